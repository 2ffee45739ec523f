"""From records and claims to the tables of `strife evaluate`: on records and sentences of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from strife.errors import InputError
from strife.evaluate import Figure, Measured, matrix, sections
from strife.evaluate.compare import Compared, TypePair, paired
from strife.evaluate.figures import figure_rows
from strife.evaluate.golden import GoldenSentence, compare_golden
from strife.evaluate.records import compare_record
from strife.evaluate.sets import dated
from strife.evaluate.steps import mixed_rows, step_rows, worst_rows
from strife.evaluate.trust import Graded, reliability_rows, threshold_rows
from strife.pipeline import Coder

Json = dict[str, Any]


def actor(country: str | None, sector: str | None = None, text: str = "", **more: Any) -> Json:
    return {"country": country, "sector": sector, "text": text, **more}


def claim(kind: str, source: list[Json], target: list[Json], status: str = "actual", confidence: float = 0.8) -> Json:
    return {"type": kind, "source": source, "target": target, "status": status, "confidence": confidence}


def compared(events: list[Json], claims: list[Json], mentions: list[Json] | None = None) -> Compared:
    record = {"id": "own-1", "lang": "en", "events": events}
    return compare_record("own", record, {"id": "own-1", "lang": "en", "claims": claims, "actors": mentions or []})


def test_the_likest_claim_answers_to_an_event() -> None:
    pairs = paired([10, 20], [21, 9, 500], lambda wanted, told: -abs(wanted - told))
    assert pairs == [(10, 9), (20, 21), (None, 500)]


def test_fields_are_judged_where_the_type_is_right() -> None:
    event = {"type": "ACCUSE", "source": [actor("SWE")], "target": [actor("FIN")]}
    found = compared([event], [claim("ACCUSE", [actor("SWE")], [actor("NOR")])])
    assert {c.step: c.right for c in found.checks if c.step in ("source", "target")} == {
        "source": True,
        "target": False,
    }
    other = compared([event], [claim("REJECT", [actor("SWE")], [actor("FIN")])])
    assert [(t.wanted, t.told) for t in other.types] == [("ACCUSE", "REJECT")]
    assert not [c for c in other.checks if c.step in ("source", "target")]


def test_another_accepted_type_is_right() -> None:
    event = {"type": "AGREE", "type_alt": ["CONSULT"], "source": [], "target": []}
    assert compared([event], [claim("CONSULT", [], [])]).types[0].right


def test_what_did_not_happen_is_no_event() -> None:
    assert compared([], [claim("ASSAULT", [], [actor("FIN")], status="negated")]).types == ()


def test_sides_of_a_meeting_are_one_set() -> None:
    event = {"type": "CONSULT", "source": [actor("SWE")], "target": [actor("FIN")]}
    assert (
        not compared([event], [claim("CONSULT", [actor("FIN"), actor("SWE")], [])]).wrong - 2
    )  # only the mentions lack


def test_an_actor_is_found_where_its_words_stand() -> None:
    event = {"type": "ACCUSE", "source": [actor("SWE", "GOV", "Swedish ministers")], "target": []}
    mentions = [actor("SWE", "MIL", "Swedish ministers"), actor("FIN", "GOV", "Finland")]
    steps = {c.step: c.right for c in compared([event], [], mentions).checks}
    assert steps == {"found": True, "country": True, "sector": False}


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(threshold=0.0)


def golden(claims: list[Json]) -> GoldenSentence:
    return GoldenSentence("en", "own", 0, "Sweden accused Finland of spying.", None, tuple(claims), None)


def test_a_golden_sentence_field_by_field(coder: Coder) -> None:
    right = golden([{"type": "ACCUSE", "source": ["Sweden"], "target": ["Finland"], "status": "actual"}])
    assert compare_golden(right, coder).wrong == 0
    wrong = compare_golden(golden([{"type": "ACCUSE", "source": ["Finland"], "status": "future"}]), coder)
    assert {c.step: c.right for c in wrong.checks} == {"found": True, "source": False, "status": False}
    assert compare_golden(golden([]), coder).wrong == 3


MADE = [
    Compared("own", "en", "a", ("ACCUSE",), ("REJECT",), (TypePair("ACCUSE", "REJECT", 0.7),), ()),
    Compared("own", "en", "b", ("ACCUSE",), ("ACCUSE",), (TypePair("ACCUSE", "ACCUSE", 0.9),), ()),
    Compared("own", "en", "c", ("AID",), (), (TypePair("AID", None),), ()),
]


def test_steps_count_missed_and_extra() -> None:
    rows = {row["type"]: row for row in step_rows(MADE)}
    assert (rows["all"]["n"], rows["all"]["types"]) == (3, 0.4)  # one right of three wanted and two told
    assert (rows["ACCUSE"]["types"], rows["AID"]["types"]) == (0.67, 0.0)


def test_types_taken_for_one_another() -> None:
    mixed = mixed_rows(MADE)
    assert {"wanted": "ACCUSE", "told": "REJECT", "n": 1} in mixed
    told, rows = matrix(mixed)
    assert told == ["ACCUSE", "AID", "REJECT", "-"]
    assert rows[1] == {"wanted": "AID", "ACCUSE": "", "AID": "", "REJECT": "", "-": 1}


def test_the_worst_come_first_and_the_right_not_at_all() -> None:
    assert [row["id"] for row in worst_rows(MADE, 20)] == ["c", "a"]
    assert [row["id"] for row in worst_rows(MADE, 1)] == ["c"]


def test_confidence_against_the_share_right() -> None:
    judged = [Graded(0.85, True), Graded(0.85, False), Graded(0.45, False)]
    rows = reliability_rows([Graded(0.85, True)], judged)
    assert [(r["confidence"], r["judged"], r["right"]) for r in rows] == [("0.4-0.5", 1, 0.0), ("0.8-0.9", 2, 0.5)]
    at = {r["threshold"]: r for r in threshold_rows([Graded(0.85, True)], 2, judged)}
    assert (at[0.5]["precision"], at[0.5]["recall"], at[0.5]["kept"], at[0.5]["right"]) == (1.0, 0.5, 0.67, 0.5)


def test_a_figure_says_whether_its_target_is_reached() -> None:
    (row,) = figure_rows([Figure("own", "f1", 0.7, 10, 0.8, (0.6, 0.8))])
    assert (row["reached"], row["95 %"]) == ("no", "0.60-0.80")


def test_tables_are_named() -> None:
    assert [s.name for s in sections(["worst"])] == ["worst"]
    with pytest.raises(InputError, match="no table 'best'; there are figures, steps"):
        sections(["best"])
    assert all(Measured((), (), (), ()).rows(s.name) == [] for s in sections())


def test_a_scorer_reads_the_day_of_a_claim_that_tells_one(tmp_path: Path) -> None:
    times = [("day", "2020-01-05"), ("week", "2020-01-06"), ("unknown", None)]
    claims = [{"when": {"granularity": granularity, "start": start}} for granularity, start in times]
    told = tmp_path / "own.pred.jsonl"
    told.write_text(json.dumps({"id": "own-1", "claims": claims}) + "\n", encoding="utf-8")
    line = json.loads(dated(told).read_text(encoding="utf-8"))
    assert [c["date"] for c in line["claims"]] == ["2020-01-05", None, None]
