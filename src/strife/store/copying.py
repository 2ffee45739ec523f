"""Copies as a store keeps them: every report is in one group, and is found again by keys, one index look-up each.

A new report is compared with those that share keys with it, and the groups of all it is like become one. What is kept
does not depend on the order in which reports came: the sign of a group is the smallest number of its reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any, Protocol, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    union_all,
    update,
)

from strife import codec
from strife.model import Copy, CopyGroup, Report
from strife.store import tables as t
from strife.store.writing import insert_rows

UNDATED = 0
AT_ONCE = 400  # keys asked for in one query
LONGEST = 1  # day: what is dated less exactly is looked for among all
_NEAR, _PLACED = 0, 1
AROUND = 5  # days: within them a translation follows (collapse.comparing.DAYS_APART)


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
    elif before[0] != sought.copy:
        group = [sought, *(seek(r) for r in _reports_in(connection, before[1]) if r.id != sought.report.id)]
        for each in group:
            _forget(connection, each)
        for each in group:
            _place(connection, each)


def groups(connection: Connection) -> Iterator[CopyGroup]:
    """All groups, in the order of their signs."""
    rows = connection.execute(_MEMBERS.order_by(t.copy_members.c.group, t.copy_members.c.report))
    for _, members in groupby(rows, key=lambda row: row[0]):
        yield CopyGroup.of(_copy(member) for member in members)


def number(report: str) -> int:
    """A report's id as a signed 64-bit number."""
    return int.from_bytes(sha256(report.encode()).digest()[:8], "big", signed=True)


# Queries are made once: SQLAlchemy takes longer to put one together than SQLite to answer it.
_members = t.copy_members.c
_MEMBERS = select(_members.group, _members.number, *(_members[f.name] for f in fields(Copy)))
_MEMBERS_OF = _MEMBERS.where(_members.number.in_(bindparam("numbers", expanding=True)))
_BODY = select(t.reports.c.body).where(t.reports.c.id == bindparam("report"))
_JOIN = update(t.copy_members).where(_members.group.in_(bindparam("groups", expanding=True)))


def _sharing(tag: int, *days: ColumnElement[bool]) -> Select[Any]:
    """The reports that have some of the keys, and how many, each with the tag."""
    kept = t.copy_keys.c
    keys = kept.key.in_(bindparam("near" if tag == _NEAR else "placed", expanding=True))
    return select(literal_column(str(tag)), kept.number, func.count()).where(keys, *days).group_by(kept.number)


_kept_day = t.copy_keys.c.day
# Each part is one range of the index for each key: asked for at once, "day 0 or in these days" reads all days of a key.
_SHARING_UNDATED = union_all(_sharing(_NEAR), _sharing(_PLACED))
_SHARING_DATED = union_all(
    _sharing(_NEAR),
    _sharing(_PLACED, _kept_day == UNDATED),
    _sharing(_PLACED, _kept_day.between(bindparam("first"), bindparam("last"))),
)


def _place(connection: Connection, sought: Sought) -> None:
    own, found = number(sought.report.id), set[int]()
    for other, group, near in _candidates(connection, sought):
        if group not in found:
            body = connection.scalar(_BODY, {"report": other.report})
            if body is not None and sought.is_copy_of(codec.loads(Report, body), near):
                found.add(group)
    joined = min(found | {own})
    if moved := sorted(found - {joined}):
        connection.execute(_JOIN.values(group=joined), {"groups": moved})
    connection.execute(insert(t.copy_members), member_row(sought.copy, own, joined))
    insert_rows(connection, t.copy_keys, list(key_rows(sought, own)))


def _candidates(connection: Connection, sought: Sought) -> list[tuple[Copy, int, int]]:
    """The reports worth comparing, the group each is in and how many keys of words they share, the likeliest first."""
    day = _day(sought.copy)
    asked = {"near": sought.near, "placed": sought.placed}
    if day == UNDATED:
        rows = connection.execute(_SHARING_UNDATED, asked)
    else:
        rows = connection.execute(_SHARING_DATED, asked | {"first": day - AROUND, "last": day + AROUND})
    shared: dict[int, list[int]] = {}
    for tag, other, count in rows:
        shared.setdefault(other, [0, 0])[tag] += count
    likeliest = sorted(shared, key=lambda n: (-shared[n][_NEAR], -shared[n][_PLACED], n))
    found = {}
    for part in parts(likeliest):
        for row in connection.execute(_MEMBERS_OF, {"numbers": part}):
            other = _copy(row)
            if sought.worth(other, *shared[row[1]]):
                found[row[1]] = other, row[0], shared[row[1]][_NEAR]
    return [found[n] for n in likeliest if n in found]


def parts(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Keys in portions that one query can ask for."""
    for at in range(0, len(keys), AT_ONCE):
        yield keys[at : at + AT_ONCE]


def key_rows(sought: Sought, own: int) -> Iterator[tuple[int, int, int]]:
    """The rows of copy_keys for a report, in the order of their columns."""
    day = _day(sought.copy)
    for keys, at in ((sought.near, UNDATED), (sought.placed, day)):
        for key in sorted(set(keys)):
            yield key, at, own


def _day(copy: Copy) -> int:
    exact = copy.since and copy.until and copy.until - copy.since <= timedelta(LONGEST)
    return copy.since.toordinal() if copy.since and exact else UNDATED


def member_row(copy: Copy, own: int, group: int) -> dict[str, Any]:
    return {"number": own, "group": group} | {f.name: getattr(copy, f.name) for f in fields(copy)}


def _copy(member: Any) -> Copy:
    return Copy(*member[2:])


def _member(connection: Connection, report: str) -> tuple[Copy, int] | None:
    row = connection.execute(_MEMBERS_OF, {"numbers": [number(report)]}).first()
    return (_copy(row), row[0]) if row else None


def _reports_in(connection: Connection, group: int) -> list[Report]:
    joined = t.reports.join(t.copy_members, t.copy_members.c.report == t.reports.c.id)
    query = select(t.reports.c.body).select_from(joined).where(t.copy_members.c.group == group)
    return [codec.loads(Report, body) for body in connection.scalars(query.order_by(t.reports.c.id))]


def _forget(connection: Connection, sought: Sought) -> None:
    """The report out of its group, and its keys, which the same text gives in whatever language."""
    own, keys = number(sought.report.id), t.copy_keys.c
    connection.execute(delete(t.copy_keys).where(keys.key.in_((*sought.near, *sought.placed)), keys.number == own))
    connection.execute(delete(t.copy_members).where(t.copy_members.c.number == own))


__all__ = ["Seek", "Sought", "groups", "key_rows", "member_row", "number", "parts", "place"]
