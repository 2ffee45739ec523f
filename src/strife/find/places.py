"""Places of a report: names that stand for a place, each resolved to a point with its precision, or left without one.

    find_places("Rebels left Tripoli, Libya.", "en", names, gazetteer)

`names` are the parser's name spans (none is fine). A place that the parser sees and no gazetteer knows has no
coordinates: a point is never invented.
"""

from __future__ import annotations

from collections.abc import Sequence

from strife.find.place_choice import abbreviation_after, choose
from strife.find.place_evidence import ENOUGH, Evidence
from strife.find.place_spans import Candidate, candidates
from strife.knowledge.gazetteer import Gazetteer
from strife.knowledge.place_table import Spot
from strife.model.reading import Name, Place

PRECISION = {"county": "province"}


def find_places(text: str, lang: str, name_spans: Sequence[Name], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """All places named in `text`, left to right, none inside another."""
    found = candidates(text, lang, gazetteer)
    evidence = Evidence(text, lang, name_spans, found, gazetteer)
    weights = [evidence.weigh(c) for c in found]
    sure = {c.key for c, weight in zip(found, weights, strict=True) if weight >= 2 * ENOUGH + 0.5}
    kept = [c for c, weight in zip(found, weights, strict=True) if weight + (1.0 if c.key in sure else 0.0) >= ENOUGH]
    spots = choose(text, lang, kept, gazetteer)
    places = [_place(text, c.start, c.end, spot) for c, spot in zip(kept, spots, strict=True)]
    places += _abbreviated(text, kept, gazetteer)
    places += _unknown(text, name_spans, found, evidence)
    return _apart(places)


def _place(text: str, start: int, end: int, spot: Spot) -> Place:
    return Place(
        name=spot.name,
        text=text[start:end],
        country=spot.country,
        lat=spot.lat,
        lon=spot.lon,
        geonameid=spot.geonameid,
        precision=PRECISION.get(spot.kind, spot.kind),
        start=start,
        end=end,
    )


def _abbreviated(text: str, kept: Sequence[Candidate], gazetteer: Gazetteer) -> list[Place]:
    """Regions abbreviated after a town of theirs: `Gainesville, Va.`"""
    found = [abbreviation_after(text, c, gazetteer) for c in kept]
    return [_place(text, short.start, short.end, short.spots[0]) for short in found if short is not None]


def _unknown(text: str, names: Sequence[Name], found: Sequence[Candidate], evidence: Evidence) -> list[Place]:
    """Places of the parser's that the gazetteer does not know: the words, no point."""
    return [
        Place(text[n.start : n.end], text[n.start : n.end], precision="point", start=n.start, end=n.end)
        for n in names
        if n.label == "LOC" and evidence.unknown(n) and not any(c.start < n.end and n.start < c.end for c in found)
    ]


def _apart(places: Sequence[Place]) -> tuple[Place, ...]:
    """In order, without those that overlap an earlier one (`Washington, D.C.` holds its abbreviation)."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return tuple(kept)
