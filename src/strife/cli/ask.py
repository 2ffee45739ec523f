"""strife reports, claims, events, actors, ties: what a store holds, as a table, JSON or CSV."""

from __future__ import annotations

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


def reports(
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
    """List the reports of a store.

    Example: strife reports --lang sv
    """
    _print(
        ctx,
        Choices(store, knowledge),
        "reports",
        style,
        actor=actor,
        place=place,
        type=kind,
        status=status,
        since=day(since),
        until=day(until),
        lang=lang,
    )


def claims(
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
    """List what single sentences say.

    Example: strife claims --actor haftar --format json
    """
    _print(
        ctx,
        Choices(store, knowledge),
        "claims",
        style,
        actor=actor,
        place=place,
        type=kind,
        status=status,
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
    style: Format = Style.table,
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """List what happened, each event once however often it was told.

    Example: strife events --type ASSAULT --place Tripoli --since 2020-01-01
    """
    _print(
        ctx,
        Choices(store, knowledge),
        "events",
        style,
        actor=actor,
        place=place,
        type=kind,
        status=status,
        since=day(since),
        until=day(until),
        lang=lang,
    )


def actors(
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
    """List who has a part in events and ties.

    Example: strife actors --place LBY
    """
    _print(
        ctx,
        Choices(store, knowledge),
        "actors",
        style,
        actor=actor,
        place=place,
        type=kind,
        status=status,
        since=day(since),
        until=day(until),
        lang=lang,
    )


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
    _print(
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


def _print(ctx: typer.Context, choices: Choices, name: str, style: Style, **wanted: Any) -> None:
    from strife.run.asking import ask
    from strife.store import Filter
    from strife.tables import render

    choices = choices.or_from(ctx)
    with choices.open_store() as opened:
        rows, columns = ask(opened, name, Filter(**wanted), choices.know)
    render(rows, columns, style.value, out())


COMMANDS = (reports, claims, events, actors, ties)
