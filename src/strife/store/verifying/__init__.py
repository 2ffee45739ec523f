"""verify: all that a store holds, checked row by row against its checksums, against one another and against the texts.

Every table is read as a stream, some rows at a time: what is held in memory does not grow with the store, only with its faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from strife.store import tables as t
from strife.store.copying import Seek
from strife.store.verifying import concluded, content, copies, dangling, said
from strife.store.verifying.fault import AGAIN, Fault
from strife.store.verifying.rows_of import AT_ONCE
from strife.store.verifying.view import View

Check = Callable[[View], Iterator[Fault]]

# In this order: of what is wrong with one row only the first is told.
CHECKS: tuple[Check, ...] = (
    content.pages,
    content.sums,
    content.own_notes,
    dangling.links,
    said.reports,
    concluded.events,
    concluded.ties,
    concluded.known_as,
    copies.members,
    copies.groups,
    dangling.judgements,
)


def faults(connection: Connection, seek: Seek) -> Iterator[Fault]:
    """Every fault of a store, one a row."""
    situation = connection.scalar(select(t.meta.c.value).where(t.meta.c.key == "situation"))
    view = View(connection, seek, situation == "current")
    for check in CHECKS:
        for fault in _all_of(check, view):
            if not fault.id or not view.is_told(fault.table, fault.id):
                view.told.add((fault.table, fault.id))
                yield fault


def _all_of(check: Check, view: View) -> Iterator[Fault]:
    """What a check finds; where the database gives up, that is a fault and the next check goes on."""
    try:
        yield from check(view)
    except (DBAPIError, ValueError) as error:
        met = str(error.orig if isinstance(error, DBAPIError) else error).splitlines()[0]
        yield Fault("the file", "", f"it cannot be read to its end ({check.__name__}: {met}): {AGAIN}")


__all__ = ["AT_ONCE", "CHECKS", "Fault", "faults"]
