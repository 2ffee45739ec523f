"""Tables fit a terminal, pipe plainly, and lose nothing in JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from rich.console import Console

from strife import tables
from strife.model import Party, Report, Situation, When

from .fixtures import CLAIMS, EVENTS, REPORTS, SITUATION, TIES

ALL = {
    "reports": (tables.report_rows(REPORTS.values()), tables.REPORT_COLUMNS),
    "claims": (tables.claim_rows(CLAIMS.values()), tables.CLAIM_COLUMNS),
    "events": (tables.event_rows(EVENTS), tables.EVENT_COLUMNS),
    "actors": (tables.actor_rows(SITUATION), tables.ACTOR_COLUMNS),
    "ties": (tables.tie_rows(TIES), tables.TIE_COLUMNS),
}


def printed(name: str, style: tables.Format, *, terminal: bool = False, width: int = 80) -> str:
    out = io.StringIO()
    rows, columns = ALL[name]
    tables.render(rows, columns, style, Console(file=out, width=width, force_terminal=terminal, color_system=None))
    return out.getvalue()


@pytest.mark.parametrize("name", ALL)
def test_every_row_has_every_column(name: str) -> None:
    rows, columns = ALL[name]
    assert rows
    assert all(set(row) == {c.key for c in columns} for row in rows)


@pytest.mark.parametrize("name", ALL)
def test_json_and_csv_say_the_same(name: str) -> None:
    loaded = json.loads(printed(name, "json"))
    read = list(csv.DictReader(io.StringIO(printed(name, "csv"))))
    assert [{k: str(v) for k, v in row.items()} for row in loaded] == read


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("width", [80, 120])
def test_a_table_keeps_to_the_terminal(name: str, width: int) -> None:
    lines = printed(name, "table", terminal=True, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert any("id" in line.split() for line in lines[:1])


@pytest.mark.parametrize("name", ALL)
def test_piped_there_is_one_line_a_row(name: str) -> None:
    lines = printed(name, "table").splitlines()
    rows, columns = ALL[name]
    assert len(lines) == len(rows) + 1
    assert {line.count("\t") for line in lines} == {sum(1 for c in columns if c.room) - 1}


def test_nothing_found_is_said() -> None:
    out = io.StringIO()
    tables.render([], tables.EVENT_COLUMNS, "table", Console(file=out))
    assert out.getvalue() == "Nothing found.\n"


def test_events_stand_in_order_of_time_and_undated_last() -> None:
    whens = [row["when"] for row in ALL["events"][0]]
    assert whens[0] == "2011"
    assert "2019-04" in whens
    assert whens[-1] == ""


def test_a_formula_from_a_report_is_text_in_csv() -> None:
    rows = tables.report_rows(
        [Report.make("x", title='=HYPERLINK("evil")', published=When(date(2020, 1, 1), date(2020, 1, 3)))]
    )
    out = io.StringIO()
    tables.render(rows, tables.REPORT_COLUMNS, "csv", Console(file=out))
    assert "'=HYPERLINK" in out.getvalue()
    assert rows[0]["date"] == "2020-01-01/2020-01-02"


def test_rich_markup_in_a_name_is_only_text() -> None:
    rows = tables.actor_rows(Situation((Party("x", "[red]Red[/red] Crescent"),), (), (), ()))
    out = io.StringIO()
    tables.render(
        rows, tables.ACTOR_COLUMNS, "table", Console(file=out, width=80, force_terminal=True, color_system=None)
    )
    assert "[red]" in out.getvalue()
