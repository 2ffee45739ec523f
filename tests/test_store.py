"""store: what goes in comes out; nothing is half written; every failure is a sentence."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from strife.collapse import Sought
from strife.errors import StoreError
from strife.model import Account, Claim, Dispute, Event, Evidence, Party, Place, Report, Skipped, Tie, Toll, When
from strife.store import Filter, Store, open_store
from strife.store import tables as t
from strife.store.filter import fold, happenings
from strife.store.opening import WRITING, _begin_alone
from strife.store.verifying.dangling import LINKS, lost
from strife.store.verifying.rows_of import raw

HAFTAR = Party("actor-haftar", "Khalifa Haftar", "Haftarstyrkorna", "LBY", "REB", "actors/libya.yml")
SALAME = Party("actor-salame", "Ghassan Salamé", "UN special envoy", "UNO", "IGO")
TRIPOLI = Place("Tripoli", "Trípoli", "LBY", 32.88, 13.19, 2210247)
APRIL_4 = When(date(2019, 4, 4), date(2019, 4, 5), "on Thursday", "day", "relative")
REPORT = Report.make("Haftar attacked Tripoli.", title="T", lang="en", path="a.txt")


def claim(report: Report = REPORT, key: str = "claim-1", **changes: object) -> Claim:
    evidence = Evidence(report.id, 0, 15, report.text[:15], 0, 7, 15, "active", "k1")
    made = Claim(
        key, "ASSAULT", None, ("military",), "actual", (HAFTAR,), (), TRIPOLI, APRIL_4, SALAME, "says",
        (Toll("killed", 3, None, "at least three"),), evidence, 0.9, "en",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def happened(claims: tuple[str, ...] = ("claim-1",), key: str = "event-1", **changes: object) -> Event:
    disputes = (Dispute("toll", (Account("3", ("claim-1",), ("A",)), Account("5", ("claim-2",), ("B",)))),)
    made = Event(
        key, "ASSAULT", None, (), "actual", (HAFTAR,), (), TRIPOLI, APRIL_4, (), claims, (REPORT.id,), 1,
        ("en", "sv"), (SALAME,), (HAFTAR,), disputes, 0.9,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def tie(key: str = "tie-1", **changes: object) -> Tie:
    return replace(Tie(key, "leads", HAFTAR, Party("actor-lna", "LNA"), evidence=(claim().evidence,)), **changes)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "strife.sqlite") as opened:
        yield opened


def ids(nouns: Iterator[Claim] | Iterator[Event] | Iterator[Tie] | Iterator[Report]) -> list[str]:
    return [noun.id for noun in nouns]


def test_what_is_put_in_comes_out(store: Store) -> None:
    note = Skipped(REPORT.id, "date", "no date")
    assert store.put_report(REPORT, (claim(),), (tie(),), (note,), "k1")
    store.put_situation((happened(),), (tie(),))
    assert list(store.reports()) == [REPORT]
    assert list(store.claims()) == [claim()]
    assert list(store.events()) == [happened()]
    assert list(store.claims_of("event-1")) == [claim()]
    assert list(store.ties()) == list(store.said_ties()) == [tie()]
    assert [group.reports for group in store.copies()] == []
    assert list(store.skipped()) == [note]
    store.place_copies(Sought)
    assert not list(store.verify(Sought))


def test_the_same_report_again_changes_nothing(store: Store) -> None:
    store.put_report(REPORT, (claim(),), knowledge="k1")
    assert store.known(REPORT.id) == "k1"
    assert not store.put_report(REPORT, (), knowledge="k1")
    assert ids(store.claims()) == ["claim-1"]


def test_another_knowledge_replaces_what_a_report_says(store: Store) -> None:
    store.put_report(REPORT, (claim(),), (tie(),), (Skipped(REPORT.id, "parse", "x"),), "k1")
    assert store.put_report(REPORT, (claim(key="claim-2"),), knowledge="k2")
    assert ids(store.claims()) == ["claim-2"]
    assert not list(store.said_ties())
    assert not list(store.skipped())


def test_a_claim_given_twice_is_kept_once(store: Store) -> None:
    store.put_report(REPORT, (claim(), claim()), (tie(), tie()))
    assert ids(store.claims()) == ["claim-1"]


def test_a_file_that_is_mended_is_no_longer_skipped(store: Store) -> None:
    store.put_skipped([Skipped("a.txt", "read", "empty"), Skipped("b.txt", "read", "empty")])
    store.put_skipped([Skipped("a.txt", "read", "empty")])
    assert len(list(store.skipped())) == 2
    store.put_report(REPORT)
    assert [skip.report for skip in store.skipped()] == ["b.txt"]


def test_a_new_report_puts_the_situation_out_of_date(store: Store) -> None:
    assert store.health().current
    store.put_report(REPORT)
    assert not store.health().current
    store.put_situation((), ())
    assert store.health().current


def test_a_report_that_comes_in_while_others_are_concluded_from(store: Store) -> None:
    before = store.changes()
    store.put_report(REPORT)
    store.put_situation((happened(),), (), (), before)
    assert not store.current()
    store.put_situation((happened(),), (), (), store.changes())
    assert store.current()


def test_a_new_situation_replaces_the_old(store: Store) -> None:
    store.put_situation((happened(), happened(key="event-2")), (tie(),))
    store.put_situation((happened(key="event-3"),), ())
    assert ids(store.events()) == ["event-3"]
    assert not list(store.ties())


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["claim-1", "claim-2"]),
        (Filter(actor="actor-haftar"), ["claim-1"]),
        (Filter(actor="HAFTAR"), ["claim-1"]),
        (Filter(actor="haftarstyrkorna"), ["claim-1"]),
        (Filter(actor="salame"), ["claim-1"]),
        (Filter(actor="%"), []),
        (Filter(place="tripoli"), ["claim-1"]),
        (Filter(place="LBY"), ["claim-1"]),
        (Filter(type="assault"), ["claim-1"]),
        (Filter(status="denied"), []),
        (Filter(lang="sv"), ["claim-2"]),
        (Filter(since=date(2019, 4, 4), until=date(2019, 4, 4)), ["claim-1"]),
        (Filter(since=date(2019, 4, 5)), []),
        (Filter(until=date(2019, 4, 3)), []),
        (Filter(actor="haftar", type="CONSULT"), []),
    ],
)
def test_filters(store: Store, wanted: Filter, found: list[str]) -> None:
    other = claim(
        key="claim-2", type="CONSULT", source=(), speaker=None, place=None, when=When(text="i april"), lang="sv"
    )
    store.put_report(REPORT, (claim(), other))
    assert ids(store.claims(wanted)) == found
    events = (
        happened(),
        happened(key="event-2", type="CONSULT", source=(), speakers=(), deniers=(), place=None, when=When()),
    )
    store.put_situation(events, ())
    if wanted.lang is None:
        assert ids(store.events(wanted)) == [key.replace("claim", "event") for key in found]


def test_an_event_is_found_by_each_of_its_languages(store: Store) -> None:
    store.put_situation((happened(),), ())
    assert ids(store.events(Filter(lang="sv"))) == ids(store.events(Filter(lang="en"))) == ["event-1"]
    assert ids(store.events(Filter(lang="e"))) == []


def test_reports_are_found_by_what_they_say(store: Store) -> None:
    other = replace(Report.make("Nothing."), lang="sv")
    store.put_report(REPORT, (claim(),))
    store.put_report(other)
    assert ids(store.reports(Filter(actor="haftar"))) == [REPORT.id]
    assert ids(store.reports(Filter(lang="sv"))) == [other.id]


def test_a_tie_without_an_end_still_holds(store: Store) -> None:
    ended = tie("tie-2", kind="backs", when=When(date(2011, 1, 1), date(2012, 1, 1)))
    store.put_report(REPORT)
    store.put_situation((), (tie(), ended))
    assert ids(store.ties(Filter(since=date(2019, 1, 1)))) == ["tie-1"]
    assert ids(store.ties(Filter(until=date(2011, 6, 1)))) == ["tie-2", "tie-1"]
    assert ids(store.ties(Filter(type="BACKS"))) == ["tie-2"]
    assert ids(store.ties(Filter(actor="lna", lang="en"))) == ["tie-2", "tie-1"]
    with pytest.raises(StoreError, match="ties have no status"):
        store.ties(Filter(status="actual"))


def test_actors_are_counted_by_role(store: Store) -> None:
    store.put_report(REPORT, (claim(), claim(key="claim-2", speaker=None, source=(), target=(HAFTAR,))))
    first, second = store.actors()
    assert (first.id, first.as_source, first.as_target, first.as_speaker) == ("actor-haftar", 1, 1, 0)
    assert (first.words, first.reports) == (("Haftarstyrkorna",), 1)
    assert second.as_speaker == 1
    assert [row.id for row in store.actors(Filter(actor="salamé"))] == ["actor-salame"]


def test_a_noun_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    store.put_report(REPORT, (claim(key="claim-3f2a"), claim(key="claim-3f2b")))
    assert store.get("claim-3f2a") == store.get("3f2a") == claim(key="claim-3f2a")
    assert store.get(REPORT.id[:12]) == REPORT
    with pytest.raises(StoreError, match="more than one id begins with '3f2'"):
        store.get("3f2")
    for nothing in ("zzz", "", "%"):
        with pytest.raises(StoreError, match="has no event, claim"):
            store.get(nothing)


def test_folding() -> None:
    assert fold("Ghassan SALAMÉ Ødegård Straße Łódź") == "ghassan salame odegard strasse lodz"
    assert fold("İstanbul") == fold("Istanbul")


@pytest.mark.parametrize(
    "at", ["INSERT INTO claims", "INSERT INTO claim_parties", "INSERT INTO said_ties", "UPDATE meta"]
)
def test_an_error_halfway_leaves_nothing_half_written(store: Store, at: str) -> None:
    def breaks(_c: object, _k: object, statement: str, *_: object) -> None:
        if statement.startswith(at):
            raise RuntimeError("halfway")

    store.put_report(REPORT, (claim(),), (tie(),), knowledge="k1")
    event.listen(store._engine, "before_cursor_execute", breaks)
    with pytest.raises(RuntimeError, match="halfway"):
        store.put_report(REPORT, (claim(key="claim-2"),), (tie("tie-2"),), knowledge="k2")
    event.remove(store._engine, "before_cursor_execute", breaks)
    assert store.known(REPORT.id) == "k1"
    assert ids(store.claims()) == ["claim-1"]
    assert ids(store.said_ties()) == ["tie-1"]


KILLED = """
import os, signal, sys
from sqlalchemy import event
from strife.model import Report, Skipped
from strife.store import open_store
store = open_store(sys.argv[1])
store.put_report(Report.make("whole"), skipped=[Skipped("whole", "s", "r")])
def dies(_c, _k, statement, *_):
    if statement.startswith("UPDATE meta"):
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(store._engine, "before_cursor_execute", dies)
store.put_report(Report.make("half"), skipped=[Skipped("half", "s", "r")])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_killed_program_leaves_whole_reports(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path)], env=environment, check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    with open_store(path) as store:
        assert [report.text for report in store.reports()] == ["whole"]
        assert [skip.report for skip in store.skipped()] == ["whole"]
        assert store.health().sound == "ok"


