"""verify: a sound store has no fault; one changed byte, wherever it is, is told."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import strife as package
from strife.cli import app
from strife.collapse import Sought
from strife.errors import StoreError
from strife.model import Report, Skipped
from strife.run.verifying import Verified, verify
from strife.store import Store, open_store
from strife.store import tables as t

HEAD = "---\ndate: {}\npublisher: {}\ntitle: {}\n---\n"
MET = (
    "Turkish Defence Minister Kemal Arslan met Prime Minister Fayez al-Sarraj in Tripoli on Saturday. "
    '"We will send more advisers," Arslan said.\n\nHaftar\'s forces shelled the port of Tripoli on Friday and killed '
    "at least 12 people, the Libyan government said."
)
SHELLED = (
    "Haftars styrkor besköt hamnen i Tripoli på fredagen och dödade 40 människor, säger en läkare. Kemal Arslan "
    "anklagade Haftar för anfallet. Förenade Arabemiraten stöder Haftar."
)
REPORTS = {
    "a.en.md": HEAD.format("2020-01-05", "Harbour Wire", "Minister in Tripoli") + MET,
    "b.en.md": HEAD.format("2020-01-05", "Eastgate Courier", "In the capital") + MET + " Turkey backs the government.",
    "c.sv.md": HEAD.format("2020-01-06", "Nordhavn Dagblad", "Hamnen besköts") + SHELLED,
    "d.txt": "",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with something in every table."""
    folder = tmp_path_factory.mktemp("verify")
    (folder / "reports").mkdir()
    for name, text in REPORTS.items():
        (folder / "reports" / name).write_text(text, "utf-8")
    place = folder / "s.sqlite"

    def run(*arguments: str) -> str:
        done = strife(*arguments, "--store", str(place))
        assert done.exit_code == 0, done.output
        return done.output

    run("read", str(folder / "reports"))
    run("judge", "same", "actors", "kemal-arslan", "Haftar")
    one, other = (event["id"] for event in json.loads(run("events", "--format", "json"))[:2])
    run("judge", "same", "events", one, other)
    run("events")
    with sqlite3.connect(place) as filled:
        for table in t.catalog.tables:
            assert filled.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0], table
    filled.close()
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of it to be spoilt."""
    return Path(shutil.copy(made, tmp_path / "s.sqlite"))


def strife(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def verified(place: Path) -> Verified:
    with open_store(place, create=False) as store:
        return verify(store)


def change(place: Path, statement: str, *values: object) -> None:
    with sqlite3.connect(place) as connection:
        assert connection.execute(statement, values).rowcount
    connection.close()


def test_a_sound_store_has_no_fault(made: Path) -> None:
    done = strife("verify", "--store", str(made))
    assert done.exit_code == 0, done.output
    assert done.stdout.count("\n") == 1
    assert "is as it was written: 3 reports, " in done.stdout
    assert strife("verify", "--store", str(made), "--format", "json").stdout == "[]\n"


def test_verify_as_a_function(made: Path) -> None:
    assert package.verify is verify
    assert dict(verified(made).counts)["reports"] == 3


def test_an_empty_store_has_no_fault(tmp_path: Path) -> None:
    open_store(tmp_path / "s.sqlite").close()
    assert verified(tmp_path / "s.sqlite").sound


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE reports SET body = replace(body, 'Saturday', 'Sunday') WHERE path LIKE '%/a.en.md'", "a.en.md"),
        ("UPDATE reports SET body = substr(body, 9)", "it was changed after it was written"),
        ("UPDATE claims SET body = replace(body, 'Tripoli', 'Tripolj')", "it was changed after it was written"),
        ("UPDATE claims SET since = '2020-01-0x' WHERE since IS NOT NULL", "it was changed after it was written"),
        ("DELETE FROM claims WHERE type = 'ASSAULT'", "its claim is not among the claims"),
        ("DELETE FROM claims WHERE type = 'ASSAULT'", "claims, ties or introductions of it are missing or too many"),
        ("DELETE FROM introductions", "claims, ties or introductions of it are missing or too many"),
        ("DELETE FROM reports WHERE path LIKE '%/c.sv.md'", "its report is not among the reports"),
        ("DELETE FROM claim_parties WHERE role = 'target'", "rows are missing and 0 too many for those who take part"),
        ("DELETE FROM events WHERE type = 'ASSAULT'", "events, ties or who is who are missing"),
        ("DELETE FROM event_claims", "rows are missing and 0 too many for its claims"),
        ("UPDATE tie_parties SET actor = 'nobody'", "for those who are tied"),
        ("UPDATE copy_members SET words = '0'", "words in its columns is not as in its body"),
        ("DELETE FROM copy_keys WHERE day = 0", "too many for what its copies are found by"),
        ("INSERT INTO copy_keys SELECT 1, 0, min(number) FROM copy_members", "copy_keys all: 1 rows are too many"),
        ('UPDATE copy_members SET "group" = 7', "the group is not called by"),
        ("UPDATE known_as SET actor = 'nobody'", "known_as "),
        ("UPDATE judgements SET verdict = 'apart'", "restore a copy of the store, or judge again"),
        ("UPDATE skipped SET reason = 'full'", "skipped "),
        ("UPDATE meta SET value = 'maybe' WHERE key = 'situation'", "meta situation: it was changed"),
        ("DELETE FROM meta WHERE key = 'situation'", "it is None, neither of"),
        ("CREATE INDEX claims_by_type ON claims(type)", None),
        ("ALTER TABLE events ADD COLUMN mine TEXT", "the tables are not as strife made them"),
        ("DROP TABLE known_as", "cannot be read to its end (known_as: no such table"),
    ],
)
def test_each_fault_is_told(place: Path, statement: str, sentence: str | None) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute(statement)
    connection.close()
    done = strife("verify", "--store", str(place), "--format", "json")
    told = [row["told"] for row in json.loads(done.stdout) if row["is"] == "fault"]
    if sentence is None:
        assert not told
        return
    assert done.exit_code == 1
    assert any(sentence in one for one in told), told
    assert all(one.endswith(("into a new one", "or judge again")) for one in told)
    assert "fault" in done.stderr


def test_a_table_of_faults(place: Path) -> None:
    change(place, "UPDATE reports SET body = replace(body, 'Saturday', 'Sunday') WHERE path LIKE '%/a.en.md'")
    done = strife("verify", "--store", str(place))
    assert done.exit_code == 1
    assert done.stdout.splitlines()[0].split("\t") == ["is", "told"]
    assert done.stderr.endswith("s.sqlite: 1 fault\n")
    # One sentence for one row: that its quotes are gone as well follows.
    assert done.stdout.count("\n") == 2
    assert "reports report-" in done.stdout


def test_what_does_not_agree_is_told_though_its_checksum_does(tmp_path: Path) -> None:
    made_up = Report("report-of-mine", "Nothing.", lang="en")
    with open_store(tmp_path / "s.sqlite") as store:
        store.put_report(made_up)
    (fault,) = verified(tmp_path / "s.sqlite").faults
    assert "its id is not that of its text" in fault.told


def test_a_date_found_in_the_text_is_no_part_of_an_id(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("TRIPOLI, April 4, 2019 (Harbour Wire) - Haftar attacked Tripoli.", "utf-8")
    assert strife("read", str(folder), "--lang", "en", "--store", str(tmp_path / "s.sqlite")).exit_code == 0
    with open_store(tmp_path / "s.sqlite") as store:
        assert all(report.published.known for report in store.reports())
        assert verify(store).sound


def test_a_judgement_on_what_is_not_there_is_a_note(place: Path) -> None:
    change(place, "DELETE FROM known_as")  # faults, but not of the judgement
    with open_store(place) as store:
        judgement = store.judgements()[0]
        store.put_judgement(judgement.make("same", "actors", "kemal-arslan", "somebody-else", "me", "2020-01-01"))
    found = verified(place)
    assert [note.table for note in found.notes] == ["judgements"]
    assert "nothing here is called somebody-else (yet)" in found.notes[0].told
    assert all(fault.table != "judgements" for fault in found.faults)


def test_conclusions_that_are_out_of_date_may_tell_of_claims_that_are_gone(place: Path) -> None:
    with open_store(place) as store:
        first = next(store.reports())
        store.put_report(first, knowledge="another", seek=Sought)  # says nothing any more
        assert not store.current()
        assert verify(store).sound


def test_every_table_is_looked_at() -> None:
    """A new table has a checksum in its rows, or is made again from others (and then `verify` must do so)."""
    made_again = {"event_claims", "claim_parties", "event_parties", "tie_parties", "copy_members", "copy_keys"}
    assert {name for name, table in t.catalog.tables.items() if "sum" not in table.columns} == made_again


# --- one byte --------------------------------------------------------------------------------------------------------


def cells(place: Path) -> list[tuple[str, str, str, tuple[object, ...], object]]:
    """Every value of every row: its table, column, where to find it, and itself."""
    found = []
    with sqlite3.connect(place) as connection:
        connection.text_factory = bytes
        for name, table in t.catalog.tables.items():
            keys = [column.name for column in table.primary_key]
            where = " AND ".join(f'"{key}" = CAST(? AS {table.columns[key].type})' for key in keys)
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                values = dict(zip((column.name for column in table.columns), row, strict=True))
                at = tuple(v.decode() if isinstance(v := values[key], bytes) else v for key in keys)
                found += [(name, column, where, at, v) for column, v in values.items() if v not in (None, b"")]
    connection.close()
    return found


def flipped(value: object, chance: random.Random) -> object:
    """The value with one bit, or one byte, changed."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(60))
    assert isinstance(value, bytes)
    at = chance.randrange(len(value))
    other = value[at] ^ (1 << chance.randrange(8)) if chance.random() < 0.5 else chance.randrange(256)
    return value[:at] + bytes([other if other != value[at] else other ^ 1]) + value[at + 1 :]


