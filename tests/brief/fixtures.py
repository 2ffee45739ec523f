"""A small war written by hand: five reports, fourteen events, ten ties. No verb of strife made it; every offset is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from strife.model import (
    UNKNOWN_WHEN,
    Account,
    Claim,
    CopyGroup,
    Dispute,
    Event,
    Evidence,
    Party,
    Place,
    Report,
    Situation,
    Skipped,
    Tie,
    Toll,
    When,
    content_id,
)

LNA = Party("lna", "Libyan National Army", country="LBY", sector="MIL")
GNA = Party("gna", "Government of National Accord", country="LBY", sector="GOV")
HAFTAR = Party("khalifa-haftar", "Khalifa Haftar", country="LBY", sector="MIL")
SARRAJ = Party("fayez-al-sarraj", "Fayez al-Sarraj", country="LBY", sector="GOV")
MISMARI = Party("ahmed-al-mismari", "Ahmed al-Mismari", country="LBY", sector="MIL")
CONTE = Party("giuseppe-conte", "Giuseppe Conte", country="ITA", sector="GOV")
UN = Party("un", "United Nations", country="UNO", sector="IGO")
EGYPT = Party("EGY", "Egypt", country="EGY")
UAE = Party("ARE", "United Arab Emirates", country="ARE")
RUSSIA = Party("RUS", "Russia", country="RUS")
TURKEY = Party("TUR", "Turkey", country="TUR")
QATAR = Party("QAT", "Qatar", country="QAT")
PARLIAMENT = Party("tur-leg", "Parliament of Turkey", country="TUR", sector="LEG")
CADETS = Party("lby-cadets", "cadets", country="LBY", sector="MIL")
MINISTRY = Party("lby-health", "Ministry of Health", country="LBY", sector="GOV")
CRESCENT = Party("red-crescent", "Red Crescent", country="IGO", sector="MDC")
REBELS = Party("lby-reb", "Libyan rebels", country="LBY", sector="REB")
PARTIES = (
    LNA,
    GNA,
    HAFTAR,
    SARRAJ,
    MISMARI,
    CONTE,
    UN,
    EGYPT,
    UAE,
    RUSSIA,
    TURKEY,
    QATAR,
    PARLIAMENT,
    CADETS,
    MINISTRY,
    CRESCENT,
    REBELS,
)

TRIPOLI = Place("Tripoli", "Tripoli", "LBY", 32.88743, 13.18733, 2210247)
SIRTE = Place("Sirte", "Sirte", "LBY", 31.20892, 16.58866, 2210554)
ROME = Place("Rome", "Rome", "ITA", 41.89193, 12.51133, 3169070)

_TEXTS = {
    "wire": (
        "Haftar sends his troops to Tripoli",
        "Harbour Wire",
        "en",
        date(2019, 4, 5),
        "Khalifa Haftar ordered his army to march on Tripoli on Thursday. His forces entered Gharyan, Ahmed al-Mismari said.\n\n"
        "The United Nations plans a conference in Ghadames. Egypt and Russia back Haftar. Turkey supports the government. "
        "Rebels overthrew Muammar Gaddafi in 2011.",
    ),
    "dagblad": (
        "Haftar skickar trupper till Tripoli",
        "Nordhavn Dagblad",
        "sv",
        date(2019, 4, 5),
        "Khalifa Haftar beordrade sin armé att marschera mot Tripoli på torsdagen. Egypten stöder Haftar.",
    ),
    "strike": (
        "Twelve cadets killed in air strike",
        "Harbour Wire",
        "en",
        date(2020, 1, 5),
        "Twelve cadets were killed in an air strike on a military academy in Tripoli, the Ministry of Health said. "
        "The Libyan National Army denied that its aircraft had bombed the school. The army may attack Misrata next.",
    ),
    "tidning": (
        "Många döda i flyganfall",
        "Västkustens Tidning",
        "sv",
        date(2020, 1, 6),
        "Minst 20 personer dödades i ett flyganfall mot en militärskola i Tripoli, uppgav Röda halvmånen. "
        "Turkiets parlament godkände i torsdags trupper till Libyen. Haftar tog staden Sirte i måndags.",
    ),
    "post": (
        'Haftar says "no" <script>alert(1)</script>',
        "Meridian Post",
        "en",
        date(2020, 1, 10),
        "Haftar rejected a call by Turkey and Russia for a ceasefire. He met Giuseppe Conte in Rome on Wednesday. "
        'The truce <script>alert("hostile & quoted")</script> did not hold. The army did not withdraw from Sirte. '
        "Fighters shot at a convoy. Egypt condemned Turkey.",
    ),
}


def _day(value: date, days: int = 1, granularity: str = "day") -> When:
    return When(value, value + timedelta(days=days), "", granularity, "explicit")


REPORTS: dict[str, Report] = {}
_BY_NAME: dict[str, Report] = {}
for _name, (_title, _paper, _lang, _date, _text) in _TEXTS.items():
    _report = Report.make(_text, title=_title, lang=_lang, publisher=_paper, published=_day(_date))
    REPORTS[_report.id] = _BY_NAME[_name] = _report


def evidence(name: str, quote: str, trigger: str) -> Evidence:
    report = _BY_NAME[name]
    start = report.text.index(quote)
    at = report.text.index(trigger, start)
    return Evidence(
        report.id,
        start,
        start + len(quote),
        quote,
        0,
        at,
        at + len(trigger),
        "en:order/verb",
        "mobilize.yml:12@3f2a9c0d",
    )


@dataclass(frozen=True)
class Said:
    """One claim of an event: where, in which words, by whom."""

    name: str
    quote: str
    trigger: str
    speaker: Party | None = None
    stance: str | None = None


_CLAIMS: dict[str, Claim] = {}


def _event(
    kind: str,
    source: tuple[Party, ...],
    target: tuple[Party, ...],
    when: When,
    said: tuple[Said, ...],
    place: Place | None = None,
    status: str = "actual",
    tolls: tuple[Toll, ...] = (),
    disputed: str = "",
    values: tuple[str, ...] = (),
) -> Event:
    type_, _, mode = kind.partition(" ")
    ids = []
    for s in said:
        found = evidence(s.name, s.quote, s.trigger)
        claim = Claim(
            content_id("claim", found.report, str(found.start), kind),
            type_,
            mode or None,
            (),
            status,
            source,
            target,
            place,
            when,
            s.speaker,
            s.stance,
            tolls,
            found,
            0.82,
            _BY_NAME[s.name].lang,
        )
        _CLAIMS[claim.id] = claim
        ids.append(claim.id)
    reports = tuple(dict.fromkeys(_BY_NAME[s.name].id for s in said))
    groups = {"wire": "a", "dagblad": "a"}
    speakers = tuple(dict.fromkeys(s.speaker for s in said if s.speaker and s.stance != "denies"))
    deniers = tuple(dict.fromkeys(s.speaker for s in said if s.speaker and s.stance == "denies"))
    disputes = (
        (Dispute(disputed, tuple(Account(v, (i,), ("A",)) for v, i in zip(values, ids, strict=False))),)
        if disputed
        else ()
    )
    return Event(
        content_id("event", *ids),
        type_,
        mode or None,
        (),
        status,
        source,
        target,
        place,
        when,
        tolls,
        tuple(ids),
        reports,
        len({groups.get(s.name, s.name) for s in said}),
        tuple(sorted({_BY_NAME[s.name].lang for s in said})),
        speakers,
        deniers,
        disputes,
        0.82,
    )


_STRIKE = (
    Said(
        "strike",
        "Twelve cadets were killed in an air strike on a military academy in Tripoli, the Ministry of Health said.",
        "air strike",
        MINISTRY,
        "says",
    ),
    Said(
        "tidning",
        "Minst 20 personer dödades i ett flyganfall mot en militärskola i Tripoli, uppgav Röda halvmånen.",
        "flyganfall",
        CRESCENT,
        "says",
    ),
    Said("strike", "The Libyan National Army denied that its aircraft had bombed the school.", "bombed", LNA, "denies"),
)

EVENTS = (
    _event(
        "MOBILIZE troops",
        (HAFTAR,),
        (),
        _day(date(2019, 4, 4)),
        (
            Said("wire", "Khalifa Haftar ordered his army to march on Tripoli on Thursday.", "march"),
            Said("dagblad", "Khalifa Haftar beordrade sin armé att marschera mot Tripoli på torsdagen.", "marschera"),
        ),
        TRIPOLI,
    ),
    _event(
        "ASSAULT occupy",
        (LNA,),
        (),
        _day(date(2019, 4, 4)),
        (Said("wire", "His forces entered Gharyan, Ahmed al-Mismari said.", "entered", MISMARI, "says"),),
        Place("Gharyan", "Gharyan", "LBY"),
    ),
    _event(
        "CONSULT multilateral",
        (UN,),
        (),
        _day(date(2019, 4, 1), 30, "month"),
        (Said("wire", "The United Nations plans a conference in Ghadames.", "conference"),),
        Place("Ghadames", "Ghadames", "LBY"),
        "future",
    ),
    _event(
        "ASSAULT",
        (REBELS,),
        (Party("gaddafi", "Muammar Gaddafi", country="LBY", sector="ELI"),),
        _day(date(2011, 1, 1), 365, "year"),
        (Said("wire", "Rebels overthrew Muammar Gaddafi in 2011.", "overthrew"),),
        status="historical",
    ),
    _event("ASSAULT aerial", (LNA,), (CADETS,), _day(date(2020, 1, 4)), _STRIKE, TRIPOLI, tolls=(Toll("killed", 12, 20, "Twelve"),),
           disputed="tolls", values=("12 killed", "at least 20 killed")),
    _event("AID", (PARLIAMENT,), (GNA,), _day(date(2020, 1, 2)),
           (Said("tidning", "Turkiets parlament godkände i torsdags trupper till Libyen.", "godkände"),)),
    _event("ASSAULT occupy", (HAFTAR,), (), _day(date(2020, 1, 6)),
           (Said("tidning", "Haftar tog staden Sirte i måndags.", "tog"),), SIRTE),
    _event("REJECT yield", (HAFTAR,), (TURKEY, RUSSIA), _day(date(2020, 1, 9)),
           (Said("post", "Haftar rejected a call by Turkey and Russia for a ceasefire.", "rejected"),)),
    _event("CONSULT meet", (HAFTAR,), (CONTE,), _day(date(2020, 1, 8)),
           (Said("post", "He met Giuseppe Conte in Rome on Wednesday.", "met"),), ROME),
    _event("RETREAT withdraw", (LNA,), (), _day(date(2020, 1, 9)),
           (Said("post", "The army did not withdraw from Sirte.", "withdraw"),), SIRTE, "negated"),
    _event("ASSAULT", (LNA,), (), UNKNOWN_WHEN,
           (Said("strike", "The army may attack Misrata next.", "attack"),), Place("Misrata", "Misrata", "LBY"), "hypothetical"),
    _event("ASSAULT firearms", (), (), UNKNOWN_WHEN, (Said("post", "Fighters shot at a convoy.", "shot"),)),
    _event("RETREAT ceasefire", (LNA, GNA), (), UNKNOWN_WHEN,
           (Said("post", 'The truce <script>alert("hostile & quoted")</script> did not hold.', "truce"),), status="negated"),
    _event("ACCUSE disapprove", (EGYPT,), (TURKEY,), _day(date(2020, 1, 9)), (Said("post", "Egypt condemned Turkey.", "condemned"),)),
)  # fmt: skip

CLAIMS = dict(_CLAIMS)


def _tie(
    kind: str, source: Party, target: Party, *found: Evidence, denied: tuple[Party, ...] = (), why: str = ""
) -> Tie:
    return Tie(
        content_id("tie", kind, source.id, target.id), kind, source, target, evidence=found, denied=denied, why=why
    )


_BACK = evidence("wire", "Egypt and Russia back Haftar.", "back")
_SUPPORT = evidence("wire", "Turkey supports the government.", "supports")
TIES = (
    _tie("backs", EGYPT, HAFTAR, _BACK, evidence("dagblad", "Egypten stöder Haftar.", "stöder")),
    _tie("backs", RUSSIA, HAFTAR, _BACK, denied=(RUSSIA,)),
    _tie("backs", UAE, HAFTAR, why="resources/actors/middle-east.yml:14"),
    _tie("backs", TURKEY, GNA, _SUPPORT),
    _tie("backs", QATAR, GNA, _SUPPORT),
    _tie("opposes", HAFTAR, GNA, _BACK),
    _tie("mediates", CONTE, LNA, evidence("post", "He met Giuseppe Conte in Rome on Wednesday.", "met")),
    _tie("leads", HAFTAR, LNA, why="resources/actors/libya.yml:40"),
    _tie("leads", SARRAJ, GNA, why="resources/actors/libya.yml:52"),
    _tie("belongs", MISMARI, LNA, evidence("wire", "His forces entered Gharyan, Ahmed al-Mismari said.", "His forces")),
)

COPIES = (CopyGroup("copies-a", (_BY_NAME["wire"].id, _BY_NAME["dagblad"].id), ("first", "translation")),)
SITUATION = Situation(PARTIES, TIES, EVENTS, COPIES, "2020-01-10")
SKIPPED = (Skipped("leaflet.pdf", "read", "strife cannot read PDF; give it the text."),)
