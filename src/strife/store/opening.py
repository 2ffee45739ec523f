"""Opening a store: which database a URL or a file name means, and whether it is one of ours."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from strife.errors import StoreError
from strife.store import sqlite
from strife.store import tables as t
from strife.store.sentences import sentences
from strife.store.store import Store

VERSION = "4"
WRITING = 0x737472696665  # the lock that who writes holds in PostgreSQL: any number that others will not use
CACHE = 64  # MiB of SQLite's pages in memory, where a store has grown to that
CARRIED_OVER = 10_000  # pages of 4 KiB


def open_store(place: str | Path, create: bool = True, wait: float = 5.0) -> Store:
    """The store at a file name or SQLAlchemy URL, made when missing if `create`.

    `wait` is how many seconds to wait for another program that is writing. Raises StoreError.
    """
    url = _url(place)
    shown = url.database or ":memory:" if _is_sqlite(url) else url.render_as_string(hide_password=True)
    _check_folder(url, create)
    engine = _engine(url, wait)
    with sentences(shown, wait):
        fresh = _check_version(engine, shown)
        if fresh and not create:
            raise StoreError(f"{shown} holds no strife store yet: `strife read` reports into it first")
        if fresh:
            _make(engine)
    return Store(engine, shown, wait)


def _url(place: str | Path) -> URL:
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(place))
    try:
        url = make_url(place)
    except ArgumentError as error:
        raise StoreError(f"{place!r} is neither a file name nor a SQLAlchemy URL") from error
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    return url


def _is_sqlite(url: URL) -> bool:
    return url.drivername.split("+")[0] == "sqlite"


def _check_folder(url: URL, create: bool) -> None:
    """SQLite says only "unable to open" for four different mistakes."""
    if not _is_sqlite(url) or url.database in (None, "", ":memory:") or str(url.database).startswith("file:"):
        return
    path = Path(str(url.database))
    if path.is_dir():
        raise StoreError(f"{path} is a folder: give the name of a file in it, such as {path / 'strife.sqlite'}")
    if not path.exists() and not create:
        raise StoreError(f"there is no store {path}: `strife read` reports into it first, or give another --store")
    if not path.parent.is_dir():
        raise StoreError(f"the folder {path.parent} for the store {path.name} does not exist")


def _reachable(url: URL) -> URL:
    """In a folder that cannot be written WAL mode cannot even be read (it keeps a lock file), unless it may take it that
    nobody writes; which is so, as long as no -wal file lies there.
    """
    path = Path(str(url.database))
    if not path.is_file() or os.access(path.parent, os.W_OK) or Path(f"{path}-wal").exists():
        return url
    return url.set(database=f"file:{quote(str(path.resolve()))}", query={"immutable": "1", "uri": "true"})


def _engine(url: URL, wait: float) -> Engine:
    if _is_sqlite(url):
        url = _reachable(url)
    try:
        engine = create_engine(url, connect_args={"timeout": wait} if _is_sqlite(url) else {})
    except NoSuchModuleError as error:
        raise StoreError(f"{url.drivername!r} is no database that SQLAlchemy knows") from error
    except ModuleNotFoundError as error:
        hint = "pip install 'strife[postgres]'" if error.name == "psycopg" else f"pip install {error.name}"
        raise StoreError(f"a {url.drivername} store needs {error.name}: {hint}") from error
    if _is_sqlite(url):
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begin)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "begin", partial(_begin_alone, wait))
    return engine


def _connected(connection: Any, _: object) -> None:
    # Python's driver begins transactions by itself, and late; _begin does it instead.
    connection.isolation_level = None
    # In WAL mode NORMAL survives a killed program whole. Only a power cut can lose the last reports (never half of
    # one), and those are read again; FULL waits for the disk at every report.
    connection.execute("PRAGMA synchronous=NORMAL")
    # The keys of copies lie all over their index: pages are kept in memory, and carried over from the log ten times as
    # seldom as is usual, with what several reports wrote to one.
    connection.execute(f"PRAGMA cache_size=-{CACHE << 10}")
    connection.execute(f"PRAGMA wal_autocheckpoint={CARRIED_OVER}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_alone(wait: float, connection: Connection) -> None:
    """In PostgreSQL too only one program writes at a time: two that put in copies of each other would not see one another's."""
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(wait * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING})")


def _check_version(engine: Engine, shown: str) -> bool:
    """Whether the database is empty; raises when it holds something else than a store of this version."""
    with engine.connect() as connection:
        there = set(inspect(connection).get_table_names())
        if "meta" not in there or "said_ties" not in there:
            if there:
                others = ", ".join(sorted(there)[:5])
                raise StoreError(f"{shown} is a database of something else ({others}): give another --store")
            _check_empty(connection, shown)
            return True
        version = connection.scalar(select(t.meta.c.value).where(t.meta.c.key == "version"))
    if version != VERSION:
        raise StoreError(
            f"the store {shown} is of version {version}, this strife writes version {VERSION}: "
            "read the reports again into a new --store, or use the strife that made it"
        )
    return False


def _check_empty(connection: Connection, shown: str) -> None:
    """A file with pages and no tables is none that nobody has written yet: what tells its tables is damaged."""
    if connection.dialect.name == "sqlite":
        pages, free = (
            connection.exec_driver_sql(f"PRAGMA {of}").scalar() or 0 for of in ("page_count", "freelist_count")
        )
        if pages - free > 1:
            raise StoreError(
                f"the store {shown} is damaged, its tables cannot be found: restore a copy, or read the reports again into a new --store"
            )


def _make(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        # WAL (kept in the file): a reader does not wait for a writer, and a commit is one append, not two syncs.
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode=WAL")
        finally:
            raw.close()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        t.catalog.create_all(connection)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        have = set(connection.scalars(select(t.meta.c.key)))  # another program may have been first
        rows = {"version": VERSION, "created": made, "situation": "current", "concluded": "0", "changes": "0"}
        if connection.dialect.name == "sqlite":
            rows["tables"] = str(sqlite.made_as(connection))
        missing = [{"key": key, "value": value} for key, value in rows.items() if key not in have]
        if missing:
            connection.execute(t.meta.insert(), missing)
