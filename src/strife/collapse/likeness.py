"""May two claims tell of one happening: type, parties, place, time, each compared in its own function."""

from __future__ import annotations

from strife.model import Claim, Party, Place, When

SAME, OPEN, OTHER = 1, 0, -1  # the same, cannot tell, another
PAST = frozenset({"actual", "historical"})
AHEAD = frozenset({"future", "hypothetical"})
PUBLISHED_SLACK = 8  # days: what is told without a date happened within about a week of its report
VAGUE_SLACK = 3  # days: "this week" of one report and "Thursday" of another


def status_likeness(one: Claim, other: Claim) -> int:
    """Past with past, ahead with ahead; a negated act is another happening than one that took place."""
    for group in (PAST, AHEAD):
        if one.status in group and other.status in group:
            return SAME
    return SAME if one.status == other.status else OTHER


def type_likeness(one: Claim, other: Claim) -> int:
    if one.type == other.type:
        return OTHER if one.mode and other.mode and _apart(one.mode, other.mode) else SAME
    return OTHER


def _apart(one: str, other: str) -> bool:
    """Modes of one type that cannot be one act; others are a matter of words."""
    distinct = {"occupy", "abduct", "arrest", "deport", "curfew", "board", "phone", "visit"}
    return one != other and one in distinct and other in distinct


def parties_likeness(one: tuple[Party, ...], other: tuple[Party, ...]) -> int:
    """SAME when somebody is in both, by identity or as part of the other (Haftar, Haftar's troops)."""
    if not one or not other:
        return OPEN
    if any(_same_party(a, b) for a in one for b in other):
        return SAME
    if any(_may_be(a, b) for a in one for b in other):
        return OPEN
    return OTHER


def _same_party(one: Party, other: Party) -> bool:
    if one.id == other.id:
        return not one.id.startswith("-")
    a, b = sorted((one.id, other.id), key=len)
    return b.startswith(a + ".") and not a.startswith("-")


def _may_be(one: Party, other: Party) -> bool:
    """A nameless party, or a place hit, may be anyone of its country; a body may speak for its country."""
    if one.country and other.country and one.country != other.country:
        return False
    vague = any(p.id.startswith(("-", "geo:")) or "." in p.id or p.id == p.country for p in (one, other))
    sectors = {one.sector, other.sector} - {None}
    return vague and (len(sectors) < 2 or "CVL" in sectors or "" in (one.country or "", other.country or ""))


def place_likeness(one: Place | None, other: Place | None) -> int:
    if one is None or other is None:
        return OPEN
    if (one.geonameid and one.geonameid == other.geonameid) or one.name == other.name:
        return SAME
    if one.country and other.country and one.country != other.country:
        return OTHER
    return OPEN if "country" in (one.precision, other.precision) else OTHER


def time_likeness(one: When, other: When) -> int:
    if not one.known or not other.known:
        return OPEN
    origins = {one.origin, other.origin}
    if "published" in origins:
        return OPEN if one.overlaps(other, PUBLISHED_SLACK) else OTHER
    vague = {one.granularity, other.granularity} - {"day"}
    return SAME if one.overlaps(other, VAGUE_SLACK if vague else 0) else OTHER
