"""strife read"""

from __future__ import annotations

import typer

from strife.cli.options import (
    Choices,
    KnowledgeFolder,
    Lang,
    LeastConfidence,
    ParserName,
    Paths,
    Published,
    Publisher,
    StorePlace,
)
from strife.cli.screen import skipped_lines, watch


def read(
    ctx: typer.Context,
    paths: Paths,
    store: StorePlace = None,
    date: Published = None,
    lang: Lang = None,
    publisher: Publisher = None,
    knowledge: KnowledgeFolder = None,
    parser: ParserName = None,
    min_confidence: LeastConfidence = None,
) -> None:
    """Read reports into a store, and code each. Events and ties are concluded when they are asked for.

    A report that the store knows is not coded again. What could not be used is listed with its reason.

    Example: strife read examples/libya --store libya.sqlite
    """
    from strife.run.local import read_into

    choices = Choices(store, knowledge, parser, min_confidence).or_from(ctx)
    coder = choices.coder()
    with choices.open_store(create=True) as opened:
        tally = read_into(opened, paths, coder, date=date, lang=lang, publisher=publisher, watch=watch("reading"))
        health = opened.health()
    print(
        f"{tally.coded} reports read, {tally.known} known already, {len(tally.skipped)} skipped, {tally.claims} new claims"
    )
    for line in skipped_lines(tally.skipped):
        print(line)
    print(f"{health.place} holds {health.reports} reports and {health.claims} claims")
    if not tally.usable:
        raise typer.Exit(1)
