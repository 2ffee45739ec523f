"""What was wanted held against what was told, field by field: the form that every table of `evaluate` is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

# In the order in which they are taken: a step is judged on what the one before it found.
STEPS = (
    "found",
    "country",
    "sector",
    "source",
    "target",
    "mode",
    "about",
    "status",
    "speaker",
    "place",
    "when",
    "tolls",
)
# Steps taken together: actors found, with the right codes; actors in the right role.
GROUPS = {"actors": ("found", "country", "sector"), "roles": ("source", "target")}
Wanted = TypeVar("Wanted")
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Check:
    """Whether one field of one wanted claim is right: `type` is the wanted type, `step` one of STEPS."""

    type: str
    step: str
    right: bool


@dataclass(frozen=True, slots=True)
class TypePair:
    """The wanted type beside the type told: None where nothing answers to it. A type also accepted counts as the wanted one."""

    wanted: str | None
    told: str | None
    confidence: float | None = None

    @property
    def right(self) -> bool:
        return self.wanted == self.told


@dataclass(frozen=True, slots=True)
class Compared:
    """One record or sentence: its claims wanted and told, in a few words each, and how they compare."""

    set: str
    lang: str
    id: str
    wanted: tuple[str, ...]
    told: tuple[str, ...]
    types: tuple[TypePair, ...]
    checks: tuple[Check, ...]

    @property
    def wrong(self) -> int:
        """How many fields are wrong; a claim missed or told too much counts for its type, its source and its target."""
        types = sum(0 if t.right else 1 if t.wanted and t.told else 3 for t in self.types)
        return types + sum(not c.right for c in self.checks)


def paired(
    wanted: Sequence[Wanted], told: Sequence[Told], likeness: Callable[[Wanted, Told], float]
) -> list[tuple[Wanted | None, Told | None]]:
    """Each wanted one beside the told one most like it, the likest first; then who is left alone, on either side."""
    order = sorted(
        ((-likeness(w, t), i, j) for i, w in enumerate(wanted) for j, t in enumerate(told)), key=lambda edge: edge
    )
    taken: dict[int, int] = {}
    for _, i, j in order:
        if i not in taken and j not in taken.values():
            taken[i] = j
    pairs: list[tuple[Wanted | None, Told | None]] = [
        (w, told[taken[i]] if i in taken else None) for i, w in enumerate(wanted)
    ]
    return pairs + [(None, t) for j, t in enumerate(told) if j not in taken.values()]


__all__ = ["GROUPS", "STEPS", "Check", "Compared", "TypePair", "paired"]