def test_a_locked_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(path, wait=0.1) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with pytest.raises(StoreError, match=r"s.sqlite is in use by another program \(waited 0.1 s\)"):
            store.put_report(REPORT)
        assert time.monotonic() - started < 5
        assert list(store.reports()) == []  # a reader is not kept waiting
        other.execute("ROLLBACK")
        other.close()
        assert store.put_report(REPORT)


def test_reading_and_writing_at_once(store: Store) -> None:
    for text in "abc":
        store.put_report(Report.make(text))
    for report in store.reports():
        store.put_report(report, knowledge="k2")
    assert {store.known(report.id) for report in store.reports()} == {"k2"}


def test_a_store_of_another_version_says_which(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(path).close()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    other.close()
    with pytest.raises(StoreError, match="is of version 99, this strife writes version 4: read the reports again"):
        open_store(path)


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("words " * 1000)
    with pytest.raises(StoreError, match="is not a database"):
        open_store(text)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match=r"something else \(recipes\)"):
        open_store(other)


def test_places_where_no_store_can_be(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match=r"the folder .*gone for the store s\.sqlite does not exist"):
        open_store(tmp_path / "gone" / "s.sqlite")
    with pytest.raises(StoreError, match="there is no store"):
        open_store(tmp_path / "s.sqlite", create=False)
    assert not (tmp_path / "s.sqlite").exists()
    (tmp_path / "s.sqlite").touch()
    with pytest.raises(StoreError, match="holds no strife store yet"):
        open_store(tmp_path / "s.sqlite", create=False)


