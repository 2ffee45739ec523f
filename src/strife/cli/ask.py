"""strife reports, claims, events, ties: what a store holds, as a table, JSON or CSV."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from strife.cli.options import Choices, KnowledgeFolder, StorePlace, day
from strife.cli.screen import out


class Style(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"


Actor = Annotated[str | None, typer.Option("--actor", help="An actor's id, or part of its name.")]
Place = Annotated[str | None, typer.Option("--place", help="Part of a place's name, or a country such as LBY.")]
Type = Annotated[str | None, typer.Option("--type", help="A PLOVER type such as ASSAULT; for ties backs, holds ...")]
Status = Annotated[str | None, typer.Option("--status", help="actual, historical, future, hypothetical or negated.")]
Lang = Annotated[str | None, typer.Option("--lang", help="A language it was read in, such as sv.")]
Since = Annotated[
    datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], metavar="DATE", help="This day or later.")
]
Until = Annotated[
    datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], metavar="DATE", help="This day or earlier.")
]
Format = Annotated[Style, typer.Option("--format", help="How the rows are printed.")]


def _lister(name: str, does: str, example: str) -> Callable[..., None]:
    """The command that lists one kind of row, with every filter."""

    def command(
        ctx: typer.Context,
        actor: Actor = None,
        place: Place = None,
        kind: Type = None,
        status: Status = None,
        since: Since = None,
        until: Until = None,
        lang: Lang = None,
        style: Format = Style.table,
        store: StorePlace = None,
        knowledge: KnowledgeFolder = None,
    ) -> None:
        print_table(
            ctx,
            Choices(store, knowledge),
            name,
            style,
            actor=actor,
            place=place,
            type=kind,
            status=status,
            since=day(since),
            until=day(until),
            lang=lang,
        )

    command.__name__ = name
    command.__doc__ = f"{does}\n\n    Example: {example}\n    "
    return command


def ties(
    ctx: typer.Context,
    actor: Actor = None,
    kind: Type = None,
    since: Since = None,
    until: Until = None,
    lang: Lang = None,
    style: Format = Style.table,
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """List who backs, opposes, leads, belongs to, holds, hosts or mediates.

    Example: strife ties --type backs --actor haftar
    """
    print_table(
        ctx,
        Choices(store, knowledge),
        "ties",
        style,
        actor=actor,
        type=kind,
        since=day(since),
        until=day(until),
        lang=lang,
    )


def events(
    ctx: typer.Context,
    actor: Actor = None,
    place: Place = None,
    kind: Type = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    lang: Lang = None,
    contested: Annotated[
        bool, typer.Option("--contested", help="Only what the claims do not agree on: every value, and who says so.")
    ] = False,
    style: Format = Style.table,
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """List what happened, each event once however often it was told.

    Example: strife events --type ASSAULT --place Tripoli --since 2020-01-01
    """
    print_table(
        ctx,
        Choices(store, knowledge),
        "contested" if contested else "events",
        style,
        actor=actor,
        place=place,
        type=kind,
        status=status,
        since=day(since),
        until=day(until),
        lang=lang,
    )


def print_table(ctx: typer.Context, choices: Choices, name: str, style: Style, **wanted: Any) -> None:
    """The rows of one table that a filter leaves."""
    from strife.run.asking import ask
    from strife.store import Filter
    from strife.tables import render

    choices = choices.or_from(ctx)
    with choices.open_store() as opened:
        rows, columns = ask(opened, name, Filter(**wanted), choices.know)
    render(rows, columns, style.value, out())


COMMANDS = (
    _lister("reports", "List the reports of a store.", "strife reports --lang sv"),
    _lister("claims", "List what single sentences say.", "strife claims --actor haftar --format json"),
    events,
    ties,
)
