"""Copies: every report under its own keys, every group under its sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select

from strife.model import Report
from strife.store import copying
from strife.store import tables as t
from strife.store.verifying.fault import Fault
from strife.store.verifying.rows_of import Row, differ, grouped, in_parts, noun, raw, same_rows, where_in
from strife.store.verifying.view import View


def members(view: View) -> Iterator[Fault]:
    """What is kept to find copies by is worked out again from the reports."""
    for part in in_parts(view.connection, raw(t.copy_members)):
        reports = grouped(where_in(view.connection, t.reports, t.reports.c.id, [row["report"] for row in part]), "id")
        numbers = [row["number"] for row in part]
        keys = grouped(where_in(view.connection, t.copy_keys, t.copy_keys.c.number, numbers), "number")
        for row in part:
            for kept in reports[row["report"]]:
                if (report := noun(Report, kept)) and not view.is_told("reports", report.id):
                    yield from _member(view, row, report, keys[row["number"]])


def groups(view: View) -> Iterator[Fault]:
    """The sign of a group is the smallest number in it."""
    table = t.copy_members.c
    least = func.min(table.number)
    query = select(table.group, least).group_by(table.group).having(least != table.group)
    for sign, first in view.connection.execute(query):
        yield Fault.of("copy_members", str(sign), f"the group is not called by its first report's number {first}")


def _member(view: View, row: Row, report: Report, keys: list[Row]) -> Iterator[Fault]:
    sought = view.seek(report)
    wanted: dict[str, Any] = copying.member_row(sought.copy, copying.number(report.id), 0)
    yield from differ("copy_members", report.id, row, wanted | {"group": row["group"]})
    belong = copying.key_rows(sought, copying.number(report.id))
    yield from same_rows("copy_keys", report.id, keys, belong, "what its copies are found by")
