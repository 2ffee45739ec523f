"""What was said, events and our own files in; ties out: each once, with all that says so."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from collapse.made import GNA, HAFTAR, LNA, REBELS, RUSSIA, SIRTE, TRIPOLI, TROOPS, TURKEY, claim, day
from strife.collapse import find_events
from strife.knowledge.load import load
from strife.model import Claim, CopyGroup, Party, Tie, content_id
from strife.relate import find_ties

EGYPT = Party("EGY", "Egypt", "Egypt", "EGY")
SATURDAY = day("2020-01-04")


def said(report: str, kind: str, source: Party, target: Party, start: int = 0) -> Tie:
    evidence = claim(report, start=start).evidence
    key = content_id("said", report, str(start), kind, source.id, target.id)
    return Tie(key, kind, source, target, day("2020-01-06"), (evidence,))


def ties(*claims: Claim, told: tuple[Tie, ...] = (), as_of: date | None = None) -> tuple[Tie, ...]:
    alone = tuple(CopyGroup(r, (r,), ("first",)) for r in sorted({c.evidence.report for c in claims}))
    return find_ties(told, find_events(claims, {}, alone), {c.id: c for c in claims}, load(), as_of)


def kept(kind: str, found: tuple[Tie, ...]) -> list[tuple[str, str]]:
    return [(t.source.id, t.target.id) for t in found if t.kind == kind]


# --- what was said -------------------------------------------------------------------------------------------------------


def test_a_tie_told_twice_is_one_with_both_sentences() -> None:
    found = ties(told=(said("r1", "backs", EGYPT, HAFTAR), said("r2", "backs", EGYPT, HAFTAR)))
    (backs,) = (t for t in found if t.kind == "backs")
    assert [e.report for e in backs.evidence] == ["r1", "r2"]


def test_the_same_sentence_is_kept_once() -> None:
    one = said("r1", "backs", EGYPT, HAFTAR)
    (backs,) = (t for t in ties(told=(one, one)) if t.kind == "backs")
    assert len(backs.evidence) == 1


def test_the_first_day_a_tie_was_told_is_its_day() -> None:
    one, other = said("r1", "backs", EGYPT, HAFTAR), said("r2", "backs", EGYPT, HAFTAR)
    (backs,) = (t for t in ties(told=(one, replace(other, when=day("2019-04-05")))) if t.kind == "backs")
    assert backs.when == day("2019-04-05")


def test_who_backs_whom_goes_one_way() -> None:
    found = ties(told=(said("r1", "backs", EGYPT, HAFTAR), said("r1", "backs", HAFTAR, EGYPT, 10)))
    assert kept("backs", found) == [("EGY", "khalifa-haftar"), ("khalifa-haftar", "EGY")]


def test_who_is_led_by_a_mans_follower_is_not_led_by_the_man() -> None:
    follower = Party("vladimir-putin.CVL", "ally of Vladimir Putin", "an ally of Putin", "RUS", "CVL")
    wagner = Party("wagner-group", "Wagner Group", "Wagner", "RUS")
    assert ("vladimir-putin", "wagner-group") not in kept("leads", ties(told=(said("r1", "leads", follower, wagner),)))


# --- what our files know -------------------------------------------------------------------------------------------------


def test_who_leads_is_who_led_on_the_day() -> None:
    told = (said("r1", "backs", EGYPT, HAFTAR),)
    assert ("khalifa-haftar", "lna") in kept("leads", ties(told=told, as_of=date(2019, 4, 5)))
    assert kept("leads", ties(told=told, as_of=date(2011, 4, 5))) == []


def test_without_a_day_the_last_event_gives_it() -> None:
    sarraj = Party("fayez-al-sarraj", "Fayez al-Sarraj", "Sarraj", "LBY", "GOV")
    assert ("fayez-al-sarraj", "gna") in kept(
        "leads", ties(claim(source=(sarraj,), target=(RUSSIA,), when=day("2019-04-03")))
    )
    assert kept("leads", ties(claim(source=(sarraj,), target=(RUSSIA,), when=day("2023-04-03")))) == []


def test_a_tie_of_our_files_says_which_file() -> None:
    (leads,) = (
        t for t in ties(told=(said("r1", "backs", EGYPT, HAFTAR),), as_of=date(2019, 4, 5)) if t.kind == "leads"
    )
    assert leads.evidence == ()
    assert "countries/LBY.yml" in leads.why


# --- what events leave behind --------------------------------------------------------------------------------------------


def test_who_attacks_opposes() -> None:
    attack = claim(source=(LNA,), target=(GNA,), when=SATURDAY)
    found = ties(attack)
    assert kept("opposes", found) == [("lna", "gna")]
    (opposes,) = (t for t in found if t.kind == "opposes")
    assert (opposes.evidence, opposes.when) == ((attack.evidence,), SATURDAY)


@pytest.mark.parametrize("status", ["negated", "future", "hypothetical"])
def test_an_attack_that_did_not_take_place_leaves_nothing(status: str) -> None:
    assert kept("opposes", ties(claim(status=status))) == []


def test_an_attack_that_is_only_denied_leaves_nothing() -> None:
    assert kept("opposes", ties(claim(speaker=LNA, stance="denies"))) == []


def test_a_denied_tie_names_the_denier() -> None:
    told = claim("r1", when=SATURDAY, speaker=GNA, stance="says")
    denied = claim("r2", when=SATURDAY, speaker=LNA, stance="denies")
    (opposes,) = (t for t in ties(told, denied) if t.kind == "opposes")
    assert ([p.id for p in opposes.denied], [p.id for p in opposes.speakers]) == (["lna"], ["gna"])
    assert opposes.evidence == (told.evidence,)


def test_a_denial_does_not_take_away_what_a_report_tells() -> None:
    told = claim("r1", when=SATURDAY)
    denied = claim("r2", when=SATURDAY, speaker=LNA, stance="denies")
    assert kept("opposes", ties(told, denied)) == [("lna", "gna")]


def test_who_takes_a_town_holds_it() -> None:
    taken = claim(mode="occupy", source=(LNA,), target=(GNA,), place=SIRTE, when=SATURDAY)
    assert kept("holds", ties(taken)) == [("lna", f"geo:{SIRTE.geonameid}")]


def test_who_mediates_and_who_hosts() -> None:
    mediated = claim(type="CONSULT", mode="third-party", source=(RUSSIA,), target=(HAFTAR,), place=None)
    hosted = claim(type="CONSULT", mode="host", source=(TURKEY,), target=(GNA,), place=None)
    found = ties(mediated, hosted)
    assert (kept("mediates", found), kept("hosts", found)) == ([("RUS", "khalifa-haftar")], [("TUR", "gna")])


def test_a_meeting_alone_ties_nobody() -> None:
    assert ties(claim(type="CONSULT", mode="meet", source=(RUSSIA,), target=(EGYPT,))) == ()


# --- nameless parties ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(REBELS, GNA, id="nameless attackers"),
        pytest.param(LNA, REBELS, id="nameless victims"),
        pytest.param(LNA, Party("geo:2210247", "Tripoli", "Tripoli", "LBY"), id="a town attacked"),
        pytest.param(HAFTAR, TROOPS, id="a man and his own troops"),
        pytest.param(LNA, LNA, id="the same"),
    ],
)
def test_no_ties_of_the_nameless_nor_within_one_side(source: Party, target: Party) -> None:
    assert kept("opposes", ties(claim(source=(source,), target=(target,), place=TRIPOLI))) == []


def test_a_town_is_not_held_by_the_nameless() -> None:
    assert kept("holds", ties(claim(mode="occupy", source=(REBELS,), place=SIRTE))) == []


# --- order ---------------------------------------------------------------------------------------------------------------


def test_the_order_of_what_was_said_does_not_matter() -> None:
    told = [
        said("r1", "backs", EGYPT, HAFTAR),
        said("r2", "backs", replace(EGYPT, text="Egypten"), HAFTAR),
        said("r3", "backs", TURKEY, GNA),
        said("r4", "backs", replace(TURKEY, text="Ankara"), GNA, 10),
    ]
    first = ties(told=tuple(told))
    dice = random.Random(1)
    for _ in range(6):
        dice.shuffle(told)
        assert ties(told=tuple(told)) == first
