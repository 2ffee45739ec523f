"""Rules that turn the slots of a time expression into an interval; the words are in `times.yml`, none here.

A rule sees the slots, the report's day (or None) and whether the clause looks ahead; it returns None where the
interval is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from strife.find import time_spans as cal
from strife.find.time_spans import Span
from strife.knowledge.timewords import Expression
from strife.model import Apart

AHEAD_DAYS = 65
"""A date without year or cue lies ahead only if it is that near and its last occurrence is nearly a year back:
*in April* of a report of 10 January is last April (the seeds' 001 and 002), *3 January* of one of 23 December the next."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What a matched expression says, as numbers and keys, and what its line of `times.yml` fixes."""

    line: Expression
    day: int | None = None
    day2: int | None = None
    month: int = 0
    month2: int = 0
    year: int | None = None
    year2: int | None = None
    number: int = 1
    unit: str = ""
    weekday: int = 0
    season: str = ""
    part: str = ""

    @staticmethod
    def of(line: Expression, found: Mapping[str, Any]) -> Slots:
        return Slots(line, **{"unit": line.unit, **found})

    @property
    def shift(self) -> int | None:
        return self.line.shift


Reader = Callable[[Slots, date | None, bool | None], Span | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """How to read one kind of expression; `tensed`: the clause's tense matters; `kind`: its origin, "" = by whether it has a year."""

    read: Reader
    kind: str = ""
    tensed: bool = False

    def origin(self, slots: Slots) -> str:
        if self.kind:
            return self.kind
        return "explicit" if slots.year is not None else "relative"


def _part(span: Span | None, slots: Slots) -> Span | None:
    return cal.third(span, slots.part) if span and slots.part else span


def _nearest(make: Callable[[int], Span], ref: date, ahead: bool | None, shift: int | None) -> Span:
    """The occurrence that is meant of what comes every year: the past one preferred, unless the clause looks ahead."""
    if shift is not None:
        return make(ref.year + shift)
    spans = [make(year) for year in (ref.year - 1, ref.year, ref.year + 1)]
    past = [span for span in spans if span.start <= ref][-1]
    coming = next(span for span in spans if (span.end or span.start) > ref)
    if ahead is not None:
        return coming if ahead else past
    back = (ref - (past.end or past.start)).days
    return coming if (coming.start - ref).days <= AHEAD_DAYS and back > 365 - AHEAD_DAYS else past


def _yearly(slots: Slots, ref: date | None, ahead: bool | None, make: Callable[[int], Span]) -> Span | None:
    if slots.year is not None:
        return make(slots.year)
    return _nearest(make, ref, ahead, slots.shift) if ref else None


def read_date(slots: Slots, ref: date | None, ahead: bool | None) -> Span | None:
    """4 April 2019; 4 April: of the year that the report's date and the clause's tense tell."""
    return _yearly(slots, ref, ahead, lambda year: cal.day(date(year, slots.month, slots.day or 1)))


def read_days(slots: Slots, ref: date | None, ahead: bool | None) -> Span | None:
    """3-5 April, from 30 March to 2 April."""

    def make(year: int) -> Span:
        last = date(year, slots.month2 or slots.month, slots.day2 or 1)
        first = date(year - (slots.month2 > 0 and slots.month > slots.month2), slots.month, slots.day or 1)
        return Span(first, last + timedelta(days=1), "range")

    return _yearly(slots, ref, ahead, make)


def read_month(slots: Slots, ref: date | None, ahead: bool | None) -> Span | None:
    """April 2019, mid-April, last April."""
    return _part(_yearly(slots, ref, ahead, lambda year: cal.month(year, slots.month)), slots)


def read_months(slots: Slots, ref: date | None, ahead: bool | None) -> Span | None:
    """January to March 2019; November to February runs into the next year."""

    def make(year: int) -> Span:
        first = cal.month(year - (slots.month > slots.month2), slots.month)
        return Span(first.start, cal.month(year, slots.month2).end, "range")

    return _yearly(slots, ref, ahead, make)


def read_year(slots: Slots, _ref: date | None, _ahead: bool | None) -> Span | None:
    return _part(cal.years(slots.year), slots) if slots.year else None


def read_years(slots: Slots, _ref: date | None, _ahead: bool | None) -> Span | None:
    """2011-2014, 2011/12: both years included."""
    if slots.year is None or slots.year2 is None:
        return None
    last = slots.year2 if slots.year2 > 99 else slots.year // 100 * 100 + slots.year2
    return cal.years(slots.year, last - slots.year + 1) if last > slots.year else None


def read_decade(slots: Slots, _ref: date | None, _ahead: bool | None) -> Span | None:
    if slots.year is None:
        return None
    first = slots.year if slots.year > 99 else 1900 + slots.year
    return _part(cal.years(first, 10), slots)


def read_hundreds(slots: Slots, _ref: date | None, _ahead: bool | None) -> Span | None:
    """1900-talet."""
    return _part(cal.years(slots.year, 100), slots) if slots.year else None


def read_century(slots: Slots, _ref: date | None, _ahead: bool | None) -> Span | None:
    return cal.years((slots.number - 1) * 100 + 1, 100)


def read_shortyear(slots: Slots, ref: date | None, ahead: bool | None) -> Span | None:
    """3 JAN 90, of old wire copy: two digits are of the last hundred years."""
    year = slots.year or 0
    return read_date(replace(slots, year=1900 + year if year > 40 else 2000 + year), ref, ahead)


def read_numeric(slots: Slots, _ref: date | None, _ahead: bool | None) -> Span | None:
    """25/12/2019; 4/5/2019 may be either way round, so it stays words."""
    if slots.year is None or slots.day is None or slots.day2 is None:
        return None
    if slots.day > 12 or slots.day == slots.day2:
        return cal.day(date(slots.year, slots.day2, slots.day))
    return cal.day(date(slots.year, slots.day, slots.day2)) if slots.day2 > 12 else None


def read_fixed(slots: Slots, _ref: date | None, _ahead: bool | None) -> Span | None:
    return Span(slots.line.start, slots.line.end, "day") if slots.line.start else None


def read_season(slots: Slots, ref: date | None, ahead: bool | None) -> Span | None:
    if ref and slots.year is None and slots.shift == -1:
        return next(s for s in (cal.season(slots.season, ref.year - k) for k in (0, 1)) if s.end and s.end <= ref)
    if ref and slots.year is None and slots.shift == 0:
        # *this spring* of a December report is the coming one: the nearest.
        near = [cal.season(slots.season, ref.year + k) for k in (-1, 0, 1)]
        return min(near, key=lambda s: max((s.start - ref).days, (ref - (s.end or ref)).days))
    return _part(_yearly(slots, ref, ahead, lambda year: cal.season(slots.season, year)), slots)


def read_day(slots: Slots, ref: date | None, _ahead: bool | None) -> Span | None:
    return cal.day(ref, slots.shift or 0) if ref else None


def read_weekday(slots: Slots, ref: date | None, ahead: bool | None) -> Span | None:
    """Thursday: the last one on or before the report's day; the next one where the clause looks ahead."""
    if ref is None:
        return None
    if slots.line.week is not None:
        return cal.day(cal.unit("week", ref, slots.line.week).start, slots.weekday - 1)
    back = (ref.isoweekday() - slots.weekday) % 7
    if slots.shift == -1:
        return cal.day(ref, -(back or 7))
    if slots.shift == 1:
        return cal.day(ref, 7 - back)
    if slots.shift == 0:
        return cal.day(cal.unit("week", ref, 0).start, slots.weekday - 1)
    return cal.day(ref, (7 - back) % 7 if ahead and slots.line.sign >= 0 else -back)


def read_weekend(slots: Slots, ref: date | None, ahead: bool | None) -> Span | None:
    """Saturday and Sunday: the last ones begun on or before the report's day, or the next."""
    if ref is None:
        return None
    saturday = ref - timedelta(days=(ref.isoweekday() - 6) % 7)
    if slots.shift == 1 or (slots.shift == 0 and ref.isoweekday() < 6) or (ahead and ref.isoweekday() < 6):
        saturday += timedelta(days=7)
    return Span(saturday, saturday + timedelta(days=2), "range")


def read_unit(slots: Slots, ref: date | None, _ahead: bool | None) -> Span | None:
    """Last week, this month, next year: calendar units; weeks begin on Monday."""
    return _part(cal.unit(slots.unit, ref, slots.shift or 0), slots) if ref else None


def read_ago(slots: Slots, ref: date | None, _ahead: bool | None) -> Span | None:
    """Two days ago is a day; two weeks, months or years ago the calendar unit then."""
    if ref is None:
        return None
    amount = slots.line.sign * slots.number
    return cal.stretch("hour", ref, amount) if slots.unit == "hour" else cal.unit(slots.unit, ref, amount)


def read_span(slots: Slots, ref: date | None, _ahead: bool | None) -> Span | None:
    return cal.stretch(slots.unit, ref, slots.line.sign * slots.number) if ref else None


def read_recent(slots: Slots, ref: date | None, _ahead: bool | None) -> Span | None:
    """In recent months: somewhere in the last few; a range, at most the next unit up."""
    return cal.stretch("day", ref, slots.line.sign * cal.RECENT_DAYS[slots.unit]) if ref else None


def inner_of(slots: Slots, ref: date | None) -> Span | None:
    """April, of *since April*."""
    return RULES[slots.line.of].read(slots, ref, False)


def read_since(slots: Slots, ref: date | None, _ahead: bool | None) -> Span | None:
    """Since April, sedan i april: from the start of what follows up to the report's day."""
    inner = inner_of(slots, ref)
    return cal.until(inner, ref) if inner else None


def away(slots: Slots) -> Apart:
    """Two days later is that day; of what is counted in weeks, months or years nobody means the day itself."""
    number, sign = slots.number, slots.line.sign
    if slots.unit == "hour":
        return _signed(sign, number // 24, -(-number // 24))
    slack = cal.SLACK_DAYS[slots.unit](number) + (1 + number // 7 if slots.line.about else 0)
    days = round(number * cal.MEAN_DAYS[slots.unit])
    return _signed(sign, max(days - slack, 0), days + slack)


def awhile(slots: Slots) -> Apart:
    """Days later, a few weeks earlier: somewhere in that stretch."""
    first = {"hour": 0, "day": 1}.get(slots.unit, round(cal.MEAN_DAYS[slots.unit]))
    return _signed(slots.line.sign, first, cal.RECENT_DAYS[slots.unit])


def beside(slots: Slots) -> Apart:
    """The same day, the week before: the calendar's own unit."""
    shift = slots.line.shift or 0
    if slots.unit in ("week", "month", "year"):
        return Apart(shift, shift, slots.unit)
    return Apart(shift, shift)


def _signed(sign: int, low: int, high: int) -> Apart:
    return Apart(low, high) if sign > 0 else Apart(-high, -low)


APART: Mapping[str, Callable[[Slots], Apart]] = {"away": away, "awhile": awhile, "beside": beside}
"""Rules of what is told from another time of the text: how far from it."""


def read_nothing(_slots: Slots, _ref: date | None, _ahead: bool | None) -> Span | None:
    return None


RULES: Mapping[str, Rule] = {
    "date": Rule(read_date, tensed=True),
    "days": Rule(read_days, tensed=True),
    "month": Rule(read_month, tensed=True),
    "months": Rule(read_months, tensed=True),
    "season": Rule(read_season, tensed=True),
    "year": Rule(read_year),
    "years": Rule(read_years),
    "decade": Rule(read_decade),
    "hundreds": Rule(read_hundreds),
    "century": Rule(read_century, "explicit"),
    "shortyear": Rule(read_shortyear),
    "numeric": Rule(read_numeric),
    "fixed": Rule(read_fixed, "explicit"),
    "day": Rule(read_day, "relative"),
    "weekday": Rule(read_weekday, "relative", tensed=True),
    "weekend": Rule(read_weekend, "relative", tensed=True),
    "unit": Rule(read_unit, "relative"),
    "lastyear": Rule(read_unit, "relative"),
    "ago": Rule(read_ago, "relative"),
    "span": Rule(read_span, "relative"),
    "recent": Rule(read_recent, "relative"),
    "since": Rule(read_since),
    "away": Rule(read_nothing, "relative"),
    "awhile": Rule(read_nothing, "relative"),
    "beside": Rule(read_nothing, "relative"),
    "duration": Rule(read_nothing, "unknown"),
}
"""By the name that a line of `times.yml` calls it."""
