"""Claims in, events out: one happening is one event, whoever tells it and in whatever language."""

from __future__ import annotations

import random

import pytest

from collapse.made import (
    CIVILIANS,
    GNA,
    HAFTAR,
    LIBYA,
    LNA,
    REBELS,
    RUSSIA,
    SIRTE,
    TRIPOLI,
    TROOPS,
    TURKEY,
    claim,
    day,
    killed,
)
from strife.collapse import find_events
from strife.model import Claim, CopyGroup, Event, Report

SATURDAY, SUNDAY = day("2020-01-04"), day("2020-01-05")


def events(*claims: Claim, copies: tuple[CopyGroup, ...] = ()) -> tuple[Event, ...]:
    """The events of claims whose reports are no copies but those of `copies`."""
    grouped = {r for g in copies for r in g.reports}
    alone = sorted({c.evidence.report for c in claims} - grouped)
    reports = {
        c.evidence.report: Report(
            c.evidence.report,
            "",
            publisher=f"paper of {c.evidence.report}",
            published=c.when if c.when.origin == "published" else day("2020-01-06"),
        )
        for c in claims
    }
    return find_events(claims, reports, (*copies, *(CopyGroup(f"copies-{r}", (r,), ("first",)) for r in alone)))


def sizes(*claims: Claim) -> list[int]:
    return sorted(len(e.claims) for e in events(*claims))


# --- what is one, what is two --------------------------------------------------------------------------------------------


def test_one_act_in_two_languages_is_one_event() -> None:
    (event,) = events(claim("r1", when=SATURDAY), claim("r2", when=SATURDAY, lang="sv"))
    assert (event.langs, event.reports, event.independent) == (("en", "sv"), ("r1", "r2"), 2)


def test_two_attacks_in_one_town_on_two_days_are_two() -> None:
    assert sizes(claim("r1", when=SATURDAY), claim("r2", when=SUNDAY)) == [1, 1]


def test_two_attacks_on_one_day_in_two_towns_are_two() -> None:
    assert sizes(claim("r1", when=SATURDAY), claim("r2", when=SATURDAY, place=SIRTE)) == [1, 1]


def test_a_town_is_in_its_country() -> None:
    (event,) = events(claim("r1", when=SATURDAY), claim("r2", when=SATURDAY, place=LIBYA))
    assert event.place == TRIPOLI


@pytest.mark.parametrize("status", ["negated", "future", "hypothetical"])
def test_what_took_place_and_what_did_not_never_merge(status: str) -> None:
    assert sizes(claim("r1", when=SATURDAY), claim("r2", when=SATURDAY, status=status)) == [1, 1]


def test_news_and_background_of_one_act_are_one() -> None:
    assert sizes(claim("r1", when=SATURDAY), claim("r2", when=SATURDAY, status="historical")) == [2]


def test_another_attacker_is_another_attack() -> None:
    assert sizes(claim("r1", when=SATURDAY), claim("r2", when=SATURDAY, source=(TURKEY,))) == [1, 1]


def test_a_man_and_his_troops_are_one_side() -> None:
    one = claim("r1", when=SATURDAY, source=(HAFTAR,))
    other = claim("r2", when=SATURDAY, source=(TROOPS,))
    assert sizes(one, other) == [2]


def test_rebels_of_no_name_may_be_anybody_and_prove_nothing() -> None:
    one = claim("r1", source=(REBELS,), target=(CIVILIANS,), place=None)
    other = claim("r2", source=(REBELS,), target=(CIVILIANS,), place=None)
    assert sizes(one, other) == [1, 1]


def test_another_type_is_another_event() -> None:
    assert sizes(claim("r1", when=SATURDAY), claim("r2", when=SATURDAY, type="ACCUSE")) == [1, 1]


@pytest.mark.parametrize("kind", ["CONSULT", "AGREE"])
def test_a_meeting_is_one_whoever_is_the_subject(kind: str) -> None:
    one = claim("r1", type=kind, source=(HAFTAR,), target=(RUSSIA,), when=SATURDAY)
    other = claim("r2", type=kind, source=(RUSSIA,), target=(HAFTAR,), when=SATURDAY)
    assert sizes(one, other) == [2]


def test_an_attack_and_its_answer_are_two() -> None:
    one = claim("r1", source=(HAFTAR,), target=(TURKEY,), when=SATURDAY)
    other = claim("r2", source=(TURKEY,), target=(HAFTAR,), when=SATURDAY)
    assert sizes(one, other) == [1, 1]


def test_arresting_and_deporting_are_two() -> None:
    one = claim("r1", type="COERCE", mode="arrest", when=SATURDAY)
    other = claim("r2", type="COERCE", mode="deport", when=SATURDAY)
    assert sizes(one, other) == [1, 1]


def test_an_undated_claim_happened_about_when_it_was_published() -> None:
    near = claim("r2", when=day("2020-01-08", "published"))
    far = claim("r3", when=day("2020-02-08", "published"))
    assert sizes(claim("r1", when=SATURDAY), near, far) == [1, 2]


