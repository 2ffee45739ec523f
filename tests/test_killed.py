"""Killed at any moment: the store opens, holds whole reports only, and the same command again ends as if nothing had been.

The programs are forked from here, where parser and knowledge are loaded: starting one anew takes seconds.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from strife.cli import app
from strife.errors import StoreError
from strife.pipeline import Coder
from strife.run.local import read_into
from strife.run.verifying import verify
from strife.store import open_store
from strife.store import tables as t

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="programs are not forked here")

NOT_YET = ("there is no store", "holds no strife store yet")  # killed before it had made one
EXPORTS = (
    *((name, "--format", "json") for name in ("reports", "claims", "events", "actors", "ties", "stories")),
    ("copies", "--all", "--format", "json"),
    ("brief",),
)
TOWNS = ("Tripoli", "Benghazi", "Sirte", "Gharyan", "Misrata", "Derna")
TEXTS = (
    "Rebels attacked the airport of {town} on Sunday and killed {dead} soldiers, the government said. "
    "Turkish Defence Minister Kemal Arslan condemned the attack. Egypt backs Haftar.",
    "Rebeller anföll flygplatsen i {town} på söndagen och dödade {dead} soldater, uppger regeringen. "
    "Kemal Arslan fördömde anfallet. Turkiet stöder regeringen i Tripoli.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve small reports, some of them copies and translations of others, and one that cannot be read."""
    made = tmp_path_factory.mktemp("reports")
    for number, town in enumerate(TOWNS):
        for lang, text in zip(("en", "sv"), TEXTS, strict=True):
            head = f"---\ndate: 2020-01-0{number + 1}\npublisher: {lang} {number % 2}\n---\n"
            (made / f"{number}.{lang}.md").write_text(head + text.format(town=town, dead=3 + number // 2), "utf-8")
    (made / "x.txt").write_text("", "utf-8")
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a run that nobody stopped. It also warms this process, from which the others are forked."""
    place = tmp_path_factory.mktemp("undisturbed") / "s.sqlite"
    command("read", str(folder), "--store", str(place))
    command("brief", "--store", str(place))
    return place


Child = Callable[[], None]


def forked(child: Child) -> int:
    """The id of a process that does this and nothing else."""
    if pid := os.fork():
        return pid
    code = 1
    try:  # never back into the tests
        child()
        code = 0
    finally:
        os._exit(code)


def lasts(child: Child) -> float:
    """Seconds of processor that it takes: on a machine with more to do the clock tells nothing of how far it has come."""
    _, status, used = os.wait4(forked(child), 0)
    assert not was_killed(status)
    return used.ru_utime + used.ru_stime


def killed(child: Child, after: float) -> bool:
    """Whether it could be killed so late."""
    pid, began = forked(child), time.monotonic()
    ended, status = 0, 0
    while not ended and spent(pid, began) < after:
        time.sleep(0.0005)
        ended, status = os.waitpid(pid, os.WNOHANG)
    if not ended:
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    return was_killed(status)


def spent(pid: int, began: float) -> float:
    """Seconds of processor that a process has had."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # its own clock on Linux: clock_getcpuclockid(3)
    except OSError:
        return time.monotonic() - began


def was_killed(status: int) -> bool:
    """How it ended: killed, or done without an error."""
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def kill_within(child: Child, share: float, whole: float, afresh: Child) -> None:
    """Kills it after that share of the time that it takes; sooner where it was faster this time."""
    after = share * whole
    afresh()
    while not killed(child, after):
        after *= 0.8
        afresh()


def command(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


def rows(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row there is, but when the store was made."""
    with closing(sqlite3.connect(place)) as connection:
        return {
            name: sorted(row for row in connection.execute(f'SELECT * FROM "{name}"') if row[0] != "created")
            for name in t.catalog.tables
        }


def exports(place: Path) -> list[str]:
    return [command(*asked, "--store", str(place)) for asked in EXPORTS]


def is_whole(place: Path, whole: Path) -> int:
    """Opens what a killed program left, finds no fault in it, and counts its reports, each with all it says."""
    try:
        store = open_store(place, create=False)
    except StoreError as error:
        assert any(sentence in str(error) for sentence in NOT_YET), error
        return 0
    with store, open_store(whole) as other:
        found = verify(store)
        assert found.sound, found.faults
        reports = {report.id for report in store.reports()}
        for ours, theirs in (
            (store.reports(), (r for r in other.reports() if r.id in reports)),
            (store.claims(), (c for c in other.claims() if c.evidence.report in reports)),
            (store.said_ties(), (tie for tie in other.said_ties() if tie.evidence[0].report in reports)),
            (store.introductions(), (i for i in other.introductions() if i.evidence.report in reports)),
        ):
            assert list(ours) == list(theirs)
        return len(reports)


def remove(place: Path) -> None:
    for name in (place, Path(f"{place}-wal"), Path(f"{place}-shm")):
        name.unlink(missing_ok=True)


def test_read_killed_at_any_moment(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    chance, place = random.Random(11), tmp_path / "s.sqlite"
    wanted, exported = rows(undisturbed), exports(undisturbed)

    def read() -> None:
        command("read", str(folder), "--store", str(place))
        command("events", "--store", str(place))  # which concludes

    whole = lasts(read)
    left = []
    for number in range(20):  # one in each twentieth of its time
        kill_within(read, (number + chance.random()) / 20, whole, lambda: remove(place))
        left.append(is_whole(place, undisturbed))
        read()
        assert rows(place) == wanted
        if number % 5 == 0:
            assert exports(place) == exported
    assert min(left) == 0 and max(left) > 8 and len(set(left)) > 4, left


def test_the_program_itself_killed(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    """`strife read` as a user starts it, when a third of its reports are in."""
    place = tmp_path / "s.sqlite"
    program = "import sys; from strife.cli import main; sys.argv[0] = 'strife'; main()"
    arguments = [sys.executable, "-c", program, "read", str(folder), "--store", str(place)]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None and reports_in(place) < 4:
            time.sleep(0.005)
        running.kill()
    assert running.returncode == -signal.SIGKILL
    assert is_whole(place, undisturbed) >= 4
    command("read", str(folder), "--store", str(place))
    command("events", "--store", str(place))
    assert rows(place) == rows(undisturbed)


def reports_in(place: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as connection:
            found: int = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
            return found
    except sqlite3.OperationalError:
        return 0


def test_read_killed_again_and_again(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    """Before a random statement to the database, each time in what the last one left."""
    chance, place = random.Random(12), tmp_path / "s.sqlite"
    left = [0]
    for _ in range(8):
        statements = chance.randrange(5, 60)

        def read(last: int = statements) -> None:
            met = 0

            def dies(*_: object) -> None:
                nonlocal met
                met += 1
                if met == last:
                    os.kill(os.getpid(), signal.SIGKILL)

            event.listen(Engine, "before_cursor_execute", dies)
            command("read", str(folder), "--store", str(place))

        assert was_killed(os.waitpid(forked(read), 0)[1])
        left.append(is_whole(place, undisturbed))
        assert left[-1] >= left[-2]
    command("read", str(folder), "--store", str(place))
    command("events", "--store", str(place))
    assert rows(place) == rows(undisturbed)


def test_events_killed_at_any_moment(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    chance, place, before = random.Random(13), tmp_path / "s.sqlite", tmp_path / "before.sqlite"
    with open_store(before) as store:
        read_into(store, [str(folder)], Coder())
        assert not store.current()
    wanted = rows(undisturbed)

    def events() -> None:
        command("events", "--format", "json", "--store", str(place))

    def afresh() -> None:
        remove(place)
        shutil.copy(before, place)

    afresh()
    whole = lasts(events)
    for number in range(10):
        kill_within(events, (number + chance.random()) / 10, whole, afresh)
        assert is_whole(place, undisturbed) == 12
        events()
        assert rows(place) == wanted
