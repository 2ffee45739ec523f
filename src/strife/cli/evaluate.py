"""strife evaluate"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strife.cli.options import Choices, KnowledgeFolder, LeastConfidence, ParserName
from strife.cli.screen import out, watch


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
    knowledge: KnowledgeFolder = None,
    parser: ParserName = None,
    min_confidence: LeastConfidence = None,
) -> None:
    """Measure strife: gold sets by their own scorers, golden sentences, the parsers' scores.

    Without gold sets it shows what needs none.

    Example: strife evaluate plover_gsr --gold ../shared/gold
    """
    from strife.evaluate import default_gold, figure_rows
    from strife.evaluate import evaluate as measure
    from strife.tables import Column, render

    coder = Choices(None, knowledge, parser, min_confidence).or_from(ctx).coder()
    figures = list(watch("measuring")(measure(gold or default_gold(), coder, sets=sets, out=predictions)))
    columns = [
        Column(key, key, 8, right=key in ("value", "n", "target")) for key in ("set", "figure", "value", "n", "target")
    ]
    render(figure_rows(figures), columns, "table", out())
