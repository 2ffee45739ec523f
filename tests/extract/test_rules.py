"""A parse by hand in, claims out, one rule each: no parser, so a failure here is a rule's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from parse.trees import sentences
from strife.extract import extract
from strife.find import find
from strife.knowledge.load import load
from strife.model import Claim, Party, Reading, Report, When

DAY = When(date(2020, 1, 10), date(2020, 1, 10) + timedelta(days=1), "", "day", "explicit")


def read(*lines: str, lang: str = "en", publisher: str = "") -> tuple[Report, tuple[Claim, ...]]:
    text, parsed = sentences(*lines)
    report = Report.make(text, lang=lang, publisher=publisher, published=DAY)
    reading = find(report, Reading(report.id, lang, "conllu", parsed), load())
    return report, extract(report, reading, load())[0]


def said(*lines: str, lang: str = "en") -> list[str]:
    """The claims in short: `ASSAULT actual TUR > RUS`, with `: speaker stance` where somebody says it."""
    return [short(c) for c in read(*lines, lang=lang)[1]]


def short(claim: Claim) -> str:
    def ids(parties: tuple[Party, ...]) -> str:
        return " ".join(p.id for p in parties) or "-"

    by = f" : {claim.speaker.id} {claim.stance}" if claim.speaker else ""
    return f"{claim.type} {claim.status} {ids(claim.source)} > {ids(claim.target)}{by}"


ATTACK = "Russia/PROPN/2/nsubj attacked/VERB/0/root/attack Turkey/PROPN/2/obj ./PUNCT/2/punct"


# --- mood: did it happen -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "line", "status"),
    [
        pytest.param("en", ATTACK, "actual", id="told as it is"),
        pytest.param(
            "en",
            "Russia/PROPN/4/nsubj did/AUX/4/aux/do not/PART/4/advmod attack/VERB/0/root/attack/VerbForm=Inf "
            "Turkey/PROPN/4/obj ./PUNCT/4/punct",
            "negated",
            id="not",
        ),
        pytest.param(
            "sv",
            "Ryssland/PROPN/2/nsubj anföll/VERB/0/root/anfalla inte/PART/2/advmod Turkiet/PROPN/2/obj ./PUNCT/2/punct",
            "negated",
            id="inte",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/3/nsubj never/ADV/3/advmod attacked/VERB/0/root/attack Turkey/PROPN/3/obj ./PUNCT/3/punct",
            "negated",
            id="never",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/3/nsubj will/AUX/3/aux attack/VERB/0/root/attack/VerbForm=Inf Turkey/PROPN/3/obj ./PUNCT/3/punct",
            "future",
            id="will",
        ),
        pytest.param(
            "sv",
            "Ryssland/PROPN/3/nsubj ska/AUX/3/aux/skola anfalla/VERB/0/root/anfalla/VerbForm=Inf Turkiet/PROPN/3/obj ./PUNCT/3/punct",
            "future",
            id="ska",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/3/nsubj may/AUX/3/aux attack/VERB/0/root/attack/VerbForm=Inf Turkey/PROPN/3/obj ./PUNCT/3/punct",
            "hypothetical",
            id="may",
        ),
        pytest.param(
            "sv",
            "Ryssland/PROPN/3/nsubj kan/AUX/3/aux/kunna anfalla/VERB/0/root/anfalla/VerbForm=Inf Turkiet/PROPN/3/obj ./PUNCT/3/punct",
            "hypothetical",
            id="kan",
        ),
        pytest.param(
            "en",
            "If/SCONJ/3/mark Russia/PROPN/3/nsubj attacks/VERB/7/advcl/attack Turkey/PROPN/3/obj ,/PUNCT/3/punct "
            "Iran/PROPN/7/nsubj waits/VERB/0/root/wait ./PUNCT/7/punct",
            "hypothetical",
            id="a clause with if",
        ),
        pytest.param(
            "sv",
            "Om/SCONJ/3/mark Ryssland/PROPN/3/nsubj anfaller/VERB/6/advcl/anfalla Turkiet/PROPN/3/obj ,/PUNCT/3/punct "
            "väntar/VERB/0/root/vänta Iran/PROPN/6/nsubj ./PUNCT/6/punct",
            "hypothetical",
            id="a clause with om",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/2/nsubj waited/VERB/0/root/wait to/PART/4/mark attack/VERB/2/advcl/attack/VerbForm=Inf "
            "Turkey/PROPN/4/obj ./PUNCT/2/punct",
            "hypothetical",
            id="a purpose",
        ),
        pytest.param(
            "en",
            "Did/AUX/3/aux/do Russia/PROPN/3/nsubj attack/VERB/0/root/attack/VerbForm=Inf Turkey/PROPN/3/obj ?/PUNCT/3/punct",
            "hypothetical",
            id="a question",
        ),
    ],
)
def test_mood(lang: str, line: str, status: str) -> None:
    kind = "THREATEN" if status == "future" else "ASSAULT"  # to say that one will attack is to threaten
    assert said(line, lang=lang) == [f"{kind} {status} RUS > TUR"]


def test_no_before_the_subject_negates() -> None:
    line = "No/DET/2/det rebels/NOUN/3/nsubj/rebel attacked/VERB/0/root/attack Turkey/PROPN/3/obj ./PUNCT/3/punct"
    assert said(line) == ["ASSAULT negated TUR.REB > TUR"]


# --- governors: the outer word decides -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "line", "claims"),
    [
        pytest.param(
            "en",
            "Haftar/PROPN/2/nsubj rejected/VERB/0/root/reject a/DET/4/det call/NOUN/2/obj by/ADP/6/case Turkey/PROPN/4/nmod "
            "for/ADP/9/case a/DET/9/det ceasefire/NOUN/4/nmod ./PUNCT/2/punct",
            ["REJECT actual khalifa-haftar > TUR"],
            id="reject a call",
        ),
        pytest.param(
            "sv",
            "Haftar/PROPN/2/nsubj avvisade/VERB/0/root/avvisa Turkiets/PROPN/4/nmod:poss krav/NOUN/2/obj på/ADP/6/case "
            "vapenvila/NOUN/4/nmod ./PUNCT/2/punct",
            ["REJECT actual khalifa-haftar > TUR"],
            id="avvisa ett krav",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/2/nsubj denied/VERB/0/root/deny that/SCONJ/5/mark Turkey/PROPN/5/nsubj "
            "attacked/VERB/2/ccomp/attack Iran/PROPN/5/obj ./PUNCT/2/punct",
            ["ASSAULT actual TUR > IRN : RUS denies"],
            id="deny that another did",
        ),
        pytest.param(
            "en",
            "Haftar/PROPN/2/nsubj denied/VERB/0/root/deny an/DET/4/det attack/NOUN/2/obj on/ADP/6/case Turkey/PROPN/4/nmod ./PUNCT/2/punct",
            ["ASSAULT actual khalifa-haftar > TUR : khalifa-haftar denies"],
            id="deny one's own act",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/4/nsubj did/AUX/4/aux/do not/PART/4/advmod deny/VERB/0/root/deny/VerbForm=Inf that/SCONJ/7/mark "
            "it/PRON/7/nsubj attacked/VERB/4/ccomp/attack Iran/PROPN/7/obj ./PUNCT/4/punct",
            ["ASSAULT actual RUS > IRN : RUS says"],
            id="not deny",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/2/nsubj plans/VERB/0/root/plan to/PART/4/mark attack/VERB/2/xcomp/attack/VerbForm=Inf "
            "Turkey/PROPN/4/obj ./PUNCT/2/punct",
            ["ASSAULT future RUS > TUR"],
            id="plan",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/2/nsubj failed/VERB/0/root/fail to/PART/4/mark attack/VERB/2/xcomp/attack/VerbForm=Inf "
            "Turkey/PROPN/4/obj ./PUNCT/2/punct",
            ["ASSAULT negated RUS > TUR"],
            id="fail",
        ),
        pytest.param(
            "en",
            "Russia/PROPN/2/nsubj stopped/VERB/0/root/stop bombing/VERB/2/xcomp/bomb/VerbForm=Ger Turkey/PROPN/3/obj ./PUNCT/2/punct",
            ["RETREAT actual RUS > TUR"],
            id="stop an assault: retreat",
        ),
        pytest.param(
            "en",
            "Turkey/PROPN/2/nsubj halted/VERB/0/root/halt aid/NOUN/2/obj to/ADP/5/case Russia/PROPN/3/nmod ./PUNCT/2/punct",
            ["SANCTION actual TUR > RUS"],
            id="halt aid: sanction",
        ),
        pytest.param(
            "sv",
            "Turkiet/PROPN/2/nsubj stoppade/VERB/0/root/stoppa biståndet/NOUN/2/obj/bistånd till/ADP/5/case "
            "Ryssland/PROPN/3/nmod ./PUNCT/2/punct",
            ["SANCTION actual TUR > RUS"],
            id="stoppa bistånd: sanktion",
        ),
        pytest.param(
            "en",
            "Turkey/PROPN/2/nsubj dropped/VERB/0/root/drop its/PRON/4/nmod:poss request/NOUN/2/obj to/ADP/6/case "
            "Russia/PROPN/4/nmod ./PUNCT/2/punct",
            ["REQUEST negated TUR > RUS"],
            id="drop a request: no event comes of it",
        ),
        pytest.param(
            "en",
            "Haftar/PROPN/2/nsubj gave/VERB/0/root/give the/DET/4/det order/NOUN/2/obj to/PART/6/mark "
            "advance/VERB/4/acl/advance/VerbForm=Inf on/ADP/8/case Tripoli/PROPN/6/obl ./PUNCT/2/punct",
            ["MOBILIZE actual khalifa-haftar > geo:2210247"],
            id="the order to advance",
        ),
        pytest.param(
            "en",
            "Erdogan/PROPN/2/nsubj said/VERB/0/root/say that/SCONJ/5/mark Russia/PROPN/5/nsubj "
            "attacked/VERB/2/ccomp/attack Iran/PROPN/5/obj ./PUNCT/2/punct",
            ["ASSAULT actual RUS > IRN : recep-tayyip-erdogan says"],
            id="say that",
        ),
        pytest.param(
            "en",
            "According/ADP/3/case to/ADP/1/fixed Erdogan/PROPN/5/obl Russia/PROPN/5/nsubj attacked/VERB/0/root/attack "
            "Iran/PROPN/5/obj ./PUNCT/5/punct",
            ["ASSAULT actual RUS > IRN : recep-tayyip-erdogan says"],
            id="according to",
        ),
    ],
)
def test_the_outer_word_decides(lang: str, line: str, claims: list[str]) -> None:
    assert said(line, lang=lang) == claims


# --- obligation: who says what another must do, asks ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        pytest.param(
            "en",
            "Erdogan/PROPN/2/nsubj said/VERB/0/root/say that/SCONJ/6/mark Russia/PROPN/6/nsubj must/AUX/6/aux "
            "wait/VERB/2/ccomp/wait/VerbForm=Inf ./PUNCT/2/punct",
            id="must",
        ),
        pytest.param(
            "en",
            "Erdogan/PROPN/2/nsubj said/VERB/0/root/say that/SCONJ/5/mark Russia/PROPN/5/nsubj has/VERB/2/ccomp/have "
            "to/PART/7/mark wait/VERB/5/xcomp/wait/VerbForm=Inf ./PUNCT/2/punct",
            id="has to",
        ),
        pytest.param(
            "sv",
            "Erdogan/PROPN/2/nsubj sade/VERB/0/root/säga att/SCONJ/6/mark Ryssland/PROPN/6/nsubj måste/AUX/6/aux "
            "vänta/VERB/2/ccomp/vänta/VerbForm=Inf ./PUNCT/2/punct",
            id="måste",
        ),
    ],
)
def test_who_says_that_another_must_asks_for_it(lang: str, line: str) -> None:
    assert said(line, lang=lang) == ["REQUEST actual recep-tayyip-erdogan > RUS : recep-tayyip-erdogan says"]


def test_what_must_be_done_is_not_yet_done() -> None:
    line = (
        "Erdogan/PROPN/2/nsubj said/VERB/0/root/say that/SCONJ/6/mark Russia/PROPN/6/nsubj must/AUX/6/aux "
        "withdraw/VERB/2/ccomp/withdraw/VerbForm=Inf from/ADP/8/case Syria/PROPN/6/obl ./PUNCT/2/punct"
    )
    assert {c.type: c.status for c in read(line)[1]} == {"RETREAT": "hypothetical", "REQUEST": "actual"}


# --- echoes: what was said before, now with its speaker ------------------------------------------------------------------


def test_who_denies_this_denies_the_claim_before() -> None:
    line = "Moscow/PROPN/2/nsubj denies/VERB/0/root/deny this/PRON/2/obj ./PUNCT/2/punct"
    assert said(ATTACK, line) == ["ASSAULT actual RUS > TUR", "ASSAULT actual RUS > TUR : RUS.GOV denies"]


def test_who_denies_this_in_swedish() -> None:
    told = "Ryssland/PROPN/2/nsubj anföll/VERB/0/root/anfalla Turkiet/PROPN/2/obj ./PUNCT/2/punct"
    line = "Moskva/PROPN/2/nsubj förnekar/VERB/0/root/förneka detta/PRON/2/obj ./PUNCT/2/punct"
    assert said(told, line, lang="sv") == ["ASSAULT actual RUS > TUR", "ASSAULT actual RUS > TUR : RUS.GOV denies"]


def test_which_is_denied_in_the_same_sentence() -> None:
    line = (
        "Russia/PROPN/2/nsubj attacked/VERB/0/root/attack Turkey/PROPN/2/obj ,/PUNCT/7/punct which/PRON/7/obj "
        "Moscow/PROPN/7/nsubj denies/VERB/2/advcl:relcl/deny ./PUNCT/2/punct"
    )
    assert said(line) == ["ASSAULT actual RUS > TUR", "ASSAULT actual RUS > TUR : RUS.GOV denies"]


def test_who_confirms_this_confirms_it() -> None:
    line = "Moscow/PROPN/2/nsubj confirms/VERB/0/root/confirm this/PRON/2/obj ./PUNCT/2/punct"
    assert said(ATTACK, line)[1:] == ["ASSAULT actual RUS > TUR : RUS.GOV confirms"]


def test_who_says_so_is_the_speaker_of_the_claim_before() -> None:
    line = "Erdogan/PROPN/2/nsubj said/VERB/0/root/say so/ADV/2/obj ./PUNCT/2/punct"
    assert said(ATTACK, line) == ["ASSAULT actual RUS > TUR : recep-tayyip-erdogan says"]


def test_a_denial_stands_under_the_quote_that_it_denies() -> None:
    line = "Moscow/PROPN/2/nsubj denies/VERB/0/root/deny this/PRON/2/obj ./PUNCT/2/punct"
    _, (told, denied) = read(ATTACK, line)
    assert told.evidence == denied.evidence
    assert told.id != denied.id


# --- a noun and a verb of one act ----------------------------------------------------------------------------------------

SOLDIERS = "Three/NUM/2/nummod soldiers/NOUN/4/nsubj:pass/soldier/Number=Plur were/AUX/4/aux:pass killed/VERB/0/root/kill/VerbForm=Part|Tense=Past"


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param(
            "in/ADP/8/case a/DET/8/det rebel/NOUN/8/compound attack/NOUN/4/obl ./PUNCT/4/punct", id="a rebel attack"
        ),
        pytest.param(
            "in/ADP/7/case an/DET/7/det attack/NOUN/4/obl by/ADP/9/case rebels/NOUN/7/nmod/rebel/Number=Plur ./PUNCT/4/punct",
            id="an attack by rebels",
        ),
    ],
)
def test_killed_in_an_attack_is_one_act_of_the_attacker(rest: str) -> None:
    _, (claim,) = read(f"{SOLDIERS} {rest}")
    assert short(claim) == "ASSAULT actual -.REB > -.MIL"
    assert [(t.kind, t.low, t.high) for t in claim.tolls] == [("killed", 3, 3)]


def test_two_acts_of_one_subject_are_two_claims() -> None:
    line = (
        "Russia/PROPN/2/nsubj attacked/VERB/0/root/attack Iran/PROPN/2/obj and/CCONJ/5/cc bombed/VERB/2/conj/bomb "
        "Israel/PROPN/5/obj ./PUNCT/2/punct"
    )
    assert said(line) == ["ASSAULT actual RUS > IRN", "ASSAULT actual RUS > ISR"]


# --- void senses: where the word tells no event --------------------------------------------------------------------------


def test_who_signs_a_player_agrees_on_nothing() -> None:
    club = (
        "Turkey/PROPN/2/nsubj signed/VERB/0/root/sign a/DET/5/det Russian/ADJ/5/amod player/NOUN/2/obj ./PUNCT/2/punct"
    )
    state = "Turkey/PROPN/2/nsubj signed/VERB/0/root/sign an/DET/4/det agreement/NOUN/2/obj with/ADP/6/case Russia/PROPN/4/nmod ./PUNCT/2/punct"
    assert said(club) == []
    assert said(state) == ["AGREE actual TUR > RUS"]


def test_who_is_killed_in_an_accident_was_not_assaulted() -> None:
    assert said(f"{SOLDIERS} in/ADP/7/case an/DET/7/det accident/NOUN/4/obl ./PUNCT/4/punct") == []


# --- evidence ------------------------------------------------------------------------------------------------------------


def test_the_same_text_gives_the_same_ids() -> None:
    assert [c.id for c in read(ATTACK)[1]] == [c.id for c in read(ATTACK)[1]]


def test_another_report_gives_another_id() -> None:
    (_, (one,)), (_, (other,)) = read(ATTACK), read(ATTACK, publisher="Harbour Wire")
    assert one.id != other.id


def test_the_quote_and_the_trigger_stand_in_the_text() -> None:
    report, claims = read("Iran/PROPN/2/nsubj waited/VERB/0/root/wait ./PUNCT/2/punct", ATTACK)
    (evidence,) = (c.evidence for c in claims)
    assert evidence.quote == report.text[evidence.start : evidence.end] == "Russia attacked Turkey."
    assert report.text[evidence.trigger_start : evidence.trigger_end] == "attacked"
    assert (evidence.report, evidence.sentence, evidence.rule) == (report.id, 1, "en/assault:attack")
    assert evidence.knowledge == load().version
