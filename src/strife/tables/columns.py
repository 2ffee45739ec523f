"""The columns of each table: the contract of `--format json` and `csv`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in JSON and CSV, its heading, and how it behaves where the terminal is narrow.

    `room` is the least width it needs; 0 keeps it out of tables altogether (JSON and CSV have every column).
    """

    key: str
    head: str
    room: int = 8
    right: bool = False
    dim: bool = False


REPORT_COLUMNS = (
    Column("date", "date", 10),
    Column("lang", "lang", 4),
    Column("publisher", "publisher", 12),
    Column("title", "title", 20),
    Column("words", "words", 5, right=True),
    Column("id", "id", 23, dim=True),
    Column("url", "url", 0),
    Column("path", "path", 0),
)
COPY_COLUMNS = (
    Column("kind", "kind", 11),
    Column("date", "date", 10),
    Column("lang", "lang", 4),
    Column("publisher", "publisher", 12),
    Column("title", "title", 20),
    Column("size", "n", 2, right=True),
    Column("id", "id", 23, dim=True),
    Column("judged", "judged", 10),
    Column("cluster", "cluster", 0),
)
STORY_COLUMNS = (
    Column("until", "last", 10),
    Column("since", "first", 10),
    Column("title", "story", 30),
    Column("reports", "n", 2, right=True),
    Column("independent", "indep.", 6, right=True),
    Column("langs", "langs", 6),
    Column("publishers", "publishers", 14),
    Column("id", "id", 22, dim=True),
    Column("events", "events", 0),
    Column("members", "members", 0),
)
# What one sentence says and what happened begin alike.
_ACT = (
    Column("when", "when", 10),
    Column("type", "type", 9),
    Column("source", "who", 14),
    Column("target", "whom", 14),
    Column("place", "where", 9),
    Column("status", "status", 9),
)
CLAIM_COLUMNS = (
    *_ACT,
    Column("speaker", "says", 10),
    Column("id", "id", 22, dim=True),
    Column("mode", "mode", 0),
    Column("stance", "stance", 0),
    Column("tolls", "tolls", 0),
    Column("quote", "quote", 0),
    Column("report", "report", 0),
    Column("start", "start", 0),
    Column("end", "end", 0),
    Column("lang", "lang", 0),
    Column("rule", "rule", 0),
    Column("confidence", "confidence", 0),
)
EVENT_COLUMNS = (
    *_ACT,
    Column("independent", "n", 2, right=True),
    Column("id", "id", 22, dim=True),
    Column("mode", "mode", 0),
    Column("langs", "langs", 0),
    Column("speakers", "speakers", 0),
    Column("deniers", "deniers", 0),
    Column("disputes", "disputes", 0),
    Column("tolls", "tolls", 0),
    Column("claims", "claims", 0),
    Column("reports", "reports", 0),
    Column("confidence", "confidence", 0),
)
CONTESTED_COLUMNS = (
    Column("when", "when", 10),
    Column("type", "type", 8),
    Column("source", "who", 12),
    Column("target", "whom", 12),
    Column("attribute", "contested", 9),
    Column("accounts", "value (who says so)", 28),
    Column("independent", "n", 2, right=True),
    Column("id", "id", 22, dim=True),
    Column("place", "where", 0),
    Column("status", "status", 0),
)
ACTOR_COLUMNS = (
    Column("name", "name", 22),
    Column("country", "country", 7),
    Column("sector", "sector", 6),
    Column("events", "events", 6, right=True),
    Column("ties", "ties", 4, right=True),
    Column("id", "id", 16, dim=True),
    Column("why", "why", 0),
)
JUDGEMENT_COLUMNS = (
    Column("one", "one", 16),
    Column("verdict", "is", 7),
    Column("other", "other", 16),
    Column("of", "of", 6),
    Column("by", "by", 8),
    Column("at", "at", 10),
    Column("undone_by", "taken back by", 8),
    Column("undone_at", "on", 10),
    Column("id", "id", 26, dim=True),
    Column("one_says", "one says", 20),
    Column("other_says", "other says", 20),
)
FAULT_COLUMNS = (
    Column("is", "is", 5),
    Column("told", "what, where, what to do", 60),
    Column("table", "table", 0),
    Column("id", "id", 0),
)
TIE_COLUMNS = (
    Column("source", "who", 16),
    Column("kind", "tie", 8),
    Column("target", "whom", 16),
    Column("when", "when", 8),
    Column("reports", "reports", 7, right=True),
    Column("denied", "denied by", 10),
    Column("id", "id", 20, dim=True),
    Column("why", "why", 0),
    Column("quote", "quote", 0),
)
