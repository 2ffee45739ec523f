"""Every command on the examples and on bad input: what it prints, its exit code, and a stderr of sentences."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from strife.cli import app
from strife.export import code_schema

ROOT = Path(__file__).parent.parent
LIBYA = str(ROOT / "examples/libya")
LINES = str(ROOT / "examples/code/input.jsonl")
TABLES = ("reports", "claims", "events", "actors", "ties")


def strife(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the examples read into it."""
    place = str(tmp_path_factory.mktemp("store") / "libya.sqlite")
    done = strife("read", LIBYA, "--store", place)
    assert done.exit_code == 0, done.output
    assert "10 reports read, 0 known already, 0 skipped" in done.stdout
    return place


def rows(*arguments: str) -> list[dict[str, object]]:
    done = strife(*arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


# --- read ------------------------------------------------------------------------------------------------------------


def test_read_twice_codes_once(store: str) -> None:
    before = rows("claims", "--store", store)
    done = strife("--store", store, "read", LIBYA)
    assert "0 reports read, 10 known already" in done.stdout
    assert rows("claims", "--store", store) == before


def test_read_tells_what_it_skipped(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Rebels attacked the village of Hadba on Sunday, and the army withdrew.", "utf-8")
    (folder / "b.txt").write_text("", "utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7 \0")
    (folder / "d.txt").write_text("Ez egy magyar nyelvű hír a tüntetésekről és a kormányról.", "utf-8")
    done = strife("read", str(folder), "--store", str(tmp_path / "s.sqlite"))
    assert done.exit_code == 0, done.output
    assert "1 reports read, 0 known already, 3 skipped" in done.stdout
    assert "b.txt: empty" in done.stdout
    assert "c.pdf: " in done.stdout
    assert "d.txt: its language is `hu`" in done.stdout


def test_read_with_nothing_usable_exits_1(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("", "utf-8")
    assert strife("read", str(tmp_path / "b.txt"), "--store", str(tmp_path / "s.sqlite")).exit_code == 1


# --- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_tables_in_every_format(store: str, name: str) -> None:
    found = rows(name, "--store", store)
    assert found
    as_csv = strife(name, "--store", store, "--format", "csv").stdout
    read_back = list(csv.DictReader(io.StringIO(as_csv)))
    # A cell that begins like a formula (the id `-.CVL` does) has an apostrophe before it, for spreadsheets.
    assert [row["id"].lstrip("'") for row in read_back] == [row["id"] for row in found]
    piped = strife(name, "--store", store).stdout.splitlines()
    assert len(piped) == len(found) + 1


def test_filters_narrow(store: str) -> None:
    everything = rows("events", "--store", store)
    assaults = rows("events", "--store", store, "--type", "assault")
    assert 0 < len(assaults) < len(everything)
    assert {row["type"] for row in assaults} == {"ASSAULT"}
    planned = rows("events", "--store", store, "--status", "future")
    assert {row["status"] for row in planned} == {"future"}
    since = rows("events", "--store", store, "--since", "2020-01-01")
    assert since
    assert all(str(row["when"])[:4] >= "2020" or "/2020" in str(row["when"]) for row in since)
    haftar = rows("actors", "--store", store, "--actor", "haftar")
    assert "khalifa-haftar" in {row["id"] for row in haftar}
    swedish = rows("reports", "--store", store, "--lang", "sv")
    assert {row["lang"] for row in swedish} == {"sv"}
    backs = rows("ties", "--store", store, "--type", "backs", "--actor", "haftar")
    assert {row["kind"] for row in backs} == {"backs"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("events", "--type", "FOO"), "no type 'FOO' of events; there are AGREE, CONSULT"),
        (("ties", "--type", "FOO"), "no type 'FOO' of ties; there are backs, opposes"),
        (("claims", "--status", "maybe"), "no status 'maybe'; there are actual, historical"),
    ],
)
def test_unknown_names_list_the_known_ones(store: str, arguments: tuple[str, ...], sentence: str) -> None:
    done = strife(*arguments, "--store", store)
    assert done.exit_code == 1
    assert sentence in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("events", "--format", "xml"),
        ("events", "--since", "yesterday"),
        ("foo",),
        ("read",),
        ("--min-confidence", "2", "doctor"),
    ],
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert strife(*arguments).exit_code == 2


