"""The options that commands share, and what they amount to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from strife.knowledge.load import Knowledge
    from strife.pipeline import Coder
    from strife.store import Store

DEFAULT_STORE = "strife.sqlite"
_DAY = ["%Y-%m-%d"]

StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store", help=f"File (SQLite) or SQLAlchemy URL of the store. Default: {DEFAULT_STORE}.", show_default=False
    ),
]
KnowledgeFolder = Annotated[
    str | None, typer.Option("--knowledge", metavar="DIR", help="Your own knowledge files, laid over strife's.")
]
ParserName = Annotated[
    str | None,
    typer.Option(
        "--parser", metavar="NAME", help="built-in (the default), stanza, or conllu (texts that are CoNLL-U already)."
    ),
]
LeastConfidence = Annotated[
    float | None, typer.Option("--min-confidence", min=0, max=1, help="Leave out claims below it. Default: 0.4.")
]
Paths = Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files and folders; - is standard input.")]
Published = Annotated[
    str | None, typer.Option("--date", help="Date of publication of reports that do not say theirs, as 2019-04-04.")
]
Lang = Annotated[str | None, typer.Option("--lang", help="Language of reports that do not say theirs, such as sv.")]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Publisher of reports that do not say theirs.")]
AsOf = Annotated[
    datetime | None, typer.Option("--as-of", formats=_DAY, metavar="DATE", help="Only what was published by that day.")
]


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen on the command line; None where nothing was."""

    store: str | None = None
    knowledge: str | None = None
    parser: str | None = None
    threshold: float | None = None

    def or_from(self, ctx: typer.Context) -> Choices:
        """These, and for what they leave open those given before the command."""
        before = ctx.find_root().obj or Choices()
        return Choices(
            self.store or before.store,
            self.knowledge or before.knowledge,
            self.parser or before.parser,
            before.threshold if self.threshold is None else self.threshold,
        )

    def open_store(self, create: bool = False) -> Store:
        from strife.store import open_store

        return open_store(self.store or DEFAULT_STORE, create=create)

    def know(self) -> Knowledge:
        from strife.knowledge.load import load

        return load(self.knowledge)

    def coder(self) -> Coder:
        from strife.pipeline import DEFAULT_CONFIDENCE, DEFAULT_PARSER, Coder

        threshold = DEFAULT_CONFIDENCE if self.threshold is None else self.threshold
        return Coder(self.know(), self.parser or DEFAULT_PARSER, threshold)


def day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
