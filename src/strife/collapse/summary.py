"""An event from its claims: the most precise of what they agree on, and every point on which they do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from strife.model import Claim, Dispute, Event, Party, Place, Toll, When, content_id

_PRECISION = {"point": 0, "city": 1, "province": 2, "region": 2, "sea": 3, "country": 4}
_ORIGIN = {"explicit": 0, "relative": 1, "published": 2, "unknown": 3}


def summarise(claims: Sequence[Claim], group_of: Mapping[str, str]) -> Event:
    """One event; its id comes from the clearest claim, which founded it (`claims` begin with it)."""
    ordered = sorted(claims, key=lambda c: c.id)
    affirmed = [c for c in ordered if c.stance != "denies"] or ordered
    reports = tuple(sorted({c.evidence.report for c in ordered}))
    statuses = Counter(c.status for c in affirmed)
    source = _parties([c.source for c in affirmed])
    took_part = {p.id for p in source}
    return Event(
        id=content_id("event", claims[0].id),
        type=ordered[0].type,
        mode=_commonest(c.mode for c in affirmed),
        contexts=tuple(sorted({x for c in affirmed for x in c.contexts})),
        status="actual" if statuses["actual"] else min(statuses, key=lambda s: (-statuses[s], s)),
        source=source,
        target=tuple(p for p in _parties([c.target for c in affirmed]) if p.id not in took_part),
        place=_place(affirmed),
        when=_when(affirmed),
        tolls=_tolls(affirmed),
        claims=tuple(c.id for c in ordered),
        reports=reports,
        independent=len({group_of.get(r, r) for r in reports}),
        langs=tuple(sorted({c.lang for c in ordered if c.lang})),
        speakers=_speakers([c for c in ordered if c.stance in ("says", "confirms")]),
        deniers=_speakers([c for c in ordered if c.stance == "denies"]),
        disputes=_disputes(ordered, affirmed),
        confidence=_confidence(affirmed, group_of),
        about=_commonest(c.about for c in affirmed),
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _parties(roles: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Everyone named in a role, without those that only repeat another more vaguely."""
    found: dict[str, Party] = {}
    for parties in roles:
        for party in parties:
            if party.id not in found or len(party.text) > len(found[party.id].text):
                found[party.id] = party

    def vague(party: Party) -> bool:
        others = [p for p in found.values() if p.id != party.id]
        if party.id.startswith("-"):
            return any(p.sector in (party.sector, None) for p in others)
        whole = party.id == party.country or party.id.startswith("geo:")
        return whole and any(p.country == party.country and p.sector for p in others)

    kept = [p for p in found.values() if not vague(p)]
    return tuple(sorted(kept or found.values(), key=lambda p: p.id))


def _place(claims: Sequence[Claim]) -> Place | None:
    places = [c.place for c in claims if c.place is not None]
    return min(places, key=lambda p: (_PRECISION.get(p.precision, 5), p.lat is None, p.name), default=None)


def _when(claims: Sequence[Claim]) -> When:
    """The best-founded, narrowest time."""

    def key(when: When) -> tuple[int, int, str]:
        days = (when.end - when.start).days if when.start and when.end else 10**6
        return (_ORIGIN[when.origin] if when.known else 4, days, str(when.start))

    return min((c.when for c in claims), key=key)


def _tolls(claims: Sequence[Claim]) -> tuple[Toll, ...]:
    """Per kind the range over all that say one: lowest to highest, nothing averaged."""
    by_kind: dict[str, list[Toll]] = defaultdict(list)
    for claim in claims:
        for toll in claim.tolls:
            by_kind[toll.kind].append(toll)
    merged = []
    for kind, tolls in sorted(by_kind.items()):
        highs = [t.high for t in tolls]
        high = None if None in highs else max(h for h in highs if h is not None)
        merged.append(Toll(kind, min(t.low for t in tolls), high, "; ".join(dict.fromkeys(t.text for t in tolls))))
    return tuple(merged)


def _speakers(claims: Sequence[Claim]) -> tuple[Party, ...]:
    found = {c.speaker.id: c.speaker for c in claims if c.speaker is not None}
    return tuple(found[k] for k in sorted(found))


def _disputes(claims: Sequence[Claim], affirmed: Sequence[Claim]) -> tuple[Dispute, ...]:
    """What the claims differ on; one value, or values that can all be true, are no dispute."""
    found = []
    denied = [c for c in claims if c.stance == "denies"]
    said = [c for c in claims if c.stance != "denies"]
    if denied and said:
        found.append(_dispute("status", [("happened", said), ("denied", denied)]))
    for kind in sorted({t.kind for c in affirmed for t in c.tolls}):
        values: dict[str, list[Claim]] = defaultdict(list)
        ranges = []
        for claim in affirmed:
            for toll in claim.tolls:
                if toll.kind == kind:
                    values[_shown(toll)].append(claim)
                    ranges.append((toll.low, toll.high if toll.high is not None else 10**9))
        if len(values) > 1 and max(low for low, _ in ranges) > min(high for _, high in ranges):
            found.append(_dispute("tolls", [(f"{value} {kind}", said) for value, said in values.items()]))
    days: dict[str, list[Claim]] = defaultdict(list)
    for claim in affirmed:
        if claim.when.granularity == "day" and claim.when.origin in ("explicit", "relative") and claim.when.start:
            days[claim.when.start.isoformat()].append(claim)
    if len(days) > 1:
        found.append(_dispute("when", list(days.items())))
    return tuple(found)


def _dispute(attribute: str, values: Sequence[tuple[str, Sequence[Claim]]]) -> Dispute:
    return Dispute(
        attribute, tuple((value, tuple(c.id for c in claims)) for value, claims in sorted(values, key=lambda v: v[0]))
    )


def _shown(toll: Toll) -> str:
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}-{toll.high}"


def _confidence(claims: Sequence[Claim], group_of: Mapping[str, str]) -> float:
    """Of independent claims the chance that not all are wrong; copies count once, by their best."""
    best: dict[str, float] = {}
    for claim in claims:
        group = group_of.get(claim.evidence.report, claim.evidence.report)
        best[group] = max(best.get(group, 0.0), claim.confidence)
    wrong = 1.0
    for value in best.values():
        wrong *= 1.0 - value
    return round(min(1.0 - wrong, 0.99), 3)
