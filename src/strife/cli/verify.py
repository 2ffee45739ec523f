"""strife verify"""

from __future__ import annotations

import typer

from strife.cli.ask import Format, Style
from strife.cli.options import Choices, StorePlace
from strife.cli.screen import out, remark


def verify(ctx: typer.Context, style: Format = Style.table, store: StorePlace = None) -> None:
    """Check that a store is as it was written: every row, every quote against its text, every id.

    Tells each fault in a sentence and exits with 1 where there is one. Nothing is changed.

    Example: strife verify --store libya.sqlite
    """
    from strife.run.verifying import fault_rows
    from strife.run.verifying import verify as verified
    from strife.tables import FAULT_COLUMNS, render

    with Choices(store).or_from(ctx).open_store() as opened:
        found = verified(opened)
    rows = fault_rows(found)
    if rows or style is not Style.table:
        render(rows, FAULT_COLUMNS, style.value, out())
        remark(found.told)
    else:
        out().print(found.told, markup=False, soft_wrap=True)
    if not found.sound:
        raise typer.Exit(1)
