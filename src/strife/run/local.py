"""One machine: the verbs applied to files, to a stream of JSON Lines and to a store.

What the command line does and what `import strife` gives are these functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from strife.collapse import Sought
from strife.errors import InputError
from strife.export import code_line, dumps_line, skipped_line
from strife.identify import identify
from strife.model import Claim, Introduction, Report, Skipped, Tie
from strife.parse import models
from strife.pipeline import DEFAULT_CONFIDENCE, DEFAULT_PARSER, Coded, Coder
from strife.read import read, read_lines
from strife.read.dates import DateLike
from strife.read.folder import Paths
from strife.store import UNREAD, Store

Read = Report | Skipped
Watch = Callable[[Iterable[Read]], Iterable[Read]]
"""What is read goes through it one by one: how a progress bar looks on."""


def unwatched(items: Iterable[Read]) -> Iterable[Read]:
    return items


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of reading: reports coded now, those the store knew already, claims of the new ones, and what was skipped."""

    coded: int = 0
    known: int = 0
    claims: int = 0
    skipped: tuple[Skipped, ...] = ()

    @property
    def usable(self) -> bool:
        return self.coded + self.known > 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """Reports coded and held in memory, with all they say."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]
    skipped: tuple[Skipped, ...]
    introductions: tuple[Introduction, ...] = ()


def made_by(coder: Coder) -> str:
    """What decides how a report is coded: the knowledge and, the parsers, and name and threshold where not the usual."""
    usual = coder.parser.name == DEFAULT_PARSER and coder.threshold == DEFAULT_CONFIDENCE
    how = "" if usual else f" {coder.parser.name} {coder.threshold:g}"
    return f"{coder.knowledge.version}-{models.version()}{how}"


def read_into(
    store: Store,
    paths: Paths,
    coder: Coder,
    *,
    date: DateLike | None = None,
    lang: str | None = None,
    publisher: str | None = None,
    watch: Watch = unwatched,
) -> Tally:
    """Reads, codes and stores reports, each in one transaction; one coded the same way before is not coded again."""
    tally, made = Tally(), made_by(coder)
    for item in watch(read(paths, date=date, lang=lang, publisher=publisher)):
        tally = _skip(store, item, tally) if isinstance(item, Skipped) else _put(store, item, coder, made, tally)
    return tally


def _put(store: Store, report: Report, coder: Coder, made: str, tally: Tally) -> Tally:
    if store.known(report.id) == made:
        store.put_report(report, knowledge=made)  # only forgets what was noted about the file before it could be read
        return replace(tally, known=tally.known + 1)
    coded = coder.code(report)
    if isinstance(coded, Skipped):
        if lang := report.lang or identify(report.text):
            # Nothing is read from it, but it can be the original, or a translation, of one that is.
            store.put_report(replace(report, lang=lang), knowledge=f"{made}{UNREAD}", seek=Sought)
        return _skip(store, named_by_path(coded, report), tally)
    store.put_report(coded.report, coded.claims, coded.ties, (), made, coded.introductions, Sought)
    return replace(tally, coded=tally.coded + 1, claims=tally.claims + len(coded.claims))


def _skip(store: Store, skipped: Skipped, tally: Tally) -> Tally:
    store.put_skipped([skipped])
    return replace(tally, skipped=(*tally.skipped, skipped))


def named_by_path(skipped: Skipped, report: Report) -> Skipped:
    """A report that could not be coded is nowhere to be looked up by its id: its file says more."""
    return replace(skipped, report=report.path or skipped.report)


def gather(
    paths: Paths,
    coder: Coder,
    *,
    date: DateLike | None = None,
    lang: str | None = None,
    publisher: str | None = None,
    watch: Watch = unwatched,
) -> Gathered:
    """Reads and codes reports in memory. Raises InputError when none could be used, naming the first reason."""
    coded: dict[str, Coded] = {}
    skipped: list[Skipped] = []
    for item in watch(list(read(paths, date=date, lang=lang, publisher=publisher))):
        done = item if isinstance(item, Skipped) else coder.code(item)
        if isinstance(done, Coded):
            coded[done.report.id] = done
        else:
            skipped.append(done if isinstance(item, Skipped) else named_by_path(done, item))
    if not coded:
        raise InputError(f"no report could be used; {skipped[0].report}: {skipped[0].reason}")
    return Gathered(
        tuple(c.report for c in coded.values()),
        tuple(claim for c in coded.values() for claim in c.claims),
        tuple(tie for c in coded.values() for tie in c.ties),
        tuple(skipped),
        tuple(i for c in coded.values() for i in c.introductions),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """The answer to one input line of `strife code`; `notes` tell of fields that could not be used."""

    text: str
    used: bool
    notes: tuple[str, ...] = ()


def code(stream: BinaryIO, coder: Coder) -> Iterator[Line]:
    """JSON Lines in, JSON Lines out: exactly one for each, in order, as each is read."""
    for given in read_lines(stream):
        notes = tuple(f"line {given.line}: {reason}" for _, reason in given.notes)
        if given.report is None:
            yield Line(dumps_line(skipped_line(given.id, "", given.reason)), False, notes)
            continue
        coded = coder.code(given.report)
        if isinstance(coded, Skipped):
            yield Line(dumps_line(skipped_line(given.id, given.report.lang, coded.reason)), False, notes)
        else:
            yield Line(dumps_line(code_line(given.id, coded.report, coded.reading, coded.claims)), True, notes)


__all__ = ["Gathered", "Line", "Tally", "Watch", "code", "gather", "made_by", "named_by_path", "read_into", "unwatched"]
