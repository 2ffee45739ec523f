"""What an analyst said of reports and events, as collapse is told it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from collapse.made import report
from collapse.test_copies import OTHER, STORY
from strife.collapse import as_judged, find_copies
from strife.collapse.judged import JudgedPairs, judged_claims
from strife.model import Judgement, Report


def said(verdict: str, of: str, one: str, other: str, at: str = "2020-01-01") -> Judgement:
    return Judgement.make(verdict, of, one, other, "ana", at)


def test_of_two_judgements_on_one_pair_the_later_counts() -> None:
    early, late = said("same", "events", "b", "a"), said("apart", "events", "a", "b", "2020-01-02")
    assert judged_claims([late, early]) == JudgedPairs((), (("a", "b"),))
    back = replace(late, undone_by="bo", undone_at="2020-01-03")
    assert judged_claims([back, early]) == JudgedPairs((("a", "b"),), ())


def test_only_judgements_on_events_are_told_of_claims() -> None:
    assert judged_claims([said("same", "reports", "a", "b"), said("apart", "actors", "a", "b")]) == JudgedPairs()


# --- reports -------------------------------------------------------------------------------------------------------------

FIRST = report(STORY, publisher="A")
AGAIN = report(STORY, publisher="B", on="2020-01-07")
CUT = report(". ".join(STORY.split(". ")[:3]) + ".", publisher="C", on="2020-01-08")
ELSE = report(OTHER, publisher="D", on="2020-01-09")
SWEDISH = report("Tolv kadetter dödades.", lang="sv", publisher="E", on="2020-01-10")
ALL = [FIRST, AGAIN, CUT, ELSE, SWEDISH]


def grouped(*judgements: Judgement, reports: Sequence[Report] = ALL) -> dict[str, dict[str, str]]:
    """First report of each group -> its copies and how they copy it."""
    by_id = {r.id: r for r in reports}
    groups = as_judged(find_copies(reports), judgements, lambda ids: [by_id[i] for i in ids])
    called = {r.id: r.publisher for r in ALL}
    return {called[g.reports[0]]: {called[r]: k for r, k in zip(g.reports, g.kinds, strict=True)} for g in groups}


def test_without_judgements_copies_are_what_their_words_tell() -> None:
    assert grouped() == {"A": {"A": "first", "B": "exact", "C": "near"}, "D": {"D": "first"}, "E": {"E": "first"}}


def test_same_joins_the_groups_of_both() -> None:
    found = grouped(said("same", "reports", SWEDISH.id, CUT.id))
    assert found == {
        "A": {"A": "first", "B": "exact", "C": "near", "E": "translation"},
        "D": {"D": "first"},
    }


def test_apart_leaves_each_with_those_it_is_most_like() -> None:
    found = grouped(said("apart", "reports", CUT.id, FIRST.id))
    assert found["A"] == {"A": "first", "B": "exact"}
    assert found["C"] == {"C": "first"}
    found = grouped(said("apart", "reports", AGAIN.id, FIRST.id))
    assert sorted(map(len, found.values())) == [1, 1, 1, 2]
    assert not any({"A", "B"} <= set(members) for members in found.values())


def test_what_was_judged_the_same_counts_more_than_any_likeness() -> None:
    found = grouped(said("same", "reports", CUT.id, ELSE.id), said("apart", "reports", ELSE.id, FIRST.id))
    assert found["A"] == {"A": "first", "B": "exact"}
    assert found["C"] == {"C": "first", "D": "near"}


def test_of_reports_that_are_not_there_nothing_is_judged() -> None:
    assert grouped(said("same", "reports", FIRST.id, "report-gone"), said("apart", "reports", "x", CUT.id)) == grouped()


def test_a_judgement_on_reports_that_are_apart_anyway_changes_nothing() -> None:
    assert grouped(said("apart", "reports", FIRST.id, ELSE.id)) == grouped()


@settings(max_examples=40, deadline=None)
@given(st.permutations(ALL), st.permutations(range(3)), st.data())
def test_no_order_matters(reports: list[Report], order: list[int], data: st.DataObject) -> None:
    pairs = [("same", CUT, ELSE), ("apart", FIRST, ELSE), ("same", SWEDISH, AGAIN)]
    judgements = [said(verdict, "reports", one.id, other.id) for verdict, one, other in pairs]
    groups = data.draw(st.permutations(find_copies(reports)))
    by_id = {r.id: r for r in reports}
    found = as_judged(groups, [judgements[n] for n in order], lambda ids: [by_id[i] for i in ids])
    expected = as_judged(find_copies(ALL), judgements, lambda ids: [by_id[i] for i in ids])
    assert sorted(found, key=lambda g: g.id) == sorted(expected, key=lambda g: g.id)
