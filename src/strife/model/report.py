"""Report: what was published, and Skipped: what was not used and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strife.model.ids import content_id

GRANULARITIES = ("day", "week", "month", "season", "year", "range", "unknown")
WHEN_ORIGINS = ("explicit", "relative", "published", "unknown")


@dataclass(frozen=True, slots=True)
class When:
    """A half-open interval of days `[start, end)`, the words it came from and how it was got.

    `start` and `end` are None where a date is not known: nothing is made up, the words stay.
    `origin` is one of WHEN_ORIGINS, `granularity` one of GRANULARITIES.
    """

    start: date | None = None
    end: date | None = None
    text: str = ""
    granularity: str = "unknown"
    origin: str = "unknown"

    @property
    def known(self) -> bool:
        return self.start is not None

    def overlaps(self, other: When, slack_days: int = 0) -> bool | None:
        """Whether the two share a day (give or take `slack_days`); None when either is unknown."""
        if not (self.start and self.end and other.start and other.end):
            return None
        gap = max((other.start - self.end).days, (self.start - other.end).days)
        return gap < slack_days


UNKNOWN_WHEN = When()


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. `text` is never changed: every offset in strife counts its characters.

    `lang` is a BCP 47 tag, "" when unsure. `published` says how it was dated (`origin`).
    """

    id: str
    text: str
    title: str = ""
    lang: str = ""
    publisher: str = ""
    url: str = ""
    published: When = UNKNOWN_WHEN
    path: str = ""

    @staticmethod
    def make(
        text: str,
        *,
        title: str = "",
        lang: str = "",
        publisher: str = "",
        url: str = "",
        published: When = UNKNOWN_WHEN,
        path: str = "",
    ) -> Report:
        """A report whose id is the hash of what was published (not of where the file lay)."""
        key = _id_of(text, title, publisher, url, published)
        return Report(key, text, title, lang, publisher, url, published, path)

    @property
    def has_own_id(self) -> bool:
        """Whether the id is that of what was published; a date that was found in the text later is no part of it."""
        days = (self.published, UNKNOWN_WHEN)
        return self.id in {_id_of(self.text, self.title, self.publisher, self.url, day) for day in days}


def _id_of(text: str, title: str, publisher: str, url: str, published: When) -> str:
    day = published.start.isoformat() if published.start else ""
    return content_id("report", title, text, publisher, url, day)


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not used: which report (its id, or the file and line), at which stage, and why in a sentence."""

    report: str
    stage: str
    reason: str
