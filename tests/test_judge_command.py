"""strife judge, from reports to what is printed: judgements on reports and events obeyed at once and later, and taken back."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from strife.cli import app
from strife.run.conclusions import explain_id
from strife.store import open_store

LIBYA = Path(__file__).parents[1] / "examples" / "libya"
WIRE, COURIER = "2020-01-05-harbour-wire.en.md", "2020-01-05-eastgate-courier.en.md"  # near copies
TIDNING, POST = (
    "2020-01-06-vastkustens-tidning.sv.md",
    "2020-01-07-meridian-post.en.md",
)  # the same strike; another matter
READ = (WIRE, COURIER, TIDNING, POST)
TABLES = ("copies", "stories", "events", "claims", "actors", "ties", "reports")


def strife(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def told(*arguments: str) -> str:
    done = strife(*arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def judge(store: str, *arguments: str) -> str:
    """Judges, and answers with the id of the judgement."""
    return told("judge", *arguments, "--by", "ana", "--store", store).split()[-1].rstrip("`")


def rows(store: str, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told(*arguments, "--store", store, "--format", "json"))
    return found


def everything(store: str) -> list[str]:
    """All that is told of a store, to the byte."""
    printed = [told(table, "--store", store, "--format", "json") for table in TABLES]
    explained = [told("explain", e["id"], "--store", store) for e in rows(store, "events") if e["type"] == "ASSAULT"]
    return [
        *printed,
        *explained,
        told("copies", "--all", "--store", store),
        told("brief", "--store", store),
    ]


def files_of(store: str) -> list[set[str]]:
    """The groups of copies, by the names of their files."""
    groups: dict[str, set[str]] = {}
    names = {r["id"]: Path(r["path"]).name for r in rows(store, "reports")}
    for row in rows(store, "copies", "--all"):
        groups.setdefault(row["cluster"], set()).add(names[row["id"]])
    return sorted(groups.values(), key=min)


def independent(store: str) -> int:
    """Of the strike."""
    return max(int(s["independent"]) for s in rows(store, "stories"))


def kept(store: str) -> list[tuple[Any, ...]]:
    """What the store keeps of copies."""
    with sqlite3.connect(store) as opened:
        return opened.execute("SELECT * FROM copy_members ORDER BY number").fetchall()


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("once") / "s.sqlite"
    told("read", *(str(LIBYA / name) for name in READ), "--store", str(place))
    return place


@pytest.fixture
def store(read_once: Path, tmp_path: Path) -> str:
    return str(shutil.copy(read_once, tmp_path / "s.sqlite"))


def written(tmp_path: Path) -> str:
    """A later report: the Swedish one, cut."""
    head, text = (LIBYA / TIDNING).read_text("utf-8").rsplit("---\n", 1)
    paragraphs = text.strip().split("\n\n")
    file = tmp_path / "later.sv.md"
    head = head.replace("Västkustens Tidning", "Kvarnby Allehanda").replace("2020-01-06", "2020-01-07")
    file.write_text(f"{head}---\n" + "\n\n".join(paragraphs[:2]) + "\n", "utf-8")
    return str(file)


# --- reports -------------------------------------------------------------------------------------------------------------


def test_same_reports_count_as_one_source_until_it_is_taken_back(store: str) -> None:
    before, was_kept = everything(store), kept(store)
    assert files_of(store) == [{WIRE, COURIER}, {TIDNING}, {POST}]
    assert independent(store) == 2
    key = judge(store, "same", "reports", TIDNING, WIRE)
    assert files_of(store) == [{WIRE, COURIER, TIDNING}, {POST}]
    assert independent(store) == 1
    copied = {r["publisher"]: (r["kind"], r["judged"]) for r in rows(store, "copies")}
    assert copied["Västkustens Tidning"] == ("translation", "same, by ana")
    assert sorted(kind for kind, _ in copied.values()) == ["first", "near", "translation"]
    both = [e for e in rows(store, "events") if {"en", "sv"} <= set(e["langs"].split())]
    assert {e["independent"] for e in both} == {1}
    assert "”, judged same, by ana" in " ".join(told("explain", both[0]["id"], "--store", store).split())
    assert kept(store) == was_kept
    told("judge", "undo", key, "--store", store)
    assert everything(store) == before


def test_reports_that_are_apart_count_as_two_until_it_is_taken_back(store: str) -> None:
    before, was_kept = everything(store), kept(store)
    key = judge(store, "apart", "reports", COURIER, WIRE)
    assert files_of(store) == [{COURIER}, {WIRE}, {TIDNING}, {POST}]
    assert independent(store) == 3
    assert max(e["independent"] for e in rows(store, "events")) == 3
    assert kept(store) == was_kept
    told("judge", "undo", key, "--store", store)
    assert everything(store) == before


def test_later_reports_and_reading_again_obey(store: str, tmp_path: Path) -> None:
    later = written(tmp_path)
    same, apart = judge(store, "same", "reports", TIDNING, WIRE), judge(store, "apart", "reports", COURIER, WIRE)
    told("read", later, "--store", store)
    expected = [{COURIER}, {WIRE, TIDNING, "later.sv.md"}, {POST}]
    assert files_of(store) == expected
    told(
        "read", *(str(LIBYA / name) for name in reversed(READ)), "--min-confidence", "0.5", "--store", store
    )  # all anew
    assert files_of(store) == expected
    told("judge", "undo", same, "--store", store)
    assert files_of(store) == [{COURIER}, {WIRE}, {TIDNING, "later.sv.md"}, {POST}]
    told("judge", "undo", apart, "--store", store)
    fresh = str(tmp_path / "fresh.sqlite")
    told("read", *(str(LIBYA / name) for name in READ), "--min-confidence", "0.5", "--store", fresh)
    told("read", later, "--store", fresh)
    assert everything(store) == everything(fresh)


def test_with_the_same_judgements_the_order_of_reading_changes_nothing(store: str, tmp_path: Path) -> None:
    judge(store, "apart", "reports", COURIER, WIRE)
    judge(store, "same", "reports", COURIER, TIDNING)
    other = str(tmp_path / "other.sqlite")
    for name in reversed(READ):  # one at a time
        told("read", str(LIBYA / name), "--store", other)
    judge(other, "same", "reports", TIDNING, COURIER)
    judge(other, "apart", "reports", WIRE, COURIER)
    assert everything(store) == everything(other)


def test_a_judgement_on_what_is_not_there_waits(store: str, tmp_path: Path) -> None:
    judge(store, "same", "reports", TIDNING, WIRE)
    other = str(tmp_path / "other.sqlite")
    told("read", str(LIBYA / WIRE), "--store", other)
    with open_store(store) as one, open_store(other) as two:
        two.put_judgement(one.judgements()[0])
    assert files_of(other) == [{WIRE}]
    (row,) = rows(other, "judge", "list")
    assert {row["one_says"], row["other_says"]} >= {"not in this store"}
    told("read", *(str(LIBYA / name) for name in READ), "--store", other)
    assert everything(other) == everything(store)


def test_a_brief_as_of_a_day_obeys(store: str) -> None:
    before = told("brief", "--as-of", "2020-01-06", "--store", store)
    key = judge(store, "same", "reports", TIDNING, WIRE)
    assert told("brief", "--as-of", "2020-01-06", "--store", store) != before
    told("judge", "undo", key, "--store", store)
    assert told("brief", "--as-of", "2020-01-06", "--store", store) == before


def test_reports_are_called_by_id_path_or_title(store: str) -> None:
    ids = {Path(r["path"]).name: r["id"] for r in rows(store, "reports")}
    key = judge(
        store, "apart", "reports", ids[WIRE][:12], "Missile strikes army school in Libyan capital, a dozen dead"
    )
    assert judge(store, "apart", "reports", "a dozen dead", ids[WIRE][7:12]) == key
    assert judge(store, "apart", "reports", str(LIBYA / WIRE), COURIER) == key
    (row,) = rows(store, "judge", "list")
    assert {row["one"], row["other"]} == {ids[WIRE], ids[COURIER]}
    assert (row["of"], row["verdict"], row["by"]) == ("reports", "apart", "ana")
    assert "Missile strikes army school in Libyan capital, a dozen dead" in (row["one_says"], row["other_says"])


# --- events --------------------------------------------------------------------------------------------------------------


def events(store: str) -> list[dict[str, Any]]:
    return [row | {"claims": row["claims"].split()} for row in rows(store, "events")]


def parted(store: str) -> list[list[str]]:
    """Which claims are of one event, whatever it is called."""
    return sorted(sorted(e["claims"]) for e in events(store))


def two_strikes(store: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The strike that is told in two languages, and another attack in the same town."""
    attacks = [e for e in events(store) if e["type"] == "ASSAULT" and e["place"] == "Tripoli"]
    strike = next(e for e in attacks if set(e["langs"].split()) == {"en", "sv"})
    return strike, next(e for e in attacks if e["langs"] == "en")


