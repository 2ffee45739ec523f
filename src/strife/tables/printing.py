"""Rows printed: a table for a person, tabs for a pipe, JSON or CSV for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from strife.tables.columns import Column
from strife.tables.rows import Cell, Row

Format = Literal["table", "json", "csv"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv")


def render(rows: Sequence[Row], columns: Sequence[Column], style: Format, console: Console) -> None:
    """Print rows. A table drops the columns a narrow terminal has no room for, the last first; the id stays; JSON and CSV keep all."""
    if style == "json":
        shown = [{c.key: row[c.key] for c in columns} for row in rows]
        console.file.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
    elif style == "csv":
        console.file.write(_csv(rows, columns))
    elif not rows:
        console.print("Nothing found.", style="dim")
    elif console.is_terminal:
        console.print(_table(rows, fitting(rows, columns, console.width)))
    else:  # piped: one line a row, tabs between, nothing folded, so that cut, awk and sort work
        console.file.write(_plain(rows, columns))


def fitting(rows: Sequence[Row], columns: Sequence[Column], width: int) -> list[Column]:
    """The columns with something in them that fit in `width` characters."""
    filled = [c for c in columns if c.room and any(row[c.key] not in ("", 0) for row in rows)]
    kept: list[Column] = []
    for column in sorted(filled, key=lambda c: (c.key != "id", columns.index(c))):
        needs = min(column.room, max(len(column.head), *(len(str(row[column.key])) for row in rows)))
        if sum(c.room + 2 for c in kept) + needs <= width:
            kept.append(column)
    return [c for c in filled if c in kept]


def _table(rows: Sequence[Row], columns: Sequence[Column]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for c in columns:
        table.add_column(
            c.head,
            justify="right" if c.right else "left",
            no_wrap=c.key in ("id", "when", "date"),
            style="dim" if c.dim else "",
        )
    for row in rows:
        table.add_row(*(Text(str(row[c.key])) for c in columns))
    return table


def _plain(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    shown = [c for c in columns if c.room]
    lines = ["\t".join(c.key for c in shown)]
    lines += ["\t".join(" ".join(str(row[c.key]).split()) for c in shown) for row in rows]
    return "\n".join(lines) + "\n"


def _csv(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([c.key for c in columns])
    writer.writerows([_safe(row[c.key]) for c in columns] for row in rows)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    """A cell a spreadsheet would run as a formula is told to be text: reports come from strangers."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
