"""Copies as a store keeps them: every report is in one group, and is found again by keys, one index look-up each.

A new report is compared with those that share keys with it, and the groups of all it is like become one. What is kept
does not depend on the order in which reports came: the sign of a group is the smallest number of its reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from hashlib import sha256
from itertools import groupby
from typing import Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select, update

from strife import codec
from strife.model import Copy, CopyGroup, Report
from strife.store import tables as t
from strife.store.rows import Row

UNDATED = 0
LONGEST = 1  # day: what is dated less exactly is looked for among all
AROUND = 5  # days: within them a translation follows (collapse.comparing.DAYS_APART)
AT_ONCE = 400  # keys asked for in one query


class Sought(Protocol):
    """A report as its copies are sought (strife.collapse.Sought)."""

    @property
    def report(self) -> Report: ...
    @property
    def copy(self) -> Copy: ...
    @property
    def near(self) -> tuple[int, ...]: ...
    @property
    def placed(self) -> tuple[int, ...]: ...
    def worth(self, other: Copy, near: int, placed: int) -> bool: ...
    def is_copy_of(self, other: Report, near: int) -> bool: ...


Key = TypeVar("Key", int, str)
Seek = Callable[[Report], Sought]


def place(connection: Connection, sought: Sought, seek: Seek) -> None:
    """Puts a report into its group. One that was there and is read otherwise now (another language) takes its group along."""
    before = _member(connection, sought.report.id)
    if before is None:
        _place(connection, sought)
    elif before[0] != sought.copy or not _has_its_keys(connection, sought):
        members = [r for r in _reports_in(connection, before[1]) if r.id != sought.report.id]
        _forget(connection, before[1])
        for each in (sought, *map(seek, members)):
            _place(connection, each)


def groups(connection: Connection) -> Iterator[CopyGroup]:
    """All groups, in the order of their signs."""
    table = t.copy_members.c
    rows = connection.execute(
        select(table.group, table.report, table.since, table.lang, table.words).order_by(table.group, table.report)
    )
    for _, members in groupby(rows, key=lambda row: row[0]):
        yield CopyGroup.of(Copy(*member[1:]) for member in members)


def number(report: str) -> int:
    """A report's id as a signed 64-bit number."""
    return int.from_bytes(sha256(report.encode()).digest()[:8], "big", signed=True)


def _place(connection: Connection, sought: Sought) -> None:
    own, found = number(sought.report.id), set[int]()
    for other, near in _candidates(connection, sought):
        group = connection.scalar(select(t.copy_members.c.group).where(t.copy_members.c.number == other))
        if group is None or group in found:
            continue
        body = connection.scalar(
            select(t.reports.c.body)
            .join(t.copy_members, t.copy_members.c.report == t.reports.c.id)
            .where(t.copy_members.c.number == other)
        )
        if body is not None and sought.is_copy_of(codec.loads(Report, body), near):
            found.add(group)
    joined = min(found | {own})
    for group in sorted(found - {joined}):
        connection.execute(update(t.copy_members).where(t.copy_members.c.group == group).values(group=joined))
    connection.execute(insert(t.copy_members), member_row(sought.copy, own, joined))
    connection.execute(insert(t.copy_keys), list(key_rows(sought, own)))


def _candidates(connection: Connection, sought: Sought) -> list[tuple[int, int]]:
    """The numbers of reports worth comparing and how many keys of words they share, the likeliest first."""
    day = _day(sought.report)
    near = _sharing(connection, sought.near)
    placed = _sharing(connection, sought.placed, None if day == UNDATED else (day - AROUND, day + AROUND))
    met = sorted({*near, *placed}, key=lambda n: (-near[n], -placed[n], n))
    known: dict[int, Copy] = {}
    table = t.copy_members.c
    for part in parts(met):
        rows = connection.execute(
            select(table.number, table.report, table.since, table.lang, table.words).where(table.number.in_(part))
        )
        known |= {row[0]: Copy(*row[1:]) for row in rows}
    return [(n, near[n]) for n in met if n in known and sought.worth(known[n], near[n], placed[n])]


def _sharing(connection: Connection, keys: Sequence[int], days: tuple[int, int] | None = None) -> Counter[int]:
    """How many of these keys each report has."""
    found = Counter[int]()
    table = t.copy_keys.c
    for part in parts(keys):
        within: ColumnElement[bool] = table.key.in_(part)
        if days:
            within = and_(within, or_(table.day == UNDATED, table.day.between(*days)))
        found.update(connection.scalars(select(table.number).where(within)))
    return found


def parts(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Keys in portions that one query can ask for."""
    for at in range(0, len(keys), AT_ONCE):
        yield keys[at : at + AT_ONCE]


def key_rows(sought: Sought, own: int) -> Iterator[Row]:
    day = _day(sought.report)
    for keys, at in ((sought.near, UNDATED), (sought.placed, day)):
        for key in dict.fromkeys(keys):
            yield {"key": key, "day": at, "number": own}


def _day(report: Report) -> int:
    start, end = report.published.start, report.published.end
    return start.toordinal() if start and end and end - start <= timedelta(LONGEST) else UNDATED


def member_row(copy: Copy, own: int, group: int) -> Row:
    return {
        "number": own,
        "report": copy.report,
        "group": group,
        "since": copy.since,
        "lang": copy.lang,
        "words": copy.words,
    }


def _has_its_keys(connection: Connection, sought: Sought) -> bool:
    """Whether it is still found by what it was found by: it can be dated to a day now, or less exactly."""
    own, table = number(sought.report.id), t.copy_keys.c
    kept = connection.execute(select(table.key, table.day).where(table.number == own))
    return {tuple(row) for row in kept} == {(row["key"], row["day"]) for row in key_rows(sought, own)}


def _member(connection: Connection, report: str) -> tuple[Copy, int] | None:
    table = t.copy_members.c
    row = connection.execute(
        select(table.group, table.report, table.since, table.lang, table.words).where(table.number == number(report))
    ).first()
    return (Copy(*row[1:]), row[0]) if row else None


def _reports_in(connection: Connection, group: int) -> list[Report]:
    joined = t.reports.join(t.copy_members, t.copy_members.c.report == t.reports.c.id)
    query = select(t.reports.c.body).select_from(joined).where(t.copy_members.c.group == group)
    return [codec.loads(Report, body) for body in connection.scalars(query.order_by(t.reports.c.id))]


def _forget(connection: Connection, group: int) -> None:
    numbers = select(t.copy_members.c.number).where(t.copy_members.c.group == group)
    connection.execute(delete(t.copy_keys).where(t.copy_keys.c.number.in_(numbers)))
    connection.execute(delete(t.copy_members).where(t.copy_members.c.group == group))


__all__ = ["Seek", "Sought", "groups", "key_rows", "member_row", "number", "parts", "place"]
