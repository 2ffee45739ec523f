"""What the introductions of all reports teach of persons: their codes on a day, and whom a bare surname means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from strife.knowledge.slug import slug
from strife.model import Introduction, Party, Report, When

# Days. Offices of news last some years; what a report said of a man longer ago says little of what he is today.
AGED = 730
CODES = ("country", "sector")
_QUOTED = 160  # characters of the sentence that `why` repeats; the offsets lead to all of it


@dataclass(frozen=True, slots=True)
class Teachers:
    """The introductions of one person that give one code: those of a report, and the first of each day, days in order."""

    own: Mapping[str, Introduction]
    by_day: Mapping[date, Introduction]
    days: tuple[date, ...]
    undated: Introduction | None
    codes: frozenset[str]  # all that anybody gave

    def nearest(self, published: When, report: str) -> Introduction | None:
        """What the report itself says, else what was said nearest to its day, of two as near the later."""
        if report in self.own or not self.days:
            return self.own.get(report, self.undated)
        if published.start is None:
            return self.by_day[self.days[-1]]
        at = bisect_left(self.days, published.start)
        day = min(self.days[max(0, at - 1) : at + 1], key=lambda d: (_days(d, published.start), -d.toordinal()))
        return self.by_day[day] if _days(day, published.start) <= AGED else self.undated


def _days(one: date, other: date | None) -> int:
    return abs((one - other).days) if other else AGED


@dataclass(frozen=True, slots=True)
class Learned:
    """Who taught a code (`country`, `sector`) of a person, by his id."""

    of: Mapping[tuple[str, str], Teachers]

    def teacher(self, person: str, code: str, published: When, report: str) -> Introduction | None:
        teachers = self.of.get((person, code))
        return teachers.nearest(published, report) if teachers else None

    def told(self, person: str, code: str) -> frozenset[str]:
        """Every value of a code that anybody gave a person."""
        teachers = self.of.get((person, code))
        return teachers.codes if teachers else frozenset()

    def told_in(self, report: str, person: str, code: str) -> set[str]:
        """What one report itself gives him."""
        teachers = self.of.get((person, code))
        return {getattr(teachers.own[report].person, code)} if teachers and report in teachers.own else set()


def learned_from(introductions: Iterable[Introduction]) -> Learned:
    """In the order of their ids, so that it is the same whichever report was read first."""
    found: dict[tuple[str, str], list[Introduction]] = {}
    for one in sorted(introductions, key=lambda i: (i.evidence.report, i.evidence.trigger_start, i.id)):
        for code in CODES:
            if getattr(one.person, code):
                found.setdefault((one.person.id, code), []).append(one)
    return Learned({key: _teachers(taught, key[1]) for key, taught in found.items()})


def _teachers(taught: Iterable[Introduction], code: str) -> Teachers:
    own: dict[str, Introduction] = {}
    by_day: dict[date, Introduction] = {}
    undated: Introduction | None = None
    for one in taught:
        own.setdefault(one.evidence.report, one)
        if one.when.start:
            by_day.setdefault(one.when.start, one)
        else:
            undated = undated or one
    codes = frozenset(getattr(one.person, code) for one in own.values())
    return Teachers(own, by_day, tuple(sorted(by_day)), undated, codes)


def because(codes: Collection[str], taught: Introduction, reports: Mapping[str, Report]) -> str:
    """`TUR GOV: Turkish defence minister, learned from “...” (Harbour Wire, 2020-01-10, report-1f..[0:57])`."""
    report = reports.get(taught.evidence.report)
    day = taught.when.start.isoformat() if taught.when.start else "undated"
    evidence = taught.evidence
    span = f"{evidence.report}[{evidence.start}:{evidence.end}]"
    where = ", ".join(part for part in (report.publisher if report else "", day, span) if part)
    quote = " ".join(evidence.quote.split())
    quote = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED].rsplit(' ', 1)[0]} …"
    return f"{' '.join(codes)}: {taught.title}, learned from “{quote}” ({where})"


@dataclass(frozen=True, slots=True)
class Surnames:
    """Who bears a surname, of those whom the reports name in full; `known`: surnames of people in our files."""

    bearers: Mapping[str, frozenset[str]]
    known: frozenset[str]

    def bearer(self, name: str) -> str | None:
        """The one person that a bare surname can mean."""
        key = slug(name)
        found = self.bearers.get(key, frozenset())
        return next(iter(found)) if len(found) == 1 and key not in self.known and " " not in name.strip() else None


def surnames(people: Iterable[tuple[str, Party]], known: Iterable[str]) -> Surnames:
    """From (id as concluded, party) of everybody named in full, and the full names of our files."""
    bearers: dict[str, set[str]] = {}
    for actor, party in people:
        for key in _keys(party.name):
            bearers.setdefault(key, set()).add(actor)
    return Surnames({k: frozenset(v) for k, v in bearers.items()}, frozenset(key for n in known for key in _keys(n)))


def _keys(name: str) -> set[str]:
    """`Ahmed al-Mismari` is *al-Mismari* and *Mismari*; a single word is nobody's surname here."""
    words = name.split()
    return {slug(words[-1]), slug(words[-1].split("-")[-1])} if len(words) > 1 else set()