def test_a_store_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(path).close()
    # Tests may run as root, whom permissions do not stop: the file is opened for reading only instead.
    with open_store(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        assert list(store.reports()) == []
        with pytest.raises(StoreError, match="cannot be written: check the permissions"):
            store.put_report(REPORT)


def test_a_store_in_a_folder_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s 100%.sqlite"
    with open_store(path) as store:
        store.put_report(REPORT)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(path) as store:
        assert list(store.reports()) == [REPORT]
        with pytest.raises(StoreError, match="cannot be written"):
            store.put_report(Report.make("more"))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nosuch://x", "is no database that SQLAlchemy knows"),
        ("://", "neither a file name nor a SQLAlchemy URL"),
    ],
)
def test_urls_that_name_no_database(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        open_store(url)


def test_the_health_of_a_store(store: Store) -> None:
    store.put_report(REPORT, (claim(),))
    health = store.health()
    assert (health.version, health.reports, health.claims, health.events, health.sound) == ("4", 1, 1, 0, "ok")


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(path) as store:
        for number in range(50):
            store.put_report(Report.make(f"{number} " * 1000))
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match="is damaged"):  # noqa: SIM117
        with open_store(path) as store:
            list(store.reports())


def test_a_file_whose_tables_are_lost_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(path).close()
    content = bytearray(path.read_bytes())
    content[100:105] = b"\x0d\0\0\0\0"  # the first page, which tells of all tables, tells of none
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match="its tables cannot be found"):
        open_store(path)


