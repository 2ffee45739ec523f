"""Which of the places of one name is meant: population, what the text puts around it, countries and places named beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt

from strife.find.place_spans import Candidate
from strife.knowledge.gazetteer import Gazetteer
from strife.knowledge.place_table import Spot

CONTAINED = 8.0
"""`Paris, Texas` outweighs any population."""
COUNTRY = 2.2
NEAR = 2.0
SAME_KM = 100
SEAT = 20_000
"""A province's seat: as near to its middle, and as large, as towns that provinces are called after."""
MOST = 40
"""Candidates of one name that are compared: there are 80 San Josés, and the small ones need a container named anyway."""

_COMMA = re.compile(r"(?:,|,? in(?: the [a-z ]{0,20})?| \(|,? i) ?$")
_SHORT = re.compile(r",? ?((?:[A-Z]\. ?[A-Z][a-z]{0,2}\.)|[A-Z][A-Za-z]{1,4}\.?)(?!\w)")
_NEXT = re.compile(r" ([^\W\d_]+)")
_WORDS = re.compile(r"[^\W\d_]{4,}")


def distance(a: Spot, b: Spot) -> float:
    """Kilometres between two points."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return 20_000.0
    la, lb = radians(a.lat), radians(b.lat)
    half = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))


def choose(text: str, lang: str, kept: Sequence[Candidate], gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """One place for each candidate; a name means the same place all through a report unless a container says otherwise."""
    countries = _countries(text, lang, kept, gazetteer)
    inside = _containers(text, kept, gazetteer)
    by_key: dict[str, list[int]] = {}
    for i, c in enumerate(kept):
        by_key.setdefault(c.key, []).append(i)
    chosen: dict[str, Spot] = {}
    for round_ in range(3):
        others = [] if round_ == 0 else _grounds(chosen)
        for key, at in by_key.items():
            held = [spot for i in at for spot in inside.get(i, ())]
            about = {code: sum(w for k, w in said.items() if k != key) for code, said in countries.items()}
            if any(spot.kind == "country" and about.get(spot.country or "", 0) > 0 for spot in kept[at[0]].spots):
                held = []  # `Turkey, North Carolina pastor ...` of a report that has Turkish soldiers
            chosen[key] = _best(kept[at[0]], held, about, [(k, s) for k, s in others if k != key])
    result = []
    for i, c in enumerate(kept):
        own = inside.get(i)
        spot = _best(c, own, {}, []) if own else chosen[c.key]
        result.append(_as_said(c, spot, text, gazetteer.cues(lang).generic))
    return tuple(result)


def _as_said(c: Candidate, spot: Spot, text: str, generic: frozenset[str]) -> Spot:
    """The province where a word such as *province* follows, else the town of the same name in it (*Luhansk*, *Homs*)."""
    word = _NEXT.match(text, c.end)
    said = word is not None and word[1].lower() in generic - {"city", "town"}
    wanted = "province" if said else "city"
    if spot.kind not in ("city", "province") or spot.kind == wanted:
        return spot
    near = [s for s in c.spots if s.kind == wanted and s.country == spot.country and distance(s, spot) < SAME_KM]
    big = [s for s in near if s.own and s.population >= SEAT]
    return max(big, key=lambda s: s.population) if big else spot


def _grounds(chosen: Mapping[str, Spot]) -> list[tuple[str, Spot]]:
    """Places that others may be near to: not whole countries or continents."""
    return [(key, spot) for key, spot in chosen.items() if spot.kind in ("city", "province", "county", "point")]


def _best(
    c: Candidate, held: Sequence[Spot] | None, countries: Mapping[str, float], others: Sequence[tuple[str, Spot]]
) -> Spot:
    spots = sorted(c.spots, key=lambda spot: -spot.population)[: None if held else MOST]
    return max(spots, key=lambda spot: (_score(spot, held or (), countries, others), spot.population))


def _score(
    spot: Spot, held: Sequence[Spot], countries: Mapping[str, float], others: Sequence[tuple[str, Spot]]
) -> float:
    score = log10(spot.population + 100) - (0 if spot.own else 2.0)
    score += {"country": 2.0, "province": -0.6, "county": -1.0}.get(spot.kind, 0.0)
    if any(_within(spot, container) for container in held):
        score += CONTAINED
    score += COUNTRY * min(1.0, countries.get(spot.country or "", 0.0))
    if others and spot.kind != "country":
        near = max(1 / (1 + distance(spot, other) / 150) for _, other in others)
        same = sum(other.country == spot.country for _, other in others) / len(others)
        score += NEAR * near + COUNTRY * 0.7 * same
        if spot.region and any(other.region == spot.region for _, other in others):
            score += 0.8
    return score


def _is_country(c: Candidate) -> bool:
    return any(spot.kind == "country" for spot in c.spots)


def _within(spot: Spot, container: Spot) -> bool:
    """Whether a container named beside it holds the spot: its country, its region by name, or near its middle."""
    if spot.country != container.country or spot.kind == "country":
        return False
    if container.kind == "country":
        return True
    if spot.kind == "province" and container.kind == "province":
        return False
    return spot.region == container.region or (container.country != "USA" and distance(spot, container) < 300)


def _countries(text: str, lang: str, kept: Sequence[Candidate], gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """How much a report is about each country, by the name that says so: named (1), by adjective (0.6), by province (0.4)."""
    weight: dict[str, dict[str, float]] = {}
    for c in kept:
        for spot in c.spots:
            if spot.kind == "country" and spot.country:
                weight.setdefault(spot.country, {})[c.key] = 1.0
            elif spot.kind == "province" and spot.own and spot.country and spot.population > 500_000:
                weight.setdefault(spot.country, {}).setdefault(c.key, 0.4)
    adjectives = gazetteer.adjectives(lang)
    for word in set(_WORDS.findall(text)):
        code = adjectives.get(word.lower())
        if code:
            weight.setdefault(code, {})[f"adjective {code}"] = 0.6
    return weight


def _containers(text: str, kept: Sequence[Candidate], gazetteer: Gazetteer) -> dict[int, tuple[Spot, ...]]:
    """For candidates that a container follows (`Tripoli, Libya`, `Gainesville, Va.`): what it may be."""
    found: dict[int, tuple[Spot, ...]] = {}
    for i, (c, after) in enumerate(zip(kept, [*kept[1:], None], strict=False)):
        if after and after.start - c.end <= 24 and _COMMA.fullmatch(text[c.end : after.start]):
            # `China, Japan and Korea` is a list: a country lies in no other, but may share its name with a state's town.
            kinds = ("province",) if _is_country(c) else ("country", "province", "region")
            wide = tuple(s for s in after.spots if s.kind in kinds)
            if wide and any(_within(spot, container) for spot in c.spots for container in wide):
                found[i] = wide
        short = None if i in found else abbreviation_after(text, c, gazetteer)
        if short is not None:
            found[i] = short.spots
    return found


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A region's abbreviation in the text, and the region."""

    start: int
    end: int
    spots: tuple[Spot, ...]


def abbreviation_after(text: str, c: Candidate, gazetteer: Gazetteer) -> Abbreviation | None:
    """The abbreviation that follows a candidate after a comma, if one of the candidate's places lies in that region."""
    short = _SHORT.match(text, c.end)
    if short is None:
        return None
    for end in (short.end(1), short.end(1) - short[1].endswith(".")):
        region = gazetteer.abbreviations.get(text[short.start(1) : end])
        if region and any(_within(spot, container) for spot in c.spots for container in region):
            return Abbreviation(short.start(1), end, region)
    return None
