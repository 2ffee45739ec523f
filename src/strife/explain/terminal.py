"""An explanation in the terminal: the conclusion first, then the words it rests on."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from strife.explain.trace import Explanation, Ground
from strife.quotation import Quotation


def to_terminal(explanation: Explanation, console: Console) -> None:
    """Print an explanation: conclusion first, then the words it rests on."""
    console.print(Text(explanation.title, style="bold").append(f"  {explanation.id}", style="not bold dim"))
    for name, value in explanation.facts:
        _line(Text(f"{name}: ", style="dim").append(value, style="not dim"), console, 2)
    for who in explanation.actors:
        line = Text(f"{who.role}: ", style="dim").append(who.name, style="not dim").append(f"  {who.codes}  {who.id}")
        _line(line.append(f"  because {who.why}" if who.why else ""), console, 2)
    for dispute in explanation.disputes:
        _line(Text("disputed ", style="yellow").append(dispute, style="default"), console, 2)
    for number, ground in enumerate(explanation.grounds, 1):
        _ground_lines(number, ground, console)


def _ground_lines(number: int, ground: Ground, console: Console) -> None:
    console.print()
    cited = ", ".join(x for x in (ground.title, ground.publisher, ground.date, ground.lang) if x)
    _line(
        Text(f"{number}. ").append(cited).append(f"  {ground.copy_of}" if ground.copy_of else "", style="dim"),
        console,
        2,
    )
    _line(_quoted(ground.quotation), console, 5)
    if ground.says:
        _line(Text(ground.says), console, 5)
    if ground.reads:
        _line(Text(ground.reads, style="dim"), console, 5)
    sure = f"confidence {ground.confidence:.2f}" if ground.confidence is not None else ""
    traces = (
        ground.rule and f"rule {ground.rule}",
        ground.knowledge and f"knowledge {ground.knowledge}",
        sure,
        ground.span,
        ground.claim,
    )
    _line(Text("  ".join(t for t in traces if t), style="dim"), console, 5)


def _quoted(q: Quotation) -> Text:
    """The neighbours dim; the trigger bold, and in »« too, for terminals and pipes without bold."""
    text = Text(f"{q.before} ", style="dim") if q.before else Text()
    text.append(f"“{q.left}", style="not dim")
    if q.trigger:
        text.append(f"»{q.trigger}«", style="not dim bold")
    text.append(f"{q.right}”", style="not dim")
    return text.append(f" {q.after}") if q.after else text


def _line(text: Text, console: Console, indent: int) -> None:
    console.print(Padding(text, (0, 0, 0, indent), expand=False))