def test_a_store_in_memory() -> None:
    with open_store("sqlite://") as store:
        store.put_report(REPORT, (claim(),))
        assert list(store.claims(Filter(actor="haftar"))) == [claim()]


def test_nothing_is_said_in_sqlite_alone() -> None:
    dialect = postgresql.dialect()
    for table in t.catalog.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect))
    everything = Filter("a", "b", "c", "d", date(2019, 1, 1), date(2019, 1, 2), "en")
    for condition in happenings(everything, t.claims, t.claim_parties):
        assert str(condition.compile(dialect=dialect))
    for query in (*map(raw, t.catalog.sorted_tables), *map(lost, LINKS)):
        assert str(query.compile(dialect=dialect))


def test_one_writer_at_a_time_in_postgresql() -> None:
    class Postgres:
        def __init__(self, **options: bool) -> None:
            self.options, self.ran = options, list[str]()

        def get_execution_options(self) -> dict[str, bool]:
            return self.options

        def exec_driver_sql(self, statement: str) -> None:
            self.ran.append(statement)

    reads, writes = Postgres(), Postgres(writes=True)
    for connection in (reads, writes):
        _begin_alone(5.0, connection)  # type: ignore[arg-type]
    assert reads.ran == []
    assert writes.ran == ["SET LOCAL lock_timeout = 5000", f"SELECT pg_advisory_xact_lock({WRITING})"]


@pytest.mark.skipif("STRIFE_TEST_POSTGRES" not in os.environ, reason="STRIFE_TEST_POSTGRES names no empty database")
def test_postgres() -> None:
    with open_store(os.environ["STRIFE_TEST_POSTGRES"]) as store:
        test_what_is_put_in_comes_out(store)
        assert not list(store.verify(Sought))
        test_another_knowledge = store.put_report(REPORT, (claim(key="claim-2"),), knowledge="k2")
        assert test_another_knowledge
        assert ids(store.claims(Filter(actor="haftar", place="tripoli", since=date(2019, 4, 1), lang="en"))) == [
            "claim-2"
        ]
        assert ids(store.reports(Filter(actor="salame"))) == [REPORT.id]
        assert store.get("claim-2") == claim(key="claim-2")
