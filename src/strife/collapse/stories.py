"""collapse, third step: reports about one matter over days form a story, one level above copies.

Two reports belong together when both bring an event as news, and not long after one another. Background does not join: that an offensive
was launched in April is said in every report until winter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from networkx.utils import UnionFind

from strife.model import Claim, CopyGroup, Event, Report, Story, content_id

NEWS_DAYS = 7  # between an event and a report that brings it as news, whichever is first
QUIET_DAYS = 5  # without a report, and what follows is another story
DATED = ("day", "week")  # an event of April, or of last year, is news in no report


def find_stories(
    events: Sequence[Event], copies: Sequence[CopyGroup], reports: Mapping[str, Report], claims: Mapping[str, Claim]
) -> tuple[Story, ...]:
    """Every report in one story, the newest story first; the same in any order of events and reports.

    `claims` by id say where in a report an event is told: of two told by as many, the main one is the one told nearer the top.
    """
    groups = {g.id: tuple(r for r in g.reports if r in reports) for g in copies}
    group_of = {r: g for g, members in groups.items() for r in members}
    days = {g: _first_day(members, reports) for g, members in groups.items() if members}
    union = UnionFind(sorted(days))
    news: dict[str, list[Event]] = {g: [] for g in days}
    for event in events:
        telling = sorted(
            {group_of[r] for r in event.reports if r in group_of and is_news(event, reports[r])},
            key=lambda g: (days[g] or date.max, g),
        )
        for group in telling:
            news[group].append(event)
        for one, other in pairwise(telling):
            if _close(days[one], days[other]):
                union.union(one, other)
    tops = {e.id: min((claims[c].evidence.sentence for c in e.claims if c in claims), default=0) for e in events}
    found = [_story(sorted(members), groups, news, reports, tops) for members in union.to_sets()]
    return tuple(sorted(found, key=lambda s: (-(s.until or date.min).toordinal(), s.id)))


def is_news(event: Event, report: Report) -> bool:
    """Whether the report tells the event when it happens, or is about to; of an undated report that is not known."""
    start, day = event.when.start, report.published.start
    if event.status == "historical" or start is None or day is None or event.when.granularity not in DATED:
        return False
    return abs((start - day).days) <= NEWS_DAYS


def _first_day(members: Iterable[str], reports: Mapping[str, Report]) -> date | None:
    return min((d for r in members if (d := reports[r].published.start)), default=None)


def _close(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= QUIET_DAYS


def _story(
    members: Sequence[str],
    groups: Mapping[str, tuple[str, ...]],
    news: Mapping[str, Sequence[Event]],
    reports: Mapping[str, Report],
    tops: Mapping[str, int],
) -> Story:
    told = sorted((r for g in members for r in groups[g]), key=lambda r: (str(reports[r].published.start or "9999"), r))
    counts: dict[str, int] = {}
    brought = {e.id: e for g in members for e in news[g]}
    for group in members:
        for event in {e.id for e in news[group]}:
            counts[event] = counts.get(event, 0) + 1
    ranked = sorted(
        brought.values(),
        key=lambda e: (-counts[e.id], e.status != "actual", tops[e.id], -len(e.claims), e.id),
    )
    days = [d for r in told if (d := reports[r].published.start)]
    return Story(
        id=content_id("story", told[0]),
        reports=tuple(told),
        independent=len(members),
        events=tuple(e.id for e in ranked),
        since=min(days, default=None),
        until=max(days, default=None),
    )


__all__ = ["find_stories", "is_news"]
