"""strife doctor"""

from __future__ import annotations

import typer

from strife.cli.options import DEFAULT_STORE, Choices, KnowledgeFolder, StorePlace
from strife.cli.screen import out


def doctor(ctx: typer.Context, store: StorePlace = None, knowledge: KnowledgeFolder = None) -> None:
    """Check what is installed: versions, parsers with their scores, knowledge, the store.

    Exits with 1 where something does not work.

    Example: strife doctor --store libya.sqlite
    """
    from strife.run.doctor import examine

    choices = Choices(store, knowledge).or_from(ctx)
    findings = examine(choices.store or DEFAULT_STORE, choices.knowledge)
    console = out()
    for part in dict.fromkeys(f.part for f in findings):
        console.print(f"[bold]{part}[/bold]")
        for finding in (f for f in findings if f.part == part):
            console.print(f"  {finding.name}: ", "" if finding.sound else "✗ ", finding.told, sep="", markup=False)
    if not all(finding.sound for finding in findings):
        raise typer.Exit(1)
