"""strife brief"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strife.cli.options import (
    AsOf,
    Choices,
    KnowledgeFolder,
    Lang,
    LeastConfidence,
    ParserName,
    Published,
    Publisher,
    StorePlace,
    day,
)
from strife.cli.screen import out, remark, watch


def brief(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATHS...]", help="Reports to read; none: those of the store.")
    ] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write one page of HTML instead.")] = None,
    as_of: AsOf = None,
    store: StorePlace = None,
    date: Published = None,
    lang: Lang = None,
    publisher: Publisher = None,
    knowledge: KnowledgeFolder = None,
    parser: ParserName = None,
    min_confidence: LeastConfidence = None,
) -> None:
    """Tell what reports amount to: parties, ties, events, plans, doubts.

    With PATHS they are read and coded in memory and nothing is left behind; without, the store is told of.

    Example: strife brief examples/libya --html libya.html
    """
    from strife.brief import to_terminal
    from strife.run import conclusions

    choices = Choices(store, knowledge, parser, min_confidence).or_from(ctx)
    if paths:
        told = conclusions.brief_of(
            paths,
            choices.coder(),
            as_of=day(as_of),
            publication=date,
            lang=lang,
            publisher=publisher,
            watch=watch("reading"),
        )
    else:
        with choices.open_store() as opened:
            told = conclusions.brief_of_store(opened, choices.know, day(as_of))
    if html is None:
        to_terminal(told, out())
    else:
        conclusions.write_page(told, html)
        remark(f"wrote {html}")
