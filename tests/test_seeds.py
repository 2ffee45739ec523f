"""Four real reports on the Libyan war, beside the checkout: what an analyst must find in them (a development test).

Each line is one thing that must come out: report, type, status, who, whom; None where it does not matter. Parties are
given by the start of their ids, so that Haftar's troops count as Haftar.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from strife.model import Claim, Party, Report, Situation, Tie, When
from strife.pipeline import Coded, Coder, conclude

FOLDER = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the real reports lie in ../shared/seeds, for development only"
)
DATES = {"000": (2019, 4, 5), "001": (2020, 1, 10), "002": (2020, 1, 10), "003": (2019, 12, 23)}
HAFTAR, GOVERNMENT = "khalifa-haftar lna", "gna fayez-al-sarraj LBY.GOV"


@cache
def coded() -> dict[str, Coded]:
    coder, found = Coder(), {}
    for key, day in DATES.items():
        text = next(FOLDER.glob(f"{key}_*.txt")).read_text(encoding="utf-8")
        start = date(*day)
        result = coder.code(Report.make(text, published=When(start, start + timedelta(days=1), "", "day", "explicit")))
        assert isinstance(result, Coded), result
        found[key] = result
    return found


@cache
def situation() -> Situation:
    reports = [c.report for c in coded().values()]
    claims = [x for c in coded().values() for x in c.claims]
    return conclude(reports, claims, [t for c in coded().values() for t in c.ties], Coder().knowledge)


def among(parties: tuple[Party, ...], wanted: str | None) -> bool:
    return wanted is None or any(p.id == w or p.id.startswith(f"{w}.") for p in parties for w in wanted.split())


def found(report: str, types: str, who: str | None, whom: str | None, status: str = "actual") -> list[Claim]:
    return [
        c
        for c in coded()[report].claims
        if c.type in types.split() and c.status in status.split() and among(c.source, who) and among(c.target, whom)
    ]


MUST = [
    ("000", "MOBILIZE ASSAULT", HAFTAR, None, "actual", "the order to advance on Tripoli"),
    ("000", "REQUEST", "un-secretary-general antonio-guterres un", None, "actual", "the UN calls for restraint"),
    ("000", "MOBILIZE ASSAULT", HAFTAR, None, "actual", "the earlier advance from the east"),
    ("000", "MOBILIZE", "fayez-al-sarraj", None, "actual", "general mobilisation"),
    ("000", "CONSULT", "un", None, "future", "the conference in Ghadames"),
    ("000", "SUPPORT", "un-security-council", None, "actual", "the Security Council supports it"),
    ("000", "SUPPORT", "EGY", HAFTAR, "actual", "Egypt backs Haftar"),
    ("000", "SUPPORT", "ARE", HAFTAR, "actual", "the Emirates back Haftar"),
    ("000", "SUPPORT", "RUS", HAFTAR, "actual", "Russia backs Haftar"),
    *[
        (report, *rest)
        for report in ("001", "002")
        for rest in (
            ("REJECT", HAFTAR, "TUR", "actual", "rejects the call of Turkey"),
            ("REJECT", HAFTAR, "RUS", "actual", "rejects the call of Russia"),
            ("CONSULT", HAFTAR, "charles-michel", "actual", "meets Michel"),
            ("CONSULT", "eu", GOVERNMENT, "actual", "EU leaders talk to envoys"),
            ("ASSAULT", HAFTAR, None, "actual", "the offensive of April"),
            ("ASSAULT", HAFTAR, None, "actual", "the capture of Sirte"),
            ("REQUEST", "eu", None, "actual", "the EU wants a ceasefire"),
            ("AGREE SUPPORT MOBILIZE", "TUR", None, "actual", "the Turkish parliament approves troops"),
            ("SUPPORT", "ARE", HAFTAR, "actual", "UAE"),
            ("SUPPORT", "JOR", HAFTAR, "actual", "Jordan"),
            ("SUPPORT", "EGY", HAFTAR, "actual", "Egypt"),
            ("SUPPORT", "FRA", HAFTAR, "actual", "France"),
            ("SUPPORT", "RUS", HAFTAR, "actual", "Russia"),
            ("AID SUPPORT", "TUR", GOVERNMENT, "actual", "Turkey helps Tripoli"),
            ("AID SUPPORT", "QAT", GOVERNMENT, "actual", "Qatar helps Tripoli"),
            ("AID SUPPORT", "ITA", GOVERNMENT, "actual", "Italy helps Tripoli"),
            ("AID SUPPORT", "wagner-group", HAFTAR, "actual", "Wagner helps Haftar"),
        )
    ],
    ("003", "MOBILIZE ASSAULT", HAFTAR, None, "actual", "Haftar's troops near Tripoli"),
    ("003", "AGREE AID", "TUR", GOVERNMENT, "actual", "Turkey offers military support"),
    ("003", "COERCE", HAFTAR, "TUR", "actual", "the boarding of a Turkish ship"),
    ("003", "AGREE", "TUR", GOVERNMENT, "actual", "the parliament approves the agreement"),
    ("003", "AGREE", "recep-tayyip-erdogan", None, "actual hypothetical", "Erdogan's promise"),
    ("003", "AID SUPPORT", "ARE", HAFTAR, "actual", "the Emirates support Haftar"),
    ("003", "AID SUPPORT", "EGY", HAFTAR, "actual", "Egypt supports Haftar"),
    ("003", "AID SUPPORT", "TUR", GOVERNMENT, "actual", "Turkey supports the government"),
]


@pytest.mark.parametrize(
    ("report", "types", "who", "whom", "status", "what"), MUST, ids=[f"{m[0]} {m[5]}" for m in MUST]
)
def test_comes_out(report: str, types: str, who: str | None, whom: str | None, status: str, what: str) -> None:
    assert found(report, types, who, whom, status), f"{what}: not among the {types} claims of report {report}"


@pytest.mark.parametrize(
    ("report", "types", "who", "when"),
    [
        ("000", "MOBILIZE ASSAULT", HAFTAR, "2019-04-04"),
        ("000", "MOBILIZE", "fayez-al-sarraj", "2019-04-03"),
        ("003", "AGREE", "recep-tayyip-erdogan", "2019-12-10"),
        ("001", "CONSULT", "fayez-al-sarraj giuseppe-conte", "2020-01-08"),
        ("002", "CONSULT", "fayez-al-sarraj giuseppe-conte", "2020-01-08"),
    ],
)
def test_is_dated(report: str, types: str, who: str, when: str) -> None:
    assert when in {str(c.when.start) for c in found(report, types, who, None, "actual")}


@pytest.mark.parametrize(
    ("report", "place"), [("001", "Sirte"), ("002", "Sirte"), ("000", "Gharyan"), ("000", "Ghadames")]
)
def test_is_placed(report: str, place: str) -> None:
    assert place in {c.place.name for c in coded()[report].claims if c.place}


def test_the_spokesman_says_that_they_moved() -> None:
    said = [c for c in found("000", "MOBILIZE ASSAULT", None, None) if c.speaker and c.speaker.id == "ahmed-al-mismari"]
    assert any(c.place and c.place.name == "Gharyan" for c in said)


def test_moscow_denies_what_wagner_does() -> None:
    for report in ("001", "002"):
        denied = [c for c in coded()[report].claims if c.stance == "denies"]
        assert [c for c in denied if c.speaker and c.speaker.country == "RUS" and among(c.source, "wagner-group")], (
            report
        )


def test_they_say_so_themselves() -> None:
    boarding = found("003", "COERCE", HAFTAR, "TUR")
    assert [c for c in boarding if c.speaker and among((c.speaker,), HAFTAR)]


def test_one_report_in_two_languages_is_counted_once() -> None:
    groups = {frozenset(g.reports) for g in situation().copies}
    ids = {key: c.report.id for key, c in coded().items()}
    assert groups == {frozenset({ids["001"], ids["002"]}), frozenset({ids["000"]}), frozenset({ids["003"]})}


def ties(kind: str) -> set[tuple[str, str]]:
    found: list[Tie] = [t for t in situation().ties if t.kind == kind]
    return {(t.source.id, t.target.id) for t in found}


def test_who_backs_whom_and_who_leads() -> None:
    backs = ties("backs")
    for country in ("ARE", "EGY", "JOR", "FRA", "RUS"):
        assert (country, "khalifa-haftar") in backs, country
    for country in ("TUR", "QAT", "ITA"):
        assert (country, "gna") in backs, country
    assert ("khalifa-haftar", "lna") in ties("leads")
    assert ("fayez-al-sarraj", "gna") in ties("leads")


def test_spellings_are_one_man() -> None:
    met = {
        m.actor
        for c in coded().values()
        for m in c.reading.actors
        if "serraj" in m.text.lower() or "sarr" in m.text.lower()
    }
    assert met == {"fayez-al-sarraj"}


def test_nobody_attacks_guterres() -> None:
    violent = [c for x in coded().values() for c in x.claims if c.type in ("ASSAULT", "COERCE", "THREATEN")]
    assert not [c for c in violent if among(c.target, "antonio-guterres un-secretary-general")]


def test_every_quote_stands_in_its_text() -> None:
    for c in coded().values():
        for claim in c.claims:
            assert c.report.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
