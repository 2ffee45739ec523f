"""strife explain"""

from __future__ import annotations

from typing import Annotated

import typer

from strife.cli.options import Choices, KnowledgeFolder, StorePlace
from strife.cli.screen import out


def explain(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="ID", help="Id of an event, claim or tie, or the beginning of one.")],
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Show why strife says so: every claim with its quote in context, its rule and its knowledge.

    Example: strife explain event-3f2a --store libya.sqlite
    """
    from strife.explain import to_terminal
    from strife.run.conclusions import explain_id

    choices = Choices(store, knowledge).or_from(ctx)
    with choices.open_store() as opened:
        to_terminal(explain_id(opened, key, choices.know), out())
