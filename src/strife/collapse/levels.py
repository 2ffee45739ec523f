"""Levels: every respect in which two claims are compared, one function each, and how alike they are in it, in words."""

from __future__ import annotations

from functools import lru_cache

from strife.collapse.told import Member, Side, Told
from strife.model import Claim, Place, Toll

PAST = frozenset({"actual", "historical"})
BOTH_WAYS = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # bind all sides: who took part counts, not who is subject
ANYBODY = frozenset(  # sectors that act as no body
    {"CVL", "REB", "UAF", "OPP", "REF", "MED", "LAB", "EDU", "CRM", "REL", "BUS", "AGR"}
)
TIGHT = 0.002  # degrees squared, about 5 km: two names of one spot
NEAR = 0.1  # degrees squared, about 35 km


def levels(one: Told, other: Told) -> list[str]:
    """The levels of a pair, `source: same`, `time: same day`; its words are compared apart."""
    a, b = one.claim, other.claim
    source, target, toll = *sides(one, other), toll_level(a.tolls, b.tolls)
    place, time = place_level(a.place, b.place), time_level(one, other)
    if place != "same" and one.towns & other.towns:
        place = "same"
    if toll == "other" and place == "same" and time == "same day":
        toll = "contested"  # of one attack reports count 12 and 40
    if source == "other" and (a.speaker or b.speaker):
        source = "contested"  # each blames the other; what papers say in their own voice is two attacks
    papers = papers_level(one, other)
    found = [
        f"mode: {mode_level(a, b)}",
        f"status: {status_level(a, b)}",
        f"source: {source}",
        f"target: {target}",
        f"place: {place}",
        f"time: {time}",
        f"papers: {papers}",
        f"tolls: {toll}",
        f"report: {report_level(one, other)}",
        f"trigger: {trigger_level(a, b)}",
    ]
    certain = (source in STRONG) + (target in STRONG) + (place == "same") + (time == "same day") + (toll == "same")
    found.append(f"agree: {min(certain, 4)}")
    found.append(f"type: {a.type}")
    if a.mode and a.mode == b.mode:
        found.append(f"{a.type} {a.mode}, place: {place}")
    found += [f"{a.type}, source: {source}", f"{a.type}, papers: {papers}"]
    return found


STRONG = frozenset({"same", "shared", "kin"})


def sides(one: Told, other: Told) -> tuple[str, str]:
    """How alike the two are in who did it and to whom."""
    if one.claim.type not in BOTH_WAYS:
        return side_level(one.source, other.source), side_level(one.target, other.target)
    straight = side_level(one.source, other.source), side_level(one.target, other.target)
    crossed = side_level(one.source, other.target), side_level(one.target, other.source)
    source, target = max(straight, crossed, key=lambda pair: sum(_RANK[level] for level in pair))
    if "other" in (source, target):
        everybody = side_level(one.source + one.target, other.source + other.target)
        if everybody in STRONG:
            return "shared", "may be"
    return source, target


_RANK = {"same": 4, "shared": 3, "kin": 3, "alike": 2, "may be": 2, "not told": 1, "other": 0}


@lru_cache(maxsize=200_000)
def side_level(one: Side, other: Side) -> str:
    """Parties of two claims in one role: by identity, by containment (Haftar, Haftar's troops), or as far as their codes allow."""
    if not one or not other:
        return "not told"
    named = {p[0] for p in one if _somebody(p)}, {p[0] for p in other if _somebody(p)}
    if named[0] and named[0] == named[1]:
        return "same"
    if named[0] & named[1] or any(_part(a, b) for a in named[0] for b in named[1]):
        return "shared"
    if {p[0] for p in one} & {p[0] for p in other} - {"-", "-."}:
        return "alike"
    whole = named[0] | {k for p in one for k in p[3]}, named[1] | {k for p in other for k in p[3]}
    if any(a == b or _part(a, b) for a in whole[0] for b in whole[1]):
        return "kin"
    return "may be" if any(_may_be(a, b) for a in one for b in other) else "other"


def _somebody(member: Member) -> bool:
    """Whether this is one in particular: no nameless rebels, and not the civilians of a country."""
    key, country, sector, _ = member
    return not key.startswith("-") and not (key == f"{country}.{sector}" and sector in ANYBODY)


def _part(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter + ".")


