"""The single steps of writing; the transaction around them is the store's."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete, insert, select, update

from strife.model import Skipped, Tie
from strife.store import rows
from strife.store import tables as t
from strife.store.sums import sum_of, sum_of_ids


def insert_all(connection: Connection, table: Table, new: list[rows.Row]) -> None:
    if new:
        connection.execute(insert(table), new)


def insert_rows(connection: Connection, table: Table, new: Sequence[tuple[int, ...]]) -> None:
    """Rows of numbers in the order of the columns, as the driver takes them: of hundreds a report, making dicts costs more than writing."""
    if new:
        made = insert(table).compile(connection)
        names = made.positiontup
        given = list(new) if names else [dict(zip(table.c.keys(), row, strict=True)) for row in new]
        connection.exec_driver_sql(str(made), given)


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
    note(connection, "situation", "out of date")
    note(connection, "changes", str(int(noted(connection, "changes") or 0) + 1))


def now_current(connection: Connection, since: str | None) -> None:
    """Says how much was concluded, and that it rests on all that is there: unless more came in `since` it was read."""
    note(connection, "concluded", str(concluded(connection)))
    if since in (None, noted(connection, "changes")):
        note(connection, "situation", "current")


def concluded(connection: Connection) -> int:
    """One number for the keys of everything concluded."""
    keys = (select(*table.primary_key.columns) for table in t.CONCLUDED)
    return sum_of_ids(" ".join(map(str, row)) for query in keys for row in connection.execute(query))


def noted(connection: Connection, key: str) -> str | None:
    """What the store says about itself."""
    return connection.scalar(select(t.meta.c.value).where(t.meta.c.key == key))


def note(connection: Connection, key: str, value: str) -> None:
    row: rows.Row = {"key": key, "value": value}
    connection.execute(update(t.meta).where(t.meta.c.key == key).values(value=value, sum=sum_of(row)))
