"""Copies: of JSON Lines that are in no store, and of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from strife.collapse import Sought, as_copy, as_judged, find_copies
from strife.identify import identify
from strife.model import CopyGroup, Judgement, Report, standing_on
from strife.read import read_lines
from strife.read.lines import CodeInput
from strife.run.local import Watch, unwatched
from strife.store import Store
from strife.tables import Row


@dataclass(frozen=True, slots=True)
class CopyLine:
    """The answer to one line: its id, the group it is in and how it copies the first of it, or why it could not be used."""

    id: str | int | None
    cluster: str = ""
    kind: str = ""
    size: int = 0  # of the group
    report: Report | None = None
    judged: str = ""  # what analysts said of it
    skipped: str | None = None


def copies_of_lines(stream: BinaryIO, watch: Watch = unwatched) -> list[CopyLine]:
    """One answer for each line of JSON Lines, in order; texts are compared with one another alone."""
    given = list(read_lines(stream))
    reports = [with_lang(line.report) for line in given if line.report]
    groups = find_copies(report for report in watch(reports) if isinstance(report, Report))
    placed = {
        report: (group, kind) for group in groups for report, kind in zip(group.reports, group.kinds, strict=True)
    }
    sizes = _sizes(reports, groups)
    met: set[str] = set()
    return [_line(line, placed, sizes, met) for line in given]


def with_lang(report: Report) -> Report:
    """The report with its language; copies need no parser for it."""
    return report if report.lang else replace(report, lang=identify(report.text))


def _sizes(reports: Iterable[Report], groups: Iterable[CopyGroup]) -> dict[str, int]:
    """Lines in each group: two lines may be one report."""
    group_of = {report: group.id for group in groups for report in group.reports}
    sizes: dict[str, int] = {}
    for report in reports:
        sizes[group_of[report.id]] = sizes.get(group_of[report.id], 0) + 1
    return sizes


def _line(given: CodeInput, placed: dict[str, tuple[CopyGroup, str]], sizes: dict[str, int], met: set[str]) -> CopyLine:
    if given.report is None:
        return CopyLine(given.id, skipped=given.reason or "")
    group, kind = placed[given.report.id]
    if given.report.id in met and kind == "first":
        kind = "exact"  # the very same line again
    met.add(given.report.id)
    return CopyLine(given.id, group.id, kind, sizes[group.id], with_lang(given.report))


def copies_in(store: Store) -> tuple[CopyGroup, ...]:
    """The groups of copies of a store, as judged: what the store keeps of copies is what their words tell, and stays so."""
    return as_judged(store.copies(), store.judgements(), store.reports_of)


def copies_of_store(store: Store) -> list[CopyLine]:
    """One answer for each report of a store, by groups, in each the first before its copies."""
    store.place_copies(Sought)
    reports, said = {report.id: report for report in store.reports()}, copies_judged(store.judgements())
    groups = sorted(copies_in(store), key=lambda g: as_copy(reports[g.reports[0]]).arrival)
    return [
        CopyLine(report, group.id, kind, len(group.reports), reports[report], said.get(report, ""))
        for group in groups
        for report, kind in zip(group.reports, group.kinds, strict=True)
    ]


def copies_judged(judgements: Iterable[Judgement]) -> dict[str, str]:
    """What stands of what analysts said of reports, by report: `same, by ana`."""
    said: dict[str, list[str]] = {}
    for j in standing_on("reports", judgements):
        for report in (j.one, j.other):
            said.setdefault(report, []).append(f"{j.verdict}, by {j.by}")
    return {report: "; ".join(sorted(set(words))) for report, words in said.items()}


def copy_rows(lines: Iterable[CopyLine]) -> list[Row]:
    """As rows of a table, the members of a group together."""
    together: dict[str, list[CopyLine]] = {}
    for line in lines:
        together.setdefault(line.cluster, []).append(line)
    return [_row(line) for group in together.values() for line in sorted(group, key=lambda one: one.kind != "first")]


def _row(line: CopyLine) -> Row:
    report = line.report
    since = report.published.start if report else None
    return {
        "id": str(line.id),
        "cluster": line.cluster,
        "kind": line.kind,
        "judged": line.judged,
        "size": line.size,
        "date": since.isoformat() if since else "",
        "lang": report.lang if report else "",
        "publisher": report.publisher if report else "",
        "title": (report.title or " ".join(report.text.split())[:60]) if report else "",
    }


def copy_lines(lines: Iterable[CopyLine]) -> Iterator[dict[str, str | int | None]]:
    """As JSON: id, cluster, kind (and judged, where it was); id, skipped for what could not be used."""
    for line in lines:
        if line.skipped is not None:
            yield {"id": line.id, "skipped": line.skipped}
        else:
            yield {"id": line.id, "cluster": line.cluster, "kind": line.kind} | (
                {"judged": line.judged} if line.judged else {}
            )


__all__ = [
    "CopyLine",
    "copies_in",
    "copies_judged",
    "copies_of_lines",
    "copies_of_store",
    "copy_lines",
    "copy_rows",
    "with_lang",
]
