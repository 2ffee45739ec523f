"""Copies: every report under its own keys, every group under its sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select

from strife.model import Report
from strife.store import copying
from strife.store import tables as t
from strife.store.copying import Sought
from strife.store.verifying.fault import Fault
from strife.store.verifying.rows_of import Row, differ, grouped, in_parts, noun, raw, same_rows, where_in
from strife.store.verifying.view import View


def members(view: View) -> Iterator[Fault]:
    """What is kept to find copies by is worked out again from the reports. Of keys that no report has only the number is told."""
    known, faults = 0, False
    for part in in_parts(view.connection, raw(t.copy_members)):
        reports = grouped(where_in(view.connection, t.reports, t.reports.c.id, [row["report"] for row in part]), "id")
        sound = [
            (row, view.seek(report))
            for row in part
            for kept in reports[row["report"]]
            if (report := noun(Report, kept)) and not view.is_told("reports", report.id)
        ]
        wanted = sorted({key for _, sought in sound for key in (*sought.near, *sought.placed)})
        # Looked up by key: there is no index by report, which would double the store for this alone.
        keys = grouped(where_in(view.connection, t.copy_keys, t.copy_keys.c.key, wanted), "number")
        faults |= len(sound) < len(part)
        for row, sought in sound:
            there = keys[row["number"]]
            known += len(there)
            for fault in _member(row, sought, there):
                faults = True
                yield fault
    more = (view.connection.scalar(select(func.count()).select_from(t.copy_keys)) or 0) - known
    if more and not faults:
        yield Fault.of("copy_keys", "all", f"{more} rows are too many for what copies are found by")


def groups(view: View) -> Iterator[Fault]:
    """The sign of a group is the smallest number in it."""
    table = t.copy_members.c
    least = func.min(table.number)
    query = select(table.group, least).group_by(table.group).having(least != table.group)
    for sign, first in view.connection.execute(query):
        yield Fault.of("copy_members", str(sign), f"the group is not called by its first report's number {first}")


def _member(row: Row, sought: Sought, keys: list[Row]) -> Iterator[Fault]:
    report, own = sought.report.id, copying.number(sought.report.id)
    wanted: dict[str, Any] = copying.member_row(sought.copy, own, 0)
    yield from differ("copy_members", report, row, wanted | {"group": row["group"]})
    columns = t.copy_keys.c.keys()
    belong: list[Row] = [dict(zip(columns, numbers, strict=True)) for numbers in copying.key_rows(sought, own)]
    yield from same_rows("copy_keys", report, keys, belong, "what its copies are found by")
