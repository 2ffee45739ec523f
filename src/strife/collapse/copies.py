"""collapse, first step: one wire story under many mastheads is one report. Same text, near-same text, translation.

A report is compared with those that share a key with it, and joins the groups of all it is like. Whether two reports are alike
depends on the two alone, so groups are the same in whatever order reports arrive, one at a time or all at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice

from networkx.utils import UnionFind

from strife.collapse.comparing import DAYS_APART, alike
from strife.collapse.keys import enough, keys
from strife.collapse.sharing import Sharing
from strife.collapse.sketch import may_be_near, sketch
from strife.collapse.wording import wording
from strife.model import Copy, CopyGroup, Report

AT_ONCE = 1_000  # reports sought together: their wordings are still remembered when they are compared


class Sought:
    """One report as others are sought for it: what a store must know to find its copies and keep it for those to come."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.copy = as_copy(report)
        found = keys(report)
        self.near, self.placed = found.near, found.placed

    def worth(self, other: Copy, near: int, placed: int) -> bool:
        """Whether another that shares so many keys of each kind is worth being compared."""
        mine = self.copy
        if _days_apart(mine, other):  # no translation, and of all that share a phrase few have the same words
            return bool(near) and may_be_near(mine.sketch, other.sketch)
        return bool(near) or enough(placed, mine.lang == other.lang, mine.since is not None and other.since is not None)

    def is_copy_of(self, other: Report, near: int) -> bool:
        """Whether another tells the same wire story. What shares no words is sought in the days around alone."""
        if not near and self.report.published.overlaps(other.published, DAYS_APART) is False:
            return False
        return alike(wording(self.report), wording(other))


def as_copy(report: Report) -> Copy:
    start, end = report.published.start, report.published.end
    return Copy(report.id, start, end, report.lang, wording(report).words, sketch(report))


def _days_apart(one: Copy, other: Copy) -> bool:
    """Whether the two were published too far apart for one to be a translation of the other."""
    if not (one.since and one.until and other.since and other.until):
        return False
    return max((other.since - one.until).days, (one.since - other.until).days) >= DAYS_APART


def _day(report: Report) -> date | None:
    """The day of a report that is dated to the day."""
    start, end = report.published.start, report.published.end
    return start if start and end and end - start <= timedelta(1) else None


def find_copies(reports: Iterable[Report]) -> tuple[CopyGroup, ...]:
    """All reports in groups of copies, a group of one where there is none; the same in any order of arrival."""
    known = {r.id: r for r in reports}
    union = UnionFind(sorted(known))
    copies: list[Copy] = []  # of those met so far
    sharing = Sharing()
    # By day: what is compared is near in time mostly, and is remembered then; of what is long past, less need be kept.
    ordered = iter(sorted(known.values(), key=lambda r: (_day(r) or date.min, r.id)))
    while part := [Sought(report) for report in islice(ordered, AT_ONCE)]:
        for sought in part:
            sharing.add(sought.near, sought.placed, _day(sought.report))
        copies += [sought.copy for sought in part]
        for sought, met in zip(part, sharing.found(), strict=True):
            for other in met:
                there = copies[other.number]
                if union[sought.report.id] == union[there.report] or not sought.worth(there, other.near, other.placed):
                    continue
                if sought.is_copy_of(known[there.report], other.near):
                    union.union(sought.report.id, there.report)
    by_id = {copy.report: copy for copy in copies}
    groups = [CopyGroup.of(by_id[member] for member in members) for members in union.to_sets()]
    return tuple(sorted(groups, key=lambda g: by_id[g.reports[0]].arrival))


__all__ = ["Sought", "as_copy", "find_copies"]
