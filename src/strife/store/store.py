"""Store: what can be put into it and asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, delete, func, insert, or_, select

from strife import codec
from strife.errors import StoreError
from strife.model import Change, Claim, CopyGroup, Event, Introduction, Judgement, KnownAs, Party, Report, Skipped, Tie
from strife.store import copying, rows, sqlite
from strife.store import tables as t
from strife.store.actors import ActorRow, actor_rows
from strife.store.copying import Seek
from strife.store.filter import EVERYTHING, Filter, happenings, named, published, standing
from strife.store.sentences import reading, sentences
from strife.store.sums import content, sum_of_ids
from strife.store.verifying import AT_ONCE, Fault, faults
from strife.store.writing import add_skipped, forget, insert_all, langs_of, noted, now_current, out_of_date

Noun = TypeVar("Noun")
Named = Report | Claim | Event | Tie
_KINDS: tuple[tuple[type[Named], Table], ...] = (
    (Event, t.events),
    (Claim, t.claims),
    (Tie, t.ties),
    (Report, t.reports),
)
COUNTED = (t.reports, t.claims, t.events, t.ties, t.judgements)
UNREAD = " (words alone)"  # ends the knowledge of a report in which nothing was read: it is kept for its copies


@dataclass(frozen=True, slots=True)
class Health:
    """How a store is: `current` where events and ties were concluded after the last report came in."""

    place: str
    version: str
    created: str
    reports: int
    skipped: int
    claims: int
    events: int
    ties: int
    current: bool
    sound: str  # "ok", or what is damaged


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
        introductions: Iterable[Introduction] = (),
        seek: Seek | None = None,
    ) -> bool:
        """One report with all that it says; False when it was there, coded with the same `knowledge`.

        Coded with another knowledge it is replaced. Either way what was noted as skipped about its path is gone. With
        `seek` its copies are found now; without, `place_copies` finds them later.
        """
        unique = {claim.id: claim for claim in claims}.values()
        claim_rows = [rows.claim_row(claim, report.lang) | {"report": report.id} for claim in unique]
        party_rows = [row for claim in unique for row in rows.claim_party_rows(claim)]
        tie_rows = [rows.said_tie_row(tie, report.id) for tie in {tie.id: tie for tie in ties}.values()]
        introduced = {i.id: rows.introduction_row(i, report.id) for i in introductions}
        said = sum_of_ids(str(row["id"]) for row in (*claim_rows, *tie_rows, *introduced.values()))
        notes = list(skipped)
        sought = seek(report) if seek else None
        with self._writing() as connection:
            there = connection.scalar(select(t.reports.c.knowledge).where(t.reports.c.id == report.id))
            connection.execute(delete(t.skipped).where(t.skipped.c.report == report.path))
            if there == knowledge:
                return False
            if there is not None:
                forget(connection, report.id)
            connection.execute(delete(t.skipped).where(t.skipped.c.report == report.id))
            connection.execute(insert(t.reports), rows.report_row(report, knowledge, said))
            insert_all(connection, t.claims, claim_rows)
            insert_all(connection, t.claim_parties, party_rows)
            insert_all(connection, t.said_ties, tie_rows)
            insert_all(connection, t.introductions, list(introduced.values()))
            add_skipped(connection, notes)
            if seek and sought:
                copying.place(connection, sought, seek)
            out_of_date(connection)
        return True

    def place_copies(self, seek: Seek) -> None:
        """Finds the copies of reports that were put in without."""
        joined = t.reports.outerjoin(t.copy_members, t.copy_members.c.report == t.reports.c.id)
        query = select(t.reports.c.id).select_from(joined).where(t.copy_members.c.report.is_(None))
        for key in list(self._column(query.order_by(t.reports.c.id))):
            with self._writing() as connection:
                body = connection.scalar(select(t.reports.c.body).where(t.reports.c.id == key))
                if body is not None:
                    copying.place(connection, seek(codec.loads(Report, body)), seek)

    def put_skipped(self, skipped: Iterable[Skipped]) -> None:
        """What gave no report at all. Once noted, a thing is not noted again."""
        notes = list(skipped)
        with self._writing() as connection:
            add_skipped(connection, notes)

    def put_judgement(self, judgement: Judgement) -> None:
        """What an analyst says, or takes back: one of that id is replaced. What was concluded is then out of date."""
        with self._writing() as connection:
            connection.execute(delete(t.judgements).where(t.judgements.c.id == judgement.id))
            connection.execute(insert(t.judgements), rows.judgement_row(judgement))
            out_of_date(connection)

    def put_situation(
        self,
        events: Iterable[Event],
        ties: Iterable[Tie],
        known_as: Iterable[KnownAs] = (),
        since: str | None = None,
        became: Iterable[Change] = (),
    ) -> None:
        """All that was concluded, in place of what was concluded before.

        `since`: the `changes` that were in when it was read; `became`: what became of events of then.
        """
        happened, stand = tuple({e.id: e for e in events}.values()), tuple({tie.id: tie for tie in ties}.values())
        with self._writing() as connection:
            for table in (
                t.event_parties,
                t.event_claims,
                t.event_changes,
                t.events,
                t.tie_parties,
                t.ties,
                t.known_as,
            ):
                connection.execute(delete(table))
            langs = {row.id: row.lang for row in connection.execute(select(t.reports.c.id, t.reports.c.lang))}
            insert_all(connection, t.known_as, list(rows.known_as_rows(known_as)))
            insert_all(connection, t.events, [rows.event_row(event) for event in happened])
            pairs: Iterator[rows.Row] = (
                {"event": event.id, "claim": claim} for event in happened for claim in dict.fromkeys(event.claims)
            )
            insert_all(connection, t.event_claims, list(pairs))
            insert_all(connection, t.event_changes, [rows.change_row(change) for change in became])
            insert_all(connection, t.event_parties, [row for event in happened for row in rows.event_party_rows(event)])
            insert_all(connection, t.ties, [rows.tie_row(tie, langs_of(tie, langs)) for tie in stand])
            insert_all(connection, t.tie_parties, [row for tie in stand for row in rows.tie_party_rows(tie)])
            now_current(connection, since)

    # What is asked: nouns, in an order that does not depend on the database.

    def known(self, report: str) -> str | None:
        """The knowledge a report was coded with; None when the store does not have it."""
        return next(self._column(select(t.reports.c.knowledge).where(t.reports.c.id == report)), None)

    def reports(self, wanted: Filter = EVERYTHING) -> Iterator[Report]:
        query = select(t.reports.c.body).where(*published(wanted))
        return self._nouns(Report, _by_date(query, t.reports))

    def reports_of(self, ids: Iterable[str]) -> Iterator[Report]:
        """The reports of these ids, in the order of the ids."""
        for part in copying.parts(sorted(set(ids))):
            yield from self._nouns(
                Report, select(t.reports.c.body).where(t.reports.c.id.in_(part)).order_by(t.reports.c.id)
            )

    def reports_at(self, path: str) -> Iterator[Report]:
        """The reports read from this file, or from one whose path ends so."""
        column = t.reports.c.path
        there = or_(column == path, column.endswith(f"/{path}", autoescape=True))
        return self._nouns(Report, select(t.reports.c.body).where(there).order_by(t.reports.c.id))

    def unread(self) -> frozenset[str]:
        """The ids of reports in which nothing could be read, for want of a parser: they are kept for their copies."""
        return frozenset(self._column(select(t.reports.c.id).where(t.reports.c.knowledge.endswith(UNREAD))))

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

    def claims_by_event(self) -> dict[str, list[str]]:
        """The ids of the claims of each event."""
        found: dict[str, list[str]] = {}
        table = t.event_claims.c
        with self._reading() as connection:
            for event, claim in connection.execute(select(table.event, table.claim).order_by(table.event, table.claim)):
                found.setdefault(event, []).append(claim)
        return found

    def event_changes(self) -> tuple[Change, ...]:
        """What became of events that are no more, or of which a part is another now."""
        table = t.event_changes.c
        with self._reading() as connection:
            found = connection.execute(select(table.event, table.became, table.how).order_by(table.event, table.became))
            return tuple(Change(*row) for row in found)

    def ties(self, wanted: Filter = EVERYTHING) -> Iterator[Tie]:
        """The ties concluded from all reports."""
        return self._nouns(Tie, _by_date(select(t.ties.c.body).where(*standing(wanted)), t.ties))

    def said_ties(self) -> Iterator[Tie]:
        """The ties as the single reports say them: what `relate` concludes from."""
        return self._nouns(Tie, select(t.said_ties.c.body).order_by(t.said_ties.c.report, t.said_ties.c.id))

    def introductions(self) -> Iterator[Introduction]:
        """What the single reports say of persons."""
        table = t.introductions
        return self._nouns(Introduction, select(table.c.body).order_by(table.c.report, table.c.id))

    def known_as(self) -> Iterator[KnownAs]:
        """Who was concluded to be somebody else than the words of one report alone say."""
        return self._nouns(KnownAs, select(t.known_as.c.body).order_by(t.known_as.c.position))

    def judgements(self) -> tuple[Judgement, ...]:
        """All that analysts said of the data, the oldest first; those taken back too."""
        table = t.judgements
        with self._reading() as connection:
            found = connection.execute(select(*content(table)).order_by(table.c.at, table.c.id))
            return tuple(Judgement(**row._mapping) for row in found)

    def copies(self) -> Iterator[CopyGroup]:
        """Every report in one group, as its words tell (strife.run.copying.copies_in: as judged); `place_copies` first,
        where reports were put in without seeking."""
        with self._reading() as connection:
            yield from copying.groups(connection)

    def skipped(self) -> Iterator[Skipped]:
        with self._reading() as connection:
            table = t.skipped.c
            for row in connection.execute(select(table.report, table.stage, table.reason).order_by(*table)):
                yield Skipped(*row)

    def actors(self, wanted: Filter = EVERYTHING) -> tuple[ActorRow, ...]:
        """The actors of the claims asked for (with `actor`: those of that name), the most often met first."""
        conditions = happenings(replace(wanted, actor=None), t.claims, t.claim_parties)
        if wanted.actor:
            conditions.append(named(wanted.actor, t.claim_parties))
        joined = t.claim_parties.join(t.claims, t.claims.c.id == t.claim_parties.c.owner)
        query = select(t.claim_parties.c.role, t.claims.c.report, t.claim_parties.c.body).select_from(joined)
        with self._reading() as connection:
            found = connection.execute(query.where(*conditions))
            return actor_rows((role, report, codec.loads(Party, body)) for role, report, body in found)

    def get(self, prefix: str, *kinds: type[Named]) -> Named:
        """The one noun (of some kinds) whose id begins so ("event-3f2a" or "3f2a"); StoreError when there is none or more than one."""
        found = self.beginning(prefix, *kinds)
        if not found:
            told = [kind.__name__.lower() for kind, _ in _KINDS if not kinds or kind in kinds]
            named = f"{', '.join(told[:-1])} or {told[-1]}" if told[1:] else told[0]
            raise StoreError(f"the store {self.place} has no {named} with the id {prefix!r}")
        if len(found) > 1:
            raise StoreError(f"more than one id begins with {prefix!r}: {', '.join(n.id for n in found[:4])} ...")
        return found[0]

    def beginning(self, prefix: str, *kinds: type[Named]) -> list[Named]:
        """The noun of that id; else those whose ids begin so, four of each kind at most."""
        found: list[Named] = []
        for kind, table in _KINDS if prefix.strip() else ():
            if kinds and kind not in kinds:
                continue
            begins = table.c.id.startswith(prefix, autoescape=True)
            after_kind = table.c.id.contains(f"-{prefix}", autoescape=True)
            query = select(table.c.body).where(or_(begins, after_kind)).order_by(table.c.id).limit(4)
            found += self._nouns(kind, query)
        return [noun for noun in found if noun.id == prefix] or found

    def changes(self) -> str:
        """How many reports and judgements came in so far, as text: to be compared with what it is later."""
        with self._reading() as connection:
            return noted(connection, "changes") or ""

    def current(self) -> bool:
        """Whether events and ties were concluded after the last report came in."""
        return next(self._column(select(t.meta.c.value).where(t.meta.c.key == "situation")), "") == "current"

    def health(self) -> Health:
        with self._reading() as connection:
            meta = {row.key: row.value for row in connection.execute(select(t.meta.c.key, t.meta.c.value))}
            tables = (t.reports, t.skipped, t.claims, t.events, t.ties)
            counts = [connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables]
            sound = "ok"
            if connection.dialect.name == "sqlite":
                sound = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
        current = meta.get("situation") == "current"
        n_reports, n_skipped, n_claims, n_events, n_ties = counts
        made = meta.get("version", ""), meta.get("created", "")
        return Health(self.place, *made, n_reports, n_skipped, n_claims, n_events, n_ties, current, sound)

    def verify(self, seek: Seek) -> Iterator[Fault]:
        """Everything that is not as it was written or does not agree with the rest; nothing is changed."""
        with self._snapshot() as connection:
            yield from faults(connection, seek)

    def counted(self) -> dict[str, int]:
        """How many rows the main tables have."""
        with self._reading() as connection:
            return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in COUNTED}

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        """One state of the store for many queries, whoever writes meanwhile, and text read even where it is damaged."""
        with sentences(self.place, self._wait), self._engine.connect() as raw:
            connection = raw.execution_options(yield_per=AT_ONCE)
            if raw.dialect.name == "sqlite":
                with sqlite.any_text(connection):
                    yield connection
            else:
                yield connection.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with sentences(self.place, self._wait), self._engine.connect() as raw:
            connection = raw.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reading(self.place, self._wait), self._engine.connect() as connection:
            yield connection.execution_options(yield_per=500)

    def _column(self, query: Select[Any]) -> Iterator[str]:
        with self._reading() as connection:
            for row in connection.execute(query):
                yield row[0]

    def _nouns(self, kind: type[Noun], query: Select[Any]) -> Iterator[Noun]:
        with sentences(self.place, self._wait):
            for body in self._column(query):
                yield codec.loads(kind, body)


def _by_date(query: Select[Any], table: Table) -> Select[Any]:
    # Undated last, said in so many words: databases disagree on where NULL sorts.
    return query.order_by(table.c.since.is_(None), table.c.since, table.c.id)
