"""Claims and reports made by hand, for the tests of collapse and relate."""

from __future__ import annotations

import random
from datetime import date, timedelta

from strife.model import UNKNOWN_WHEN, Claim, Evidence, Party, Place, Report, Toll, When, content_id

WORDS = (
    *("market", "hospital", "bridge", "airport", "village", "soldiers", "wounded", "overnight", "residents", "doctors"),
    *("smoke", "district", "officials", "convoy", "barracks", "mortar", "witnesses", "columns", "northern", "harbour"),
    *("fuel", "depot", "school", "families", "ambulance", "checkpoint", "rubble", "sirens"),
)

LNA = Party("lna", "Libyan National Army", "Libyan National Army", "LBY", "MIL")
HAFTAR = Party("khalifa-haftar", "Khalifa Haftar", "Haftar", "LBY", "MIL")
TROOPS = Party("khalifa-haftar.MIL", "Khalifa Haftar MIL", "Haftar's troops", "LBY", "MIL")
GNA = Party("gna", "Government of National Accord", "the government", "LBY", "GOV")
TURKEY = Party("TUR", "Turkey", "Turkey", "TUR")
RUSSIA = Party("RUS", "Russia", "Russia", "RUS")
REBELS = Party("-.REB", "rebels", "rebels", None, "REB")
CIVILIANS = Party("LBY.CVL", "Libya CVL", "civilians", "LBY", "CVL")

TRIPOLI = Place("Tripoli", "Tripoli", "LBY", 32.887, 13.187, 2210247)
SIRTE = Place("Sirte", "Sirte", "LBY", 31.209, 16.589, 2210554)
LIBYA = Place("Libya", "Libya", "LBY", 28.0, 17.0, 2215636, "country")


def day(text: str, origin: str = "explicit") -> When:
    start = date.fromisoformat(text)
    return When(start, start + timedelta(days=1), text, "day", origin)


def report(text: str, *, lang: str = "en", publisher: str = "", title: str = "", on: str = "2020-01-06") -> Report:
    return Report.make(text, lang=lang, publisher=publisher, title=title, published=day(on))


def claim(
    report: str = "r1",
    *,
    type: str = "ASSAULT",
    mode: str | None = None,
    status: str = "actual",
    source: tuple[Party, ...] = (LNA,),
    target: tuple[Party, ...] = (GNA,),
    place: Place | None = TRIPOLI,
    when: When = UNKNOWN_WHEN,
    speaker: Party | None = None,
    stance: str | None = None,
    tolls: tuple[Toll, ...] = (),
    lang: str = "en",
    confidence: float = 0.8,
    start: int = 0,
) -> Claim:
    """A claim with the id of what it says and where."""
    # Names are what sentences of one happening share; the other words are those of its report.
    named = [p.name for p in (*source, *target) if "." not in p.id]
    names = " ".join([*named, place.name if place else ""])
    quote = f"{names} {' '.join(random.Random(report).sample(WORDS, 8))}"
    evidence = Evidence(report, start, start + 5, quote, start, start, start + 5, "xx/test:rule", "k")
    by = speaker.id if speaker else ""
    where = place.name if place else ""
    people = [p.id for p in (*source, *target)]
    key = content_id("claim", report, str(start), type, status, *people, where, str(when), by, stance or "", lang)
    return Claim(
        key, type, mode, (), status, source, target, place, when, speaker, stance, tolls, evidence, confidence, lang
    )


def killed(low: int, high: int | None) -> Toll:
    return Toll("killed", low, high, f"{low}" if high == low else f"at least {low}")
