"""How far a time is told from another: *a week later*, *the day before the attack*."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from strife.model.report import When

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Apart:
    """A distance in days, from `low` to `high` (below zero: before); with `unit`, the calendar's own, `low` of them away.

    *Two days later* is 2 to 2, *a week earlier* -8 to -6; *the same week* is the week that holds the other time.
    """

    low: int
    high: int
    unit: str = ""

    def back(self) -> Apart:
        """The same distance seen from the other end."""
        return Apart(-self.low, -self.low, self.unit) if self.unit else Apart(-self.high, -self.low)

    def at(self, other: When, text: str = "") -> When | None:
        """The time that lies so far from `other`; None where that is not known or no calendar has it."""
        if other.start is None or other.end is None:
            return None
        try:
            if self.unit:
                start, end = _unit(self.unit, other.start, self.low)
            else:
                start, end = other.start + self.low * DAY, other.end + self.high * DAY
        except (ValueError, OverflowError):
            return None
        kind = self.unit or ("day" if end - start == DAY else "range")
        return When(start, end, text, kind, "relative")


def _unit(name: str, at: date, offset: int) -> tuple[date, date]:
    if name == "week":
        monday = at - at.weekday() * DAY + 7 * offset * DAY
        return monday, monday + 7 * DAY
    if name == "year":
        return date(at.year + offset, 1, 1), date(at.year + offset + 1, 1, 1)
    return _month(at.year, at.month + offset), _month(at.year, at.month + offset + 1)


def _month(year: int, number: int) -> date:
    """The first day of a month counted from January of `year`; any integer."""
    return date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)
