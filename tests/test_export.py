"""export and codec: nouns out as JSON and tables, checked against the schema, and back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from strife import codec
from strife.export import (
    claim_row,
    claim_to_json,
    code_line,
    code_schema,
    dumps_line,
    event_row,
    event_to_json,
    flat_row,
    report_row,
    report_to_json,
    skipped_line,
    skipped_row,
    tie_row,
    tie_to_json,
    to_csv,
    to_json,
    to_parquet,
)
from strife.model import (
    STANCES,
    STATUSES,
    Account,
    ActorMention,
    Claim,
    Dispute,
    Event,
    Evidence,
    Party,
    Place,
    Reading,
    Report,
    Skipped,
    Tie,
    TimeMention,
    Toll,
    When,
)
from strife.model.reading import PRECISIONS
from strife.model.report import GRANULARITIES, WHEN_ORIGINS

TEXT = "På torsdagen, sade Salamé, gick styrkorna in i Gharyan; minst tre dödades."
REPORT = Report.make(
    TEXT, title="T", lang="sv", published=When(date(2019, 4, 5), date(2019, 4, 6), "", "day", "explicit")
)
FORCES = Party("actor-lna", "Libyan National Army", "styrkorna", "LBY", "REB", "kept by codec only")
SALAME = Party("actor-salame", "Ghassan Salamé", "Salamé", "UNO", "IGO")
GHARYAN = Place("Gharyan", "Gharyan", "LBY", 32.17, 13.02, 2217362, "city", 47, 54)
THURSDAY = When(date(2019, 4, 4), date(2019, 4, 5), "På torsdagen", "day", "relative")
EVIDENCE = Evidence(REPORT.id, 0, 54, TEXT[0:54], 0, 27, 31, "active", "k1")
CLAIM = Claim(
    "claim-1", "ASSAULT", None, ("military",), "actual", (FORCES,), (), GHARYAN, THURSDAY, SALAME, "says",
    (Toll("killed", 3, None, "minst tre"),), EVIDENCE, 0.87654321, "sv",
)  # fmt: skip
EVENT = Event(
    "event-1", "ASSAULT", None, (), "actual", (FORCES, SALAME), (), GHARYAN, THURSDAY, (), ("claim-1",), (REPORT.id,), 1,
    ("sv",), (SALAME,), (), (Dispute("toll", (Account("3", ("claim-1",), ("A",)),)),), 0.9,
)  # fmt: skip
TIE = Tie("tie-1", "leads", SALAME, FORCES, THURSDAY, (EVIDENCE,), (SALAME,), (), "said")
READING = Reading(
    REPORT.id,
    "sv",
    "shipped",
    (),
    (ActorMention(19, 25, 19, "Salamé", "actor-salame", "Ghassan Salamé", "UNO", "IGO", "learned"),),
    (GHARYAN,),
    (TimeMention(0, 12, THURSDAY),),
)
CHECK = Draft202012Validator(code_schema())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(code_schema())


def test_the_words_of_the_schema_are_those_of_the_nouns() -> None:
    parts = code_schema()["$defs"]
    assert tuple(parts["claim"]["properties"]["status"]["enum"]) == STATUSES
    assert tuple(parts["claim"]["properties"]["stance"]["enum"]) == (*STANCES, None)
    assert tuple(parts["place"]["properties"]["precision"]["enum"]) == PRECISIONS
    assert tuple(parts["when"]["properties"]["granularity"]["enum"]) == GRANULARITIES
    assert tuple(parts["when"]["properties"]["origin"]["enum"]) == WHEN_ORIGINS


def test_a_coded_line_meets_the_schema() -> None:
    line = code_line("7", REPORT, READING, (CLAIM, replace(CLAIM, place=None, speaker=None, stance=None, when=When())))
    CHECK.validate(line)
    assert line["places"] == [
        {"start": 47, "end": 54, "name": "Gharyan", "lat": 32.17, "lon": 13.02, "geonameid": 2217362}
    ]
    assert line["times"][0]["text"] == "På torsdagen"
    for mention in line["actors"]:
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]


def test_a_skipped_line_meets_the_schema() -> None:
    line = skipped_line(None, "", "an empty line")
    CHECK.validate(line)
    assert dumps_line(line) == (
        '{"id":null,"lang":"","skipped":"an empty line","claims":[],"places":[],"actors":[],"times":[]}'
    )


def test_the_keys_of_a_claim_are_those_of_the_format() -> None:
    keys = "id type mode about contexts status source target place when speaker stance tolls quote start end sentence rule confidence"
    assert list(claim_to_json(CLAIM)) == keys.split()
    assert claim_to_json(CLAIM)["source"] == [
        {"id": "actor-lna", "name": "Libyan National Army", "text": "styrkorna", "country": "LBY", "sector": "REB"}
    ]
    assert claim_to_json(CLAIM)["confidence"] == 0.8765


@pytest.mark.parametrize(
    "change",
    [
        {"status": "denied"},
        {"type": "FIGHT"},
        {"stance": "rejects"},
        {"confidence": 1.5},
        {"start": -1},
        {"place": {"name": "X"}},
        {"extra": 1},
    ],
)
def test_the_schema_refuses_what_is_no_claim(change: dict[str, object]) -> None:
    line = code_line("7", REPORT, READING, (CLAIM,))
    line["claims"][0] |= change
    assert not CHECK.is_valid(line)


def test_a_skipped_line_has_no_claims() -> None:
    assert not CHECK.is_valid(code_line("7", REPORT, READING, (CLAIM,)) | {"skipped": "a reason"})


@pytest.mark.parametrize("noun", [REPORT, CLAIM, EVENT, TIE, READING.places[0], Skipped("a", "b", "c"), When()])
def test_the_codec_loses_nothing(noun: Any) -> None:
    assert codec.loads(type(noun), codec.dumps(noun)) == noun
    assert list(codec.to_json(noun)) == list(noun.__dataclass_fields__)


def test_a_line_is_a_line() -> None:
    line = skipped_line("a\u2028b\x85c\ud800", "", "r\n")
    text = dumps_line(line)
    assert len(text.splitlines()) == 1
    assert json.loads(text.encode("utf-8")) == line


def test_rows_as_csv_and_json() -> None:
    out = io.StringIO()
    to_csv([claim_row(CLAIM), claim_row(replace(CLAIM, place=None, speaker=None))], out)
    first, second = csv.DictReader(io.StringIO(out.getvalue()))
    assert (first["type"], first["place"], first["country"], first["speaker"]) == (
        "ASSAULT",
        "Gharyan",
        "LBY",
        "Ghassan Salamé",
    )
    assert (second["place"], second["speaker"]) == ("", "")
    out = io.StringIO()
    to_json([event_to_json(EVENT), tie_to_json(TIE), report_to_json(REPORT)], out)
    assert [item["id"] for item in json.loads(out.getvalue())] == ["event-1", "tie-1", REPORT.id]
    out = io.StringIO()
    to_json([], out)
    assert json.loads(out.getvalue()) == []


def test_codes_stay_in_step_with_names() -> None:
    row = event_row(replace(EVENT, source=(replace(FORCES, country=None), SALAME)))
    assert (row["source"], row["source_country"]) == ("Libyan National Army; Ghassan Salamé", "; UNO")


def test_other_rows() -> None:
    assert tie_row(TIE)["kind"] == "leads"
    assert report_row(REPORT)["published"] == "2019-04-05"
    assert skipped_row(Skipped("a", "b", "c")) == {"report": "a", "stage": "b", "reason": "c"}
    assert flat_row(Skipped("a", "b", "c")) == {"report": "a", "stage": "b", "reason": "c"}


def test_rows_as_parquet(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "it's.parquet"
    to_parquet([claim_row(CLAIM), claim_row(replace(CLAIM, id="claim-2", place=None))], path)
    found = duckdb.sql("SELECT id, lat FROM read_parquet($1)", params=[str(path)]).fetchall()
    assert found == [("claim-1", 32.17), ("claim-2", None)]
