"""Event: one happening as far as its claims agree; Situation: events and ties as of a date."""

from __future__ import annotations

from dataclasses import dataclass

from strife.model.claim import Tie, Toll
from strife.model.copying import CopyGroup
from strife.model.judgement import KnownAs
from strife.model.party import Introduction, Party
from strife.model.reading import Place
from strife.model.report import When

CONTESTED = ("status", "source", "target", "place", "when", "tolls")


@dataclass(frozen=True, slots=True)
class Account:
    """One value of what is contested: the ids of the claims that give it, and who says so (speakers, and papers in their own voice)."""

    value: str
    claims: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the claims of an event disagree on (CONTESTED), and each value with who gives it."""

    attribute: str
    accounts: tuple[Account, ...]


CHANGES = ("merged", "split", "gone")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an event when more was read or judged: it `merged` into another, a part of it `split` off, or it is `gone` (became is "")."""

    event: str
    became: str
    how: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening. `claims` are claim ids in order of arrival, `reports` report ids, `independent` the number of copy groups among them.

    The id comes from the claim that named the event first: it stays when others join (collapse/naming.py).
    """

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


__all__ = ["CHANGES", "CONTESTED", "Account", "Change", "CopyGroup", "Dispute", "Event", "Situation"]