def _may_be(one: Member, other: Member) -> bool:
    """A nameless party, or a place hit, may be anyone of its country; a body may speak for its country."""
    (a, country, sector, _), (b, its_country, its_sector, _) = one, other
    if country and its_country and country != its_country:
        return False
    vague = any(key.startswith(("-", "geo:")) or "." in key or key == c for key, c in ((a, country), (b, its_country)))
    return vague and (not sector or not its_sector or sector == its_sector or "CVL" in (sector, its_sector))


def mode_level(one: Claim, other: Claim) -> str:
    if one.mode == other.mode:
        return "same" if one.mode else "not told"
    return "other" if one.mode and other.mode else "one told"


def status_level(one: Claim, other: Claim) -> str:
    if one.status == other.status:
        return "same"
    return "news and background" if one.status in PAST else "ahead"


@lru_cache(maxsize=200_000)
def place_level(one: Place | None, other: Place | None) -> str:
    if one is None or other is None:
        return "not told"
    if (one.geonameid and one.geonameid == other.geonameid) or one.name == other.name:
        return "same land" if one.precision == "country" else "same"
    if one.country and other.country and one.country != other.country:
        return "other land"
    if "country" in (one.precision, other.precision):
        return "within"
    if None in (one.lat, one.lon, other.lat, other.lon):
        return "other"
    apart = (one.lat - other.lat) ** 2 + (one.lon - other.lon) ** 2  # type: ignore[operator]
    wide = {one.precision, other.precision} - {"city", "point"}
    return (
        "same"
        if apart < TIGHT
        else "near"
        if apart < NEAR
        else "maybe within"
        if wide and apart < 10 * NEAR
        else "other"
    )


def time_level(one: Told, other: Told) -> str:
    """Days told in words against each other; a day that is only that of the report says the act is not later, and seldom long before."""
    a, b = one.claim.when, other.claim.when
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return "told and unknown" if "relative" in (a.origin, b.origin) else "unknown"
    by_paper = (a.origin == "published") + (b.origin == "published")
    if by_paper == 2:
        return f"papers {_within(abs((a.start - b.start).days), (0, 1, 3, 7))}"
    if by_paper == 1:
        paper, said = (a, b) if a.origin == "published" else (b, a)
        assert paper.start and said.start and said.end
        late, early = (said.start - paper.start).days, (paper.start - said.end).days + 1
        if said.granularity != "day":
            return "paper in it" if late <= 0 and early <= 3 else "paper after it" if early <= 14 else "paper apart"
        return "paper before it" if late > 0 else f"paper after it {_within(max(early, 0), (0, 1, 3, 7))}"
    gap = max((b.start - a.end).days, (a.start - b.end).days) + 1
    if a.granularity == b.granularity == "day":
        return "same day" if gap <= 0 else f"days off {_within(gap, (1, 2, 4))}"
    return (
        "same span"
        if a.start == b.start and a.end == b.end
        else "overlap"
        if gap <= 0
        else f"spans off {_within(gap, (3, 10))}"
    )


def _within(days: int, bounds: tuple[int, ...]) -> str:
    return next((str(bound) for bound in bounds if days <= bound), "more")


def papers_level(one: Told, other: Told) -> str:
    """How long after one another the two reports were published."""
    if one.published is None or other.published is None:
        return "unknown"
    return _within(abs((one.published - other.published).days), (1, 3, 7, 30))


def toll_level(one: tuple[Toll, ...], other: tuple[Toll, ...]) -> str:
    """Numbers of people of one kind; that two agree in being three says less than in being 37."""
    pairs = [(a, b) for a in one for b in other if a.kind == b.kind]
    if not pairs:
        return "one told" if one or other else "not told"
    if any((a.low, a.high) == (b.low, b.high) for a, b in pairs):
        return "same"
    if any(a.low <= (b.high or 10**9) and b.low <= (a.high or 10**9) for a, b in pairs):
        return "may be"
    return "other"


def report_level(one: Told, other: Told) -> str:
    a, b = one.claim.evidence, other.claim.evidence
    if a.report == b.report:
        apart = abs(a.sentence - b.sentence)
        return ("one sentence", "next sentence", "next sentence")[apart] if apart < 3 else "one report"
    return "copies" if one.group == other.group else "two"


def trigger_level(one: Claim, other: Claim) -> str:
    if one.lang != other.lang:
        return "two languages"
    return "same" if one.evidence.rule == other.evidence.rule else "other"


__all__ = ["BOTH_WAYS", "PAST", "levels", "place_level", "side_level", "toll_level"]
