"""Calendar arithmetic: half-open intervals of days for units of time, and thirds of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""Meteorological seasons of the north: Reuters' and TT's use; a winter counts by the year it ends in."""

RECENT_DAYS = {"hour": 1, "day": 7, "week": 30, "fortnight": 60, "month": 92, "year": 1096, "decade": 10958}
"""How far back *recent days, weeks, months* reach at most: the next unit up; a convention, marked granularity `range`."""

MEAN_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30.44, "year": 365.25, "decade": 3652.5}

SLACK_DAYS: Mapping[str, Callable[[int], int]] = {
    "day": lambda n: 0,
    "week": lambda n: 1 + n // 2,
    "fortnight": lambda n: 1 + n,
    "month": lambda n: min(4 + 3 * n, 15),
    "year": lambda n: 92 if n == 1 else 183,
    "decade": lambda n: 1826,
}
"""How many days *a week later* may be off, either way, by how many units are counted: writers round (docs/find-times.md)."""

UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Span:
    """An interval `[start, end)` with its granularity; `end` None is open (since 2011, of a report without a date)."""

    start: date
    end: date | None
    granularity: str


def day(at: date, offset: int = 0) -> Span:
    start = at + timedelta(days=offset)
    return Span(start, start + timedelta(days=1), "day")


def month(year: int, number: int) -> Span:
    """Month `number` counted from January of `year`; any integer (0 is December of the year before)."""
    year, index = year + (number - 1) // 12, (number - 1) % 12
    return Span(date(year, index + 1, 1), date(year + (index == 11), (index + 1) % 12 + 1, 1), "month")


def years(first: int, count: int = 1) -> Span:
    return Span(date(first, 1, 1), date(first + count, 1, 1), "year" if count == 1 else "range")


def season(name: str, year: int) -> Span:
    first = SEASON_STARTS[name] - (12 if name == "winter" else 0)
    return Span(month(year, first).start, month(year, first + 3).start, "season")


def unit(name: str, at: date, offset: int) -> Span:
    """The calendar unit `offset` away from the one that holds `at`: last week, this month, next year."""
    if name == "hour":
        return day(at)
    if name == "day":
        return day(at, offset)
    if name in ("week", "fortnight"):
        days = UNIT_DAYS[name]
        monday = at - timedelta(days=at.weekday()) + timedelta(days=days * offset)
        return Span(monday, monday + timedelta(days=days), "week" if days == 7 else "range")
    if name == "month":
        return month(at.year, at.month + offset)
    if name == "year":
        return years(at.year + offset)
    return years((at.year // 10 + offset) * 10, 10)


def stretch(name: str, at: date, amount: int) -> Span:
    """`amount` units back from (negative) or on from `at`, the day itself included: the past ten days."""
    if name == "hour":
        edge = at + timedelta(days=_days_of_hours(amount))
    elif name in UNIT_DAYS:
        edge = at + timedelta(days=UNIT_DAYS[name] * amount)
    else:
        months = amount * {"month": 1, "year": 12, "decade": 120}[name]
        first = month(at.year, at.month + months)
        edge = min(first.start + timedelta(days=at.day - 1), (first.end or at) - timedelta(days=1))
    low, high = min(edge, at), max(edge, at)
    return Span(low, high + timedelta(days=1), "range")


def _days_of_hours(amount: int) -> int:
    return -(-amount // 24) if amount > 0 else amount // 24


def third(span: Span, part: str) -> Span:
    """Early, mid or late in a span: days 1-10, 11-20, 21- of a month, else thirds of its length."""
    if span.end is None:
        return span
    cuts: tuple[date, ...]
    if span.granularity == "month":
        cuts = (span.start, span.start + timedelta(days=10), span.start + timedelta(days=20), span.end)
    elif span.granularity == "year":
        cuts = (span.start, month(span.start.year, 5).start, month(span.start.year, 9).start, span.end)
    elif span.start.month == span.end.month == 1 and span.start.day == 1:
        count = span.end.year - span.start.year
        cuts = tuple(date(span.start.year + round(count * k / 3), 1, 1) for k in range(4))
    else:
        step = (span.end - span.start) / 3
        cuts = (span.start, span.start + step, span.start + 2 * step, span.end)
    at = ("early", "mid", "late").index(part)
    return Span(cuts[at], cuts[at + 1], "range")


def until(span: Span, last: date | None) -> Span:
    """From the start of `span` up to and with `last`; open when that is not known."""
    if last is None or last < span.start:
        return Span(span.start, None, "range")
    return Span(span.start, last + timedelta(days=1), "range")
