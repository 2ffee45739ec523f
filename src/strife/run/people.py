"""One actor of a store: found by id or name, and shown with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from strife.errors import InputError
from strife.explain import Profile, profile
from strife.knowledge.load import Knowledge, load
from strife.model import Claim, Party, Situation
from strife.recognise import apply_to_claims
from strife.run.conclusions import Knowing, situation_of
from strife.store import Store
from strife.store.filter import fold

_LISTED = 8  # actors that an ambiguous name is told to mean


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in a store: each actor as concluded by its id, the words used for it, and the ids it was coded with."""

    parties: dict[str, Party]
    words: dict[str, frozenset[str]]
    said: dict[str, frozenset[str]]  # id as coded in some report -> ids as concluded

    @staticmethod
    def of(claims: Iterable[Claim], situation: Situation) -> People:
        parties: dict[str, Party] = {}
        words: dict[str, set[str]] = {}
        said: dict[str, set[str]] = {}
        told = [*claims]
        for before, after in zip(told, apply_to_claims(told, situation.known_as), strict=True):
            for party in _parties(after):
                parties[party.id] = min(parties.get(party.id, party), party, key=_coded)
                words.setdefault(party.id, set()).add(party.text)
            for party in _parties(before):
                said.setdefault(party.id, set())
        for t in situation.ties:
            for party in (t.source, t.target):
                parties.setdefault(party.id, party)
        for i in situation.introductions:
            parties.setdefault(i.person.id, i.person)
            words.setdefault(i.person.id, set()).add(i.person.text)
        for k in situation.known_as:
            said.setdefault(k.said.id, set()).add(k.party.id)
        return People(
            parties,
            {k: frozenset(v) for k, v in words.items()},
            {k: frozenset(v) for k, v in said.items()},
        )

    def find(self, asked: str) -> Party:
        """The actor of that id, else of that name, else with it as part of its name or of the words used. Raises InputError."""
        if asked in self.parties:
            return self.parties[asked]
        if len(now := self.said.get(asked, frozenset()) & self.parties.keys()) == 1:
            return self.parties[next(iter(now))]
        part = fold(asked.strip())
        called = {key: {fold(party.name), *map(fold, self.words.get(key, ()))} for key, party in self.parties.items()}
        named = [key for key, party in self.parties.items() if part == fold(party.name)]
        whole = named or [key for key, names in called.items() if part in names]
        found = whole or [key for key, names in called.items() if part and any(part in name for name in names)]
        if len(found) > 1:  # somebody is meant rather than his troops
            found = [key for key in found if "." not in key and not key.startswith(("-", "geo:"))] or found
        if not found:
            raise InputError(f"nobody in this store is called {asked!r}; `strife actors` lists who is")
        if len(found) > 1:
            more = " ..." if len(found) > _LISTED else ""
            listed = ", ".join(f"{key} ({self.parties[key].name})" for key in sorted(found)[:_LISTED])
            raise InputError(f"{asked!r} may be {listed}{more}: give the id")
        return self.parties[found[0]]


def _parties(claim: Claim) -> tuple[Party, ...]:
    return (*claim.source, *claim.target, *((claim.speaker,) if claim.speaker else ()))


def _coded(party: Party) -> tuple[bool, bool, str, str, str]:
    """The best coded first."""
    return party.country is None, party.sector is None, party.why, party.country or "", party.sector or ""


def people_of(store: Store, knowledge: Knowing = load) -> People:
    return People.of(store.claims(), situation_of(store, knowledge))


def profile_of(store: Store, asked: str, knowledge: Knowing = load) -> Profile:
    """The profile of one actor of a store, by id or name."""
    situation = situation_of(store, knowledge)
    claims = tuple(store.claims())
    actor = People.of(claims, situation).find(asked)
    reports = {r.id: r for r in store.reports()}
    files = knowledge()
    known = files.actors.get(actor.id)
    bodies = {key: _called(key, files) for r in (known.roles if known else ()) for key in (r.leads or r.of,) if key}
    return profile(actor, situation, claims, reports, known, store.judgements(), bodies)


def _called(key: str, files: Knowledge) -> str:
    return files.actors[key].name if key in files.actors else files.country_name(key)


__all__ = ["People", "people_of", "profile_of"]
