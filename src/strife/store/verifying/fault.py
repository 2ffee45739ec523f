"""Fault: one thing in a store that is not as it was written, or does not agree with the rest."""

from __future__ import annotations

from dataclasses import dataclass

AGAIN = "restore a copy of the store, or read the reports again into a new one"
JUDGED = "restore a copy of the store, or judge again"


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence about a row of a table: what is wrong, where, what to do. A `note` is no fault, but worth knowing."""

    table: str
    id: str
    told: str
    note: bool = False

    @staticmethod
    def of(table: str, key: str, wrong: str, remedy: str = AGAIN) -> Fault:
        return Fault(table, key, f"{' '.join((table, key)).strip()}: {wrong}: {remedy}")
