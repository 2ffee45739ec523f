"""An explanation leads from a conclusion to the words it rests on."""

from __future__ import annotations

import io

from rich.console import Console

from strife.explain import explain, to_terminal
from strife.model import Evidence, Report
from strife.quotation import quotation

from .fixtures import CLAIMS, EVENTS, REPORTS, SITUATION, TIES

STRIKE = next(e for e in EVENTS if e.mode == "aerial")


def test_an_event_shows_each_claim_in_context() -> None:
    found = explain(STRIKE, CLAIMS, REPORTS, SITUATION)
    assert [g.quotation.trigger for g in found.grounds] == ["air strike", "flyganfall", "bombed"]
    assert [g.says for g in found.grounds] == [
        "Ministry of Health says it",
        "Red Crescent says it",
        "Libyan National Army denies it",
    ]
    assert found.grounds[2].quotation.before.endswith("the Ministry of Health said.")
    assert dict(found.facts)["told by"] == "2 reports, 2 independent, in en, sv"
    assert dict(found.facts)["tolls"] == "12-20 killed"
    assert found.disputes[0].startswith("tolls: 12 killed according to A (claim-")
    assert {(w.role, w.codes) for w in found.actors} >= {("source", "LBY MIL"), ("speaker", "LBY GOV")}


def test_a_translation_is_said_to_be_one() -> None:
    march = next(e for e in EVENTS if e.type == "MOBILIZE")
    grounds = explain(march, CLAIMS, REPORTS, SITUATION).grounds
    assert [g.copy_of for g in grounds] == ["", "translation of “Haftar sends his troops to Tripoli”"]


def test_a_claim_and_a_tie_are_explained_too() -> None:
    claim = CLAIMS[STRIKE.claims[0]]
    (ground,) = explain(claim, CLAIMS, REPORTS).grounds
    assert ground.reads == "ASSAULT aerial: Libyan National Army -> cadets, actual"
    assert ground.rule == "en:order/verb"
    known = explain(next(t for t in TIES if t.why and t.kind == "backs"), CLAIMS, REPORTS, SITUATION)
    assert dict(known.facts)["known from"] == "resources/actors/middle-east.yml:14"
    assert known.grounds == ()


def test_the_terminal_marks_the_trigger_without_colour() -> None:
    console = Console(file=io.StringIO(), width=80)
    to_terminal(explain(STRIKE, CLAIMS, REPORTS, SITUATION), console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "»air strike«" in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_quote_that_is_not_in_the_report_gets_no_false_context() -> None:
    report = Report.make("One. Two. Three.")
    wrong = Evidence(report.id, 0, 4, "Four", 0, 0, 4, "r", "k")
    assert quotation(report, wrong).after == ""
    assert quotation(None, wrong).quote == "Four"


def test_neighbours_stop_at_the_sentence() -> None:
    report = Report.make("First here. “Second,” he said. Third one. Fourth.\n\nFifth")
    start = report.text.index("Third")
    third = Evidence(report.id, start, start + 10, "Third one.", 2, start, start + 5, "r", "k")
    shown = quotation(report, third)
    assert (shown.before, shown.trigger, shown.after) == ("“Second,” he said.", "Third", "Fourth.")