def test_one_flipped_byte_in_any_row_is_found(made: Path, tmp_path: Path) -> None:
    chance = random.Random(5)
    place = tmp_path / "s.sqlite"
    every = cells(made)
    tables = sorted({cell[0] for cell in every})
    for _ in range(150):
        name = chance.choice(tables)
        column = chance.choice(sorted({cell[1] for cell in every if cell[0] == name}))
        _, _, where, at, value = chance.choice([cell for cell in every if cell[:2] == (name, column)])
        cast = "?" if isinstance(value, int) else "CAST(? AS TEXT)"
        put = f'UPDATE "{name}" SET "{column}" = {cast} WHERE {where}'
        other = flipped(value, chance)
        shutil.copy(made, place)
        change(place, put, other, *at)
        assert not is_clean(place), (name, column, at, value, other)


def is_clean(place: Path) -> bool:
    try:
        return verified(place).sound
    except StoreError:
        return False


def held(store: Store) -> list[object]:
    """All that can be asked of a store."""
    nouns: tuple[Iterator[object], ...] = (
        store.reports(),
        store.claims(),
        store.events(),
        store.ties(),
        store.said_ties(),
        store.introductions(),
        store.known_as(),
        store.copies(),
        store.skipped(),
    )
    return [*map(list, nouns), store.judgements(), store.actors(), store.unread(), store.current()]


