"""Pairs of names, the same actor or not: how many of those that strife says are one are, and how many that are one it finds.

`tests/quality/name_pairs.tsv` was written before the rules; the half `kept` was not looked into while they were. A pair is
`open` where the names alone do not tell: to call it the same is as wrong as for two actors.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from strife.errors import InputError
from strife.evaluate.figures import TARGETS, Figure
from strife.knowledge import resources
from strife.knowledge.identity import OPEN, OTHER, SAME, Identity

NAME_PAIRS = "name pairs"
HALVES = ("dev", "kept")
FIGURES = ("precision", "recall", "f1", "apart")  # `apart`: of those said to be two, how many are


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names: `verdict` is same, not or open; `kind` what makes the pair hard; `languages` that of each name."""

    half: str
    verdict: str
    kind: str
    languages: str
    one: str
    other: str


def pairs_file() -> Path | None:
    """The pairs kept in a checkout of strife, where this is one."""
    file = resources.root().parent / "tests" / "quality" / "name_pairs.tsv"
    return file if file.is_file() else None


def name_pairs(file: Path) -> tuple[NamePair, ...]:
    """All pairs of a file. Raises InputError naming the line that is none."""
    rows = csv.reader(file.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    found = []
    for number, row in enumerate(rows, start=1):
        if number == 1:
            continue
        if len(row) != 6 or row[0] not in HALVES or row[1] not in (SAME, OTHER, OPEN):
            raise InputError(
                f"{file}:{number}: a pair is half, verdict, kind, languages and two names, with tabs between"
            )
        found.append(NamePair(*row))
    return tuple(found)


def said_of(pairs: Iterable[NamePair], identity: Identity) -> Iterator[tuple[NamePair, str]]:
    """Each pair with the verdict of strife."""
    return ((pair, identity.compare(pair.one, pair.other).verdict) for pair in pairs)


def pair_figures(pairs: Iterable[NamePair], identity: Identity) -> Iterator[Figure]:
    """Precision, recall and F1 of `the same`, and the precision of `not the same`, on each half."""
    said = list(said_of(pairs, identity))
    for half in HALVES:
        counted = Counter((pair.verdict, verdict) for pair, verdict in said if pair.half == half)
        right = counted[SAME, SAME]
        told = sum(n for (_, verdict), n in counted.items() if verdict == SAME)
        wanted = sum(n for (verdict, _), n in counted.items() if verdict == SAME)
        apart = sum(n for (_, verdict), n in counted.items() if verdict == OTHER)
        shares = (right / max(1, told), right / max(1, wanted), 2 * right / max(1, told + wanted))
        for figure, value in zip(FIGURES, (*shares, counted[OTHER, OTHER] / max(1, apart)), strict=True):
            target = TARGETS.get((NAME_PAIRS, figure))
            yield Figure(NAME_PAIRS, f"{figure} ({half})", round(value, 4), counted.total(), target)


__all__ = ["NAME_PAIRS", "NamePair", "name_pairs", "pair_figures", "pairs_file", "said_of"]
