"""Story: what was reported of one matter over days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about one matter, copies among them: from when to when they were published, and the events that they bring as news.

    `events` begin with the main one, that most independent reports tell, and nearest the top. The id comes from the first report: it stays when later ones join.
    """

    id: str
    reports: tuple[str, ...]
    independent: int
    events: tuple[str, ...]
    since: date | None
    until: date | None
