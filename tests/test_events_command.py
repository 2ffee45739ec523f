"""strife events: what is contested, who says which, and what became of an event that is no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from strife.cli.app import app

HEAD = "---\ndate: {}\npublisher: {}\nlang: {}\n---\n"
WIRE = HEAD.format("2020-01-05", "Harbour Wire", "en") + (
    "Haftar's forces bombed the military academy in Tripoli on Saturday and killed 12 cadets, the Libyan government said. "
    "Turkey will send advisers next week. The foreign ministers of Egypt and Greece met in Cairo on Sunday."
)
TIDNING = HEAD.format("2020-01-06", "Nordhavn Dagblad", "sv") + (
    "Haftars styrkor bombade militärakademin i Tripoli i lördags och dödade 40 kadetter, säger en läkare. "
    "Flygplatsen var stängd hela helgen. I Bryssel diskuterade EU:s utrikesministrar läget på måndagen."
)
POST = HEAD.format("2020-01-07", "Meridian Post", "en") + (
    "Ahmed al-Mismari, a spokesman for Haftar's forces, denied that they had bombed the military academy in Tripoli on Saturday. "
    "Russia and Turkey called for a ceasefire from Sunday. A tanker left the terminal of Brega on Monday."
)


def told(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def store(tmp_path: Path) -> str:
    place = str(tmp_path / "s.sqlite")
    for name, text in (("a.md", WIRE), ("b.md", TIDNING), ("c.md", POST)):
        (tmp_path / name).write_text(text, "utf-8")
        told("read", str(tmp_path / name), "--store", place)
    return place


def test_contested_attributes_are_told_with_every_value_and_who_says_it(store: str) -> None:
    rows = json.loads(told("events", "--contested", "--format", "json", "--store", store))
    by_attribute = {row["attribute"]: row["accounts"] for row in rows}
    assert set(by_attribute) == {"status", "tolls"}
    assert by_attribute["tolls"] == (
        "12 killed: Government of National Accord (Harbour Wire) | 40 killed: health workers (Nordhavn Dagblad)"
    )
    assert by_attribute["status"].startswith("denied: Ahmed al-Mismari (Meridian Post) | happened: ")


def test_what_nobody_contests_is_not_listed(store: str, tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text(
        HEAD.format("2020-01-09", "A", "en") + "Turkey sent troops to Libya on Monday.", "utf-8"
    )
    told("read", str(tmp_path / "d.md"), "--store", store)
    assert "MOBILIZE" in told("events", "--store", store)
    assert "MOBILIZE" not in told("events", "--contested", "--store", store)


def test_the_id_of_an_event_that_merged_leads_to_the_one_it_merged_into(store: str, tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text(
        HEAD.format("2020-01-09", "A", "en") + "Haftar's forces bombed the port of Tripoli on Wednesday.", "utf-8"
    )
    told("read", str(tmp_path / "d.md"), "--store", store)
    one, other = (
        row["id"] for row in json.loads(told("events", "--type", "ASSAULT", "--format", "json", "--store", store))
    )
    told("judge", "same", "events", one, other, "--store", store)
    told("events", "--store", store)
    shown = told("explain", other, "--store", store)
    assert one in shown.splitlines()[0]
    assert f"{other} merged into it" in " ".join(shown.split())


def test_an_event_keeps_its_id_when_an_earlier_report_is_read_later(store: str, tmp_path: Path) -> None:
    before = json.loads(told("events", "--format", "json", "--store", store))
    (tmp_path / "d.md").write_text(
        HEAD.format("2020-01-04", "A", "en")
        + "Haftar's forces bombed the military academy in Tripoli on Saturday. Schools stay closed.",
        "utf-8",
    )
    told("read", str(tmp_path / "d.md"), "--store", store)
    after = json.loads(told("events", "--format", "json", "--store", store))
    assert [row["id"] for row in after] == [row["id"] for row in before]
    assert len(after[0]["reports"].split()) == len(before[0]["reports"].split()) + 1
