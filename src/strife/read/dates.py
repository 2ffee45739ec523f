"""Dates as files give them: ISO 8601, RFC 2822, a month or a year. Strict: what is not one of these is no date."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from strife.errors import InputError
from strife.model import When

DateLike = str | int | date | When

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{8})")
_CLOCK = r"[Tt ]\d{2}:?\d{2}(:?\d{2}([.,]\d+)?)?"
_MOMENT = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}}){_CLOCK} ?([Zz]|UTC|[+-]\d{{2}}:?\d{{2}})?")
_RFC_2822 = re.compile(r"([A-Za-z]{3},? +)?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(:\d{2})?( .*)?")
# Outside these years a report's date is a misprint or a default of some system (1 January 0001).
_YEARS = range(1800, 2200)


def when_given(given: DateLike) -> When:
    """The interval that a given date names; InputError where it names none.

    A moment counts as the day on its own clock: "Thursday" in a report is the publisher's Thursday, not Greenwich's.
    """
    if isinstance(given, When):
        return given
    text = given.isoformat() if isinstance(given, date) else str(given).strip()
    try:
        start, end, granularity = _interval(text)
    except (ValueError, TypeError, IndexError) as error:
        raise InputError(f"the date {text[:60]!r} is not YYYY-MM-DD, YYYY-MM, YYYY or RFC 2822") from error
    return When(start, end, text, granularity, "explicit")


def _interval(text: str) -> tuple[date, date, str]:
    if _YEAR.fullmatch(text):
        start = _in_range(date(int(text), 1, 1))
        return start, date(start.year + 1, 1, 1), "year"
    if month := _MONTH.fullmatch(text):
        start = _in_range(date(int(month[1]), int(month[2]), 1))
        return start, (start + timedelta(days=31)).replace(day=1), "month"
    start = _in_range(_day(text))
    return start, start + timedelta(days=1), "day"


def _day(text: str) -> date:
    if _DAY.fullmatch(text):
        return date.fromisoformat(text)
    if moment := _MOMENT.fullmatch(text):
        return date.fromisoformat(moment[1])
    if _RFC_2822.fullmatch(text):
        found: datetime = parsedate_to_datetime(text)
        return found.date()
    raise ValueError(text)


def _in_range(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError(day.year)
    return day
