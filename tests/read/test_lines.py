"""read: JSON Lines, and the stream that `strife code` answers line by line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from strife.model import Report, Skipped
from strife.read import CodeInput, read, read_lines


def coded(content: bytes) -> list[CodeInput]:
    return list(read_lines(io.BytesIO(content)))


def test_broken_json_on_line_three_costs_line_three(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id":"1","text":"a"}\n{"id":"2","text":"b"}\n{"id":"3","text":\n\n{"id":"4","text":"d"}\n')
    found = list(read(path))
    assert [item.text for item in found if isinstance(item, Report)] == ["a", "b", "d"]
    (skipped,) = [item for item in found if isinstance(item, Skipped)]
    assert skipped.report == f"{path}:3"
    assert skipped.reason.startswith("broken JSON: ")


def test_a_line_says_all_that_a_report_has() -> None:
    line = {
        "id": "x",
        "text": "a",
        "title": "T",
        "date": "2019-04-04",
        "lang": "sv",
        "publisher": "P",
        "url": "u",
        "n": 1,
    }
    (found,) = coded(json.dumps(line).encode())
    assert (found.line, found.id, found.reason) == (1, "x", None)
    assert found.report
    assert (found.report.title, found.report.lang, found.report.publisher) == ("T", "sv", "P")
    assert found.report.published.granularity == "day"


@pytest.mark.parametrize(
    ("line", "given_id", "said"),
    [
        (b"", None, "an empty line"),
        (b"{", None, "broken JSON"),
        (b"[1]", None, "not a JSON object"),
        (b'{"id":"a"}', "a", "no 'text'"),
        (b'{"id":"a","text":7}', "a", "'text' is not a string"),
        (b'{"id":"a","text":" "}', "a", "no text"),
        (b'{"id":7,"text":null}', 7, "no text"),
        (b'{"id":[1],"text":"a"}', None, "'id' is not"),
        (b'{"id":true,"text":"a"}', None, "'id' is not"),
        (b'{"id":"a","text":"a\\u0000b"}', "a", "binary"),
        (b'{"id":"a","text":"a\0b"}', None, "binary"),
        (b"[" * 200_000, None, "broken JSON: nested too deep"),
        (b'{"id":' + b"9" * 5000 + b"}", None, "broken JSON"),
    ],
)
def test_a_line_that_cannot_be_coded_gives_its_reason(line: bytes, given_id: str | int | None, said: str) -> None:
    first, second = coded(line + b'\n{"id":"z","text":"still read"}\n')
    assert first.report is None
    assert first.id == given_id
    assert first.reason
    assert said in first.reason
    assert second.report


def test_a_fifty_megabyte_line_is_refused_and_the_next_is_read() -> None:
    first, second = coded(b'{"id":"a","text":"' + b"x" * 50_000_000 + b'"}\n{"id":"b","text":"y"}\n')
    assert first.reason == "too long a line (at most 10,000,000 bytes a report)"
    assert (second.line, second.id) == (2, "b")


def test_a_line_of_just_the_limit_without_a_line_end() -> None:
    body = b'{"id":"a","text":"' + b"x" * 20 + b'"}'
    (found,) = coded(body.ljust(10_000_000, b" "))
    assert found.report


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_every_usual_encoding(encoding: str) -> None:
    lines = '{"id":"1","text":"på"}\n{"id":"2","text":"Ö"}\n'
    texts = [item.report.text for item in coded(lines.encode(encoding)) if item.report]
    assert texts == ["på", "Ö"]


def test_half_a_surrogate_pair_keeps_the_offsets() -> None:
    (found,) = coded(b'{"id":"1","text":"a\\ud800b"}')
    assert found.report
    assert found.report.text == "a\ufffdb"


def test_a_date_that_is_none_is_a_note() -> None:
    (found,) = coded(b'{"id":"1","text":"a","date":"soon"}')
    assert found.report
    assert [stage for stage, _ in found.notes] == ["date"]


@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "a"},\n {"text": "b"}]',
        '{"text": "a"}\n{"text": "b"}\n',
        '[{"text": "a"}, {"txt": 1}, {"text": "b"}]',
    ],
)
def test_json_as_a_list_or_as_lines(tmp_path: Path, content: str) -> None:
    path = tmp_path / "in.json"
    path.write_text(content)
    assert [item.text for item in read(path) if isinstance(item, Report)] == ["a", "b"]


def test_one_report_in_a_pretty_json_file(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text('{\n  "text": "a"\n}\n')
    assert [type(item) for item in read(path)] == [Report]
    path.write_text('{\n  "text": "a",\n}\n')
    (broken,) = read(path)
    assert isinstance(broken, Skipped)
    assert "broken JSON" in broken.reason
    assert "line 3" in broken.reason or "line 2" in broken.reason


def test_an_empty_file_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("\n\n")
    (found,) = read(path)
    assert found == Skipped(str(path), "read", "empty")
    assert coded(b"") == []
