"""Actors judged: two are one, or who was taken for one is another."""

from __future__ import annotations

from strife.errors import InputError
from strife.knowledge.load import load
from strife.knowledge.slug import slug
from strife.model import Judgement
from strife.recognise import as_in, spells
from strife.run.conclusions import Knowing
from strife.run.judging.kind import Asked, Kind, Pair
from strife.run.judging.reports import report_called
from strife.run.judging.written import put
from strife.run.people import People, people_of
from strife.store import Store


def _find(asked: Asked) -> Pair:
    """Of two judged the same the first keeps its name; `other` may be a name by which reports call one who is not the first."""
    people = people_of(asked.store, asked.knowledge)
    one = _actor(people, asked.one, asked.knowledge)
    if asked.verdict == "same":
        other = _actor(people, asked.other, asked.knowledge)
        if one == other:
            raise InputError(f"{asked.one!r} and {asked.other!r} are both {one}: there is nothing to merge")
        return one, other
    other = _taken_for(people, one, asked)
    if one == other:
        words = ", ".join(sorted(people.words.get(one, ())))
        raise InputError(f"{asked.other!r} is {one} itself: name a report, or one of the words used for it: {words}")
    return one, other


def _taken_for(people: People, one: str, asked: Asked) -> str:
    """The id, or the name in the reports, of who was taken for an actor."""
    if asked.other != one and (asked.other in people.parties or asked.other in people.said):
        return asked.other
    if any(spells(text, slug(asked.other), one) for text in people.words.get(one, ())):
        return slug(asked.other)
    return _actor(people, asked.other, asked.knowledge)


def _actor(people: People, asked: str, knowledge: Knowing) -> str:
    """The id of an actor that can be judged: somebody in particular, who is no country and no place."""
    found = people.find(asked).id
    if found.startswith("-"):
        raise InputError(f"{found} is nobody in particular, so it cannot be judged to be or not to be somebody")
    if found.startswith("geo:") or found in knowledge().countries:
        raise InputError(f"{found} is a place or country: only actors are judged")
    return found


def split_report(store: Store, one: str, report: str, by: str = "", knowledge: Knowing = load) -> tuple[Judgement, ...]:
    """Who has that name in one report is somebody else."""
    people = people_of(store, knowledge)
    actor = _actor(people, one, knowledge)
    key = report_called(store, report).id
    concluded = {k.said.id: k.party.id for k in store.known_as() if k.report == key}
    met = {p.id for c in store.claims() if c.evidence.report == key for p in (*c.source, *c.target, c.speaker) if p}
    met |= {i.person.id for i in store.introductions() if i.evidence.report == key}
    here = sorted(i for i in met if concluded.get(i, i) == actor)
    if not here:
        raise InputError(f"{actor} is not met in {key}")
    return tuple(put(store, "apart", ACTORS.of, actor, as_in(said, key), by) for said in here)


ACTORS = Kind("actors", "an id or a name", _find, "is", "is not")

__all__ = ["ACTORS", "split_report"]
