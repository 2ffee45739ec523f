"""The program `strife`: its commands, the options that all share, and how an error is told."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from strife.cli import actors, ask, brief, code, copies, doctor, evaluate, explain, judge, read, stories, verify
from strife.cli.options import Choices, KnowledgeFolder, LeastConfidence, ParserName, StorePlace
from strife.errors import StrifeError


class Commands(TyperGroup):
    """Runs a command; what a user can meet is told in one sentence on stderr, never as a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except StrifeError as error:
            _tell(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            _tell("stopped; every report stored so far is kept")
            raise typer.Exit(130) from error
        except BrokenPipeError:
            # Whoever read us has had enough (`| head`). Nothing is left to say, not even when Python flushes at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except OSError as error:
            _tell(f"{error.filename or 'input or output'}: {error.strerror or error}")
            raise typer.Exit(1) from error


def _tell(sentence: str) -> None:
    print(f"strife: {sentence}", file=sys.stderr)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads conflict news in many languages: who did what to whom, where and when, and who says so.",
    epilog="Example: strife brief examples/libya",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"strife {version('strife')}")
        raise typer.Exit


@app.callback()
def shared(
    ctx: typer.Context,
    store: StorePlace = None,
    knowledge: KnowledgeFolder = None,
    parser: ParserName = None,
    min_confidence: LeastConfidence = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Options before the command count for any command; after it they count too."""
    ctx.obj = Choices(store, knowledge, parser, min_confidence)


for command in (
    read.read,
    code.code,
    brief.brief,
    explain.explain,
    *ask.COMMANDS,
    copies.copies,
    stories.stories,
    verify.verify,
    evaluate.evaluate,
    doctor.doctor,
):
    app.command()(command)
app.add_typer(actors.actors, name="actors")
app.add_typer(judge.judge, name="judge")


def main() -> None:
    """The entry point of the program."""
    # The parsers' matrices are small: a second thread of OpenBLAS costs more than it brings (strife brief examples/libya on
    # two busy cores: 6.1 s of processor with it, 4.9 without).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app()
