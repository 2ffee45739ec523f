"""Reading: one report understood. Tokens and sentences as Universal Dependencies, and the mentions found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from strife.model.apart import Apart
from strife.model.party import Introduction
from strife.model.report import When


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is an index into the sentence's tokens (its own index at the root); offsets count report characters."""

    i: int
    text: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A span that the parser takes for a name; `label` is PER, ORG or LOC. The gazetteer may overrule the label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()


# How the `via` of a mention says that its country is only the one the report is about, or that nobody but the report names it.
GUESSED = "in a report about"
NAMED_HERE = "named in the text"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span that names or describes an actor. `actor` is an actor id; `via` says how it was found and why it has its codes.

    `head` is the offset of the span's head word: where the sentence's tree takes hold of it.
    """

    start: int
    end: int
    head: int
    text: str
    actor: str
    name: str
    country: str | None
    sector: str | None
    via: str


PRECISIONS = ("point", "city", "county", "province", "region", "sea", "country")


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the ground: GeoNames id where known, coordinates in degrees (never invented), precision is one of PRECISIONS."""

    name: str
    text: str = ""
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: str = "city"
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A span that tells a time. `apart`: it is told from another time of the text; `since`: where an interval begins (*since January*)."""

    start: int
    end: int
    when: When
    apart: Apart | None = None
    since: When | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One report parsed, with what was found in it; `again`: the places that words for them mean (`the town`, `there`)."""

    report: str
    lang: str
    parser: str
    sentences: tuple[Sentence, ...]
    actors: tuple[ActorMention, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeMention, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    again: tuple[Place, ...] = ()


NO_FEATS: Mapping[str, str] = {}
__all__ = ["NO_FEATS", "ActorMention", "Name", "Place", "Reading", "Sentence", "TimeMention", "Token"]
