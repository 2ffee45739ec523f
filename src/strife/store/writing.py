"""The single steps of writing; the transaction around them is the store's."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, insert, select, update

from strife.model import Skipped, Tie
from strife.store import rows
from strife.store import tables as t


def insert_all(connection: Connection, table: Table, new: list[rows.Row]) -> None:
    if new:
        connection.execute(insert(table), new)


def add_skipped(connection: Connection, notes: list[Skipped]) -> None:
    for skip in dict.fromkeys(notes):
        row = rows.skipped_row(skip)
        there = select(t.skipped.c.stage).where(*[t.skipped.c[key] == value for key, value in row.items()])
        if connection.scalar(there) is None:
            connection.execute(insert(t.skipped), row)


def forget(connection: Connection, report: str) -> None:
    own = select(t.claims.c.id).where(t.claims.c.report == report)
    connection.execute(delete(t.claim_parties).where(t.claim_parties.c.owner.in_(own)))
    for table in (t.claims, t.said_ties, t.introductions):
        connection.execute(delete(table).where(table.c.report == report))
    connection.execute(delete(t.reports).where(t.reports.c.id == report))


def langs_of(tie: Tie, langs: dict[str, str]) -> list[str]:
    return sorted({langs.get(evidence.report, "") for evidence in tie.evidence} - {""})


def out_of_date(connection: Connection) -> None:
    """Says that what was concluded rests on less than what is there now."""
    connection.execute(update(t.meta).where(t.meta.c.key == "situation").values(value="out of date"))
