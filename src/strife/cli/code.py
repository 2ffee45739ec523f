"""strife code"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from strife.cli.options import Choices, KnowledgeFolder, LeastConfidence, ParserName
from strife.cli.screen import remark, watch


def code(
    ctx: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="IN.jsonl", help="JSON Lines with id and text; - is standard input.")
    ],
    knowledge: KnowledgeFolder = None,
    parser: ParserName = None,
    min_confidence: LeastConfidence = None,
) -> None:
    """Code JSON Lines into JSON Lines: exactly one line out for each line in, in order, without a store.

    docs/code-format.md describes both sides.

    Example: strife code examples/code/input.jsonl > claims.jsonl
    """
    from strife.errors import InputError
    from strife.run import local

    used = lines = 0
    with nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb") as stream:
        coder = Choices(None, knowledge, parser, min_confidence).or_from(ctx).coder()
        for line in watch("coding")(local.code(stream, coder)):
            sys.stdout.write(line.text + "\n")
            sys.stdout.flush()
            for note in line.notes:
                remark(f"strife: {note}")
            lines, used = lines + 1, used + line.used
    if not used:
        raise InputError(f"{source}: none of its {lines} lines could be used" if lines else f"{source}: empty")
