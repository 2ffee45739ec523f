"""strife actors and strife judge, from reports to what is printed: learned codes, merges, splits, and all of it taken back."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from strife.cli import app

REPORTS = {
    "a.en.md": (
        "2020-01-05",
        "Turkish Defence Minister Kemal Arslan threatened Syria on Saturday. "
        "The spokesman of the Houthis, Omar Bakari, rejected the offer of Saudi Arabia.",
    ),
    "b.en.md": (
        "2020-02-10",
        "Arslan met the Russian ambassador in Moscow on Monday. Omar Bakari rejected the plan of the United Nations.",
    ),
    "c.sv.md": ("2020-02-12", "Kemal Arslan anklagade Syrien för attacken. Syrien avvisade anklagelsen."),
    "d.en.md": ("2020-03-01", "Kemal Aslan accused Syria of the attack. Syria rejected the accusation."),
}


def strife(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def written(folder: Path) -> Path:
    folder.mkdir()
    for name, (day, text) in REPORTS.items():
        head = f"---\ntitle: Report {name[0]}\npublisher: Harbour Wire\ndate: {day}\nlang: {name[2:4]}\n---\n"
        (folder / name).write_text(f"{head}{text}\n", "utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> str:
    place = str(tmp_path / "s.sqlite")
    done = strife("read", str(written(tmp_path / "reports")), "--store", place)
    assert "4 reports read" in done.stdout, done.output
    return place


def shown(store: str, actor: str) -> dict[str, object]:
    done = strife("actors", "show", actor, "--store", store, "--format", "json")
    assert done.exit_code == 0, done.output
    found: dict[str, object] = json.loads(done.stdout)
    return found


def codes(store: str) -> dict[str, str]:
    listed = json.loads(strife("actors", "--store", store, "--format", "json").stdout)
    return {row["id"]: f"{row['country'] or '-'} {row['sector'] or '-'}" for row in listed}


def said_by(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout.split()[-1]


def test_what_one_report_says_of_a_person_holds_in_the_others(store: str) -> None:
    assert codes(store)["kemal-arslan"] == "TUR GOV"
    assert codes(store)["omar-bakari"] == "YEM REB"
    assert "arslan" not in codes(store)  # the bare surname of b.en.md
    claims = json.loads(strife("claims", "--actor", "kemal-arslan", "--store", store, "--format", "json").stdout)
    assert len({c["report"] for c in claims}) == 3
    assert {c["source"] for c in claims} == {"Kemal Arslan"}


def test_show_tells_names_offices_and_the_sentence(store: str) -> None:
    found = shown(store, "arslan")
    assert found["id"] == "kemal-arslan"
    names = found["names"]
    assert isinstance(names, list)
    assert {n["text"] for n in names} == {"Kemal Arslan", "Arslan"}
    (office,) = found["offices"]  # type: ignore[misc]
    assert office["title"] == "Turkish Defence Minister"
    assert office["body"] == "government of Turkey"
    assert office["quote"] == "Turkish Defence Minister Kemal Arslan threatened Syria on Saturday."
    text = strife("actors", "show", "kemal-arslan", "--store", store).stdout
    for words in ("Names in the reports", "learned from “Turkish Defence Minister", "belongs to government of Turkey"):
        assert words in text


def test_explain_says_who_taught_it(store: str) -> None:
    events = json.loads(strife("events", "--type", "CONSULT", "--store", store, "--format", "json").stdout)
    told = " ".join(strife("explain", events[0]["id"], "--store", store).stdout.split())
    assert "source: Kemal Arslan TUR GOV kemal-arslan because TUR GOV: Turkish Defence Minister, learned from" in told
    assert "CONSULT meet: Arslan -> " in told  # what the sentence by itself was read as


def test_offices_of_our_files_are_shown_with_their_days(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    (folder / "a.txt").write_text("Fayez al-Sarraj accused Turkey of the attack.", "utf-8")
    place = str(tmp_path / "s.sqlite")
    for day in ("2019-06-01", "2022-06-01"):
        strife("read", str(folder), "--date", day, "--lang", "en", "--store", place)
    found = shown(place, "sarraj")
    why = [c["why"] for c in found["codes"]]  # type: ignore[attr-defined]
    assert any(w.startswith("GOV: ") and " since 2016-03-30 (countries/LBY.yml:" in w for w in why)
    assert any(w.startswith("ELI: former ") and " until 2021-03-15 (countries/LBY.yml:" in w for w in why)
    offices = found["offices"]
    assert isinstance(offices, list)
    assert {"prime minister"} <= {o["title"] for o in offices}


def test_a_merge_counts_at_once_and_after_later_runs_and_is_taken_back(store: str, tmp_path: Path) -> None:
    before = codes(store)
    assert before["kemal-aslan"] == "- -"
    key = said_by(strife("actors", "merge", "kemal-arslan", "Kemal Aslan", "--by", "ana", "--store", store))[:-1]
    assert "kemal-aslan" not in codes(store)
    (tmp_path / "reports" / "e.en.txt").write_text("Kemal Aslan criticised Iran on Monday.", "utf-8")
    strife("read", str(tmp_path / "reports"), "--date", "2020-03-02", "--store", store)
    assert "kemal-aslan" not in codes(store)
    assert [j["by"] for j in shown(store, "kemal aslan")["judgements"]] == ["ana"]  # type: ignore[attr-defined]
    assert strife("actors", "undo", key, "--by", "bo", "--store", store).exit_code == 0
    assert codes(store)["kemal-aslan"] == "- -"
    (row,) = json.loads(strife("judge", "list", "--store", store, "--format", "json").stdout)
    assert (row["verdict"], row["one"], row["other"], row["undone_by"]) == ("same", "kemal-arslan", "kemal-aslan", "bo")


def test_splits_by_surname_by_report_and_back(store: str) -> None:
    before = codes(store)
    one = said_by(strife("actors", "split", "kemal-arslan", "arslan", "--store", store))[:-1]
    assert codes(store)["arslan"] == "- -"
    reports = json.loads(strife("reports", "--lang", "sv", "--store", store, "--format", "json").stdout)
    two = said_by(strife("actors", "split", "kemal-arslan", "--report", reports[0]["id"], "--store", store))[:-1]
    assert codes(store)[f"kemal-arslan@{reports[0]['id'][7:]}"] == "- -"
    for key in (one, two):
        assert strife("judge", "undo", key, "--store", store).exit_code == 0
    assert codes(store) == before


def test_a_later_judgement_on_a_pair_overrules_the_earlier(store: str) -> None:
    strife("judge", "same", "actors", "kemal-arslan", "kemal-aslan", "--store", store)
    assert "kemal-aslan" not in codes(store)
    assert strife("judge", "apart", "actors", "kemal-arslan", "kemal-aslan", "--store", store).exit_code == 0
    assert "kemal-aslan" in codes(store)


def test_the_same_judgement_twice_is_one(store: str) -> None:
    for _ in range(2):
        strife("judge", "apart", "actors", "kemal-arslan", "kemal-aslan", "--store", store)
    assert len(json.loads(strife("judge", "list", "--store", store, "--format", "json").stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("actors", "show", "nobody"), "nobody in this store is called 'nobody'"),
        (
            ("actors", "show", "kemal"),
            "'kemal' may be kemal-arslan (Kemal Arslan), kemal-aslan (Kemal Aslan): give the id",
        ),
        (("actors", "show", "kemal-arslan", "--format", "csv"), "one actor is no table"),
        (("actors", "merge", "arslan", "kemal-arslan"), "are both kemal-arslan: there is nothing to merge"),
        (("actors", "merge", "Syria", "kemal-arslan"), "SYR is a place or country"),
        (("actors", "split", "kemal-arslan", "Kemal Arslan"), "is kemal-arslan itself"),
        (("actors", "split", "kemal-arslan"), "say who is not A"),
        (
            ("actors", "split", "kemal-arslan", "--report", "nothing"),
            "no report in this store has the id, path or title",
        ),
        (("actors", "undo", "judgement-0"), "no judgement has the id 'judgement-0'"),
        (("actors", "--status", "maybe"), "no status 'maybe'"),
    ],
)
def test_bad_input_is_one_clear_sentence(store: str, arguments: tuple[str, ...], sentence: str) -> None:
    done = strife(*arguments, "--store", store)
    assert done.exit_code == 1, done.output
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_merge_against_an_earlier_split_names_it(store: str) -> None:
    strife("actors", "split", "kemal-arslan", "kemal-aslan", "--store", store)
    strife("actors", "merge", "omar-bakari", "kemal-aslan", "--store", store)
    done = strife("actors", "merge", "kemal-arslan", "omar-bakari", "--store", store)
    assert done.exit_code == 1
    assert "undo judgement-" in done.stderr


def test_the_order_in_which_reports_are_read_changes_nothing(store: str, tmp_path: Path) -> None:
    files = sorted((tmp_path / "reports").iterdir())
    for seed in range(3):
        random.Random(seed).shuffle(files)
        other = str(tmp_path / f"{seed}.sqlite")
        for file in files:  # one at a time
            strife("read", str(file), "--store", other)
        for table in ("actors", "events", "ties", "claims"):
            one, two = (strife(table, "--store", place, "--format", "json").stdout for place in (store, other))
            assert one == two