def test_every_claim_is_in_one_event() -> None:
    claims = [claim(f"r{n}", when=day(f"2020-01-{n:02}")) for n in range(1, 10)]
    assert sorted(c for e in events(*claims) for c in e.claims) == sorted(c.id for c in claims)


# --- what an event says --------------------------------------------------------------------------------------------------


def test_a_denial_joins_the_event_it_denies() -> None:
    told = claim("r1", when=SATURDAY)
    denied = claim("r2", when=SATURDAY, speaker=LNA, stance="denies")
    (event,) = events(told, denied)
    (dispute,) = event.disputes
    assert (event.deniers, event.speakers, event.status) == ((LNA,), (), "actual")
    assert (dispute.attribute, [(a.value, a.claims, a.by) for a in dispute.accounts]) == (
        "status",
        [("denied", (denied.id,), (f"{LNA.name} (paper of r2)",)), ("happened", (told.id,), ("paper of r1",))],
    )


def test_a_denial_alone_is_no_dispute() -> None:
    (event,) = events(claim(speaker=LNA, stance="denies"))
    assert (event.disputes, event.deniers) == ((), (LNA,))


def test_two_tolls_that_cannot_both_be_true_are_a_dispute() -> None:
    one = claim("r1", when=SATURDAY, tolls=(killed(12, 12),))
    other = claim("r2", when=SATURDAY, tolls=(killed(20, None),))
    (event,) = events(one, other)
    (dispute,) = event.disputes
    assert (dispute.attribute, [(a.value, a.by) for a in dispute.accounts]) == (
        "tolls",
        [("12 killed", ("paper of r1",)), ("at least 20 killed", ("paper of r2",))],
    )
    (toll,) = event.tolls
    assert (toll.low, toll.high) == (12, None)


def test_two_tolls_that_can_both_be_true_are_none() -> None:
    one = claim("r1", when=SATURDAY, tolls=(killed(12, 12),))
    other = claim("r2", when=SATURDAY, tolls=(killed(10, None),))
    (event,) = events(one, other)
    assert event.disputes == ()


def test_the_toll_of_who_denies_it_does_not_count() -> None:
    one = claim("r1", when=SATURDAY, tolls=(killed(12, 12),))
    other = claim("r2", when=SATURDAY, tolls=(killed(90, 90),), speaker=LNA, stance="denies")
    (event,) = events(one, other)
    assert [(t.low, t.high) for t in event.tolls] == [(12, 12)]


def test_copies_count_once() -> None:
    copies = (CopyGroup("copies-1", ("r1", "r2"), ("first", "exact")), CopyGroup("copies-2", ("r3",), ("first",)))
    (event,) = events(*(claim(r, when=SATURDAY) for r in ("r1", "r2", "r3")), copies=copies)
    assert (len(event.reports), event.independent) == (3, 2)


def test_copies_prove_nothing_more() -> None:
    told = [claim(r, when=SATURDAY, confidence=0.5) for r in ("r1", "r2")]
    copies = (CopyGroup("copies-1", ("r1", "r2"), ("first", "exact")),)
    assert events(*told, copies=copies)[0].confidence == 0.5
    assert events(*told)[0].confidence == 0.75


def test_the_named_party_stands_for_the_vague_one() -> None:
    one = claim("r1", when=SATURDAY, target=(GNA,))
    other = claim("r2", when=SATURDAY, target=())
    (event,) = events(one, other)
    assert (event.source, event.target) == ((LNA,), (GNA,))


def test_a_day_said_in_words_outranks_the_day_of_the_report() -> None:
    (event,) = events(claim("r1", when=day("2020-01-06", "published")), claim("r2", when=SATURDAY))
    assert event.when == SATURDAY


# --- order ---------------------------------------------------------------------------------------------------------------


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        claim("r1", when=SATURDAY, tolls=(killed(12, 12),)),
        claim("r2", when=SATURDAY, tolls=(killed(20, None),), lang="sv"),
        claim("r3", when=day("2020-01-06", "published"), place=LIBYA),
        claim("r4", when=SATURDAY, speaker=LNA, stance="denies"),
        claim("r5", when=SUNDAY, source=(TROOPS,)),
        claim("r6", when=SUNDAY, source=(HAFTAR,), place=None),
        claim("r7", target=()),
        claim("r8", source=(REBELS,), place=SIRTE, when=SUNDAY),
    ]
    first = events(*claims)
    dice = random.Random(1)
    for _ in range(10):
        dice.shuffle(claims)
        assert events(*claims) == first


def test_a_later_report_leaves_the_id_of_an_event() -> None:
    first = claim("r1", when=day("2020-01-05", "published"))
    for n in range(2, 6):
        later = claim(f"r{n}", when=day("2020-01-06", "published"))
        ((before,), (after,)) = events(first), events(later, first)
        assert (after.id, after.claims) == (before.id, (first.id, later.id))


def test_reports_in_no_group_are_no_copies() -> None:
    one = claim("r1", source=(REBELS,), target=(CIVILIANS,), place=None)
    other = claim("r2", source=(REBELS,), target=(CIVILIANS,), place=None)
    assert len(find_events([one, other], {}, ())) == 2
