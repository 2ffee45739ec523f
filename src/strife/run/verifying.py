"""verify: whether a store is whole, told in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from strife.collapse import Sought
from strife.store import Fault, Store
from strife.tables import Row


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found wrong in a store, what is worth knowing, and how much was looked at."""

    place: str
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def sound(self) -> bool:
        return not self.faults

    @property
    def told(self) -> str:
        """All of it in one line."""
        counted = ", ".join(f"{count} {name}" for name, count in self.counts)
        if self.faults:
            return f"{self.place}: {len(self.faults)} fault{'s' if len(self.faults) > 1 else ''}"
        return f"{self.place} is as it was written: {counted}"


def verify(store: Store) -> Verified:
    """All that a store holds, checked; nothing is changed."""
    found = tuple(store.verify(Sought))
    faults = tuple(fault for fault in found if not fault.note)
    # What is damaged may not even be counted.
    counts = () if faults else tuple(store.counted().items())
    return Verified(store.place, faults, tuple(fault for fault in found if fault.note), counts)


def fault_rows(verified: Verified) -> list[Row]:
    """As rows of a table: faults, then notes."""
    return [
        {"is": "note" if fault.note else "fault", "table": fault.table, "id": fault.id, "told": fault.told}
        for fault in (*verified.faults, *verified.notes)
    ]


__all__ = ["Verified", "fault_rows", "verify"]
