"""The tables. A noun is kept whole as JSON in `body`; columns repeat only what is filtered on or counted.

A table that cannot be made again from others has a checksum in every row (`sums`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

from strife.store.sums import sum_column

catalog = MetaData()

meta = Table(
    "meta",
    catalog,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
    sum_column(),
)

reports = Table(
    "reports",
    catalog,
    Column("id", String, primary_key=True),
    Column("lang", String, nullable=False),
    Column("path", Text, nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("knowledge", String, nullable=False),
    Column("said", BigInteger, nullable=False),  # sum_of_ids of its claims, ties and introductions: it is here whole
    Column("body", Text, nullable=False),
    sum_column(),
)

skipped = Table(
    "skipped",
    catalog,
    Column("report", Text, primary_key=True),  # a report's id, or the file and line that gave none
    Column("stage", String, primary_key=True),
    Column("reason", Text, primary_key=True),
    sum_column(),
)


def _happening(name: str, *more: Column[Any]) -> Table:
    return Table(
        name,
        catalog,
        Column("id", String, primary_key=True),
        *more,
        Column("type", String, nullable=False),
        Column("status", String, nullable=False),
        Column("since", Date),
        Column("until", Date),  # exclusive, as in When
        Column("place", Text, nullable=False),  # folded names and words, see fold()
        Column("country", String),
        Column("langs", String, nullable=False),  # " en sv ": every language between spaces
        Column("body", Text, nullable=False),
        sum_column(),
    )


claims = _happening("claims", Column("report", ForeignKey("reports.id"), nullable=False, index=True))
events = _happening("events", Column("contested", Integer, nullable=False))  # how many attributes

# What became of events that are no more, or of which a part is another now.
event_changes = Table(
    "event_changes",
    catalog,
    Column("event", String, primary_key=True),
    Column("became", String, primary_key=True),
    Column("how", String, nullable=False),
    sum_column(),
)

event_claims = Table(
    "event_claims",
    catalog,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("claim", String, primary_key=True, index=True),
)

# What one report says of ties, and the ties concluded from all reports.
said_ties = Table(
    "said_ties",
    catalog,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
    sum_column(),
)

# Where one report says what a person is.
introductions = Table(
    "introductions",
    catalog,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
    sum_column(),
)

# What an analyst says of the data, beside it: no coding and no conclusion ever writes here.
judgements = Table(
    "judgements",
    catalog,
    Column("id", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("of", String, nullable=False),
    Column("one", String, nullable=False),
    Column("other", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("undone_by", Text, nullable=False),
    Column("undone_at", String, nullable=False),
    sum_column(),
)

# Who in a report was concluded to be somebody else than its words alone say.
known_as = Table(
    "known_as",
    catalog,
    Column("report", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("said", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("folded", Text, nullable=False),
    Column("body", Text, nullable=False),
    sum_column(),
    Index("known_as_by_said", "report", "said"),
)

ties = Table(
    "ties",
    catalog,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("langs", String, nullable=False),
    Column("body", Text, nullable=False),
    sum_column(),
)

# Every report is in one group of copies; a report is sought by its keys, those of a translation in the days around alone (0: not dated).
copy_members = Table(
    "copy_members",
    catalog,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("report", String, nullable=False, unique=True),
    Column("group", BigInteger, nullable=False, index=True),
    Column("since", Date),
    Column("until", Date),
    Column("lang", String, nullable=False),
    Column("words", String, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
)
copy_keys = Table(
    "copy_keys",
    catalog,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


def _parties(name: str, owner: Table) -> Table:
    """Who takes part in a claim, event or tie, in which role (source, target, speaker, denier)."""
    return Table(
        name,
        catalog,
        Column("owner", ForeignKey(owner.c.id), primary_key=True),
        Column("role", String, primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("actor", String, nullable=False),
        Column("folded", Text, nullable=False),  # canonical name and the words used, see fold()
        Column("body", Text, nullable=False),
        Index(f"{name}_by_actor", "actor"),
    )


claim_parties = _parties("claim_parties", claims)
event_parties = _parties("event_parties", events)
tie_parties = _parties("tie_parties", ties)

# What is concluded as a whole: `meta` keeps the sum of its keys.
CONCLUDED = (events, ties, known_as)
