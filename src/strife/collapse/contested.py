"""What the claims of an event do not agree on: each value with the claims that give it and who says so. Nothing is averaged away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from strife.collapse.levels import BOTH_WAYS, place_level, side_level, toll_level
from strife.collapse.told import side_of
from strife.model import Account, Claim, Dispute, Party, Report

Valued = dict[str, list[Claim]]
_TOWN = ("point", "city")


def disputes(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Dispute, ...]:
    """By attribute, in the order of CONTESTED; one value, or values that can all be true, are no dispute."""
    affirmed = [c for c in claims if c.stance != "denies"]
    found = [
        ("status", _status(claims, affirmed)),
        ("source", _role(affirmed, lambda c: c.source)),
        ("target", _role(affirmed, lambda c: c.target)),
        ("place", _places(affirmed)),
        ("when", _days(affirmed)),
        *(("tolls", _tolls(affirmed, kind)) for kind in sorted({t.kind for c in affirmed for t in c.tolls})),
    ]
    return tuple(_dispute(attribute, values, reports) for attribute, values in found if len(values) > 1)


def _status(claims: Iterable[Claim], affirmed: list[Claim]) -> Valued:
    denied = [c for c in claims if c.stance == "denies"]
    return {"happened": affirmed, "denied": denied} if affirmed and denied else {}


def _role(claims: Sequence[Claim], role: Callable[[Claim], tuple[Party, ...]]) -> Valued:
    """Who did it, or to whom: where two cannot both be meant. Whoever meets or agrees does so with others."""
    told = [c for c in claims if role(c)]
    if not told or told[0].type in BOTH_WAYS:
        return {}
    sides = {_names(role(c)): side_of(role(c)) for c in told}
    values = _by((_names(role(c)), c) for c in told)
    reports = {name: {c.evidence.report for c in given} for name, given in values.items()}
    # A report that names both the cadets and the soldiers who were hit does not contradict itself.
    at_odds = [
        (a, b)
        for a, b in combinations(values, 2)
        if side_level(sides[a], sides[b]) == "other" and not reports[a] & reports[b]
    ]
    return values if at_odds else {}


def _places(claims: Iterable[Claim]) -> Valued:
    towns = [c for c in claims if c.place and c.place.precision in _TOWN]
    if all(place_level(a.place, b.place) in ("same", "near") for a, b in combinations(towns, 2)):
        return {}
    return _by((c.place.name, c) for c in towns if c.place)


def _days(claims: Iterable[Claim]) -> Valued:
    """The days that claims tell in words; the day of a report is none."""
    return _by(
        (c.when.start.isoformat(), c)
        for c in claims
        if c.when.granularity == "day" and c.when.origin in ("explicit", "relative") and c.when.start
    )


def _tolls(claims: Iterable[Claim], kind: str) -> Valued:
    told = [(t, c) for c in claims for t in c.tolls if t.kind == kind]
    if all(toll_level((a,), (b,)) != "other" for (a, _), (b, _) in combinations(told, 2)):
        return {}
    return _by((f"{_shown(t.low, t.high)} {kind}", c) for t, c in told)


def _shown(low: int, high: int | None) -> str:
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low}-{high}"


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(sorted({p.name or p.text for p in parties}))


def _by(told: Iterable[tuple[str, Claim]]) -> Valued:
    values: Valued = defaultdict(list)
    for value, claim in told:
        if claim not in values[value]:
            values[value].append(claim)
    return values


def _dispute(attribute: str, values: Valued, reports: Mapping[str, Report]) -> Dispute:
    accounts = (
        Account(value, tuple(c.id for c in told), tuple(sorted({_who(c, reports) for c in told})))
        for value, told in sorted(values.items())
    )
    return Dispute(attribute, tuple(accounts))


def _who(claim: Claim, reports: Mapping[str, Report]) -> str:
    """The speaker and where that is printed: `Red Crescent (Harbour Wire)`; else the paper that says it in its own voice."""
    report = reports.get(claim.evidence.report)
    if claim.speaker:
        return f"{claim.speaker.name} ({report.publisher})" if report and report.publisher else claim.speaker.name
    if report is None:
        return claim.evidence.report
    return report.publisher or report.title or Path(report.path).name or report.id


__all__ = ["disputes"]
