"""An event keeps its id while reports come and go; what merged or split leaves a trace."""

from __future__ import annotations

from collections.abc import Iterable

from collapse.made import SIRTE, claim, day
from strife.collapse import event_id, find_events, keep_names
from strife.model import Change, Claim, Event, Report

ONE, TWO = claim("r1", when=day("2020-01-04")), claim("r2", when=day("2020-01-04"), place=SIRTE)
THREE = claim("r3", when=day("2020-01-05"), place=None)


def event(*claims: Claim) -> Event:
    """An event as concluded anew: named by the first of its claims."""
    (found,) = find_events(claims[:1], {}, ())
    return Event(**{name: getattr(found, name) for name in Event.__slots__} | {"claims": tuple(c.id for c in claims)})


def before(*events: Event) -> dict[str, tuple[str, ...]]:
    return {e.id: e.claims for e in events}


def ids(events: Iterable[Event]) -> set[str]:
    return {e.id for e in events}


def test_a_first_conclusion_names_events_by_their_first_claims() -> None:
    events, changes = keep_names([event(ONE, THREE), event(TWO)], {})
    assert (ids(events), changes) == ({event_id(ONE.id), event_id(TWO.id)}, ())


def test_an_earlier_report_that_is_read_later_does_not_rename_an_event() -> None:
    events, changes = keep_names([event(ONE, THREE)], before(event(THREE)))
    assert (ids(events), changes) == ({event_id(THREE.id)}, ())


def test_of_two_that_merge_the_one_named_by_the_earlier_claim_goes_on() -> None:
    (merged,), changes = keep_names([event(ONE, TWO, THREE)], before(event(ONE), event(TWO, THREE)))
    assert merged.id == event_id(ONE.id)
    assert changes == (Change(event_id(TWO.id), event_id(ONE.id), "merged"),)


def test_a_part_that_splits_off_has_a_new_id_and_the_rest_keeps_the_old() -> None:
    events, changes = keep_names([event(ONE), event(TWO, THREE)], before(event(ONE, TWO, THREE)))
    assert ids(events) == {event_id(ONE.id), event_id(TWO.id)}
    assert changes == (Change(event_id(ONE.id), event_id(TWO.id), "split"),)


def test_what_split_off_and_then_took_in_the_rest_has_one_trace() -> None:
    events, changes = keep_names([event(ONE), event(TWO, THREE)], before(event(ONE, TWO), event(THREE)))
    assert changes == (Change(event_id(ONE.id), event_id(THREE.id), "split"),)
    (merged,), left = keep_names([event(THREE, TWO, ONE)], before(*events), changes)
    assert left == (Change(event_id(ONE.id), merged.id, "merged"),)


def test_an_event_whose_claims_are_no_more_is_gone() -> None:
    events, changes = keep_names([event(ONE)], before(event(ONE), event(TWO)))
    assert (ids(events), changes) == ({event_id(ONE.id)}, (Change(event_id(TWO.id), "", "gone"),))


def test_what_merged_and_parts_again_has_its_old_id_and_no_trace() -> None:
    apart = [event(ONE), event(TWO, THREE)]
    kept = before(event(ONE), event(THREE, TWO))  # it was named by the third claim when the second was not there yet
    merged, changes = keep_names([event(ONE, TWO, THREE)], kept)
    events, left = keep_names(apart, before(*merged), changes)
    assert ids(events) == set(kept)
    assert left == ()


def test_where_the_naming_claim_is_gone_the_id_stays_with_the_rest() -> None:
    events, changes = keep_names([event(TWO, THREE)], before(event(ONE, TWO, THREE)))
    assert (ids(events), changes) == ({event_id(ONE.id)}, ())


def test_no_two_events_have_one_id() -> None:
    kept = before(event(ONE, TWO))
    without, _ = keep_names([event(TWO)], kept)  # the event goes by the id of a claim that is gone
    again, _ = keep_names([event(ONE), event(TWO)], before(*without))
    assert len(ids(again)) == 2
    assert event_id(ONE.id) in ids(again)


def test_reports_named_by_nothing_change_nothing() -> None:
    reports = {"r1": Report("r1", "")}
    first = find_events([ONE], reports, ())
    assert keep_names(first, before(*first)) == (first, ())
