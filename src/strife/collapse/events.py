"""collapse, second step: claims of one happening, from however many reports and languages, become one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from strife.collapse.likeness import (
    OTHER,
    SAME,
    parties_likeness,
    place_likeness,
    status_likeness,
    time_likeness,
    type_likeness,
)
from strife.collapse.summary import summarise
from strife.model import Claim, CopyGroup, Event, Report

BOTH_WAYS = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def find_events(
    claims: Sequence[Claim], reports: Mapping[str, Report], copies: Sequence[CopyGroup]
) -> tuple[Event, ...]:
    """Every claim in exactly one event; the same in any order of the claims."""
    group_of = {r: g.id for g in copies for r in g.reports}
    blocks: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        blocks[claim.type].append(claim)
    events = []
    for kind in sorted(blocks):
        for cluster in _clusters(sorted(blocks[kind], key=_rank), group_of):
            events.append(summarise(cluster, group_of))
    return tuple(sorted(events, key=lambda e: (str(e.when.start or "9999"), e.type, e.id)))


def _rank(claim: Claim) -> tuple[bool, bool, bool, str]:
    """The clearest claims found the clusters: both roles known, dated in words, not a denial."""
    return (
        not (claim.source and claim.target),
        claim.when.origin not in ("explicit", "relative"),
        claim.stance == "denies",
        claim.id,
    )


def _clusters(claims: Sequence[Claim], group_of: Mapping[str, str]) -> list[list[Claim]]:
    """Each claim joins the cluster it is most like, if it contradicts none of its members; else it founds one."""
    clusters: list[list[Claim]] = []
    by_party: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        near = sorted(set().union(*(by_party[k] for k in _keys(claim))))
        scored = [(s, -n) for n in near if (s := _score(claim, clusters[n], group_of)) > 0]
        if scored:
            chosen = -max(scored)[1]
            clusters[chosen].append(claim)
        else:
            chosen = len(clusters)
            clusters.append([claim])
        for key in _keys(claim):
            by_party[key].add(chosen)
    return clusters


def _keys(claim: Claim) -> set[str]:
    """Blocking: claims of one happening share a party's identity, its country, or the town."""
    parties = (*claim.source, *claim.target)
    keys = {p.id.split(".")[0] for p in parties if not p.id.startswith("-")} | {p.country for p in parties if p.country}
    if claim.place is not None and claim.place.precision != "country":
        keys.add(f"@{claim.place.geonameid or claim.place.name}")
    return keys or {"-"}


def _score(claim: Claim, cluster: Sequence[Claim], group_of: Mapping[str, str]) -> float:
    """The best likeness to a member, 0 when any member contradicts."""
    best = 0.0
    for other in cluster:
        value = likeness(claim, other, group_of)
        if value < 0:
            return 0.0
        best = max(best, value)
    return best


def _told_again(one: Claim, other: Claim, time: int, place: int) -> bool:
    """Whether two sentences of one report tell one act: in the same words, or of the same place and day."""
    if one.evidence.sentence == other.evidence.sentence:
        return one.stance != other.stance or one.speaker != other.speaker
    return one.evidence.rule == other.evidence.rule or SAME in (time, place)


def likeness(one: Claim, other: Claim, group_of: Mapping[str, str]) -> float:
    """Above 0: one happening; 0: cannot tell; below: two happenings. Never on type and country alone."""
    if OTHER in (status_likeness(one, other), type_likeness(one, other)):
        return -1.0
    time, place = time_likeness(one.when, other.when), place_likeness(one.place, other.place)
    if OTHER in (time, place):
        return -1.0
    straight = (parties_likeness(one.source, other.source), parties_likeness(one.target, other.target))
    crossed = (parties_likeness(one.source, other.target), parties_likeness(one.target, other.source))
    source, target = straight
    if one.type in BOTH_WAYS and sum(crossed) > sum(straight):
        source, target = crossed
    if one.type in BOTH_WAYS:
        # Meetings and agreements bind all sides: what counts is who took part.
        source = parties_likeness((*one.source, *one.target), (*other.source, *other.target))
        target = max(straight[1], crossed[1], 0)
    if OTHER in (source, target):
        return -1.0
    if one.evidence.report == other.evidence.report and not _told_again(one, other, time, place):
        return 0.0
    told_twice = group_of.get(one.evidence.report, "one") == group_of.get(other.evidence.report, "other")
    evidence = (source == SAME) + (target == SAME) + 0.75 * (place == SAME) + 0.75 * (time == SAME)
    if told_twice and one.evidence.report != other.evidence.report:
        # Copies and translations tell the same acts; in one language in the same words.
        evidence += 2.0 if one.evidence.rule == other.evidence.rule else 1.25
    one_spot = place == SAME and time == SAME and "day" in (one.when.granularity, other.when.granularity)
    needed = 1.5 if one_spot or SAME in (source, target) else 2.5
    return max(0.0, evidence - needed + 0.25)
