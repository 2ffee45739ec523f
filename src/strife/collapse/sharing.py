"""Which reports share keys, of many at once, in memory: sorted arrays of keys with the numbers of the reports that have them, twelve bytes a key.

Reports come in the order of their days, those without a day first; so of the keys of dated reports that only count in the days around, those of
days long past are dropped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from strife.collapse.comparing import DAYS_APART

Numbers = NDArray[np.int64]
AROUND = timedelta(DAYS_APART + 1)


class Shared(NamedTuple):
    """Another report, by its number, and how many keys of nearly the same words and of a translation are in common."""

    number: int
    near: int
    placed: int


class _Run(NamedTuple):
    """Sorted keys, and the report of each."""

    keys: Numbers
    numbers: NDArray[np.int32]

    @staticmethod
    def of(numbered: Sequence[tuple[int, Sequence[int]]]) -> _Run:
        keys = np.array([key for _, own in numbered for key in own], dtype=np.int64)
        numbers = np.repeat(
            np.array([number for number, _ in numbered], dtype=np.int32), [len(own) for _, own in numbered]
        )
        return _Run(keys, numbers).ordered()

    def ordered(self) -> _Run:
        order = np.argsort(self.keys, kind="stable")
        return _Run(self.keys[order], self.numbers[order])

    def joined(self, other: _Run) -> _Run:
        numbers = np.concatenate([self.numbers, other.numbers])
        return _Run(np.concatenate([self.keys, other.keys]), numbers).ordered()

    def pairs(self, sought: _Run) -> Numbers:
        """For each key in common a report sought and one of this run that came before it, as one number."""
        first, end = (np.searchsorted(self.keys, sought.keys, side) for side in ("left", "right"))
        often = end - first
        own = np.repeat(sought.numbers, often).astype(np.int64)
        within = np.arange(often.sum()) - np.repeat(np.cumsum(often) - often, often)
        other = self.numbers[np.repeat(first, often) + within]
        pairs: Numbers = ((own << 32) | other)[other < own]
        return pairs


class _Runs:
    """All keys so far, in few runs: of two of like length one is made."""

    def __init__(self) -> None:
        self.runs: list[_Run] = []

    def add(self, run: _Run) -> None:
        while self.runs and len(self.runs[-1].keys) < 2 * len(run.keys):
            run = self.runs.pop().joined(run)
        self.runs.append(run)


@dataclass(frozen=True, slots=True)
class _Added:
    number: int
    near: Sequence[int]
    placed: Sequence[int]
    day: date | None


class Sharing:
    """Takes reports with their keys, some at a time, and tells of each the earlier ones that share some."""

    def __init__(self) -> None:
        self._near, self._undated = _Runs(), _Runs()
        self._dated: deque[tuple[date, _Run]] = deque()  # with the last day of each
        self._added: list[_Added] = []
        self._number = 0

    def add(self, near: Sequence[int], placed: Sequence[int], day: date | None) -> None:
        """One more; the first is number 0."""
        self._added.append(_Added(self._number, near, placed, day))
        self._number += 1

    def found(self) -> Iterator[list[Shared]]:
        """For each that was added since, those before it that share keys, the likeliest first."""
        added, self._added = self._added, []
        near = _Run.of([(a.number, a.near) for a in added])
        self._near.add(near)
        undated = _Run.of([(a.number, a.placed) for a in added if a.day is None])
        dated = _Run.of([(a.number, a.placed) for a in added if a.day is not None])
        self._undated.add(undated)
        if days := [a.day for a in added if a.day is not None]:
            while self._dated and self._dated[0][0] + AROUND < min(days):
                self._dated.popleft()
            self._dated.append((max(days), dated))
        placed = [run.pairs(sought) for run in self._undated.runs for sought in (undated, dated)]
        placed += [run.pairs(dated) for _, run in self._dated]
        by_report = _counted([run.pairs(near) for run in self._near.runs], placed)
        told = {number: [Shared(*row[1:]) for row in rows] for number, rows in groupby(by_report, key=lambda r: r[0])}
        return (told.get(a.number, []) for a in added)


def _counted(near: Sequence[Numbers], placed: Sequence[Numbers]) -> list[tuple[int, int, int, int]]:
    """A report, another, and how often they met in each way; by report, the likeliest first."""
    none = np.array([], dtype=np.int64)
    counted = [np.unique(np.concatenate([none, *pairs]), return_counts=True) for pairs in (near, placed)]
    met = np.union1d(counted[0][0], counted[1][0])
    times = np.zeros((2, len(met)), dtype=np.int64)
    for way, (pairs, often) in enumerate(counted):
        times[way, np.searchsorted(met, pairs)] = often
    own, other = met >> 32, met & 0xFFFFFFFF
    order = np.lexsort((other, -times[1], -times[0], own))
    columns = (own, other, times[0], times[1])
    return list(zip(*(column[order].tolist() for column in columns), strict=True))
