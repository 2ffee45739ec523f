"""From what was said to what is concluded: the situation of a store, a brief, an explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from strife.brief import Brief, compose, to_html
from strife.collapse import Sought, keep_names
from strife.errors import InputError
from strife.explain import Explanation, explain
from strife.knowledge.load import Knowledge, load
from strife.knowledge.tree import no_collecting
from strife.model import Change, Event, Party, Report, Situation, Tie
from strife.pipeline import Coder, conclude
from strife.read.dates import DateLike
from strife.read.folder import Paths
from strife.recognise import apply_to_claims, apply_to_introductions
from strife.run.copying import copies_in, copies_judged
from strife.run.local import Watch, gather, unwatched
from strife.store import Store

Knowing = Callable[[], Knowledge]
"""Where knowledge comes from if it is needed: most questions to a store are answered without loading any."""


@no_collecting()
def conclude_store(store: Store, knowledge: Knowledge | None = None, as_of: date | None = None) -> Situation:
    """Concludes from all that a store holds; what is concluded of everything is kept there, as of a day it is not."""
    since = store.changes()
    reports, claims, said = list(store.reports()), list(store.claims()), list(store.said_ties())
    store.place_copies(Sought)
    introduced, judged, copies = list(store.introductions()), store.judgements(), copies_in(store)
    situation = conclude(reports, claims, said, knowledge or load(), as_of, introduced, judged, copies)
    events, changes = keep_names(situation.events, store.claims_by_event(), store.event_changes())
    situation = replace(situation, events=events)
    if as_of is None:
        store.put_situation(situation.events, situation.ties, situation.known_as, since, changes)
    return situation


def situation_of(store: Store, knowledge: Knowing = load, as_of: date | None = None) -> Situation:
    """The situation of a store: as concluded before where that is still true, else concluded now."""
    if as_of is not None or not store.current():
        return conclude_store(store, knowledge(), as_of)
    # In the order in which `conclude` gives them, so that a brief has the same bytes either way.
    events = sorted(store.events(), key=lambda e: (str(e.when.start or "9999"), e.type, e.id))
    ties = sorted(store.ties(), key=lambda t: (t.kind, t.source.id, t.target.id))
    known_as = tuple(store.known_as())
    introduced = sorted(apply_to_introductions(store.introductions(), known_as), key=lambda i: i.id)
    return Situation(
        parties_of(ties, events), tuple(ties), tuple(events), copies_in(store), None, known_as, tuple(introduced)
    )


def parties_of(ties: Iterable[Tie], events: Iterable[Event]) -> tuple[Party, ...]:
    """Who has a part in ties and events, each once, by id."""
    met = [*(p for t in ties for p in (t.source, t.target)), *(p for e in events for p in (*e.source, *e.target))]
    by_id = {p.id: p for p in met}
    return tuple(by_id[key] for key in sorted(by_id))


def brief_of(
    paths: Paths,
    coder: Coder,
    *,
    as_of: date | None = None,
    publication: DateLike | None = None,
    lang: str | None = None,
    publisher: str | None = None,
    watch: Watch = unwatched,
) -> Brief:
    """The brief of files and folders, read and coded in memory: nothing is left behind."""
    known = gather(paths, coder, date=publication, lang=lang, publisher=publisher, watch=watch)
    situation = conclude(known.reports, known.claims, known.ties, coder.knowledge, as_of, known.introductions)
    reports = published_by(known.reports, as_of)
    claims = apply_to_claims(known.claims, situation.known_as)
    return compose(situation, {c.id: c for c in claims}, reports, skipped=known.skipped)


def brief_of_store(store: Store, knowledge: Knowing = load, as_of: date | None = None) -> Brief:
    """The brief of all that a store holds."""
    situation = situation_of(store, knowledge, as_of)
    unread = store.unread()
    reports = published_by((r for r in store.reports() if r.id not in unread), as_of)
    if not reports:
        raise InputError(
            f"the store {store.place} holds no report{' of that time' if as_of else ''}: `strife read` some"
        )
    claims = apply_to_claims(store.claims(), situation.known_as)
    return compose(situation, {c.id: c for c in claims}, reports, skipped=tuple(store.skipped()))


def brief(source: Paths | Store, coder: Coder | None = None, *, as_of: date | None = None) -> Brief:
    """What an analyst is told first, of files and folders or of an open store."""
    if isinstance(source, Store):
        return brief_of_store(source, load if coder is None else lambda: coder.knowledge, as_of)
    return brief_of(source, coder or Coder(), as_of=as_of)


def published_by(reports: Iterable[Report], day: date | None) -> dict[str, Report]:
    """The reports known by a day, by id; the undated among them."""
    return {r.id: r for r in reports if day is None or r.published.start is None or r.published.start <= day}


def explain_id(store: Store, key: str, knowledge: Knowing = load) -> Explanation:
    """Why strife says so: an event, a claim or a tie of a store by the beginning of its id."""
    if not store.current():
        conclude_store(store, knowledge())
    changes = store.event_changes()
    item = store.get(now_called(key, changes))
    if isinstance(item, Report):
        raise InputError(f"{item.id} is a report; `explain` takes an event, a claim or a tie")
    told = tuple(store.claims_of(item.id)) if isinstance(item, Event) else () if isinstance(item, Tie) else (item,)
    evidence = item.evidence if isinstance(item, Tie) else tuple(c.evidence for c in told)
    cited = (store.get(key) for key in sorted({e.report for e in evidence}))
    reports = {r.id: r for r in cited if isinstance(r, Report)}
    around = Situation((), (), (), copies_in(store), known_as=tuple(store.known_as()))
    told_why = explain(item, {c.id: c for c in told}, reports, around, copies_judged(store.judgements()))
    past = _past(item.id, changes)
    return replace(told_why, facts=(*told_why.facts, ("before", "; ".join(past)))) if past else told_why


def _past(event: str, changes: Iterable[Change]) -> list[str]:
    """What merged into an event and split off it; not what went back again, as when a judgement was taken back."""
    known = tuple(changes)
    moved = {(c.event, c.became) for c in known}
    net = [c for c in known if (c.became, c.event) not in moved]
    into = [f"{c.event} merged into it" for c in net if c.how == "merged" and c.became == event]
    return into + [f"{c.became} split off" for c in net if c.how == "split" and c.event == event]


def now_called(key: str, changes: Iterable[Change]) -> str:
    """What an event that is no more is called now: the event it merged into. Raises InputError where nothing is left of it."""
    became = {c.event: c.became for c in changes if c.how != "split"}
    found = {old for old in became if old.startswith(key) or old.startswith(f"event-{key}")}
    while len(found) == 1 and (old := next(iter(found))) in became:
        if not became[old]:
            raise InputError(f"{old} is gone: nothing that it was concluded from is in the store any more")
        found = {became[old]}
    return next(iter(found)) if len(found) == 1 else key


def write_page(brief: Brief, path: str | Path) -> None:
    """The brief as one page of HTML. Raises InputError where it cannot be written."""
    try:
        Path(path).write_text(to_html(brief), encoding="utf-8")
    except OSError as error:
        raise InputError(f"the page {path} cannot be written: {error.strerror or error}") from error


__all__ = [
    "brief",
    "brief_of",
    "brief_of_store",
    "conclude_store",
    "explain_id",
    "now_called",
    "parties_of",
    "situation_of",
    "write_page",
]
