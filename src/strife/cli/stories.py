"""strife stories"""

from __future__ import annotations

import typer

from strife.cli.ask import Format, Style
from strife.cli.options import Choices, KnowledgeFolder, StorePlace
from strife.cli.screen import out


def stories(
    ctx: typer.Context,
    style: Format = Style.table,
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """List the stories of a store: reports about one matter over days, the newest first, told by their main event.

    Example: strife stories --format json
    """
    from strife.run.stories import story_rows
    from strife.tables import STORY_COLUMNS, render

    choices = Choices(store, knowledge).or_from(ctx)
    with choices.open_store() as opened:
        rows = story_rows(opened, choices.know)
    render(rows, STORY_COLUMNS, style.value, out())
