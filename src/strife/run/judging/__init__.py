"""An analyst's judgements: what may be said, how it is written down, and how it is taken back."""

from __future__ import annotations

from strife.errors import InputError
from strife.knowledge.load import load
from strife.model import VERDICTS, Judgement
from strife.run.conclusions import Knowing
from strife.run.judging.actors import ACTORS, split_report
from strife.run.judging.events import EVENTS
from strife.run.judging.kind import Asked, Kind, refuse_detour
from strife.run.judging.reports import REPORTS
from strife.run.judging.written import put, undo
from strife.store import Store
from strife.tables import Row, judgement_rows

JUDGED: tuple[Kind, ...] = (ACTORS, REPORTS, EVENTS)
"""What can be judged; each kind is obeyed by the step that concludes it."""


def judge(
    store: Store, verdict: str, of: str, one: str, other: str, by: str = "", knowledge: Knowing = load
) -> Judgement:
    """Two of one kind, called as that kind may be called, are the same or are not. Raises InputError."""
    _check(verdict, VERDICTS, "verdict")
    kind = kind_of(of)
    pair = kind.find(Asked(store, verdict, one, other, knowledge))
    refuse_detour(of, store.judgements(), verdict, pair)
    return put(store, verdict, of, *pair, by)


def judgements_of(store: Store) -> list[Row]:
    """All judgements as rows of a table, the oldest first, each with what the two are in words; those taken back too."""
    said = store.judgements()
    words = {(j.of, key): kind_of(j.of).tells(store, key) for j in said for key in (j.one, j.other)}
    return judgement_rows(said, words)


def kind_of(of: str) -> Kind:
    """The kind of that name. Raises InputError."""
    _check(of, tuple(kind.of for kind in JUDGED), "kind to judge")
    return next(kind for kind in JUDGED if kind.of == of)


def _check(value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        raise InputError(f"no {what} {value!r}; there {'is' if len(known) == 1 else 'are'} {', '.join(known)}")


__all__ = ["JUDGED", "judge", "judgements_of", "kind_of", "split_report", "undo"]