def test_one_flipped_byte_of_the_file_is_found_or_changes_nothing(made: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    place = tmp_path / "s.sqlite"
    sound = made.read_bytes()
    with open_store(made) as store:
        before = held(store)
    told = unused = 0
    for round_ in range(180):
        spoilt = bytearray(sound)
        at = chance.randrange(4096 if round_ % 5 == 0 else len(spoilt))  # the first page holds the tables' own table
        spoilt[at] ^= 1 << chance.randrange(8) if round_ % 2 else chance.randrange(1, 256)
        for beside in ("-wal", "-shm"):
            Path(f"{place}{beside}").unlink(missing_ok=True)
        place.write_bytes(spoilt)
        if not is_clean(place):
            told += 1
            continue
        unused += 1
        with open_store(place) as store:
            assert held(store) == before, at
    assert told > 30 and unused > 30  # a page that is not full has room for a flip that nobody reads


def test_memory_does_not_grow_with_the_store(tmp_path: Path) -> None:
    most = []
    with open_store(tmp_path / "s.sqlite") as store:
        for upto in (200, 800):
            for number in range(upto - len(list(store.reports()))):
                store.put_report(Report.make(f"{upto} {number} " * 500, lang="en"))
                store.put_skipped([Skipped(f"{upto} {number}", "read", "empty")])
            tracemalloc.start()
            assert not list(store.verify(Sought))
            most.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert most[1] < 1.2 * most[0]
