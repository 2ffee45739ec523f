"""Checksums: what is kept with a row so that a change to it by anybody but the store can be told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

from sqlalchemy import BigInteger, Column, Table

NAME = "sum"
_ALL = 1 << 64


def sum_of(row: Mapping[str, Any]) -> int:
    """Of a row, whatever the order of its columns: a signed 64-bit number."""
    named = [(name, plain(row[name])) for name in sorted(row) if name != NAME]
    return _number(json.dumps(named, default=repr))


def sum_of_ids(ids: Iterable[str]) -> int:
    """Of many ids in any order: one more, or one less, makes it another."""
    total = sum(_number(key) for key in ids) % _ALL
    return total - _ALL if total >= _ALL // 2 else total


def plain(value: Any) -> Any:
    """A value as the databases keep it: they differ in what they make of a date."""
    return value.isoformat() if isinstance(value, date) else value


def sum_column() -> Column[int]:
    """Filled in by SQLAlchemy whenever a row is inserted: whoever writes rows need not think of it."""
    return Column(NAME, BigInteger, nullable=False, default=_of_inserted)


def content(table: Table) -> list[Column[Any]]:
    """The columns of a table that its checksum is made of."""
    return [column for column in table.columns if column.name != NAME]


def _of_inserted(context: Any) -> int:
    given = context.get_current_parameters()
    return sum_of({column.name: given.get(column.name) for column in content(context.current_column.table)})


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
