"""What an analyst's judgements say to collapse: which pairs are one, and which are not whatever they look like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from networkx.utils import UnionFind

from strife.collapse.comparing import CLOSEST, closeness
from strife.collapse.copies import as_copy
from strife.collapse.wording import wording
from strife.model import CopyGroup, Judgement, Report, standing_on

Pair = tuple[str, str]
Reports = Callable[[Iterable[str]], Iterable[Report]]
"""Where the reports of some ids come from: most groups are told without a look at any."""


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Pairs of ids that were judged to be the same, and pairs judged to be apart; each in order of its ids."""

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


NOTHING_JUDGED = JudgedPairs()


def judged_claims(judgements: Iterable[Judgement]) -> JudgedPairs:
    """Pairs of claims that tell one event, or tell two. A judgement on events is kept as one on two of their claims."""
    return _pairs("events", judgements)


def judged_reports(judgements: Iterable[Judgement]) -> JudgedPairs:
    """Pairs of reports that tell one wire story, or tell two."""
    return _pairs("reports", judgements)


def _pairs(of: str, judgements: Iterable[Judgement]) -> JudgedPairs:
    """The standing judgements of one kind: of two on one pair the later counts."""
    same, apart = set[Pair](), set[Pair]()
    for j in standing_on(of, judgements):
        (same if j.verdict == "same" else apart).add((min(j.one, j.other), max(j.one, j.other)))
    return JudgedPairs(tuple(sorted(same)), tuple(sorted(apart)))


def as_judged(
    groups: Iterable[CopyGroup], judgements: Iterable[Judgement], reports_of: Reports
) -> tuple[CopyGroup, ...]:
    """The groups of copies with all judgements on reports obeyed; the same in any order of groups, reports and judgements.

    `same` makes the groups of both one. Where a group holds two that are `apart`, its links are taken anew, from the most alike to the
    least, and none that would join two that are apart. What belongs to no such group is as it was given.
    """
    given, judged = tuple(groups), judged_reports(judgements)
    at = {report: n for n, group in enumerate(given) for report in group.reports}
    union = UnionFind(range(len(given)) if judged.same else ())
    for one, other in judged.same:
        if one in at and other in at:
            union.union(at[one], at[other])
    together: dict[int, list[CopyGroup]] = {}
    for n, group in enumerate(given):
        together.setdefault(union[n], []).append(group)
    apart = [pair for pair in judged.apart if pair[0] in at and pair[1] in at]
    divided = {union[at[one]] for one, other in apart if union[at[one]] == union[at[other]]}
    found: list[CopyGroup] = []
    for sign, joined in together.items():
        if len(joined) == 1 and sign not in divided:
            found += joined
            continue
        members = {r.id: r for r in reports_of(report for group in joined for report in group.reports)}
        parts = _parts(members, judged) if sign in divided else [list(members)]
        made = [CopyGroup.of(as_copy(members[report]) for report in part) for part in parts]
        found += sorted(made, key=lambda group: as_copy(members[group.reports[0]]).arrival)
    return tuple(found)


def _parts(members: Mapping[str, Report], judged: JudgedPairs) -> list[list[str]]:
    """Reports joined link by link, the judged first and then the most alike, unless that would join two that are apart."""
    foes: dict[str, set[str]] = {report: set() for report in members}
    for one, other in judged.apart:
        if one in members and other in members:
            foes[one].add(other)
            foes[other].add(one)
    part_of = {report: {report} for report in sorted(members)}
    for one, other in _links(members, judged):
        mine, theirs = part_of[one], part_of[other]
        if mine is theirs or any(foes[report] & theirs for report in mine):
            continue
        joined = mine | theirs
        part_of |= dict.fromkeys(joined, joined)
    return [sorted(part) for part in {id(part): part for part in part_of.values()}.values()]


def _links(members: Mapping[str, Report], judged: JudgedPairs) -> Iterator[Pair]:
    """The pairs that belong together: those judged to, then those alike, the most alike first."""
    yield from (pair for pair in judged.same if pair[0] in members and pair[1] in members)
    ranked = []
    for one, other in combinations(sorted(members), 2):
        if close := closeness(wording(members[one]), wording(members[other])):
            how, clearly = close
            ranked.append((CLOSEST.index(how), -clearly, (one, other)))
    yield from (pair for _, _, pair in sorted(ranked))


__all__ = ["JudgedPairs", "Reports", "as_judged", "judged_claims", "judged_reports"]
