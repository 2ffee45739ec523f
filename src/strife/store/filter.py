"""Filter: which claims, events, ties, actors or reports are asked for; matched in the database."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, exists, or_, select

from strife.errors import StoreError
from strife.store import tables as t

# ß æ ø đ ł and the like have no decomposition; casefold alone does ß.
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "œ": "oe", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """Text without case and accents, so that "salame" finds Salamé in every database alike."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


@dataclass(frozen=True, slots=True)
class Filter:
    """Every field that is not None must match.

    `actor`: an actor's id, or part of its name or of the words used; `place`: part of a place's name, or a country
    (alpha-3); `type`: a PLOVER type, for ties the kind; `status`; `since` and `until`: days, both included, that the
    interval must touch (what has no date is left out; a tie without an end still holds); `lang`: of a report read;
    `contested`: only events whose claims do not agree.
    """

    actor: str | None = None
    place: str | None = None
    type: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    lang: str | None = None
    contested: bool = False


EVERYTHING = Filter()


def happenings(wanted: Filter, table: Table, parties: Table) -> list[ColumnElement[bool]]:
    """The conditions on claims or events."""
    found: list[ColumnElement[bool]] = []
    if wanted.actor:
        found.append(_takes_part(wanted.actor, table, parties))
        if table is t.claims:
            found[-1] = or_(found[-1], _known_as(wanted.actor))
    if wanted.place:
        by_name = table.c.place.contains(fold(wanted.place), autoescape=True)
        found.append(or_(by_name, table.c.country == wanted.place.upper()))
    if wanted.type:
        found.append(table.c.type == wanted.type.upper())
    if wanted.status:
        found.append(table.c.status == wanted.status.lower())
    if wanted.contested and table is t.events:
        found.append(table.c.contested > 0)
    if wanted.lang:
        found.append(table.c.langs.contains(f" {wanted.lang.lower()} ", autoescape=True))
    return found + _dated(wanted, table)


def standing(wanted: Filter) -> list[ColumnElement[bool]]:
    """The conditions on ties; one whose start or end is not known is taken to be open there."""
    if wanted.status or wanted.place:
        raise StoreError("ties have no status and no place: ask with actor, type (backs, holds ...), dates or language")
    found: list[ColumnElement[bool]] = []
    if wanted.actor:
        found.append(_takes_part(wanted.actor, t.ties, t.tie_parties))
    if wanted.type:
        found.append(t.ties.c.type == wanted.type.lower())
    if wanted.lang:
        found.append(t.ties.c.langs.contains(f" {wanted.lang.lower()} ", autoescape=True))
    if wanted.since:
        found.append(or_(t.ties.c.until.is_(None), t.ties.c.until > wanted.since))
    if wanted.until:
        found.append(or_(t.ties.c.since.is_(None), t.ties.c.since <= wanted.until))
    return found


def published(wanted: Filter) -> list[ColumnElement[bool]]:
    """The conditions on reports: own date and language; the rest must hold of one of their claims."""
    found = _dated(wanted, t.reports)
    if wanted.lang:
        found.append(t.reports.c.lang == wanted.lang)
    said = Filter(wanted.actor, wanted.place, wanted.type, wanted.status)
    if said != EVERYTHING:
        conditions = happenings(said, t.claims, t.claim_parties)
        found.append(exists(select(t.claims.c.id).where(t.claims.c.report == t.reports.c.id, and_(*conditions))))
    return found


def _dated(wanted: Filter, table: Table) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since:
        found.append(table.c.until > wanted.since)
    if wanted.until:
        found.append(table.c.since <= wanted.until)
    return found


def named(actor: str, parties: Table) -> ColumnElement[bool]:
    """Whether a party is the actor asked for."""
    return or_(parties.c.actor == actor, parties.c.folded.contains(fold(actor), autoescape=True))


def _known_as(actor: str) -> ColumnElement[bool]:
    """Whether somebody in a claim was concluded to be the actor asked for."""
    met = and_(t.claim_parties.c.owner == t.claims.c.id, t.claim_parties.c.actor == t.known_as.c.said)
    is_asked = or_(t.known_as.c.actor == actor, t.known_as.c.folded.contains(fold(actor), autoescape=True))
    return exists(select(t.known_as.c.said).where(t.known_as.c.report == t.claims.c.report, met, is_asked))


def _takes_part(actor: str, table: Table, parties: Table) -> ColumnElement[bool]:
    return exists(select(parties.c.owner).where(parties.c.owner == table.c.id, named(actor, parties)))