# --- code ------------------------------------------------------------------------------------------------------------


def test_code_answers_line_for_line() -> None:
    done = strife("code", LINES)
    assert done.exit_code == 0, done.output
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    asked = [json.loads(line) for line in Path(LINES).read_text("utf-8").splitlines()]
    assert [a["id"] for a in answers] == [q["id"] for q in asked]
    for question, answer in zip(asked, answers, strict=True):
        jsonschema.validate(answer, code_schema())
        assert answer["claims"]
        for claim in answer["claims"]:
            assert question["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_code_goes_on_after_a_broken_line() -> None:
    good = '{"id": "%s", "text": "Turkey supports the government in Tripoli.", "lang": "en"}'
    given = "\n".join(
        [good % "a", '{"id": "b"', "", '{"id": "d", "text": 5}', '{"id": "e", "text": "Hej", "lang": "xx"}', good % "f"]
    )
    done = strife("code", "-", given=given)
    assert done.exit_code == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["a", None, None, "d", "e", "f"]
    assert [a["skipped"] is None for a in answers] == [True, False, False, False, False, True]
    for answer in answers:
        jsonschema.validate(answer, code_schema())


def test_code_remarks_on_a_date_it_cannot_read() -> None:
    done = strife("code", "-", given='{"id": 1, "text": "Turkey supports Libya.", "lang": "en", "date": "04/05/2019"}')
    assert done.exit_code == 0
    assert "line 1: the date '04/05/2019' is not" in done.stderr


@pytest.mark.parametrize("given", ["", "\n", "no json", b"\xff\xfe\x00"])
def test_code_with_nothing_usable_exits_1(given: str | bytes) -> None:
    done = strife("code", "-", given=given)
    assert done.exit_code == 1
    assert done.stderr.startswith("strife: ")


# --- brief and explain -----------------------------------------------------------------------------------------------


def test_brief_of_a_folder_is_the_brief_of_its_store(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    from_files = strife("brief", LIBYA)
    assert from_files.exit_code == 0, from_files.output
    for heading in ("The parties", "Who backs whom", "What happened", "What is planned", "Contested or denied"):
        assert heading in from_files.stdout
    assert from_files.stdout == strife("brief", "--store", store).stdout
    assert list(tmp_path.iterdir()) == []


def test_brief_as_a_page(store: str, tmp_path: Path) -> None:
    page = tmp_path / "libya.html"
    done = strife("brief", "--store", store, "--html", str(page))
    assert done.exit_code == 0, done.output
    text = page.read_text("utf-8")
    assert text.lower().startswith("<!doctype html>")
    assert "Haftar" in text
    assert "http" not in text.split("<body", 1)[0]
    assert strife("brief", "--store", store, "--html", str(tmp_path / "no" / "x.html")).exit_code == 1


def test_brief_as_of_a_day_knows_only_what_was_out(store: str) -> None:
    done = strife("brief", "--store", store, "--as-of", "2019-04-06")
    assert "\n2 reports · " in done.stdout
    assert "2020" not in done.stdout.split("The parties")[0]


def test_explain_shows_quotes(store: str) -> None:
    for name in ("events", "claims", "ties"):
        key = str(next(row["id"] for row in rows(name, "--store", store) if row.get("quote", "x")))
        done = strife("explain", key, "--store", store)
        assert done.exit_code == 0, done.output
        assert "»" in done.stdout
        assert "rule en/" in done.stdout or "rule sv/" in done.stdout


def test_explain_what_is_not_there(store: str) -> None:
    for key in ("event-zzz", "event", str(rows("reports", "--store", store)[0]["id"])):
        done = strife("explain", key, "--store", store)
        assert done.exit_code == 1
        assert done.stderr.startswith("strife: ")


# --- the rest --------------------------------------------------------------------------------------------------------


def test_doctor(store: str) -> None:
    done = strife("doctor", "--store", store)
    for word in (
        "python",
        "built-in en",
        "built-in sv",
        "countries",
        "triggers sv",
        "10 reports",
        "integrity: ok",
    ):
        assert word in done.stdout


def test_evaluate_without_gold_sets(tmp_path: Path) -> None:
    done = strife("evaluate", "nothing", "--gold", str(tmp_path))
    assert done.exit_code == 1
    assert "no gold set 'nothing'; there are plover_gsr" in done.stderr
    assert strife("evaluate", "plover_gsr", "--gold", str(tmp_path / "no")).exit_code == 1


@pytest.mark.parametrize("command", ["read", "code", "brief", "explain", *TABLES, "evaluate", "doctor", "verify"])
def test_help_has_an_example(command: str) -> None:
    done = strife(command, "--help")
    assert done.exit_code == 0
    assert "Example: strife" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("brief", "no-such-folder"), "no-such-folder: no such file or folder"),
        (("read", "no-such-folder", "--store", "sqlite://"), "no-such-folder: no such file or folder"),
        (("code", "no-such-file"), "no-such-file: No such file"),
        (("events", "--store", "no-such.sqlite"), "there is no store no-such.sqlite"),
        (("read", LIBYA, "--store", "no/such/folder.sqlite"), "for the store folder.sqlite does not exist"),
        (("brief", LIBYA, "--parser", "magic"), "No parser `magic`; there are built-in, "),
        (("brief", LIBYA, "--knowledge", "no-such-folder"), "--knowledge no-such-folder: no such folder"),
        (("events", "--store", "foo://bar"), "is no database that SQLAlchemy knows"),
        (("read", LIBYA, "--date", "04/05/2019", "--store", "sqlite://"), "the date '04/05/2019' is not"),
    ],
)
def test_errors_are_sentences(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = strife(*arguments)
    assert done.exit_code == 1, done.output
    assert done.stdout == ""
    assert done.stderr.startswith("strife: ")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_empty_folder(tmp_path: Path) -> None:
    done = strife("brief", str(tmp_path))
    assert (done.exit_code, done.stderr) == (1, f"strife: {tmp_path}: a folder with nothing in it to read\n")


def test_a_store_that_is_locked(tmp_path: Path) -> None:
    place = tmp_path / "s.sqlite"
    assert strife("read", LIBYA + "/2020-01-07-meridian-post.en.md", "--store", str(place)).exit_code == 0
    assert strife("events", "--store", str(place)).exit_code == 0
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert strife("events", "--store", str(place)).exit_code == 0  # who reads does not wait
        done = strife("read", LIBYA + "/2020-01-10-harbour-wire.en.md", "--store", str(place))
    finally:
        other.close()
    assert done.exit_code == 1
    assert "is in use by another program" in done.stderr


def test_a_knowledge_file_with_an_error(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.yml").write_text("actors:\n  - id: x\n    nam: X\n", "utf-8")
    done = strife("brief", LIBYA, "--knowledge", str(tmp_path))
    assert done.exit_code == 1
    assert "actors/mine.yml:" in done.stderr


def test_a_reader_that_has_had_enough(store: str) -> None:
    """`strife claims | head -1`: nothing on stderr."""
    code = "import sys; from strife.cli import main; sys.argv[0] = 'strife'; main()"
    arguments = [sys.executable, "-c", code, "claims", "--store", store, "--format", "json"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert said == b""


def test_import_is_fast_and_the_functions_stay_in_front() -> None:
    code = (
        "import sys, strife; heavy = {'spacy', 'sqlalchemy', 'rich', 'strife.pipeline'} & set(sys.modules); assert not heavy, heavy\n"
        "from strife.read import read_text; from strife.brief import compose; import strife.explain\n"
        "assert callable(strife.read) and callable(strife.brief) and callable(strife.explain) and strife.Coder"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
