"""The tables that can be asked of a store: reports, claims, events and what of them is contested, actors, ties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from strife import tables
from strife.errors import InputError
from strife.knowledge.load import Knowledge, load
from strife.model import STATUSES, TIE_KINDS, Party, Situation
from strife.recognise import apply_to_claims
from strife.run.conclusions import conclude_store, parties_of
from strife.store import Filter, Store
from strife.store.filter import fold


@dataclass(frozen=True, slots=True)
class Asked:
    """One table: its name, its columns, and the rows that a filter leaves. `concluded`: it rests on events and ties."""

    name: str
    columns: Sequence[tables.Column]
    rows: Callable[[Store, Filter], list[tables.Row]]
    concluded: bool = False
    types: str = "PLOVER"


def _actors(store: Store, wanted: Filter) -> list[tables.Row]:
    """Those with a part in the events and ties asked for; with `actor`, only the ones so named."""
    others = replace(wanted, actor=None)
    events = tuple(store.events(others))
    # Ties have neither place nor status nor PLOVER type: asked by one of these, only events count.
    plain = not (wanted.place or wanted.status or wanted.type)
    ties = tuple(store.ties(others)) if plain else ()
    parties = parties_of(ties, events)
    if wanted.actor:
        met = {row.id for row in store.actors(replace(wanted, type=None, status=None, place=None))}
        part = fold(wanted.actor)
        parties = tuple(p for p in parties if p.id in met or p.id == wanted.actor or part in fold(p.name))
    return tables.actor_rows(Situation(parties, ties, events, ()))


def _claims(store: Store, wanted: Filter) -> list[tables.Row]:
    """What single sentences say, of the actors as concluded from all reports."""
    claims = apply_to_claims(store.claims(wanted), store.known_as())
    if wanted.actor:
        part = fold(wanted.actor)

        def meant(party: Party) -> bool:
            return party.id == wanted.actor or part in fold(f"{party.name}\n{party.text}")

        claims = tuple(
            c for c in claims if any(map(meant, (*c.source, *c.target, *((c.speaker,) if c.speaker else ()))))
        )
    return tables.claim_rows(claims)


ASKED = (
    Asked("reports", tables.REPORT_COLUMNS, lambda store, wanted: tables.report_rows(store.reports(wanted))),
    Asked("claims", tables.CLAIM_COLUMNS, _claims, True),
    Asked("events", tables.EVENT_COLUMNS, lambda store, wanted: tables.event_rows(store.events(wanted)), True),
    Asked(
        "contested",
        tables.CONTESTED_COLUMNS,
        lambda store, wanted: tables.contested_rows(store.events(replace(wanted, contested=True))),
        True,
    ),
    Asked("actors", tables.ACTOR_COLUMNS, _actors, True),
    Asked("ties", tables.TIE_COLUMNS, lambda store, wanted: tables.tie_rows(store.ties(wanted)), True, "ties"),
)


def table(name: str) -> Asked:
    """The table of that name. Raises InputError listing the known ones."""
    for one in ASKED:
        if one.name == name:
            return one
    raise InputError(f"no table {name!r}; there are {', '.join(one.name for one in ASKED)}")


def ask(
    store: Store, name: str, wanted: Filter, knowledge: Callable[[], Knowledge] = load
) -> tuple[list[tables.Row], Sequence[tables.Column]]:
    """The rows that a filter leaves; events and ties that are out of date are concluded again first.

    `knowledge` is only called for when it is needed: most questions are answered without.
    """
    asked = table(name)
    if wanted.status and wanted.status.lower() not in STATUSES:
        raise InputError(f"no status {wanted.status!r}; there are {', '.join(STATUSES)}")
    if asked.concluded and not store.current():
        conclude_store(store, knowledge())
    rows = asked.rows(store, wanted)
    if not rows and wanted.type:
        _check_type(wanted.type, asked, knowledge)
    return rows, asked.columns


def _check_type(wanted: str, asked: Asked, knowledge: Callable[[], Knowledge]) -> None:
    known = TIE_KINDS if asked.types == "ties" else tuple(knowledge().ontology.types)
    if wanted.upper() not in {kind.upper() for kind in known}:
        raise InputError(f"no type {wanted!r} of {asked.name}; there are {', '.join(known)}")


__all__ = ["ASKED", "Asked", "ask", "table"]
