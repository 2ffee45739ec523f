"""strife actors: who is in a store: listed, shown one by one, merged and split by hand."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from strife.cli.ask import Actor, Format, Lang, Place, Since, Status, Style, Type, Until, print_table
from strife.cli.judge import By, JudgementId, One, put, show, take_back, tell
from strife.cli.options import Choices, KnowledgeFolder, StorePlace, day
from strife.cli.screen import out

actors = typer.Typer(help="List who has a part in events and ties; show, merge and split actors.")


@actors.callback(invoke_without_command=True, epilog="Example: strife actors --place LBY")
def every(
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
    """List who has a part in events and ties, with filters; or show, merge and split single actors.

    Example: strife actors --place LBY
    """
    choices = Choices(store, knowledge)
    if ctx.invoked_subcommand is not None:
        ctx.find_root().obj = choices.or_from(ctx)
        return
    wanted = {"actor": actor, "place": place, "type": kind, "status": status, "lang": lang}
    print_table(ctx, choices, "actors", style, **wanted, since=day(since), until=day(until))


@actors.command("list")
def listing(
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
    """The same as `strife actors` alone."""
    wanted = {"actor": actor, "place": place, "type": kind, "status": status, "lang": lang}
    print_table(ctx, Choices(store, knowledge), "actors", style, **wanted, since=day(since), until=day(until))


@actors.command("show")
def one(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="An actor's id, its name, or part of it.")],
    style: Format = Style.table,
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Show one actor: names, codes and why, offices with the sentences that say so, ties, events, judgements.

    Example: strife actors show mismari
    """
    from strife.codec import to_json
    from strife.errors import InputError
    from strife.explain.portrait import to_terminal
    from strife.run.people import profile_of

    if style is Style.csv:
        raise InputError("one actor is no table: show it with --format table or json")
    choices = Choices(store, knowledge).or_from(ctx)
    with choices.open_store() as opened:
        found = profile_of(opened, name, choices.know)
    if style is Style.json:
        typer.echo(json.dumps(to_json(found), ensure_ascii=False, indent=2))
    else:
        to_terminal(found, out())


@actors.command()
def merge(
    ctx: typer.Context,
    one: One,
    other: Annotated[str, typer.Argument(metavar="B", help="Whom A is: an id or a name.")],
    by: By = "",
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """A and B are one actor. Short for `strife judge same actors A B`.

    Example: strife actors merge kemal-arslan "Kemal Aslan" --by ana
    """
    put(ctx, Choices(store, knowledge), "same", "actors", one, other, by)


@actors.command()
def split(
    ctx: typer.Context,
    one: One,
    other: Annotated[
        str | None, typer.Argument(metavar="[B]", help="An id, or a name that reports use for somebody taken for A.")
    ] = None,
    report: Annotated[
        str | None,
        typer.Option(
            "--report", metavar="REPORT", help="Whoever this report (id, path or title) calls A is somebody else."
        ),
    ] = None,
    by: By = "",
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """B, or the A of one report, is not A. Short for `strife judge apart actors A B`.

    Example: strife actors split khalifa-haftar "Saddam Haftar" --by ana
    """
    from strife.errors import InputError
    from strife.run.judging import split_report

    choices = Choices(store, knowledge).or_from(ctx)
    if (other is None) == (report is None):
        raise InputError("say who is not A: another actor or name, or --report with the id of a report")
    if report is None:
        put(ctx, choices, "apart", "actors", one, other or "", by)
        return
    with choices.open_store() as opened:
        tell(*split_report(opened, one, report, by, choices.know))


@actors.command()
def undo(ctx: typer.Context, judgement: JudgementId, by: By = "", store: StorePlace = None) -> None:
    """Take a merge or split back. Short for `strife judge undo`."""
    take_back(ctx, Choices(store), judgement, by)


@actors.command()
def judgements(ctx: typer.Context, style: Format = Style.table, store: StorePlace = None) -> None:
    """List all judgements, those taken back too. Short for `strife judge list`."""
    show(ctx, Choices(store), style)
