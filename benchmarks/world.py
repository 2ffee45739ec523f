"""News that never was, for benchmarks: reports, and what they say, coded. The same on every machine; the first thousand are the same however many follow.

Every day has its happenings, told by one report or by thirty, as wire copy or in own words, over four days. Thirty wars, of which
the first has a quarter of all happenings; in each a few actors and towns are in most claims, and reports also bring older happenings as background.
Texts are the example sentences of the lexicons with a third of their words changed, names, towns and numbers of the happening among them; half
of the publishers end every report with the same words. Nothing is parsed, and the claims are not those that strife would read from the texts.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from strife.evaluate.variants import examples
from strife.model import (
    NAMED_HERE,
    Claim,
    Copy,
    CopyGroup,
    Event,
    Evidence,
    Introduction,
    Party,
    Place,
    Report,
    Tie,
    Toll,
    When,
    content_id,
)

BEGIN = date(2005, 1, 1)
A_DAY = 15  # happenings: some 50 reports
LAG = 4  # days over which a happening is reported
COUNTRIES = [
    "LBY",
    "SYR",
    "UKR",
    "SDN",
    "YEM",
    "IRQ",
    "AFG",
    "ETH",
    "MLI",
    "NGA",
    "SOM",
    "COD",
    "MMR",
    "ISR",
    "LBN",
    "TUR",
    "RUS",
    "COL",
    "MEX",
    "PAK",
    "IND",
    "GEO",
    "ARM",
    "AZE",
    "CAF",
    "TCD",
    "NER",
    "BFA",
    "MOZ",
    "HTI",
]
POWERS = ["USA", "RUS", "CHN", "FRA", "GBR", "TUR", "IRN", "SAU", "EUR", "UNO"]
TOWNS, ACTORS = 80, 12  # of a country
SECTORS = ("MIL", "REB", "GOV", "CVL", "REB", "COP", "OPP", "MIL", "JUD", "LEG", "REB", "CVL")
TYPES = ("ASSAULT", "ASSAULT", "ASSAULT", "CONSULT", "ACCUSE", "COERCE", "AGREE", "AID", "THREATEN", "PROTEST", "REQUEST", "MOBILIZE")  # fmt: skip
MODES = {"ASSAULT": ("aerial", "firearms", "explosives", None, None), "CONSULT": ("visit", "third-party", "host", None)}
PUBLISHERS = 60
SYLLABLES = [
    "ba",
    "dor",
    "eli",
    "fa",
    "gan",
    "har",
    "im",
    "ka",
    "lu",
    "mo",
    "na",
    "or",
    "pe",
    "qa",
    "ru",
    "sa",
    "tir",
    "ul",
    "va",
    "za",
    "bek",
    "din",
    "far",
    "gul",
    "hen",
    "jal",
    "kor",
    "lam",
    "mir",
    "nov",
]
SENTENCES = (10, 22)
CHANGED = 0.35  # of the words of a sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A report and what it says; the number of the happening of each claim, and a name for the wire story that the report copies."""

    report: Report
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]
    introductions: tuple[Introduction, ...]
    happenings: tuple[int, ...]
    wire: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What took place, and how many reports tell it."""

    number: int
    day: date
    country: str
    type: str
    mode: str | None
    source: Party
    target: Party
    place: Place
    killed: int
    official: Party  # who speaks of it
    reports: int = field(compare=False, default=1)


def _dice(*what: object) -> random.Random:
    return random.Random(" ".join(map(str, what)))


@cache
def _shares(number: int) -> list[float]:
    """Of a hundred things a few are met most: the n-th 1/n as often as the first."""
    return list(accumulate(1 / n for n in range(1, number + 1)))


def _drawn(dice: random.Random, number: int) -> int:
    return dice.choices(range(number), cum_weights=_shares(number))[0]


@cache
def _name(kind: str, number: object, syllables: int = 3) -> str:
    dice = _dice(kind, number)
    return "".join(dice.choice(SYLLABLES) for _ in range(syllables)).capitalize()


@cache
def actor(country: str, number: int) -> Party:
    """An actor of a country; number 0 is the country itself, 11 nobody in particular."""
    if number == 0:
        return Party(country, country, country, country)
    sector = SECTORS[number]
    if number == ACTORS - 1:
        return Party(f"-.{sector}", "gunmen", "gunmen", None, sector)
    name = f"{_name(country, number)} {('Front', 'Army', 'Council', 'Movement')[number % 4]}"
    key = f"{country}.{sector}" if number % 4 == 0 else name.lower().replace(" ", "-")
    return Party(key, name, name, country, sector)


@cache
def person(country: str, number: int) -> Party:
    """An official, named in full; the more reports, the more of them."""
    name = f"{_name('given', number % 50, 2)} {_name('surname', f'{country}{number}')}"
    return Party(name.lower().replace(" ", "-"), name, name, country, "GOV" if number % 2 else None, NAMED_HERE)


@cache
def town(country: str, number: int) -> Place:
    dice = _dice("town", country, number)
    name = _name(f"town {country}", number)
    return Place(name, name, country, dice.uniform(-40, 60), dice.uniform(-100, 140), 20_000_000 + COUNTRIES.index(country) * 1000 + number, "city")  # fmt: skip


@cache
def happenings(day: int) -> tuple[Happening, ...]:
    """What took place on a day."""
    return tuple(_happening(day * A_DAY + n, BEGIN + timedelta(day)) for n in range(A_DAY))


def _happening(number: int, day: date) -> Happening:
    dice = _dice("happening", number)
    country = COUNTRIES[_drawn(dice, len(COUNTRIES))]
    kind = dice.choice(TYPES)
    source = actor(country, _drawn(dice, ACTORS)) if dice.random() < 0.8 else actor(dice.choice(POWERS), 0)
    target = actor(country, (_drawn(dice, ACTORS) + 1) % ACTORS)
    # Officials come and go: the newest of some hundreds, so that their number grows with the days.
    official = person(country, number // 100 + _drawn(dice, 10))
    reports = min(30, int(1 / (1 - dice.random()) ** 0.7))
    return Happening(number, day, country, kind, dice.choice(MODES.get(kind, (None,))), source, target,
                     town(country, _drawn(dice, TOWNS)), dice.choice((0, 2, 3, 5, 12, 17, 41)), official, reports)  # fmt: skip


def world() -> Iterator[Told]:
    """Reports without end, by day."""
    day = 0
    while True:
        for past in range(max(0, day - LAG + 1), day + 1):
            for what in happenings(past):
                for nth in range(what.reports):
                    if nth * LAG // max(what.reports, LAG) == day - past:
                        yield _told(what, nth, BEGIN + timedelta(day), day)
        happenings.cache_clear() if day % 500 == 499 else None
        day += 1


def _told(what: Happening, nth: int, on: date, day: int) -> Told:
    dice = _dice("report", what.number, nth)
    lang = "sv" if dice.random() < 0.2 else "en"
    publisher = _drawn(dice, PUBLISHERS)
    published = When(on, on + timedelta(1), "", "day", "explicit")
    copied = nth > 0 and dice.random() < 0.4
    sentences = _text(what, 0 if copied else nth, lang)
    if copied:  # cut, with a headline and a line of the desk's own
        kept = sentences[: max(4, round(len(sentences) * dice.uniform(0.5, 1)))]
        sentences = [_sentence(dice, lang, what), *kept, _sentence(dice, lang, what)]
    if publisher % 2:
        sentences = [*sentences, *_ending(publisher, lang)]
    text = " ".join(sentences)
    report = Report.make(text, lang=lang, publisher=f"P{publisher}", url=f"{what.number}/{nth}", published=published)
    of = list(_of(what, dice, day))
    claims = tuple(_claim(one, report, dice, nth, **more) for nth, (one, more) in enumerate(of))
    wire = f"{what.number} {lang}" if copied or nth == 0 else report.id
    return Told(report, claims, _ties(what, report, dice), _introduced(what, report, dice), tuple(one.number for one, _ in of), wire)  # fmt: skip


@cache
def _pool(lang: str) -> tuple[list[list[str]], list[str]]:
    sentences = [s.split() for s in examples(lang)]
    return sentences, sorted({w for s in sentences for w in s})


@cache
def _ending(publisher: int, lang: str) -> list[str]:
    dice, (sentences, _) = _dice("ending", publisher), _pool(lang)
    return [" ".join(s) for s in dice.sample(sentences, 2)]


def _sentence(dice: random.Random, lang: str, what: Happening) -> str:
    sentences, words = _pool(lang)
    said = [dice.choice(words) if dice.random() < CHANGED else word for word in dice.choice(sentences)]
    if dice.random() < 0.4:
        said.append(dice.choice((what.place.name, what.source.name, what.target.name, what.official.name, str(dice.randint(2, 3000)))))  # fmt: skip
    return " ".join(said)


def _text(what: Happening, version: int, lang: str) -> list[str]:
    dice = _dice("text", what.number, version, lang)
    lead = f"{what.source.name} {_sentence(dice, lang, what)} {what.target.name} {what.place.name} {what.day.day} {what.killed}."
    return [lead, *(_sentence(dice, lang, what) for _ in range(dice.randint(*SENTENCES)))]


def _of(what: Happening, dice: random.Random, day: int) -> Iterator[tuple[Happening, dict[str, Any]]]:
    """The happening twice, once as somebody says or denies it; two others of the last months; one of any year."""
    yield what, {}
    yield what, {"speaker": what.official, "stance": dice.choice(("says", "says", "confirms", "denies"))}
    for _ in range(2):
        yield dice.choice(happenings(max(0, day - int(60 * dice.random() ** 3)))), {}
    yield happenings(int(day * dice.random()))[_drawn(dice, A_DAY)], {"status": "historical", "vague": True}


def _claim(
    what: Happening,
    report: Report,
    dice: random.Random,
    nth: int,
    status: str = "actual",
    speaker: Party | None = None,
    stance: str | None = None,
    vague: bool = False,
) -> Claim:
    when, place = _when(what, report, dice, vague), what.place if dice.random() < 0.6 else None
    source = (what.source,) if dice.random() < 0.85 else ()
    target = (what.target,) if dice.random() < 0.85 else ()
    tolls = (Toll("killed", what.killed, what.killed, str(what.killed)),) if what.killed and dice.random() < 0.5 else ()
    end = min(len(report.text), 80 * nth + 80)
    evidence = Evidence(report.id, 80 * nth, end, report.text[80 * nth : end], nth, 80 * nth, 80 * nth + 5, f"{report.lang}/made:{dice.randint(0, 9)}", "made")  # fmt: skip
    key = content_id("claim", report.id, str(nth))
    return Claim(key, what.type, what.mode, (), status, source, target, place, when, speaker, stance, tolls, evidence, 0.7, report.lang)  # fmt: skip


def _when(what: Happening, report: Report, dice: random.Random, vague: bool) -> When:
    drawn, day = dice.random(), what.day
    if vague and drawn < 0.7:
        return When(day.replace(day=1), day.replace(day=1) + timedelta(28), "", "month", "explicit")
    if drawn < 0.5:
        return When(day, day + timedelta(1), "", "day", "relative")
    if drawn < 0.85:
        return When(report.published.start, report.published.end, "", "day", "published")
    return When()


def _ties(what: Happening, report: Report, dice: random.Random) -> tuple[Tie, ...]:
    if dice.random() < 0.5:
        return ()
    evidence = Evidence(report.id, 0, 40, report.text[:40], 0, 0, 5, f"{report.lang}/made:tie", "made")
    backer = actor(dice.choice(POWERS), 0)
    return (Tie(content_id("said", report.id), dice.choice(("backs", "opposes")), backer, what.source, report.published, (evidence,)),)  # fmt: skip


def _introduced(what: Happening, report: Report, dice: random.Random) -> tuple[Introduction, ...]:
    if dice.random() < 0.6:
        return ()
    evidence = Evidence(report.id, 0, 40, report.text[:40], 0, 0, 5, f"{report.lang}/made:office", "made")
    key = content_id("introduction", report.id)
    return (Introduction(key, what.official, "minister", "belongs", actor(what.country, 0), False, evidence, report.published),)  # fmt: skip


def copies(told: Iterable[Told]) -> list[CopyGroup]:
    """The groups of copies as they were made."""
    groups: dict[str, list[Copy]] = {}
    for one in told:
        report = one.report
        groups.setdefault(one.wire, []).append(
            Copy(report.id, report.published.start, report.published.end, report.lang, report.id)
        )
    return [CopyGroup.of(members) for members in groups.values()]


def events(told: Iterable[Told]) -> list[Event]:
    """One event for every happening that is told of."""
    claims: dict[int, list[Claim]] = {}
    for one in told:
        for number, claim in zip(one.happenings, one.claims, strict=True):
            claims.setdefault(number, []).append(claim)
    return [_event(number, said) for number, said in claims.items()]


def _event(number: int, claims: Sequence[Claim]) -> Event:
    what = _happening(number, BEGIN + timedelta(number // A_DAY))
    when = When(what.day, what.day + timedelta(1), "", "day", "explicit")
    ids, reports = tuple(c.id for c in claims), tuple(sorted({c.evidence.report for c in claims}))
    return Event(content_id("event", str(number)), what.type, what.mode, (), "actual", (what.source,), (what.target,), what.place, when, (), ids, reports, len(reports), ("en",), (), (), (), 0.9)  # fmt: skip


__all__ = ["Told", "copies", "events", "world"]
