"""strife copies"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strife.cli.options import Choices, StorePlace
from strife.cli.screen import out, watch

if TYPE_CHECKING:
    from strife.tables import Format


class Style(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"
    jsonl = "jsonl"


_FORMATS: dict[Style, Format] = {Style.table: "table", Style.json: "json", Style.csv: "csv"}


def copies(
    ctx: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(metavar="[IN.jsonl]", help="JSON Lines with id and text; - is standard input. None: the store."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also reports that have no copies.")] = False,
    style: Annotated[
        Style, typer.Option("--format", help="jsonl: id, cluster and kind, a line for each text.")
    ] = Style.table,
    store: StorePlace = None,
) -> None:
    """List which reports tell one wire story: exact and near copies and translations, each told by its kind.

    Texts need no parser for their language. With a file they are compared with one another, without a store.

    Example: strife copies examples/code/input.jsonl --format jsonl
    """
    from strife.export import dumps_line
    from strife.run import copying
    from strife.tables import COPY_COLUMNS, render

    if source is None:
        with Choices(store).or_from(ctx).open_store() as opened:
            lines = copying.copies_of_store(opened)
    else:
        with nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb") as stream:
            lines = copying.copies_of_lines(stream, watch("comparing"))
    if style is Style.jsonl:
        for line in copying.copy_lines(lines):
            sys.stdout.write(dumps_line(line) + "\n")
        return
    kept = [line for line in lines if line.skipped is None and (every or line.size > 1)]
    render(copying.copy_rows(kept), COPY_COLUMNS, _FORMATS[style], out())
