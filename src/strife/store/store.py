"""Store: what can be put into it and asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Connection, Engine, Select, Table, delete, func, insert, or_, select, update

from strife import codec
from strife.errors import StoreError
from strife.model import Claim, CopyGroup, Event, Party, Report, Skipped, Tie
from strife.store import rows
from strife.store import tables as t
from strife.store.filter import EVERYTHING, Filter, happenings, named, published, standing
from strife.store.sentences import sentences

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as the claims know it: the words used for it, and how often it acts, is acted on, and speaks."""

    id: str
    name: str
    country: str | None
    sector: str | None
    words: tuple[str, ...]
    as_source: int
    as_target: int
    as_speaker: int
    reports: int


@dataclass(frozen=True, slots=True)
class Health:
    """`current`: whether events and ties were concluded after the last report came in; `sound`: "ok" or what is damaged."""

    place: str
    version: str
    created: str
    reports: int
    skipped: int
    claims: int
    events: int
    ties: int
    current: bool
    sound: str


class Store:
    """An open store; made by `open_store`. Use it in a `with` or close it."""

    def __init__(self, engine: Engine, place: str, wait: float) -> None:
        self.place = place
        self._engine = engine
        self._wait = wait

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What is put in: each method is one transaction, so that it happens wholly or not at all.

    def put_report(
        self,
        report: Report,
        claims: Iterable[Claim] = (),
        ties: Iterable[Tie] = (),
        skipped: Iterable[Skipped] = (),
        knowledge: str = "",
    ) -> bool:
        """One report with all that it says; False when it was there, coded with the same `knowledge`.

        Coded with another knowledge it is replaced. Either way what was noted as skipped about its path is gone.
        """
        unique = {claim.id: claim for claim in claims}.values()
        claim_rows = [rows.claim_row(claim, report.lang) | {"report": report.id} for claim in unique]
        party_rows = [row for claim in unique for row in rows.claim_party_rows(claim)]
        tie_rows = [rows.said_tie_row(tie, report.id) for tie in {tie.id: tie for tie in ties}.values()]
        notes = list(skipped)
        with self._writing() as connection:
            there = connection.scalar(select(t.reports.c.knowledge).where(t.reports.c.id == report.id))
            if there == knowledge:
                return False
            if there is not None:
                _forget(connection, report.id)
            connection.execute(delete(t.skipped).where(t.skipped.c.report.in_((report.id, report.path))))
            connection.execute(insert(t.reports), rows.report_row(report, knowledge))
            _insert(connection, t.claims, claim_rows)
            _insert(connection, t.claim_parties, party_rows)
            _insert(connection, t.said_ties, tie_rows)
            _add_skipped(connection, notes)
            connection.execute(update(t.meta).where(t.meta.c.key == "situation").values(value="out of date"))
        return True

    def put_skipped(self, skipped: Iterable[Skipped]) -> None:
        """What gave no report at all. Once noted, a thing is not noted again."""
        notes = list(skipped)
        with self._writing() as connection:
            _add_skipped(connection, notes)

    def put_situation(self, copies: Iterable[CopyGroup], events: Iterable[Event], ties: Iterable[Tie]) -> None:
        """All that was concluded, in place of what was concluded before."""
        happened, stand = tuple({e.id: e for e in events}.values()), tuple({tie.id: tie for tie in ties}.values())
        groups = tuple(copies)
        with self._writing() as connection:
            for table in (t.event_parties, t.event_claims, t.events, t.tie_parties, t.ties, t.copies):
                connection.execute(delete(table))
            langs = {key: lang for key, lang in connection.execute(select(t.reports.c.id, t.reports.c.lang))}
            _insert(connection, t.copies, [rows.copy_row(group) for group in groups])
            _insert(connection, t.events, [rows.event_row(event) for event in happened])
            pairs = ({"event": event.id, "claim": claim} for event in happened for claim in dict.fromkeys(event.claims))
            _insert(connection, t.event_claims, list[rows.Row](pairs))
            _insert(connection, t.event_parties, [row for event in happened for row in rows.event_party_rows(event)])
            _insert(connection, t.ties, [rows.tie_row(tie, _langs_of(tie, langs)) for tie in stand])
            _insert(connection, t.tie_parties, [row for tie in stand for row in rows.tie_party_rows(tie)])
            connection.execute(update(t.meta).where(t.meta.c.key == "situation").values(value="current"))

    # What is asked: nouns, in an order that does not depend on the database.

    def known(self, report: str) -> str | None:
        """The knowledge a report was coded with; None when the store does not have it."""
        return next(self._column(select(t.reports.c.knowledge).where(t.reports.c.id == report)), None)

    def reports(self, wanted: Filter = EVERYTHING) -> Iterator[Report]:
        query = select(t.reports.c.body).where(*published(wanted))
        return self._nouns(Report, _by_date(query, t.reports))

    def claims(self, wanted: Filter = EVERYTHING) -> Iterator[Claim]:
        query = select(t.claims.c.body).where(*happenings(wanted, t.claims, t.claim_parties))
        return self._nouns(Claim, _by_date(query, t.claims))

    def claims_of(self, event: str) -> Iterator[Claim]:
        """The claims that an event was concluded from."""
        joined = t.claims.join(t.event_claims, t.event_claims.c.claim == t.claims.c.id)
        query = select(t.claims.c.body).select_from(joined).where(t.event_claims.c.event == event)
        return self._nouns(Claim, _by_date(query, t.claims))

    def events(self, wanted: Filter = EVERYTHING) -> Iterator[Event]:
        query = select(t.events.c.body).where(*happenings(wanted, t.events, t.event_parties))
        return self._nouns(Event, _by_date(query, t.events))

    def ties(self, wanted: Filter = EVERYTHING) -> Iterator[Tie]:
        """The ties concluded from all reports."""
        return self._nouns(Tie, _by_date(select(t.ties.c.body).where(*standing(wanted)), t.ties))

    def said_ties(self) -> Iterator[Tie]:
        """The ties as the single reports say them: what `relate` concludes from."""
        return self._nouns(Tie, select(t.said_ties.c.body).order_by(t.said_ties.c.report, t.said_ties.c.id))

    def copies(self) -> Iterator[CopyGroup]:
        return self._nouns(CopyGroup, select(t.copies.c.body).order_by(t.copies.c.id))

    def skipped(self) -> Iterator[Skipped]:
        with self._reading() as connection:
            table = t.skipped.c
            for row in connection.execute(select(table.report, table.stage, table.reason).order_by(*table)):
                yield Skipped(*row)

    def actors(self, wanted: Filter = EVERYTHING) -> tuple[ActorRow, ...]:
        """The actors of the claims asked for (with `actor`: those of that name), the most often met first."""
        conditions = happenings(_without_actor(wanted), t.claims, t.claim_parties)
        if wanted.actor:
            conditions.append(named(wanted.actor, t.claim_parties))
        joined = t.claim_parties.join(t.claims, t.claims.c.id == t.claim_parties.c.owner)
        query = select(t.claim_parties.c.role, t.claims.c.report, t.claim_parties.c.body).select_from(joined)
        met: dict[str, list[tuple[str, str, Party]]] = {}
        with self._reading() as connection:
            for role, report, body in connection.execute(query.where(*conditions)):
                party = codec.loads(Party, body)
                met.setdefault(party.id, []).append((role, report, party))
        found = (_actor_row(key, met[key]) for key in met)
        return tuple(sorted(found, key=lambda row: (-row.as_source - row.as_target - row.as_speaker, row.id)))

    def get(self, prefix: str) -> Report | Claim | Event | Tie:
        """The one noun whose id begins so ("event-3f2a" or "3f2a"); StoreError when there is none or more than one."""
        kinds: tuple[tuple[Table, type[Report | Claim | Event | Tie]], ...] = (
            (t.events, Event),
            (t.claims, Claim),
            (t.ties, Tie),
            (t.reports, Report),
        )
        found: list[tuple[str, str, type[Report | Claim | Event | Tie]]] = []
        with self._reading() as connection:
            for table, kind in kinds if prefix.strip() else ():
                begins = table.c.id.startswith(prefix, autoescape=True)
                after_kind = table.c.id.contains(f"-{prefix}", autoescape=True)
                query = select(table.c.id, table.c.body).where(or_(begins, after_kind)).order_by(table.c.id).limit(4)
                found += [(key, body, kind) for key, body in connection.execute(query)]
        exact = [noun for noun in found if noun[0] == prefix] or found
        if not exact:
            raise StoreError(f"the store {self.place} has no event, claim, tie or report with the id {prefix!r}")
        if len(exact) > 1:
            raise StoreError(
                f"more than one id begins with {prefix!r}: {', '.join(key for key, _, _ in exact[:4])} ..."
            )
        return codec.loads(exact[0][2], exact[0][1])

    def health(self) -> Health:
        with self._reading() as connection:
            meta = {key: value for key, value in connection.execute(select(t.meta.c.key, t.meta.c.value))}
            tables = (t.reports, t.skipped, t.claims, t.events, t.ties)
            counts = [connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables]
            sound = "ok"
            if connection.dialect.name == "sqlite":
                sound = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
        current = meta["situation"] == "current"
        return Health(self.place, meta["version"], meta["created"], *counts, current=current, sound=sound)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with sentences(self.place, self._wait), self._engine.connect() as raw:
            connection = raw.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with sentences(self.place, self._wait), self._engine.connect() as connection:
            yield connection.execution_options(yield_per=500)

    def _column(self, query: Select[tuple[str]]) -> Iterator[str]:
        with self._reading() as connection:
            yield from connection.scalars(query)

    def _nouns(self, kind: type[Noun], query: Select[tuple[str]]) -> Iterator[Noun]:
        for body in self._column(query):
            yield codec.loads(kind, body)


