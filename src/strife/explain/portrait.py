"""A profile in the terminal: who it is, why it has its codes, its offices with the sentences that say so, ties, events."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from strife.explain.profile import Bond, Coding, Deed, Office, Profile, Spelling
from strife.model import Judgement

MOST = 20  # events and ties shown before "and n more": the tables have the rest
_BACK = {
    "backs": "backed by",
    "opposes": "opposed by",
    "leads": "led by",
    "belongs": "of it:",
    "holds": "held by",
    "hosts": "hosted by",
    "mediates": "mediated by",
}
_PARTS = {"source": "to", "target": "by", "speaker": "said of", "denier": "denied of"}
_FORWARD = {"belongs": "belongs to", "mediates": "mediates with"}


def to_terminal(profile: Profile, console: Console) -> None:
    """Print a profile; sections with nothing in them are left out."""
    codes = " ".join(code for code in (profile.country, profile.sector) if code)
    console.print(Text(profile.name, style="bold").append(f"  {codes}  {profile.id}", style="not bold dim"))
    _section("Names in the reports", (_spelling(s) for s in profile.names), console)
    _section("Referred to as", (_spelling(s) for s in profile.words), console)
    _section("Codes", (line for c in profile.codes for line in _coding(c)), console)
    _section("Offices", (line for o in profile.offices for line in _office(o)), console)
    _section("Ties", _cut([_bond(b) for b in profile.ties]), console)
    _section("Events", _cut([_deed(d) for d in profile.events]), console)
    _section("Judgements", (judgement(j) for j in profile.judgements), console)


def judgement(j: Judgement) -> Text:
    """`judgement-1f.. actors a = b by ana on 2020-01-10`, and whether it was taken back."""
    sign = "is the same as" if j.verdict == "same" else "is not"
    told = Text(f"{j.other} {sign} {j.one}").append(f"  {j.of}  by {j.by} on {j.at[:10]}  {j.id}", style="dim")
    return told.append(f"  taken back by {j.undone_by} on {j.undone_at[:10]}", style="yellow") if j.undone_at else told


def _section(title: str, lines: Iterable[Text], console: Console) -> None:
    shown = list(lines)
    if shown:
        console.print()
        console.print(Text(title, style="bold"))
    for line in shown:
        indent = 2 + len(line.plain) - len(line.plain.lstrip())
        console.print(Padding(line[indent - 2 :], (0, 0, 0, indent), expand=False))


def _cut(lines: list[Text]) -> list[Text]:
    return lines[:MOST] + ([Text(f"and {len(lines) - MOST} more", style="dim")] if len(lines) > MOST else [])


def _spelling(s: Spelling) -> Text:
    counted = ", ".join(x for x in (_count(s.reports, "report"), _count(s.claims, "claim"), " ".join(s.langs)) if x)
    return Text(s.text).append(f"  {counted}", style="dim")


def _coding(c: Coding) -> list[Text]:
    days = (c.since or "undated") if c.since == c.until else f"{c.since} – {c.until}"
    head = Text(f"{c.country or '-'} {c.sector or '-'}").append(f"  {_count(c.claims, 'claim')}  {days}", style="dim")
    return [head, Text(f"  because {c.why}")] if c.why else [head]


def _office(o: Office) -> list[Text]:
    tie = f"{'leads' if o.tie == 'leads' else 'of'} {o.body}" if o.body else ""
    if not o.quote:
        days = f"{o.since or '?'} – {o.until}" if o.until else f"since {o.since}" if o.since else "days not known"
        return [Text(f"{o.title}  {days}  {tie}".rstrip()).append(f"  known beforehand ({o.source})", style="dim")]
    former = "  no more" if o.former else ""
    cited = ", ".join(part for part in (o.source, o.date, f"{o.report}[{o.start}:{o.end}]") if part)
    return [Text(f"{o.title}  {tie}{former}".rstrip()), Text(f"  “{o.quote}” ").append(cited, style="dim")]


def _bond(b: Bond) -> Text:
    verb = _FORWARD.get(b.kind, b.kind) if b.forward else _BACK[b.kind]
    known = f"{_count(b.reports, 'report')}" if b.reports else f"known beforehand ({b.why})"
    return Text(f"{verb} {b.other}").append(f"  {b.when + '  ' if b.when else ''}{known}  {b.id}", style="dim")


def _deed(d: Deed) -> Text:
    kind = f"{d.type} {d.mode}" if d.mode else d.type
    what = f"{d.when or 'undated':<10}  {kind}" + (f" {_PARTS[d.role]} {d.others}" if d.others else "")
    what += f" @ {d.place}" if d.place else ""
    return Text(what + (f"  {d.status}" if d.status != "actual" else "")).append(f"  {d.id}", style="dim")


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
