"""strife evaluate"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strife.cli.ask import Style
from strife.cli.options import Choices, KnowledgeFolder, LeastConfidence, ParserName
from strife.cli.screen import out, watch

if TYPE_CHECKING:
    from rich.console import Console

    from strife.evaluate.sections import Section
    from strife.tables import Row


def evaluate(
    ctx: typer.Context,
    sets: Annotated[
        list[str] | None, typer.Argument(metavar="[SETS...]", help="Gold sets such as plover_gsr; none: all.")
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold",
            metavar="DIR",
            help="Folder of gold sets with their scorers. Default: shared/gold beside a checkout.",
        ),
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Keep the predictions there.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TABLE",
            help="One of figures, steps, confusion, worst, reliability, thresholds; several times for several.",
        ),
    ] = None,
    worst: Annotated[int, typer.Option(min=1, metavar="N", help="How many of the worst records are shown.")] = 20,
    style: Annotated[Style, typer.Option("--format", help="How the tables are printed.")] = Style.table,
    knowledge: KnowledgeFolder = None,
    parser: ParserName = None,
    min_confidence: LeastConfidence = None,
) -> None:
    """Measure strife: gold sets by their own scorers, golden sentences, judged claims, the parsers' scores; and where it goes wrong.

    Without gold sets it shows what needs none.

    Example: strife evaluate plover_gsr --gold ../shared/gold --only steps
    """
    from strife.evaluate import Measured, default_gold, sections
    from strife.evaluate import evaluate as measure

    shown = sections(only)
    coder = Choices(None, knowledge, parser, min_confidence).or_from(ctx).coder()
    found = Measured.of(watch("measuring")(measure(gold or default_gold(), coder, sets=sets, out=predictions)))
    tables = [(section, rows) for section in shown if (rows := found.rows(section.name, worst))]
    if style is Style.json:
        whole = {section.name: [dict(row) for row in rows] for section, rows in tables}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    for number, (section, rows) in enumerate(tables):
        if len(tables) > 1:
            typer.echo(("\n" if number else "") + section.title)
        _print(section, rows, style, out())


def _print(section: Section, rows: list[Row], style: Style, console: Console) -> None:
    from strife.evaluate import matrix
    from strife.tables import Column, render

    columns = list(section.columns)
    if section.name == "confusion" and style is Style.table and console.is_terminal:
        told, cells = matrix(rows)
        if 10 + 5 * len(told) <= console.width:
            rows, columns = cells, [Column("wanted", "", 9), *(Column(t, t[:4], 3, right=True) for t in told)]
        else:
            rows = [row for row in rows if row["wanted"] != row["told"]]
    if section.name == "worst" and style is Style.table and console.is_terminal:
        room = (console.width - 32) // 2
        rows = [row | {key: _cut(str(row[key]), room) for key in ("wanted", "told")} for row in map(dict, rows)]
    if style is Style.table and section.name != "figures":
        rows = [{key: f"{v:.2f}" if isinstance(v, float) else v for key, v in row.items()} for row in rows]
    render(rows, columns, style.value, console)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"