def _by_date(query: Select[tuple[str]], table: Table) -> Select[tuple[str]]:
    # Undated last, said in so many words: databases disagree on where NULL sorts.
    return query.order_by(table.c.since.is_(None), table.c.since, table.c.id)


def _insert(connection: Connection, table: Table, new: list[rows.Row]) -> None:
    if new:
        connection.execute(insert(table), new)


def _add_skipped(connection: Connection, notes: list[Skipped]) -> None:
    for skip in dict.fromkeys(notes):
        row = rows.skipped_row(skip)
        there = select(t.skipped.c.stage).where(*[t.skipped.c[key] == value for key, value in row.items()])
        if connection.scalar(there) is None:
            connection.execute(insert(t.skipped), row)


def _forget(connection: Connection, report: str) -> None:
    own = select(t.claims.c.id).where(t.claims.c.report == report)
    connection.execute(delete(t.claim_parties).where(t.claim_parties.c.owner.in_(own)))
    for table in (t.claims, t.said_ties):
        connection.execute(delete(table).where(table.c.report == report))
    connection.execute(delete(t.reports).where(t.reports.c.id == report))


def _langs_of(tie: Tie, langs: dict[str, str]) -> list[str]:
    return sorted({langs.get(evidence.report, "") for evidence in tie.evidence} - {""})


def _without_actor(wanted: Filter) -> Filter:
    return Filter(None, wanted.place, wanted.type, wanted.status, wanted.since, wanted.until, wanted.lang)


def _actor_row(key: str, met: list[tuple[str, str, Party]]) -> ActorRow:
    parties = [party for _, _, party in met]
    first = min(parties, key=lambda party: (party.country is None, party.sector is None, party.name))
    words = tuple(sorted({party.text for party in parties} - {""}))
    acts, suffers, speaks = (sum(role == wanted for role, _, _ in met) for wanted in ("source", "target", "speaker"))
    return ActorRow(
        key,
        first.name,
        first.country,
        first.sector,
        words,
        acts,
        suffers,
        speaks,
        len({report for _, report, _ in met}),
    )
