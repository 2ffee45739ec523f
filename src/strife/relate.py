"""relate: who backs, opposes, leads, belongs to, holds, hosts and mediates, from what was said, from events and from our files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from strife.knowledge.load import Knowledge
from strife.model import Claim, Event, Evidence, Party, Tie, When, content_id


def find_ties(
    said: Iterable[Tie],
    events: Sequence[Event],
    claims: Mapping[str, Claim],
    knowledge: Knowledge,
    as_of: date | None = None,
) -> tuple[Tie, ...]:
    """Each relation once, with everything that says so. `as_of` decides who held an office."""
    merged: dict[_Key, _Merged] = {}
    # In the order of their ids: the first of several alike gives its words, and must not depend on who came first.
    for tie in (*sorted(said, key=lambda t: t.id), *_from_events(events, claims)):
        source, target = _side(tie.source, knowledge), _side(tie.target, knowledge)
        if tie.kind == "leads" and source != tie.source:
            continue  # "led by an ally of Putin": someone of his leads it, not he
        if source.id != target.id:
            _add(merged, replace(tie, source=source, target=target))
    parties = {p.id: p for e in events for p in (*e.source, *e.target)}
    parties |= {p.id: p for m in merged.values() for p in (m.first.source, m.first.target)}
    for tie in _known(parties, knowledge, as_of or _latest(events)):
        _add(merged, tie)
    return tuple(merged[key].tie(key) for key in sorted(merged))


def _side(party: Party, knowledge: Knowledge) -> Party:
    """The side a group stands for: who backs Haftar's troops or Haftar's government backs Haftar."""
    whole, _, sector = party.id.partition(".")
    if not sector or whole in knowledge.countries or whole.startswith("-"):
        return party
    actor = knowledge.actors.get(whole)
    name = actor.name if actor else party.name.split(" of ", 1)[-1]
    return Party(whole, name, party.text, party.country, actor.sector if actor else None, party.why)


_Key = tuple[str, str, str]  # kind, source, target


class _Merged:
    """One relation and all that is said of it, put together at the end: some are said a hundred thousand times."""

    def __init__(self, first: Tie) -> None:
        self.first = first
        self.evidence: dict[tuple[str, int, int], Evidence] = {}
        self.speakers: dict[str, Party] = {}
        self.denied: dict[str, Party] = {}
        self.when, self.why = first.when, first.why
        self.add(first)

    def add(self, tie: Tie) -> None:
        self.evidence |= {(e.report, e.start, e.trigger_start): e for e in tie.evidence}
        self.speakers |= {p.id: p for p in tie.speakers}
        self.denied |= {p.id: p for p in tie.denied}
        self.when, self.why = _earliest(self.when, tie.when), self.why or tie.why

    def tie(self, key: _Key) -> Tie:
        return replace(
            self.first,
            id=content_id("tie", *key),
            when=self.when,
            evidence=_in_order(self.evidence),
            speakers=_in_order(self.speakers),
            denied=_in_order(self.denied),
            why=self.why,
        )


def _add(merged: dict[_Key, _Merged], tie: Tie) -> None:
    key = tie.kind, tie.source.id, tie.target.id
    if key in merged:
        merged[key].add(tie)
    else:
        merged[key] = _Merged(tie)


def _in_order(found: Mapping[Any, Any]) -> tuple[Any, ...]:
    return tuple(found[key] for key in sorted(found))


def _earliest(one: When, other: When) -> When:
    if one.start is None or other.start is None:
        return one if one.start else other
    return min(one, other, key=lambda w: (w.start, w.end or date.max))


def _from_events(events: Sequence[Event], claims: Mapping[str, Claim]) -> Iterable[Tie]:
    """Who fights whom, who took a place, who hosted and mediated talks: events that last as relations."""
    for event in events:
        if event.status not in ("actual", "historical"):
            continue
        evidence = tuple(claims[c].evidence for c in event.claims if c in claims and claims[c].stance != "denies")
        kind = _lasting(event)
        if kind is None or not evidence:
            continue
        targets = event.target
        if kind == "holds" and event.place is not None:
            place = event.place
            targets = (
                Party(f"geo:{place.geonameid or place.name}", place.name, place.name, place.country, None, "place"),
            )
        for source in event.source:
            for target in targets:
                named = not source.id.startswith(("-", "geo:")) and (
                    kind == "holds" or not target.id.startswith(("-", "geo:"))
                )
                if source.id != target.id and named and not _one_side(source, target):
                    yield Tie("", kind, source, target, event.when, evidence, event.speakers, event.deniers)


def _one_side(one: Party, other: Party) -> bool:
    """A leader and his own troops."""
    return one.id.split(".")[0] == other.id.split(".")[0] and "." not in min(one.id, other.id, key=len)


def _lasting(event: Event) -> str | None:
    if event.type == "ASSAULT":
        return "holds" if event.mode == "occupy" else "opposes"
    if event.type == "CONSULT":
        return {"third-party": "mediates", "host": "hosts"}.get(event.mode or "")
    return None


def _known(parties: Mapping[str, Party], knowledge: Knowledge, day: date | None) -> Iterable[Tie]:
    """What our own files say of those who appear: offices held on the day, bodies they belong to."""
    for key in sorted(parties):
        actor = knowledge.actors.get(key)
        if actor is None:
            continue
        source = Party(actor.id, actor.name, actor.name, actor.country, parties[key].sector, actor.source)
        role = actor.role_on(day) if day else next((r for r in actor.roles if r.end is None), None)
        if role is not None and (of := role.leads or role.of):
            kind = "leads" if role.leads else "belongs"
            since = When(role.start, role.end, "", "range", "explicit") if role.start and role.end else When()
            yield Tie("", kind, source, _party(of, knowledge), since, why=f"{role.title} ({actor.source})")
        if actor.parent:
            yield Tie("", "belongs", source, _party(actor.parent, knowledge), why=actor.source)


def _party(key: str, knowledge: Knowledge) -> Party:
    if key in knowledge.countries:
        return Party(key, knowledge.country_name(key), "", key, None, "country")
    actor = knowledge.actors.get(key)
    if actor is None:
        return Party(key, key)
    return Party(actor.id, actor.name, "", actor.country, actor.sector, actor.source)


def _latest(events: Sequence[Event]) -> date | None:
    days = [e.when.start for e in events if e.when.start and e.status == "actual"]  # background says nothing of today
    return max(days, default=None)
