"""What an analyst said of reports and events, as collapse is told it."""

from __future__ import annotations

from dataclasses import replace

from strife.collapse.judged import JudgedPairs, judged_claims
from strife.model import Judgement


def said(verdict: str, of: str, one: str, other: str, at: str = "2020-01-01") -> Judgement:
    return Judgement.make(verdict, of, one, other, "ana", at)


def test_of_two_judgements_on_one_pair_the_later_counts() -> None:
    early, late = said("same", "events", "b", "a"), said("apart", "events", "a", "b", "2020-01-02")
    assert judged_claims([late, early]) == JudgedPairs((), (("a", "b"),))
    back = replace(late, undone_by="bo", undone_at="2020-01-03")
    assert judged_claims([back, early]) == JudgedPairs((("a", "b"),), ())


def test_only_judgements_on_events_are_told_of_claims() -> None:
    assert judged_claims([said("same", "reports", "a", "b"), said("apart", "actors", "a", "b")]) == JudgedPairs()
