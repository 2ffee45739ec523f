"""An analyst's judgements: what may be said, how it is written down, and how it is taken back."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from strife.errors import InputError
from strife.knowledge.load import load
from strife.knowledge.slug import slug
from strife.model import VERDICTS, Judgement, standing_on
from strife.recognise import as_in, chain, judged_actors, spells
from strife.run.conclusions import Knowing
from strife.run.people import People, people_of
from strife.store import Store

JUDGED = ("actors",)
"""What can be judged; each kind is obeyed by the step that concludes it."""


def judge(
    store: Store, verdict: str, of: str, one: str, other: str, by: str = "", knowledge: Knowing = load
) -> Judgement:
    """Two actors, by id or name, are the same (the first keeps its name) or are not. Raises InputError."""
    _check(verdict, VERDICTS, "verdict")
    _check(of, JUDGED, "kind to judge")
    people = people_of(store, knowledge)
    if verdict == "apart":
        return split(store, one, other, by, knowledge, people)
    first, second = _actor(people, one, knowledge), _actor(people, other, knowledge)
    if first == second:
        raise InputError(f"{one!r} and {other!r} are both {first}: there is nothing to merge")
    for a in _all_of(store, first, knowledge):
        for b in _all_of(store, second, knowledge):
            for j in standing_on("actors", store.judgements()):
                if j.verdict == "apart" and {a, b} == {j.one, j.other} and {a, b} != {first, second}:
                    raise InputError(f"{a} was judged not to be {b} by {j.by} on {j.at[:10]}: undo {j.id} first")
    return _put(store, "same", first, second, by)


def split(
    store: Store, one: str, other: str, by: str = "", knowledge: Knowing = load, people: People | None = None
) -> Judgement:
    """Two who were taken for one are not: `other` is an id, or the name by which reports call the other."""
    people = people or people_of(store, knowledge)
    first = _actor(people, one, knowledge)
    if other != first and (other in people.parties or other in people.said):
        second = other
    elif any(spells(text, slug(other), first) for text in people.words.get(first, ())):
        second = slug(other)
    else:
        second = _actor(people, other, knowledge)
    if first == second:
        words = ", ".join(sorted(people.words.get(first, ())))
        raise InputError(f"{other!r} is {first} itself: name a report, or one of the words used for it: {words}")
    way = chain("actors", store.judgements(), first, second)
    if len(way) > 1:
        raise InputError(
            f"{second} is {first} by {' and '.join(j.id for j in way)}: take one of these back with `strife judge undo`"
        )
    return _put(store, "apart", first, second, by)


def split_report(store: Store, one: str, report: str, by: str = "", knowledge: Knowing = load) -> tuple[Judgement, ...]:
    """Who has that name in one report is somebody else."""
    people = people_of(store, knowledge)
    actor = _actor(people, one, knowledge)
    key = getattr(store.get(report), "id", "")
    if not key.startswith("report-"):
        raise InputError(f"{report!r} is the id of no report")
    concluded = {k.said.id: k.party.id for k in store.known_as() if k.report == key}
    met = {p.id for c in store.claims() if c.evidence.report == key for p in (*c.source, *c.target, c.speaker) if p}
    met |= {i.person.id for i in store.introductions() if i.evidence.report == key}
    here = sorted(i for i in met if concluded.get(i, i) == actor)
    if not here:
        raise InputError(f"{actor} is not met in {key}")
    return tuple(_put(store, "apart", actor, as_in(said, key), by) for said in here)


def undo(store: Store, key: str, by: str = "") -> Judgement:
    """Takes a judgement back, by the beginning of its id; it stays on the list and counts no more."""
    found = [j for j in store.judgements() if key and (j.id.startswith(key) or j.id.startswith(f"judgement-{key}"))]
    if not found:
        raise InputError(f"no judgement has the id {key!r}; `strife judge list` lists them")
    if len(found) > 1:
        raise InputError(f"more than one judgement begins with {key!r}: {', '.join(j.id for j in found[:4])}")
    if not found[0].stands:
        raise InputError(f"{found[0].id} was taken back already, by {found[0].undone_by} on {found[0].undone_at[:10]}")
    done = replace(found[0], undone_by=_who(by), undone_at=_now())
    store.put_judgement(done)
    return done


def _put(store: Store, verdict: str, one: str, other: str, by: str) -> Judgement:
    """Written down, unless it stands already."""
    who = _who(by)
    for j in standing_on("actors", store.judgements()):
        if j.verdict == verdict and {j.one, j.other} == {one, other}:
            return j
    made = Judgement.make(verdict, "actors", one, other, who, _now())
    store.put_judgement(made)
    return made


def _actor(people: People, asked: str, knowledge: Knowing) -> str:
    """The id of an actor that can be judged: somebody in particular, who is no country and no place."""
    found = people.find(asked).id
    if found.startswith("-"):
        raise InputError(f"{found} is nobody in particular, so it cannot be judged to be or not to be somebody")
    if found.startswith("geo:") or found in knowledge().countries:
        raise InputError(f"{found} is a place or country: only actors are judged")
    return found


def _all_of(store: Store, actor: str, knowledge: Knowing) -> Iterator[str]:
    """An actor and all that are judged to be it."""
    judged = judged_actors(store.judgements(), knowledge().actors)
    yield actor
    yield from (a for a, root in judged.root_of.items() if root == judged.root(actor) and a != actor)


def _check(value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        raise InputError(f"no {what} {value!r}; there {'is' if len(known) == 1 else 'are'} {', '.join(known)}")


def _who(by: str) -> str:
    """Who judges: as given, else the name the system has for the user."""
    if by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise InputError("the system does not say who you are: give --by NAME") from None


def _now() -> str:
    # To the microsecond: of two judgements on one pair the later counts.
    return datetime.now(UTC).isoformat(timespec="microseconds")


__all__ = ["JUDGED", "judge", "split", "split_report", "undo"]
