"""Compose a brief: sort what is known into the order in which an analyst asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from strife.brief import dates, phrases
from strife.brief.content import Brief, EventLine, PartyLine, TieGroup
from strife.brief.lines import Desk, event_line, tie_line
from strife.brief.sentence import join
from strife.model import Claim, Event, Party, Report, Situation, Skipped, Tie

# Kind, heading, verb: the order in which the ties are told. `leads` and `belongs` stand with the parties.
_TIES = (
    ("backs", "Who backs whom", "backs"),
    ("opposes", "Who opposes whom", "opposes"),
    ("mediates", "Who mediates", "mediates with"),
    ("hosts", "Who hosts whom", "hosts"),
    ("holds", "Who holds what", "holds"),
)
_STANDING = ("leads", "belongs")


def compose(
    situation: Situation,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    skipped: Sequence[Skipped] = (),
    words: phrases.Phrases | None = None,
) -> Brief:
    """The brief of a situation; `claims` and `reports` by id. The same input gives the same brief, whatever its order."""
    desk = Desk(situation, claims, reports, words or phrases.default(), _groups(situation), _kin(situation.ties))
    lines = [(event, event_line(event, desk)) for event in sorted(situation.events, key=lambda e: _order(e, reports))]
    told = [(e, line) for e, line in lines if e.status not in ("future", "historical")]
    return Brief(
        title="Situation brief",
        headline=_headline(desk),
        as_of=_as_of(situation.as_of),
        parties=_parties(desk),
        ties=_tie_groups(desk),
        events=tuple(line for e, line in told if e.when.known),
        undated=tuple(line for e, line in told if not e.when.known),
        planned=_of(lines, "future"),
        claimed=tuple(line for _, line in told if line.mark == "claimed"),
        contested=tuple(line for _, line in lines if line.denied_by or line.disputes),
        background=_of(lines, "historical"),
        skipped=tuple(sorted(skipped, key=lambda s: (s.stage, s.report, s.reason))),
    )


def _as_of(day: str | None) -> str:
    """The day in words; what is no ISO date is shown as it was given."""
    try:
        return dates.day(date.fromisoformat(day)) if day else ""
    except ValueError:
        return day or ""


def _of(lines: Iterable[tuple[Event, EventLine]], status: str) -> tuple[EventLine, ...]:
    return tuple(line for event, line in lines if event.status == status)


def _groups(situation: Situation) -> dict[str, str]:
    """Report id -> its group of copies."""
    return {report: group.id for group in situation.copies for report in group.reports}


def _kin(ties: Iterable[Tie]) -> dict[str, frozenset[str]]:
    """Party id -> whom it leads or belongs to, so that a spokesman's word counts as the word of his side."""
    found: dict[str, set[str]] = {}
    for tie in ties:
        if tie.kind in _STANDING:
            found.setdefault(tie.source.id, set()).add(tie.target.id)
            if tie.kind == "leads":
                found.setdefault(tie.target.id, set()).add(tie.source.id)
    return {k: frozenset(v) for k, v in found.items()}


def _order(event: Event, reports: Mapping[str, Report]) -> tuple[str, str, str, str]:
    """By the first day, the last day, the day it was first reported, the id."""
    start = event.when.start.isoformat() if event.when.start else "9999"
    end = event.when.end.isoformat() if event.when.end else "9999"
    days = (reports[r].published.start for r in event.reports if r in reports)
    return start, end, min((d.isoformat() for d in days if d), default="9999"), event.id


def _headline(desk: Desk) -> str:
    """`10 reports, 8 of them independent, in English and Swedish, from 4 publishers, 5 Apr 2019 – 17 Jan 2020`."""
    reports = desk.reports
    langs = sorted({desk.language(r.lang) for r in reports.values() if r.lang})
    papers = {r.publisher for r in reports.values() if r.publisher}
    days = sorted(r.published.start for r in reports.values() if r.published.start)
    parts = [_count(len(reports), "report"), f"{desk.independent(reports)} independent"]
    parts += [join(langs)] if langs else []
    parts += [_count(len(papers), "publisher")] if papers else []
    parts += [dates.span(days[0], days[-1])] if days else ["undated"]
    return " · ".join(parts)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _tie_groups(desk: Desk) -> tuple[TieGroup, ...]:
    ties = sorted(desk.situation.ties, key=lambda t: (t.target.name, t.source.name, t.id))
    groups = (
        TieGroup(k, title, verb, tuple(tie_line(t, desk) for t in ties if t.kind == k)) for k, title, verb in _TIES
    )
    return tuple(group for group in groups if group.ties)


def _parties(desk: Desk) -> tuple[PartyLine, ...]:
    """Those who act or are tied, the busiest first; who leads or merely belongs to one of them stands on its line."""
    situation = desk.situation
    known = {p.id for p in situation.parties if not p.id.startswith(("-", "geo:"))}

    def side(key: str) -> str:
        """Somebody's forces or government stand on his line, where he has one."""
        whole = key.partition(".")[0]
        return whole if whole in known else key

    acting = [{side(p.id) for p in (*e.source, *e.target)} & known for e in situation.events]
    leaders = {t.source.id: t.target.id for t in situation.ties if t.kind == "leads"}
    acts = Counter(p for ids in acting for p in {leaders.get(i, i) for i in ids})
    shown = set(acts) | {t.target.id for t in situation.ties if t.kind in _STANDING}
    shown |= {leaders.get(p.id, p.id) for t in situation.ties if t.kind not in _STANDING for p in (t.source, t.target)}
    lines = [
        _party_line(p, desk, acts[p.id]) for p in situation.parties if p.id in shown & known and p.id not in leaders
    ]
    return tuple(sorted(lines, key=lambda line: (-line.events, line.name, line.id)))


def _party_line(party: Party, desk: Desk, events: int) -> PartyLine:
    def named(kind: str, *, of: bool) -> tuple[str, ...]:
        ties = (t for t in desk.situation.ties if t.kind == kind)
        ends = ((t.target, t.source) if of else (t.source, t.target) for t in ties)
        return tuple(sorted({other.name for own, other in ends if own.id == party.id}))

    return PartyLine(
        id=party.id,
        name=party.name,
        country=party.country or "",
        sector=desk.phrases.sectors.get(party.sector or "", party.sector or ""),
        leaders=named("leads", of=True),
        members=named("belongs", of=True),
        belongs=named("belongs", of=False),
        events=events,
    )