def of_claim(store: str, claim: str) -> dict[str, Any]:
    (event,) = (e for e in events(store) if claim in e["claims"])
    return event


def swedish(store: str, event: dict[str, Any]) -> str:
    """The claim of an event that the Swedish report makes."""
    with open_store(store) as opened:
        return next(c.id for c in opened.claims_of(event["id"]) if c.lang == "sv")


def test_same_events_are_one_until_it_is_taken_back(store: str, tmp_path: Path) -> None:
    before = everything(store)
    strike, other = two_strikes(store)
    key = judge(store, "same", "events", strike["id"], other["id"][:12])
    joined = of_claim(store, strike["claims"][0])
    assert sorted(joined["claims"]) == sorted([*strike["claims"], *other["claims"]])
    assert len(events(store)) == before[2].count('"id": "event-') - 1
    assert told("judge", "list", "--store", store).count("claim-") == 2
    told("judge", "undo", key, "--store", store)
    assert everything(store) == before


def test_a_claim_that_is_apart_from_an_event_leaves_it_until_it_is_taken_back(store: str) -> None:
    before = everything(store)
    strike, _ = two_strikes(store)
    claim = swedish(store, strike)
    key = judge(store, "apart", "events", strike["id"], claim)
    assert of_claim(store, strike["claims"][0])["independent"] == strike["independent"] - 1 == 1
    assert claim not in of_claim(store, strike["claims"][0])["claims"]
    told("judge", "undo", key, "--store", store)
    assert everything(store) == before


