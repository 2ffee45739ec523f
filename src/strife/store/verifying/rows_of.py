"""Rows as they lie in the database, and as they would be written: what of the one is not in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Date, Select, String, Table, select, type_coerce

from strife import codec
from strife.store.copying import parts
from strife.store.rows import Row
from strife.store.sums import NAME, plain
from strife.store.verifying.fault import Fault

AT_ONCE = 100  # rows held at a time

Noun = TypeVar("Noun")


def raw(table: Table) -> Select[Any]:
    """Every column as it lies there: a date that is none must not stop the rest."""
    return select(*[_as_it_lies(column) for column in table.columns])


def found(connection: Connection, query: Select[Any]) -> Iterator[Row]:
    for row in connection.execute(query):
        yield {name: plain(value) for name, value in row._mapping.items()}


def in_parts(connection: Connection, query: Select[Any]) -> Iterator[list[Row]]:
    """Rows by the hundred, so that what goes with them can be asked for together."""
    for rows in connection.execute(query).partitions(AT_ONCE):
        yield [{name: plain(value) for name, value in row._mapping.items()} for row in rows]


def where_in(connection: Connection, table: Table, column: Column[Any], keys: Iterable[Any]) -> Iterator[Row]:
    """The rows of a table with one of these keys."""
    for part in parts([key for key in keys if _can_be_asked(key)]):
        yield from found(connection, raw(table).where(column.in_(part)))


def grouped(rows: Iterable[Row], by: str) -> dict[Any, list[Row]]:
    together: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        together[row[by]].append(row)
    return together


def noun(kind: type[Noun], row: Row) -> Noun | None:
    """What a body says; None where it says nothing."""
    try:
        return codec.loads(kind, str(row["body"]))
    except codec.NotANoun:
        return None


def differ(table: str, key: str, row: Row, wanted: Mapping[str, Any]) -> Iterator[Fault]:
    """The columns that do not say what the body says."""
    wrong = [name for name in row if name != NAME and name in wanted and row[name] != plain(wanted[name])]
    if wrong:
        yield Fault.of(table, key, f"{' and '.join(wrong)} in its columns {_are(wrong)} not as in its body")


def same_rows(table: str, key: str, there: Iterable[Row], wanted: Iterable[Row], of: str) -> Iterator[Fault]:
    """Whether the rows made from a noun are those that are there."""
    lie, belong = {_frozen(row) for row in there}, {_frozen(row) for row in wanted}
    if lie != belong:
        lack, more = len(belong - lie), len(lie - belong)
        yield Fault.of(table, key, f"{lack} rows are missing and {more} too many for {of}")


def _frozen(row: Row) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((name, plain(value)) for name, value in row.items()))


def _as_it_lies(column: Column[Any]) -> Any:
    return type_coerce(column, String).label(column.name) if isinstance(column.type, Date) else column


def _can_be_asked(key: Any) -> bool:
    """Not what is left of text that was no UTF-8."""
    try:
        str(key).encode()
    except UnicodeEncodeError:
        return False
    return True


def _are(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


__all__ = ["Row", "differ", "found", "grouped", "in_parts", "noun", "raw", "same_rows", "where_in"]
