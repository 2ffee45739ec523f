"""collapse, second step: claims of one happening, from however many reports and languages, become one event.

Three steps: which claims are compared (blocks.py), how alike two of them are (levels.py, likeness.py), which belong together
(clusters.py). What an event then says is in summary.py, what its claims do not agree on in contested.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from strife.collapse.clusters import clusters
from strife.collapse.judged import NOTHING_JUDGED, JudgedPairs
from strife.collapse.summary import summarise
from strife.collapse.told import NO_KIN, Kin, Told
from strife.model import Claim, CopyGroup, Event, Report


def find_events(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    copies: Sequence[CopyGroup],
    judged: JudgedPairs = NOTHING_JUDGED,
    kin: Kin = NO_KIN,
) -> tuple[Event, ...]:
    """Every claim in exactly one event; the same in any order of the claims. `judged`: pairs of claims that are one, or are not."""
    group_of = {r: g.id for g in copies for r in g.reports}
    told = (
        Told.of(c, reports.get(c.evidence.report), group_of.get(c.evidence.report, c.evidence.report), kin)
        for c in sorted(claims, key=lambda c: arrival(c, reports.get(c.evidence.report)))
    )
    events = [summarise(together, group_of, reports) for together in clusters(told, judged)]
    return tuple(sorted(events, key=lambda e: (str(e.when.start or "9999"), e.type, e.id)))


def arrival(claim: Claim, report: Report | None) -> tuple[str, str, int, str]:
    """The earliest published comes first, what is not dated last; within a report the order of the text."""
    day = report.published.start.isoformat() if report and report.published.start else "9999"
    return (day, claim.evidence.report, claim.evidence.trigger_start, claim.id)
