"""A brief in the terminal: plain when piped, set with rich when a person looks on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strife.brief.content import Brief, EventLine, PartyLine, TieGroup
from strife.brief.page import MARK_WORDS, STATUS_WORDS

_BADGE = {"denied": "red", "contested": "yellow", "claimed": "yellow", "future": "cyan"}
_ROWS = 15  # parties and background shown before "and n more": a screen's worth


def to_terminal(brief: Brief, console: Console) -> None:
    """Print the brief in the order of its sections; empty ones are left out."""
    console.print(Text(brief.title + (f" as of {brief.as_of}" if brief.as_of else ""), style="bold"))
    console.print(Text(brief.headline, style="dim"))
    _parties(brief.parties, console)
    for group in brief.ties:
        _ties(group, console)
    _events("What happened", brief.events, console)
    _events("Undated", brief.undated, console)
    _events("What is planned", brief.planned, console)
    _doubts("Only claimed by a side", brief.claimed, console)
    _doubts("Contested or denied", brief.contested, console)
    _events("Background", brief.background[:_ROWS], console)
    _more(len(brief.background), console)
    _skipped(brief, console)


def _title(text: str, console: Console) -> None:
    console.print()
    console.print(Text(text, style="bold"))


def _more(count: int, console: Console) -> None:
    if count > _ROWS:
        console.print(Text(f"  and {count - _ROWS} more", style="dim"))


def _parties(parties: Sequence[PartyLine], console: Console) -> None:
    if not parties:
        return
    _title("The parties", console)
    grid = _grid()
    rows = [p for p in parties if p.main][:_ROWS]
    for party in rows:
        grid.add_row(Text(party.name), Text(_what(party, " · "), style="dim"), Text(_people(party)))
    console.print(Padding(grid, (0, 0, 0, 2), expand=False))
    rest = [f"{p.name} ({_what(p, ' ')})" if _what(p, " ") else p.name for p in parties if p not in rows]
    if rest:
        _hang(Text(f"  also {', '.join(rest)}", style="dim"), console)


def _what(party: PartyLine, between: str) -> str:
    return between.join(x for x in (party.sector, party.country) if x)


def _people(party: PartyLine) -> str:
    parts = (("led by", party.leaders), ("with", party.members), ("part of", party.belongs))
    return "; ".join(f"{word} {', '.join(names)}" for word, names in parts if names)


def _ties(group: TieGroup, console: Console) -> None:
    _title(group.title, console)
    for tie in group.ties:
        line = Text("  ").append(tie.source).append(f" {group.verb} ", style="dim").append(tie.target)
        line.append(f"  {_sources(tie.independent) if tie.independent else 'known beforehand'}", style="dim")
        if tie.denied_by:
            line.append(f"  denied by {tie.denied_by}", style="red")
        _hang(line, console)
        if tie.quotation and tie.report:
            cited = ", ".join(x for x in (tie.report.publisher or tie.report.title, tie.report.date) if x)
            _hang(Text(f"    “{tie.quotation.quote}” ", style="dim").append(cited), console, 4)


def _events(title: str, events: Sequence[EventLine], console: Console) -> None:
    if not events:
        return
    _title(title, console)
    grid = _grid()
    for event in events:
        grid.add_row(Text(event.date, style="dim"), _told(event))
    console.print(Padding(grid, (0, 0, 0, 2), expand=False))


def _told(event: EventLine) -> Text:
    """Two lines: what happened; then its badges, its kind, how many say so and who."""
    told = Text(event.telling.text)
    if event.tolls:
        told.append(f", {event.tolls}", style="bold")
    told.append("\n")
    if event.status != "actual":
        told.append(f"{STATUS_WORDS[event.status]}  ", style=_BADGE.get(event.status, "dim"))
    if event.mark:
        told.append(f"{MARK_WORDS[event.mark]}  ", style=_BADGE[event.mark])
    if event.passed:
        told.append("day has passed  ", style="yellow")
    counted = f"{_sources(event.independent)}, {', '.join(event.langs)}" if event.langs else _sources(event.independent)
    return told.append(
        "  ".join(x for x in (event.kind, counted, event.says and f"according to {event.says}") if x), style="dim"
    )


def _doubts(title: str, events: Sequence[EventLine], console: Console) -> None:
    if not events:
        return
    _title(title, console)
    for event in events:
        _hang(Text("  ").append(event.telling.text).append(f"  {event.date}", style="dim"), console)
        _hang(Text(f"    {_doubt(event)}"), console, 4)


def _doubt(event: EventLine) -> str:
    # A denial may be all that the reports have: then nobody here says that it happened.
    said = f"Said by {event.says}, denied" if event.says else "Denied"
    denied = [f"{said} by {event.denied_by}."] if event.denied_by else []
    differ = [
        f"{d.attribute.capitalize()}: " + "; ".join(f"{v} according to {who}" for v, who in d.values) + "."
        for d in event.disputes
    ]
    return " ".join(denied + differ) or f"According to {event.says}."


def _skipped(brief: Brief, console: Console) -> None:
    if not brief.skipped:
        return
    _title("Skipped", console)
    for item in brief.skipped:
        _hang(Text(f"  {item.report}  ").append(f"{item.stage}: {item.reason}", style="dim"), console)


def _sources(n: int) -> str:
    return "1 source" if n == 1 else f"{n} sources"


def _grid() -> Table:
    return Table.grid(padding=(0, 2), pad_edge=False)


def _hang(text: Text, console: Console, indent: int = 2) -> None:
    """Print with the indent kept where a line is folded."""
    bare = text[indent:] if text.plain[:indent].isspace() else text
    console.print(Padding(bare, (0, 0, 0, indent), expand=False))
