"""Copies in a store: each report joins what is there, and the groups are those that all reports at once would give."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from strife.collapse import Sought, find_copies
from strife.evaluate.variants import variants
from strife.model import CopyGroup, Report, When
from strife.pipeline import Coder
from strife.run.conclusions import conclude_store
from strife.run.local import read_into
from strife.store import Store, copying, open_store

SHELLED = (
    "Shells fell on the market of Abu Salim on 14 March 2020 and killed 17 people, the Red Crescent said. "
    "A witness, Omar Tarhouni, counted 23 rockets. The hospital of Gharyan took in 41 of the wounded."
)
BESKJUTEN = (
    "Granater föll över marknaden i Abu Salim den 14 mars 2020 och dödade 17 människor, uppger Röda halvmånen. "
    "Ett vittne, Omar Tarhouni, räknade till 23 raketer. Sjukhuset i Gharyan tog emot 41 av de skadade."
)
BESCHOSSEN = (
    "Granaten schlugen am 14. März 2020 auf dem Markt von Abu Salim ein und töteten 17 Menschen, teilte der Rote Halbmond mit. "
    "Ein Zeuge, Omar Tarhouni, zählte 23 Raketen. Das Krankenhaus von Gharyan nahm 41 Verwundete auf."
)


def report(text: str, lang: str = "en", on: date | None = None, publisher: str = "") -> Report:
    when = When(on, on + timedelta(1), "", "day", "explicit") if on else When()
    return Report.make(text, lang=lang, published=when, publisher=publisher)


def stored(store: Store, *reports: Report) -> list[CopyGroup]:
    for one in reports:
        store.put_report(one, seek=Sought)
    return sorted(store.copies(), key=lambda g: g.id)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "s.sqlite")


def many() -> list[Report]:
    """Thirty texts with variants, some dated, and a translation."""
    days = [None, date(2020, 1, 4), date(2020, 1, 5), date(2020, 3, 1)]
    made = [
        report(v["text"], v["lang"], days[n % 4], publisher=v["id"])
        for n, v in enumerate(variants(6))
        if v["role"] != "cut again"
    ]
    return [*made, report(SHELLED, on=date(2020, 3, 15)), report(BESKJUTEN, "sv", date(2020, 3, 16))]


def test_one_at_a_time_is_all_at_once_in_any_order(tmp_path: Path) -> None:
    reports = many()
    at_once = sorted(find_copies(reports), key=lambda g: g.id)
    assert len(at_once) == 7
    for seed in range(3):
        random.Random(seed).shuffle(reports)
        with open_store(tmp_path / f"{seed}.sqlite") as store:
            assert stored(store, *reports) == at_once


def test_a_report_that_is_like_two_groups_joins_them(store: Store) -> None:
    whole = next(variants(1))["text"]
    sentences = whole.replace("\n\n", " ").split(". ")
    half = len(sentences) // 2
    first, second = ". ".join(sentences[:half]), ". ".join(sentences[half:])
    assert len(stored(store, report(first), report(second))) == 2
    (group,) = stored(store, report(whole))
    assert len(group.reports) == 3


def test_the_id_of_a_group_stays_when_a_later_report_joins(store: Store) -> None:
    (before,) = stored(store, report(SHELLED, on=date(2020, 3, 14)))
    (after,) = stored(
        store, report(BESKJUTEN, "sv", date(2020, 3, 15)), report(SHELLED, on=date(2020, 3, 15), publisher="B")
    )
    assert (after.id, after.kinds[0]) == (before.id, "first")
    assert set(after.kinds) == {"first", "translation", "exact"}


def test_a_translation_is_sought_in_the_days_around(store: Store) -> None:
    assert len(stored(store, report(SHELLED, on=date(2020, 3, 14)), report(BESKJUTEN, "sv", date(2020, 5, 1)))) == 2


def test_the_same_words_are_copies_whenever_they_are_published(store: Store) -> None:
    assert len(stored(store, report(SHELLED, on=date(2020, 3, 14)), report(SHELLED, on=date(2021, 5, 1)))) == 1


def test_reports_put_in_without_seeking_are_placed_later(store: Store) -> None:
    store.put_report(report(SHELLED))
    assert list(store.copies()) == []
    store.place_copies(Sought)
    assert len(stored(store, report(BESKJUTEN, "sv"))) == 1


def test_read_again_in_another_language_a_report_takes_its_group_along(store: Store) -> None:
    text = report(SHELLED)
    (group,) = stored(store, text, report(BESKJUTEN, "sv"))
    assert group.kinds == ("first", "translation")
    store.put_report(Report(text.id, text.text, lang="de"), knowledge="other", seek=Sought)
    (again,) = store.copies()
    assert again.reports == group.reports


def test_read_again_with_a_less_exact_date_a_report_is_sought_by_that(store: Store) -> None:
    dated = report(SHELLED, on=date(2020, 3, 14))
    stored(store, dated)
    month = replace(dated.published, end=date(2020, 4, 14), granularity="month")
    store.put_report(replace(dated, published=month), knowledge="other", seek=Sought)
    assert not list(store.verify(Sought))


def test_a_look_up_reads_an_index_by_key_and_day_and_no_table(store: Store) -> None:
    shelled = Sought(report(SHELLED, on=date(2020, 3, 14)))
    asked = {"near": shelled.near, "placed": shelled.placed, "first": 3, "last": 4}
    with store._engine.connect() as connection:
        given = {"compile_kwargs": {"literal_binds": True}, "dialect": connection.dialect}
        query = copying._SHARING_DATED.params(asked).compile(**given)
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
    steps = [step for step in plan if "copy_keys" in step]
    assert [step.partition(" (")[2] for step in steps] == ["key=?)", "key=? AND day=?)", "key=? AND day>? AND day<?)"]
    assert all(step.startswith("SEARCH copy_keys USING PRIMARY KEY") for step in steps)


def test_a_report_in_a_language_without_a_parser_is_kept_for_its_copies(tmp_path: Path) -> None:
    folder, place = tmp_path / "reports", str(tmp_path / "s.sqlite")
    folder.mkdir()
    (folder / "en.txt").write_text(SHELLED, "utf-8")
    (folder / "de.txt").write_text(BESCHOSSEN, "utf-8")
    with open_store(place) as store:
        for _ in range(2):
            tally = read_into(store, [str(folder)], Coder(), date="2020-03-15")
            assert [s.stage for s in tally.skipped] == [s.stage for s in store.skipped()] == ["identify"]
        (group,) = store.copies()
        assert len(group.reports) == 2 and set(group.kinds) == {"first", "translation"}
        events = conclude_store(store).events
        assert events and all(e.independent == 1 for e in events)
        assert [r.lang for r in store.reports() if r.id in store.unread()] == ["de"]