@pytest.mark.parametrize("verdict", ["same", "apart"])
def test_events_obey_whatever_is_read_later_and_in_any_order(verdict: str, store: str, tmp_path: Path) -> None:
    later, other = written(tmp_path), str(tmp_path / "other.sqlite")
    strike, attack = two_strikes(store)
    one, two = strike["claims"][0], swedish(store, strike) if verdict == "apart" else attack["claims"][0]
    key = judge(store, verdict, "events", strike["id"], two)
    told("read", later, "--store", store)
    assert (of_claim(store, one) == of_claim(store, two)) is (verdict == "same")
    for path in (later, *(str(LIBYA / name) for name in reversed(READ))):  # one at a time
        told("read", path, "--store", other)
    without = parted(other)
    judge(other, verdict, "events", two, one)
    assert parted(other) == parted(store)
    told("judge", "undo", key, "--store", store)
    assert parted(store) == without


def test_the_brief_and_explain_tell_the_events_as_judged(store: str) -> None:
    before = told("brief", "--store", store)
    strike, other = two_strikes(store)
    judge(store, "same", "events", strike["id"], other["id"])
    assert told("brief", "--store", store) != before
    with open_store(store) as opened:
        found = explain_id(opened, of_claim(store, other["claims"][0])["id"])
    assert {g.claim for g in found.grounds} == {*strike["claims"], *other["claims"]}


# --- what is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("same", "stories", "a", "b"), "no kind to judge 'stories'; there are actors, reports, events"),
        (("same", "reports", WIRE, WIRE), "name two reports"),
        (("same", "reports", WIRE, "nowhere"), "no report in this store has the id, path or title 'nowhere'"),
        (("same", "reports", WIRE, " "), "no report in this store has the id, path or title"),
        (("apart", "reports", "tripoli", POST), "'tripoli' may be report-"),
        (("same", "events", "event-", "claim-zz"), "more than one id begins with 'event-'"),
        (("same", "events", "claim-zz", "event-zz"), "has no event or claim with the id 'claim-zz'"),
        (("same", "events", WIRE, "event-zz"), f"has no event or claim with the id '{WIRE}'"),
        (("undo", "judgement-zz"), "no judgement has the id 'judgement-zz'"),
    ],
)
def test_bad_input_is_one_clear_sentence(store: str, arguments: tuple[str, ...], sentence: str) -> None:
    done = strife("judge", *arguments, "--store", store)
    assert done.exit_code == 1, done.output
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_event_is_not_apart_from_the_claim_it_is_known_by(store: str) -> None:
    strike, _ = two_strikes(store)
    for other in (strike["id"], strike["claims"][0]):
        done = strife("judge", "apart", "events", strike["id"], other, "--store", store)
        assert done.exit_code == 1
        assert f"are both known by {strike['claims'][0]}" in done.stderr


def test_what_contradicts_by_a_detour_is_refused_with_what_to_undo(store: str) -> None:
    one, other = judge(store, "same", "reports", WIRE, TIDNING), judge(store, "same", "reports", TIDNING, POST)
    done = strife("judge", "apart", "reports", WIRE, POST, "--store", store)
    assert done.exit_code == 1 and one in done.stderr and other in done.stderr
    told("judge", "undo", other, "--store", store)
    apart = judge(store, "apart", "reports", WIRE, POST)
    done = strife("judge", "same", "reports", TIDNING, POST, "--store", store)
    assert done.exit_code == 1 and f"undo {apart} first" in done.stderr
    assert judge(store, "apart", "reports", TIDNING, WIRE) != one  # of two on one pair the later counts
    assert judge(store, "same", "reports", TIDNING, POST)


def test_a_judgement_taken_back_stays_on_the_list(store: str) -> None:
    key = judge(store, "same", "reports", WIRE, TIDNING)
    told("judge", "undo", key[:14], "--by", "bo", "--store", store)
    (row,) = rows(store, "judge", "list")
    assert (row["id"], row["by"], row["undone_by"]) == (key, "ana", "bo")
    done = strife("judge", "undo", key, "--store", store)
    assert done.exit_code == 1 and "taken back already, by bo" in done.stderr
    with open_store(store) as opened:
        assert not opened.judgements()[0].stands
