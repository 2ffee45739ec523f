"""strife judge: an analyst's word that two are one, or are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from strife.cli.ask import Format, Style
from strife.cli.options import Choices, KnowledgeFolder, StorePlace
from strife.cli.screen import out

if TYPE_CHECKING:
    from strife.model import Judgement

By = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who judges. Default: your user name.", show_default=False)
]
Kind = Annotated[str, typer.Argument(metavar="KIND", help="What the two are: actors, reports or events.")]
One = Annotated[str, typer.Argument(metavar="A", help="An id or a name.")]
Thing = Annotated[
    str,
    typer.Argument(
        metavar="A",
        help="An id or how it begins; of actors also a name, of reports a path or title, of events a claim's id.",
    ),
]
OtherThing = Annotated[str, typer.Argument(metavar="B", help="The other, called in the same way.")]
JudgementId = Annotated[str, typer.Argument(metavar="ID", help="The id of the judgement, or how it begins.")]

judge = typer.Typer(
    no_args_is_help=True, help="Say that two are the same, or are not; the data stay as they were said."
)


@judge.command()
def same(
    ctx: typer.Context,
    kind: Kind,
    one: Thing,
    other: OtherThing,
    by: By = "",
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """A and B are one actor (A keeps its name, unless strife's files know B), tell one wire story, or are one event.

    Example: strife judge same reports report-3ce9 report-81fa
    """
    put(ctx, Choices(store, knowledge), "same", kind, one, other, by)


@judge.command()
def apart(
    ctx: typer.Context,
    kind: Kind,
    one: Thing,
    other: OtherThing,
    by: By = "",
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """A and B are not the same. Of actors B may be a name taken for A, of events a claim that does not belong to A.

    Example: strife judge apart events event-3ce9 claim-81fa
    """
    put(ctx, Choices(store, knowledge), "apart", kind, one, other, by)


@judge.command()
def undo(ctx: typer.Context, judgement: JudgementId, by: By = "", store: StorePlace = None) -> None:
    """Take a judgement back. It stays on the list and counts no more."""
    take_back(ctx, Choices(store), judgement, by)


@judge.command("list")
def listing(ctx: typer.Context, style: Format = Style.table, store: StorePlace = None) -> None:
    """List all judgements, those taken back too."""
    show(ctx, Choices(store), style)


def put(ctx: typer.Context, choices: Choices, verdict: str, kind: str, one: str, other: str, by: str) -> None:
    """Writes a judgement down and says so."""
    from strife.run.judging import judge as judged

    choices = choices.or_from(ctx)
    with choices.open_store() as opened:
        tell(judged(opened, verdict, kind, one, other, by, choices.know))


def take_back(ctx: typer.Context, choices: Choices, key: str, by: str) -> None:
    """Takes a judgement back and says so."""
    from strife.run.judging import undo as undone

    with choices.or_from(ctx).open_store() as opened:
        tell(undone(opened, key, by))


def show(ctx: typer.Context, choices: Choices, style: Style) -> None:
    """The table of judgements."""
    from strife.run.judging import judgements_of
    from strife.tables import JUDGEMENT_COLUMNS, render

    with choices.or_from(ctx).open_store() as opened:
        rows = judgements_of(opened)
    render(rows, JUDGEMENT_COLUMNS, style.value, out())


def tell(*judgements: Judgement) -> None:
    """What was judged, and how it is taken back."""
    from strife.run.judging import kind_of

    for j in judgements:
        said = f"{kind_of(j.of).words(j)}, by {j.by} on {j.at[:10]}"
        back = f"taken back by {j.undone_by}" if j.undone_at else f"undo it with `strife judge undo {j.id}`"
        out().print(f"{said}: {back}", markup=False, soft_wrap=True)
