"""Dates as a reader wants them: as exact as they are known, and no more."""

from __future__ import annotations

from datetime import date, timedelta

from strife.model import When

# Not strftime: its month names follow the machine's locale, and a brief has the same bytes everywhere.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def label(when: When) -> str:
    """`4 Apr 2019`, `April 2019`, `week of 6 Jan 2020`, `6–9 Jan 2020`, `2011`; "undated" when nothing is known."""
    if when.start is None:
        return "undated"
    last = (when.end - timedelta(days=1)) if when.end else when.start
    if when.granularity == "year" and last.year == when.start.year:
        return str(when.start.year)
    if when.granularity == "month" and last.month == when.start.month:
        return f"{_MONTHS[when.start.month - 1]} {when.start.year}"
    if when.granularity == "week":
        return f"week of {day(when.start)}"
    return span(when.start, last)


def span(first: date, last: date) -> str:
    """Two days as one phrase, without saying month or year twice."""
    if last <= first:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {_short(first)} – {day(last)}"
    return f"{first.day}–{day(last)}"


def day(value: date) -> str:
    return f"{value.day} {_short(value)} {value.year}"


def _short(value: date) -> str:
    return _MONTHS[value.month - 1][:3]
