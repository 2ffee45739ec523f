"""View: what every check is given, one state of the store throughout."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection

from strife.store.copying import Seek


@dataclass(frozen=True, slots=True)
class View:
    """`current`: what was concluded rests on what is there now; else it may tell of claims that are replaced since.

    `told`: table and id of the rows with a fault. What no longer agrees with such a row is no fault of its own.
    """

    connection: Connection
    seek: Seek
    current: bool
    told: set[tuple[str, str]] = field(default_factory=set)

    def is_told(self, table: str, key: object) -> bool:
        return (table, str(key)) in self.told
