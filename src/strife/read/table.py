"""Tables: CSV (comma, semicolon or tab) and Parquet, one report a row, in columns named as in JSON Lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from strife.errors import InputError
from strife.model import Report, Skipped
from strife.read.bytes import MOST_BYTES, decode, decode_line
from strife.read.lines import record_of
from strife.read.record import Defaults, reports_from

_KNOWN = ("text", "title", "date", "lang", "publisher", "url")


def read_csv(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    """The rows of a .csv or .tsv file, which begins with a line of column names, one of them 'text'."""
    csv.field_size_limit(MOST_BYTES + 1)  # the module's own limit, 128 KB, would refuse long reports
    with path.open("rb") as stream:
        lines = _decoded(stream)
        header = next(lines, "")
        if not header.strip():
            raise InputError("empty")
        columns, delimiter = _header(header)
        # strict: a stray quotation mark is an error on its line, not a field that swallows the rest of the file
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        line = 2
        while True:
            where, line_before = f"{path}:{line}", rows.line_num
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Skipped(where, "read", f"broken CSV: {error}")
                line += rows.line_num - line_before
                continue
            if row is None:
                return
            line += rows.line_num - line_before
            if row:
                yield from _row(columns, row, where, defaults)


def read_parquet(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    """The rows of a Parquet file; needs duckdb."""
    try:
        import duckdb  # an extra
    except ImportError as error:
        raise InputError("reading Parquet needs duckdb: pip install 'strife[parquet]'") from error
    number = 0
    with duckdb.connect() as engine:
        try:
            found = engine.execute("SELECT * FROM read_parquet(?)", [str(path)])
            columns = [column[0].strip().lower() for column in found.description]
            if "text" not in columns:
                raise InputError(_no_text(", ".join(columns)))
            while rows := found.fetchmany(500):
                for number, row in enumerate(rows, start=number + 1):  # noqa: B020 -- goes on counting
                    yield from _row(columns, row, f"{path}:{number}", defaults)
        except duckdb.Error as error:
            raise InputError(f"not a Parquet file after row {number}: {str(error).splitlines()[0]}") from error


def _row(columns: Sequence[str], row: Sequence[object], where: str, defaults: Defaults) -> Iterator[Report | Skipped]:
    if len(row) != len(columns):
        yield Skipped(where, "read", f"{len(row)} fields under {len(columns)} column names")
        return
    fields = dict(zip(columns, row, strict=True))
    try:
        record = record_of({key: fields.get(key) for key in _KNOWN})
    except InputError as error:
        yield Skipped(where, "read", str(error))
        return
    yield from reports_from(record, where, defaults)


def _decoded(stream: BinaryIO) -> Iterator[str]:
    start = stream.read(4)
    stream.seek(0)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from decode(stream.read()).splitlines(keepends=True)
        return
    for number, line in enumerate(stream):
        if b"\0" in line:
            raise InputError("binary, not text")
        yield decode_line(line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line)


def _header(line: str) -> tuple[list[str], str]:
    """The column names, and the first of comma, semicolon and tab that makes 'text' one of them."""
    for delimiter in ",;\t":
        try:
            columns = [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error as error:
            raise InputError(f"broken CSV: {error}") from error
        if "text" in columns:
            return columns, delimiter
    raise InputError(_no_text(line.strip()))


def _no_text(found: str) -> str:
    return f"no column 'text' (the columns: {' '.join(found.split())[:200]})"
