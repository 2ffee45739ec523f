"""Reports judged: two tell one wire story, or do not."""

from __future__ import annotations

from strife.errors import InputError
from strife.model import Report
from strife.run.judging.kind import GONE, Asked, Kind, Pair
from strife.store import Store
from strife.store.filter import fold

_LISTED = 4  # reports that an ambiguous title is told to mean


def _find(asked: Asked) -> Pair:
    one, other = (report_called(asked.store, words).id for words in (asked.one, asked.other))
    if one == other:
        raise InputError(f"{asked.one!r} and {asked.other!r} are both {one}: name two reports")
    return one, other


def report_called(store: Store, words: str) -> Report:
    """The report whose id begins so; else of that path, title, or part of a title. Raises InputError."""
    found = _called(store, words.strip()) if words.strip() else []
    if not found:
        raise InputError(f"no report in this store has the id, path or title {words!r}; `strife reports` lists them")
    if len(found) > 1:
        more = " ..." if len(found) > _LISTED else ""
        listed = ", ".join(f"{r.id} ({r.title or r.path or r.publisher})" for r in found[:_LISTED])
        raise InputError(f"{words!r} may be {listed}{more}: give the id")
    return found[0]


def _called(store: Store, words: str) -> list[Report]:
    if found := [noun for noun in store.beginning(words, Report) if isinstance(noun, Report)]:
        return found
    if found := list(store.reports_at(words)):
        return found
    part = fold(words)
    titled = [(report, fold(report.title)) for report in store.reports()]
    return [r for r, title in titled if title == part] or [r for r, title in titled if part in title]


def _tells(store: Store, key: str) -> str:
    return next((r.title or " ".join(r.text.split())[:60] for r in store.reports_of([key])), GONE)


REPORTS = Kind(
    "reports",
    "an id or how it begins, a path or a title",
    _find,
    "tells the same wire story as",
    "tells another wire story than",
    _tells,
)

__all__ = ["REPORTS", "report_called"]
