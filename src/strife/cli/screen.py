"""What a person sees: results on stdout, progress and remarks on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

    from strife.model import Skipped

Item = TypeVar("Item")
PIPED_WIDTH = 120


def out() -> Console:
    """Standard output; as wide as the terminal, or of a fixed width where it is none, so that bytes do not vary."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


def remark(sentence: str) -> None:
    """One line on stderr."""
    print(sentence, file=sys.stderr, flush=True)


def watch(what: str) -> Callable[[Iterable[Item]], Iterable[Item]]:
    """A progress bar on stderr over whatever is gone through; none where stderr is not a terminal."""

    def through(items: Iterable[Item]) -> Iterator[Item]:
        if not sys.stderr.isatty():
            yield from items
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(what, total=len(items) if isinstance(items, Sized) else None)
            for item in items:
                yield item
                progress.advance(task)

    return through


def skipped_lines(skipped: Iterable[Skipped]) -> list[str]:
    """What was not used and why, one line each."""
    return [f"  {s.report}: {s.reason}" for s in skipped]
