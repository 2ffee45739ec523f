"""`strife copies`: an answer for each line, in order."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from strife.cli import app

SHELLED = (
    "Shells fell on the market of Abu Salim on 14 March 2020 and killed 17 people, the Red Crescent said. "
    "A witness, Omar Tarhouni, counted 23 rockets. The hospital of Gharyan took in 41 of the wounded."
)
BESKJUTEN = (
    "Granater föll över marknaden i Abu Salim den 14 mars 2020 och dödade 17 människor, uppger Röda halvmånen. "
    "Ett vittne, Omar Tarhouni, räknade till 23 raketer. Sjukhuset i Gharyan tog emot 41 av de skadade."
)
OTHER = "Fishermen in Sfax went on strike on Monday over the price of diesel, and 300 boats stayed in the harbour."


def asked(tmp_path: Path, *texts: str, args: tuple[str, ...] = ("--format", "jsonl")) -> str:
    file = tmp_path / "in.jsonl"
    file.write_text(
        "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)), encoding="utf-8"
    )
    done = CliRunner().invoke(app, ["copies", str(file), *args])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_one_line_for_each_text_in_order(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in asked(tmp_path, SHELLED, OTHER, BESKJUTEN, SHELLED, "").splitlines()]
    assert [line["id"] for line in lines] == [0, 1, 2, 3, 4]
    shelled, other, beskjuten, again, nothing = lines
    assert shelled["cluster"] == beskjuten["cluster"] == again["cluster"] != other["cluster"]
    assert {shelled["kind"], beskjuten["kind"]} == {"first", "translation"} and other["kind"] == "first"
    assert set(other) == {"id", "cluster", "kind"} and set(nothing) == {"id", "skipped"}


def test_a_table_shows_groups_alone(tmp_path: Path) -> None:
    shown = asked(tmp_path, SHELLED, OTHER, BESKJUTEN, args=())
    assert "translation" in shown and "Fishermen" not in shown
    assert "Fishermen" in asked(tmp_path, SHELLED, OTHER, BESKJUTEN, args=("--all",))


def test_stories_of_a_store_are_told_by_their_main_event(tmp_path: Path) -> None:
    place = str(tmp_path / "s.sqlite")
    run = CliRunner().invoke
    assert run(app, ["--store", place, "read", str(Path(__file__).parents[1] / "examples" / "libya")]).exit_code == 0
    told = json.loads(run(app, ["--store", place, "stories", "--format", "json"]).stdout)
    (strike,) = (s for s in told if s["reports"] == 3)
    assert "struck" in strike["title"] and (strike["independent"], strike["langs"]) == (2, "en sv")
    assert [s["until"] for s in told] == sorted((s["until"] for s in told), reverse=True)
