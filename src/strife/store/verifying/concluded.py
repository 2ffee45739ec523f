"""What was concluded: events, ties and who is who, against the claims and reports they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from strife.model import Event, KnownAs, Report, Tie
from strife.store import rows
from strife.store import tables as t
from strife.store.verifying.fault import Fault
from strife.store.verifying.rows_of import Row, differ, grouped, in_parts, noun, raw, same_rows, where_in
from strife.store.verifying.said import quoted
from strife.store.verifying.view import View
from strife.store.writing import langs_of


def events(view: View) -> Iterator[Fault]:
    for part in in_parts(view.connection, raw(t.events)):
        keys = [row["id"] for row in part]
        parties = grouped(where_in(view.connection, t.event_parties, t.event_parties.c.owner, keys), "owner")
        claims = grouped(where_in(view.connection, t.event_claims, t.event_claims.c.event, keys), "event")
        read = {row["id"]: noun(Event, row) for row in part}
        there = _there(view, [r for event in read.values() if event for r in event.reports])
        for row in part:
            yield from _event(row, read[row["id"]], parties[row["id"]], claims[row["id"]])
            if (event := read[row["id"]]) and view.current:
                yield from _of_reports("events", event.id, event.reports, there)


def ties(view: View) -> Iterator[Fault]:
    for part in in_parts(view.connection, raw(t.ties)):
        keys = [row["id"] for row in part]
        parties = grouped(where_in(view.connection, t.tie_parties, t.tie_parties.c.owner, keys), "owner")
        for row in part:
            key = str(row["id"])
            tie = noun(Tie, row)
            if tie is None:
                yield Fault.of("ties", key, "its body is no tie")
                continue
            yield from same_rows("tie_parties", key, parties[key], rows.tie_party_rows(tie), "those who are tied")
            if view.current:
                yield from _tie(view, row, tie)


def known_as(view: View) -> Iterator[Fault]:
    for part in in_parts(view.connection, raw(t.known_as)):
        for row in part:
            key = f"{row['report']} {row['position']}"
            known = noun(KnownAs, row)
            if known is None:
                yield Fault.of("known_as", key, "its body does not say who is who")
                continue
            wanted = next(rows.known_as_rows([known])) | {"position": row["position"]}
            yield from differ("known_as", key, row, wanted)


def _event(row: Row, event: Event | None, parties: list[Row], claims: list[Row]) -> Iterator[Fault]:
    key = str(row["id"])
    if event is None:
        yield Fault.of("events", key, "its body is no event")
        return
    yield from differ("events", key, row, rows.event_row(event))
    yield from same_rows("event_parties", key, parties, rows.event_party_rows(event), "those who take part in it")
    pairs: list[Row] = [{"event": event.id, "claim": claim} for claim in event.claims]
    yield from same_rows("event_claims", key, claims, pairs, "its claims")


def _tie(view: View, row: Row, tie: Tie) -> Iterator[Fault]:
    """The tie against every report that it cites: some may be many, so they are read a few at a time."""
    cited = list(dict.fromkeys(e.report for e in tie.evidence))
    langs: dict[str, str] = {}
    for one in where_in(view.connection, t.reports, t.reports.c.id, cited):
        if report := noun(Report, one):
            langs[report.id] = str(one["lang"])
            yield from quoted(view, "ties", tie.id, tie.evidence, report)
    yield from _of_reports("ties", tie.id, cited, set(langs))
    yield from differ("ties", tie.id, row, rows.tie_row(tie, langs_of(tie, langs)))


def _of_reports(table: str, key: str, cited: Iterable[str], there: set[Any]) -> Iterator[Fault]:
    for gone in (report for report in cited if report not in there):
        yield Fault.of(table, key, f"it rests on {gone}, which is not there")


def _there(view: View, keys: list[str]) -> set[Any]:
    return {row["id"] for row in where_in(view.connection, t.reports, t.reports.c.id, set(keys))}
