"""Event ids: an event keeps its id when reports are added, and what merged or split leaves a trace.

An id is made of the id of one claim of the event, at first that of its earliest. From then on it goes where that claim goes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from strife.model import Change, Event, content_id

Before = Mapping[str, Sequence[str]]
"""The events concluded before: the claims of each by its id."""


def event_id(claim: str) -> str:
    """The id of the event that a claim names."""
    return content_id("event", claim)


def naming_claim(event: str, claims: Sequence[str]) -> str:
    """The claim that an event has its id from; its earliest where that one is gone."""
    return _named_by(event, claims)[0]


def _named_by(event: str, claims: Sequence[str]) -> Sequence[str]:
    """The claim that an event has its id from; all of them where that one is gone."""
    return [c for c in claims if event_id(c) == event] or claims


def keep_names(
    events: Iterable[Event], before: Before, changed: Iterable[Change] = ()
) -> tuple[tuple[Event, ...], tuple[Change, ...]]:
    """The events with the ids they had, and all that changed: now and, where it still holds, earlier (`changed`).

    Depends on what was concluded before: for a first conclusion the ids are those that `find_events` gives.
    """
    given = tuple(events)
    at = {claim: n for n, event in enumerate(given) for claim in event.claims}
    heirs: dict[int, list[str]] = {}
    for old, claims in before.items():
        left = [c for c in (naming_claim(old, claims), *claims) if c in at] if claims else []
        if left:
            heirs.setdefault(at[left[0]], []).append(old)
    past = {c.event for c in changed} - set(before)
    names = {n: _name(event, heirs.get(n, ()), before, past) for n, event in enumerate(given)}
    _part(names, given, heirs)
    now = _changes(names, before, at, {old: n for n, olds in heirs.items() for old in olds})
    living = set(names.values())
    # What is there again has not gone, and did not split off: a judgement was taken back.
    earlier = tuple(changed)
    again = {c.event for c in earlier if c.how != "split"} & living
    new = (c for c in now if c.how != "split" or c.became not in again)
    # Of two changes between the same events the later tells what became of the first.
    traces = {(c.event, c.became): c for c in (*earlier, *new) if c.how == "split" or c.event not in living}
    named = (replace(event, id=names[n]) for n, event in enumerate(given))
    return (
        tuple(sorted(named, key=lambda e: (str(e.when.start or "9999"), e.type, e.id))),
        tuple(traces[pair] for pair in sorted(traces)),
    )


def _name(event: Event, heirs: Iterable[str], before: Before, past: Container[str]) -> str:
    """Of several that merged the one named by the earliest claim goes on: the id that a store read at once would give.

    What was no event of its own last time has the id that it had once, where it had one.
    """
    place = {claim: i for i, claim in enumerate(event.claims)}
    earliest = {old: min(place.get(c, len(place)) for c in _named_by(old, before[old])) for old in heirs}
    if earliest:
        return min(earliest, key=lambda old: (earliest[old], old))
    return next((event_id(c) for c in event.claims if event_id(c) in past), event.id)


def _part(names: dict[int, str], events: Sequence[Event], heirs: Mapping[int, Sequence[str]]) -> None:
    """No two events have one id: who inherits goes before who would only be so called."""
    taken = {names[n] for n in heirs}
    for n in sorted(set(names) - set(heirs), key=lambda n: events[n].id):
        while names[n] in taken:
            names[n] = content_id("event", names[n])
        taken.add(names[n])


def _changes(
    names: Mapping[int, str], before: Before, at: Mapping[str, int], home: Mapping[str, int]
) -> Iterable[Change]:
    for old, claims in before.items():
        if old not in home:
            yield Change(old, "", "gone")
            continue
        if names[home[old]] != old:
            yield Change(old, names[home[old]], "merged")
        for n in sorted({at[c] for c in claims if c in at} - {home[old]}):
            yield Change(old, names[n], "split")


__all__ = ["Before", "event_id", "keep_names", "naming_claim"]
