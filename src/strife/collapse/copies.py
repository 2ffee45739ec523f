"""collapse, first step: one wire story under many mastheads is one report. Same text, near-same text, translation.

A report is compared with those that share a key with it, and joins the groups of all it is like. Whether two reports are alike
depends on the two alone, so groups are the same in whatever order reports arrive, one at a time or all at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from networkx.utils import UnionFind

from strife.collapse.comparing import DAYS_APART, alike
from strife.collapse.keys import enough, keys
from strife.collapse.wording import wording
from strife.model import Copy, CopyGroup, Report

Kept = dict[int, list[str]]  # reports by key


class Sought:
    """One report as others are sought for it: what a store must know to find its copies and keep it for those to come."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.copy = as_copy(report)
        found = keys(report)
        self.near, self.placed = found.near, found.placed

    def worth(self, other: Copy, near: int, placed: int) -> bool:
        """Whether another that shares so many keys of each kind is worth being compared."""
        dated = self.copy.since is not None and other.since is not None
        return bool(near) or enough(placed, self.copy.lang == other.lang, dated)

    def is_copy_of(self, other: Report, near: int) -> bool:
        """Whether another tells the same wire story. What shares no words is sought in the days around alone."""
        if not near and self.report.published.overlaps(other.published, DAYS_APART) is False:
            return False
        return alike(wording(self.report), wording(other))


def as_copy(report: Report) -> Copy:
    return Copy(report.id, report.published.start, report.lang, wording(report).words)


def find_copies(reports: Iterable[Report]) -> tuple[CopyGroup, ...]:
    """All reports in groups of copies, a group of one where there is none; the same in any order of arrival."""
    known = {r.id: r for r in reports}
    copies: dict[str, Copy] = {}  # of those met so far
    union = UnionFind(sorted(known))
    near: Kept = defaultdict(list)
    placed: Kept = defaultdict(list)
    for key in sorted(known):
        sought = Sought(known[key])
        for other, nearly, shared in _met(sought, near, placed):
            if union[key] == union[other] or not sought.worth(copies[other], nearly, shared):
                continue
            if sought.is_copy_of(known[other], nearly):
                union.union(key, other)
        copies[key] = sought.copy
        for kept, own in ((near, sought.near), (placed, sought.placed)):
            for number in own:
                kept[number].append(key)
    groups = [CopyGroup.of(copies[member] for member in members) for members in union.to_sets()]
    return tuple(sorted(groups, key=lambda g: copies[g.reports[0]].arrival))


def _met(sought: Sought, near: Kept, placed: Kept) -> list[tuple[str, int, int]]:
    """The reports that share keys, with how many of each kind, the likeliest first."""
    counts = [
        Counter(other for key in own for other in kept.get(key, ()))
        for kept, own in ((near, sought.near), (placed, sought.placed))
    ]
    ranked = sorted({*counts[0], *counts[1]}, key=lambda r: (-counts[0][r], -counts[1][r], r))
    return [(other, counts[0][other], counts[1][other]) for other in ranked]


__all__ = ["Sought", "as_copy", "find_copies"]
