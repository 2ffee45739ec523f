"""What SQLite alone can tell of a file: whether its pages are in order and its tables as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from strife.store import tables as t
from strife.store.sums import sum_of_ids

MOST_TOLD = 20  # of what is wrong with the pages


def made_as(connection: Connection) -> int:
    """One number for the statements that made the tables and indexes of a store."""
    ours = {*t.catalog.tables} | {index.name for table in t.catalog.sorted_tables for index in table.indexes}
    made = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return sum_of_ids(repr(tuple(row)) for row in made if row.name in ours)


def faults_of_pages(connection: Connection) -> Iterator[str]:
    """What is wrong with the file. The whole check, for `quick_check` takes every index at its word."""
    for (told,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_TOLD})"):
        if told != "ok":
            yield str(told).splitlines()[0]


@contextmanager
def any_text(connection: Connection) -> Iterator[None]:
    """Text that is no UTF-8 is read all the same, so that the row can be named."""
    driver = connection.connection.driver_connection
    assert driver is not None
    before = driver.text_factory
    driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = before
