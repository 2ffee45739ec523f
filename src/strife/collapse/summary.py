"""An event from its claims: what most independent ones say, the most exact where they agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from strife.collapse.contested import disputes
from strife.collapse.levels import BOTH_WAYS, place_level, side_level
from strife.collapse.naming import event_id
from strife.collapse.told import side_of
from strife.model import Claim, Event, Party, Place, Report, Toll, When

_PRECISION = {"point": 0, "city": 1, "county": 2, "province": 3, "region": 3, "sea": 4, "country": 5}
_ORIGIN = {"explicit": 0, "relative": 1, "published": 2, "unknown": 3}


def summarise(claims: Sequence[Claim], group_of: Mapping[str, str], reports: Mapping[str, Report]) -> Event:
    """One event of claims in order of arrival; its id comes from the first, which founded it."""
    affirmed = [c for c in claims if c.stance != "denies"] or list(claims)
    told_in = tuple(sorted({c.evidence.report for c in claims}))
    statuses = Counter(c.status for c in affirmed)
    both = claims[0].type in BOTH_WAYS
    source = _parties([c.source for c in affirmed], both)
    took_part = {p.id for p in source}
    return Event(
        id=event_id(claims[0].id),
        type=claims[0].type,
        mode=_commonest(c.mode for c in affirmed),
        contexts=tuple(sorted({x for c in affirmed for x in c.contexts})),
        status="actual" if statuses["actual"] else min(statuses, key=lambda s: (-statuses[s], s)),
        source=source,
        target=tuple(p for p in _parties([c.target for c in affirmed], both) if p.id not in took_part),
        place=_place(affirmed),
        when=_when(affirmed),
        tolls=_tolls(affirmed),
        claims=tuple(c.id for c in claims),
        reports=told_in,
        independent=len({group_of.get(r, r) for r in told_in}),
        langs=tuple(sorted({c.lang for c in claims if c.lang})),
        speakers=_speakers([c for c in claims if c.stance in ("says", "confirms")]),
        deniers=_speakers([c for c in claims if c.stance == "denies"]),
        disputes=disputes(claims, reports),
        confidence=_confidence(affirmed, group_of),
        about=_commonest(c.about for c in affirmed),
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _parties(roles: Sequence[tuple[Party, ...]], both: bool) -> tuple[Party, ...]:
    """Everyone named in a role, without those that only repeat another more vaguely; where each side is said to have done it,
    those that most say (the rest is contested). All who met took part.
    """
    told = [parties for parties in roles if parties]
    if not both and told:
        sides = [side_of(parties) for parties in told]
        agreed = [sum(side_level(one, other) != "other" for other in sides) for one in sides]
        main = sides[agreed.index(max(agreed))]
        told = [parties for parties, side in zip(told, sides, strict=True) if side_level(main, side) != "other"]
    found: dict[str, Party] = {}
    for parties in told:
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
    """The most exact place that most claims agree with."""
    places = [c.place for c in claims if c.place is not None]

    def agreeing(place: Place) -> int:
        return sum(place_level(place, other) not in ("other", "other land") for other in places)

    return min(
        places,
        key=lambda p: (-agreeing(p), _PRECISION.get(p.precision, 6), p.lat is None, p.name, p.text),
        default=None,
    )


def _when(claims: Sequence[Claim]) -> When:
    """The best-founded, narrowest time; of several days the one that most claims give."""
    counts = Counter((c.when.start, c.when.end) for c in claims if c.when.origin in ("explicit", "relative"))

    def key(when: When) -> tuple[int, int, int, str, str]:
        days = (when.end - when.start).days if when.start and when.end else 10**6
        told = counts[when.start, when.end]
        return (_ORIGIN[when.origin] // 2 if when.known else 4, days, -told, str(when.start), when.text)

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
    found = {c.speaker.id: c.speaker for c in reversed(claims) if c.speaker is not None}
    return tuple(found[k] for k in sorted(found))


def _confidence(claims: Sequence[Claim], group_of: Mapping[str, str]) -> float:
    """Of independent claims the chance that not all are wrong; copies count once, by their best."""
    best: dict[str, float] = {}
    for claim in claims:
        group = group_of.get(claim.evidence.report, claim.evidence.report)
        best[group] = max(best.get(group, 0.0), claim.confidence)
    wrong = 1.0
    for _, value in sorted(best.items()):
        wrong *= 1.0 - value
    return round(min(1.0 - wrong, 0.99), 3)
