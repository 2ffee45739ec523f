"""A brief says what an analyst asks, in that order, safely and the same way every time."""

from __future__ import annotations

import dataclasses
import io
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from rich.console import Console

from strife.brief import compose, dates, phrases, to_html, to_terminal
from strife.errors import KnowledgeError
from strife.knowledge import resources
from strife.model import When

from .fixtures import CLAIMS, REPORTS, SITUATION, SKIPPED

BRIEF = compose(SITUATION, CLAIMS, REPORTS, skipped=SKIPPED)
PAGE = to_html(BRIEF)
_VOID = {"meta", "br", "path", "rect", "input", "link"}


class Checker(HTMLParser):
    """Collects tags and attributes, and complains of a tag closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID or (tag == "path" and not self.get_starttag_text().endswith("/>")):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open, self.getpos())
        self.open.pop()


def checked() -> Checker:
    found = Checker()
    found.feed(PAGE)
    return found


def terminal(width: int = 80, *, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, color_system="truecolor" if colour else None
    )
    to_terminal(BRIEF, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_the_headline_counts_copies_once() -> None:
    assert BRIEF.headline == "5 reports · 4 independent · English and Swedish · 4 publishers · 5 Apr 2019 – 10 Jan 2020"


def test_events_are_told_in_order_of_time() -> None:
    assert [e.telling.text for e in BRIEF.events] == [
        "Libyan National Army captures Gharyan",
        "Khalifa Haftar moves troops in Tripoli",
        "Parliament of Turkey aids Government of National Accord",
        "Libyan National Army strikes cadets in Tripoli",
        "Khalifa Haftar captures Sirte",
        "Khalifa Haftar meets Giuseppe Conte in Rome",
        *[e.telling.text for e in BRIEF.events[6:]],
    ]
    assert {e.telling.text for e in BRIEF.events[6:]} == {
        "Khalifa Haftar refuses to yield to Turkey and Russia",
        "Libyan National Army does not withdraw from Sirte",
        "Egypt condemns Turkey",
    }
    assert [e.date for e in BRIEF.events] == [
        "4 Apr 2019", "4 Apr 2019", "2 Jan 2020", "4 Jan 2020", "6 Jan 2020", "8 Jan 2020", "9 Jan 2020", "9 Jan 2020", "9 Jan 2020",
    ]  # fmt: skip


def test_undated_planned_and_background_stand_apart() -> None:
    assert {e.telling.text for e in BRIEF.undated} == {
        "Libyan National Army may attack in Misrata",
        "Someone opens fire",
        "Libyan National Army and Government of National Accord do not cease fire",
    }
    assert [(e.telling.text, e.passed) for e in BRIEF.planned] == [
        ("United Nations is to hold a conference in Ghadames", True)
    ]
    assert [e.telling.text for e in BRIEF.background] == ["Libyan rebels attack Muammar Gaddafi"]


def test_doubts_are_told_with_who_says_which() -> None:
    assert [e.telling.text for e in BRIEF.claimed] == ["Libyan National Army captures Gharyan"]
    (strike,) = BRIEF.contested
    assert (strike.mark, strike.denied_by, strike.tolls) == ("denied", "Libyan National Army", "12–20 killed")
    assert strike.disputes[0].attribute == "toll"
    assert strike.disputes[0].values == (
        ("12 killed", "Ministry of Health (Harbour Wire)"),
        ("at least 20 killed", "Red Crescent (Västkustens Tidning)"),
    )


def test_leaders_stand_beside_whom_they_lead() -> None:
    army = next(p for p in BRIEF.parties if p.id == "lna")
    assert army.leaders == ("Khalifa Haftar",)
    assert army.members == ("Ahmed al-Mismari",)
    assert (army.sector, army.country) == ("armed forces", "LBY")
    assert "Khalifa Haftar" not in {p.name for p in BRIEF.parties}


def test_ties_count_independent_reports() -> None:
    backs = {(t.source, t.target): t for t in BRIEF.ties[0].ties}
    assert BRIEF.ties[0].kind == "backs"
    assert backs[("Egypt", "Khalifa Haftar")].independent == 1  # a report and its translation
    assert backs[("Russia", "Khalifa Haftar")].denied_by == "Russia"
    assert backs[("United Arab Emirates", "Khalifa Haftar")].why


def test_a_quote_stands_in_its_context() -> None:
    (met,) = next(e for e in BRIEF.events if e.telling.verb == "meets").claims
    assert met.quotation.before.startswith("Haftar rejected a call")
    assert met.quotation.trigger == "met"
    assert met.quotation.quote == "He met Giuseppe Conte in Rome on Wednesday."
    assert met.quotation.after.startswith("The truce")


def test_sections_come_in_the_order_of_the_questions() -> None:
    ids = re.findall(r'<section id="(\w+)"', PAGE)
    assert ids == ["parties", "ties", "events", "undated", "planned", "claimed", "contested", "background", "skipped"]
    plain = terminal()
    titles = (
        "The parties",
        "Who backs whom",
        "What happened",
        "Undated",
        "What is planned",
        "Only claimed",
        "Contested",
        "Background",
    )
    assert sorted(titles, key=plain.index) == list(titles)


def test_the_page_is_whole_and_needs_nothing_else() -> None:
    page = checked()
    assert page.open == []
    assert not [v for k, v in page.attributes if k in ("src", "href") and not (v or "").startswith("#")]
    assert "http" not in PAGE and "url(" not in PAGE.replace("url(#tip-b)", "") and "@import" not in PAGE
    ids = [v for k, v in page.attributes if k == "id"]
    assert len(ids) == len(set(ids))
    links = {(v or "")[1:] for k, v in page.attributes if k == "href"}
    assert links <= set(ids)


def test_hostile_text_is_shown_and_never_run() -> None:
    assert checked().tags.count("script") == 1
    assert "<script>alert" not in PAGE
    assert "&lt;script&gt;alert(" in PAGE
    nasty = dataclasses.replace(BRIEF, headline='"><img src=x onerror=alert(1)>')
    assert "<img" not in to_html(nasty)


def test_the_bytes_do_not_depend_on_order() -> None:
    turned = dataclasses.replace(
        SITUATION, parties=SITUATION.parties[::-1], ties=SITUATION.ties[::-1], events=SITUATION.events[::-1]
    )
    again = compose(turned, dict(reversed(CLAIMS.items())), dict(reversed(REPORTS.items())), skipped=SKIPPED)
    assert again == BRIEF
    assert to_html(again) == PAGE


def test_the_terminal_keeps_to_its_width_and_pipes_plainly() -> None:
    plain = terminal(80)
    assert max(len(line) for line in plain.splitlines()) <= 80
    assert "\x1b" not in plain
    assert "\x1b" in terminal(80, colour=True)


def test_nothing_read_makes_a_short_brief() -> None:
    empty = compose(dataclasses.replace(SITUATION, parties=(), ties=(), events=(), copies=()), {}, {})
    assert empty.headline == "0 reports · 0 independent · undated"
    assert "<section" not in to_html(empty)


def test_every_type_and_mode_has_a_phrase() -> None:
    ontology = yaml.safe_load(resources.path("ontology/plover.yml").read_text(encoding="utf-8"))
    words = phrases.default()
    assert {(t, "any") for t in ontology["types"]} <= set(words.by_type)
    known = {(t, m) for t, entry in ontology["types"].items() for m in (*entry["modes"], "any")}
    assert set(words.by_type) <= known
    assert set(words.sectors) == set(ontology["sectors"])


def test_a_wrong_phrase_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "phrases.yml"
    wrong.write_text("phrases:\n  ASSAULT:\n    any: {active: attacks}\n", encoding="utf-8")
    with pytest.raises(
        KnowledgeError, match=r"ASSAULT any needs two forms, as in \[attacks, attack\]; it has `attacks`"
    ):
        phrases.load(wrong)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(), "undated"),
        (When(date(2019, 4, 4), date(2019, 4, 5), granularity="day"), "4 Apr 2019"),
        (When(date(2019, 4, 1), date(2019, 5, 1), granularity="month"), "April 2019"),
        (When(date(2011, 1, 1), date(2012, 1, 1), granularity="year"), "2011"),
        (When(date(2020, 1, 6), date(2020, 1, 13), granularity="week"), "week of 6 Jan 2020"),
        (When(date(2020, 1, 6), date(2020, 1, 9), granularity="range"), "6–8 Jan 2020"),
        (When(date(2019, 12, 30), date(2020, 1, 3), granularity="range"), "30 Dec 2019 – 2 Jan 2020"),
        (When(date(2020, 1, 30), date(2020, 2, 3), granularity="range"), "30 Jan – 2 Feb 2020"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(when: When, said: str) -> None:
    assert dates.label(when) == said
