"""Every row against the checksum that was kept with it, and the notes of the store about itself."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from strife.store import sqlite
from strife.store import tables as t
from strife.store.sums import NAME, sum_of
from strife.store.verifying.fault import AGAIN, JUDGED, Fault
from strife.store.verifying.rows_of import Row, found, raw
from strife.store.verifying.view import View
from strife.store.writing import concluded

SUMMED = tuple(table for table in t.catalog.sorted_tables if NAME in table.columns)
SITUATIONS = ("current", "out of date")


def pages(view: View) -> Iterator[Fault]:
    """The file as SQLite knows it."""
    if view.connection.dialect.name == "sqlite":
        for told in sqlite.faults_of_pages(view.connection):
            yield Fault.of("the file", "", told)


def sums(view: View) -> Iterator[Fault]:
    """Nothing was changed after it was written."""
    for table in SUMMED:
        yield from _sums(view, table)


def own_notes(view: View) -> Iterator[Fault]:
    """The version, the tables as they were made, and that nothing concluded is missing."""
    kept = {row["key"]: row["value"] for row in found(view.connection, raw(t.meta))}
    if kept.get("situation") not in SITUATIONS:
        yield Fault.of("meta", "situation", f"it is {kept.get('situation')!r}, neither of {', '.join(SITUATIONS)}")
    if kept.get("concluded") != str(concluded(view.connection)):
        yield Fault.of("meta", "concluded", "events, ties or who is who are missing or too many")
    if view.connection.dialect.name == "sqlite" and kept.get("tables") != str(sqlite.made_as(view.connection)):
        yield Fault.of("meta", "tables", "the tables are not as strife made them")


def _sums(view: View, table: Table) -> Iterator[Fault]:
    for row in found(view.connection, raw(table)):
        if row[NAME] != sum_of(row):
            key = " ".join(str(row[column.name]) for column in table.primary_key)
            remedy = JUDGED if table is t.judgements else AGAIN
            yield Fault.of(table.name, key, f"it was changed after it was written{_where(row)}", remedy)


def _where(row: Row) -> str:
    """The file of a report: by it a person knows it."""
    return f" (read from {row['path']})" if row.get("path") else ""
