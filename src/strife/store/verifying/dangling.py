"""Ids that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, exists, or_, select

from strife.model import Judgement
from strife.store import tables as t
from strife.store.verifying.fault import JUDGED, Fault
from strife.store.verifying.rows_of import found, raw
from strife.store.verifying.view import View


@dataclass(frozen=True, slots=True)
class Link:
    """A column whose values are keys of another table; `concluded`: as long as what was concluded is current."""

    column: Column[Any]
    to: Column[Any]
    concluded: bool = False


LINKS = (
    Link(t.claims.c.report, t.reports.c.id),
    Link(t.claim_parties.c.owner, t.claims.c.id),
    Link(t.said_ties.c.report, t.reports.c.id),
    Link(t.introductions.c.report, t.reports.c.id),
    Link(t.copy_members.c.report, t.reports.c.id),
    Link(t.copy_keys.c.number, t.copy_members.c.number),
    Link(t.event_claims.c.event, t.events.c.id),
    Link(t.event_claims.c.claim, t.claims.c.id, concluded=True),
    Link(t.event_parties.c.owner, t.events.c.id),
    Link(t.tie_parties.c.owner, t.ties.c.id),
    Link(t.known_as.c.report, t.reports.c.id, concluded=True),
)


def links(view: View) -> Iterator[Fault]:
    """Every link leads to a row that is there."""
    for link in LINKS:
        if link.concluded and not view.current:
            continue
        for (key,) in view.connection.execute(lost(link)):
            there = link.to.table.name
            yield Fault.of(link.column.table.name, str(key), f"its {link.column.name} is not among the {there}")


def lost(link: Link) -> Select[Any]:
    """The keys that lead nowhere."""
    query = select(link.column).outerjoin(link.to.table, link.column == link.to)
    return query.where(link.to.is_(None)).distinct()


def judgements(view: View) -> Iterator[Fault]:
    """Judgements have the id of what they say. One on something that the store does not hold (yet) is worth a note."""
    for row in found(view.connection, raw(t.judgements)):
        judged = Judgement(**{name: str(row[name]) for name in row if name != "sum"})
        made = Judgement.make(judged.verdict, judged.of, judged.one, judged.other, judged.by, judged.at)
        if made.id != judged.id:
            yield Fault.of("judgements", judged.id, "its id is not that of what it says", JUDGED)
        for key in (judged.one, judged.other):
            if judged.stands and not _is_met(view, key):
                yield Fault(
                    "judgements", judged.id, f"judgements {judged.id}: nothing here is called {key} (yet)", True
                )


def _is_met(view: View, key: str) -> bool:
    met = [
        exists(select(column).where(column == key))
        for column in (
            t.reports.c.id,
            t.claims.c.id,
            t.events.c.id,
            t.ties.c.id,
            t.claim_parties.c.actor,
            t.event_parties.c.actor,
            t.tie_parties.c.actor,
            t.known_as.c.said,
            t.known_as.c.actor,
            t.introductions.c.person,
        )
    ]
    return bool(view.connection.scalar(select(or_(*met))))
