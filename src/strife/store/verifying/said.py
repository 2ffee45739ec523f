"""What was said: each report with its claims, said ties and introductions, against one another and against its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from strife.model import Claim, Evidence, Introduction, Report, Tie
from strife.store import rows
from strife.store import tables as t
from strife.store.sums import sum_of_ids
from strife.store.verifying.fault import Fault
from strife.store.verifying.rows_of import Row, differ, grouped, in_parts, noun, raw, same_rows, where_in
from strife.store.verifying.view import View

PARSED = " conllu "  # in the knowledge of a report that came as a parse: its text is made of that, its id is not


def reports(view: View) -> Iterator[Fault]:
    """Reports, some at a time, with all they say."""
    for part in in_parts(view.connection, raw(t.reports)):
        keys = [row["id"] for row in part]
        told = {
            table.name: grouped(where_in(view.connection, table, table.c.report, keys), "report")
            for table in (t.claims, t.said_ties, t.introductions)
        }
        owners = [row["id"] for rows_ in told["claims"].values() for row in rows_]
        parties = grouped(where_in(view.connection, t.claim_parties, t.claim_parties.c.owner, owners), "owner")
        for row in part:
            yield from _report(view, row, {name: by_report[row["id"]] for name, by_report in told.items()}, parties)


def quoted(view: View, table: str, key: str, evidence: Iterable[Evidence], report: Report) -> Iterator[Fault]:
    """Whether the quotes stand in the text where they are said to."""
    for e in evidence:
        if e.report == report.id and not view.is_told("reports", report.id) and report.text[e.start : e.end] != e.quote:
            yield Fault.of(table, key, f"its quote is not what {report.id} says at {e.start}-{e.end}")


def _report(view: View, row: Row, told: dict[str, list[Row]], parties: dict[Any, list[Row]]) -> Iterator[Fault]:
    key = str(row["id"])
    report = noun(Report, row)
    if report is None:
        yield Fault.of("reports", key, "its body is no report")
        return
    if not report.has_own_id and PARSED not in f"{row['knowledge']} ":
        yield Fault.of("reports", key, "its id is not that of its text, title, publisher, address and date")
    yield from differ(
        "reports", key, row, rows.report_row(report, "") | {"knowledge": row["knowledge"], "said": row["said"]}
    )
    if row["said"] != sum_of_ids(str(one["id"]) for those in told.values() for one in those):
        yield Fault.of("reports", key, "claims, ties or introductions of it are missing or too many")
    for one in told["claims"]:
        yield from _claim(view, one, report, parties[one["id"]])
    for one in told["said_ties"]:
        yield from _tie(view, one, report)
    for one in told["introductions"]:
        yield from _introduction(view, one, report)


def _claim(view: View, row: Row, report: Report, parties: list[Row]) -> Iterator[Fault]:
    key = str(row["id"])
    claim = noun(Claim, row)
    if claim is None:
        yield Fault.of("claims", key, "its body is no claim")
        return
    yield from differ("claims", key, row, rows.claim_row(claim, report.lang))
    yield from same_rows("claim_parties", key, parties, rows.claim_party_rows(claim), "those who take part in it")
    yield from quoted(view, "claims", key, [claim.evidence], report)


def _tie(view: View, row: Row, report: Report) -> Iterator[Fault]:
    key = str(row["id"])
    tie = noun(Tie, row)
    if tie is None:
        yield Fault.of("said_ties", key, "its body is no tie")
        return
    yield from differ("said_ties", key, row, rows.said_tie_row(tie, report.id))
    yield from quoted(view, "said_ties", key, tie.evidence, report)


def _introduction(view: View, row: Row, report: Report) -> Iterator[Fault]:
    key = str(row["id"])
    one = noun(Introduction, row)
    if one is None:
        yield Fault.of("introductions", key, "its body is no introduction")
        return
    yield from differ("introductions", key, row, rows.introduction_row(one, report.id))
    yield from quoted(view, "introductions", key, [one.evidence], report)
