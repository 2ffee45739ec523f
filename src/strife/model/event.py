"""Event: one happening as far as its claims agree; Situation: events and ties as of a date."""

from __future__ import annotations

from dataclasses import dataclass

from strife.model.claim import Tie, Toll
from strife.model.copying import CopyGroup
from strife.model.judgement import KnownAs
from strife.model.party import Introduction, Party
from strife.model.reading import Place
from strife.model.report import When


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the claims of an event disagree on: the attribute, and each value with the ids of the claims that give it."""

    attribute: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening. `claims` are claim ids, `reports` report ids, `independent` the number of copy groups among them."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: str
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    place: Place | None
    when: When
    tolls: tuple[Toll, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    independent: int
    langs: tuple[str, ...]
    speakers: tuple[Party, ...]
    deniers: tuple[Party, ...]
    disputes: tuple[Dispute, ...]
    confidence: float
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """Who is who, tied how, and what happened, as of a day (None: of all that was read).

    `known_as` tells who was concluded to be somebody else than the words of one report alone say; `introductions` are
    those of all reports, of the persons so concluded.
    """

    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]
    events: tuple[Event, ...]
    copies: tuple[CopyGroup, ...]
    as_of: str | None = None
    known_as: tuple[KnownAs, ...] = ()
    introductions: tuple[Introduction, ...] = ()


__all__ = ["CopyGroup", "Dispute", "Event", "Situation"]
