"""The tables that `strife evaluate` prints: what each is called and its columns, which JSON and CSV have too."""

from __future__ import annotations

from dataclasses import dataclass

from strife.evaluate.compare import STEPS
from strife.tables import Column


def _numbers(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, key, max(4, len(key)), right=True) for key in keys)


@dataclass(frozen=True, slots=True)
class Section:
    """One table: `title` says what its numbers are."""

    name: str
    title: str
    columns: tuple[Column, ...]


SECTIONS = (
    Section(
        "figures",
        "Figures, and what they should reach",
        (
            Column("set", "set", 14),
            Column("figure", "figure", 18),
            *_numbers("value", "n", "target"),
            Column("reached", "reached", 7),
            Column("95 %", "95 %", 9),
        ),
    ),
    Section(
        "steps",
        "By language, type and step: F1 of the types, else the share of right fields",
        (
            Column("lang", "lang", 4),
            Column("from", "from", 7),
            Column("type", "type", 9),
            *_numbers("n", "parse", "actors", "types", "roles", "status", "speaker"),
            *_numbers(*(step for step in STEPS if step not in ("status", "speaker"))),
        ),
    ),
    Section(
        "confusion",
        "Types told (columns) for types wanted (rows), coded records; - is none",
        (Column("wanted", "wanted", 9), Column("told", "told", 9), *_numbers("n")),
    ),
    Section(
        "worst",
        "The records with most wrong fields",
        (*_numbers("wrong"), Column("id", "id", 18), Column("wanted", "wanted", 16), Column("told", "told", 16)),
    ),
    Section(
        "reliability",
        "Confidence: right types of coded records; judged claims, told and found right",
        (
            Column("confidence", "confidence", 10),
            *_numbers("records", "type right", "judged", "told", "right"),
            Column("95 %", "95 %", 9),
            Column("bar", "share right", 20),
        ),
    ),
    Section(
        "thresholds",
        "--min-confidence: types of coded records; judged claims kept, right, right ones kept",
        _numbers("threshold", "precision", "recall", "f1", "kept", "right", "right kept"),
    ),
)

__all__ = ["SECTIONS", "Section"]
