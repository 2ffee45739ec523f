"""Happenings told again and again: whether the claims of one, from many reports in two languages, become one event, and no others do.

`tests/quality/happenings/WAR/*.md` are reports written for this, in which the word of every telling of a happening is marked
`[[name-of-the-happening|word]]`. A claim whose trigger is marked has that name. Events are held against names by B-cubed
(Bagga and Baldwin 1998): for each claim, the share of its event's claims that have its name, and the share of those with its name in its event.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from strife.errors import InputError
from strife.evaluate.figures import TARGETS, Figure
from strife.knowledge import resources
from strife.model import Claim, Report, Skipped
from strife.pipeline import Coded, Coder, conclude
from strife.read import read

HAPPENINGS = "happenings"
_MARK = re.compile(r"\[\[([a-z0-9-]+)\|([^\]|]+)\]\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a report tells a happening: characters of its text without marks."""

    start: int
    end: int
    happening: str


@dataclass(frozen=True, slots=True)
class MarkedReport:
    report: Report
    marks: tuple[Mark, ...]
    war: str

    def names(self, claims: Iterable[Claim]) -> Iterator[tuple[Claim, str]]:
        """The claims whose trigger is marked, with the name of what they tell."""
        for claim in claims:
            for mark in self.marks:
                if claim.evidence.trigger_start < mark.end and mark.start < claim.evidence.trigger_end:
                    yield claim, f"{self.war}/{mark.happening}"
                    break


def happenings_folder() -> Path | None:
    """The marked reports kept in a checkout of strife, where this is one."""
    folder = resources.root().parent / "tests" / "quality" / "happenings"
    return folder if folder.is_dir() else None


def marked_reports(folder: Path) -> tuple[MarkedReport, ...]:
    """All reports of a folder of wars. Raises InputError naming the file that is none."""
    found = []
    for file in sorted(f for f in folder.glob("*/*.md") if f.name[0].isdigit()):
        for item in read([str(file)]):
            if isinstance(item, Skipped):
                raise InputError(f"{file}: {item.reason}")
            text, marks = _unmarked(f"{file.parent.name}/{file.name}", item.text)
            plain = Report.make(
                text,
                title=item.title,
                lang=item.lang,
                publisher=item.publisher,
                published=item.published,
                path=item.path,
            )
            found.append(MarkedReport(plain, marks, file.parent.name))
    return tuple(found)


def _unmarked(name: str, text: str) -> tuple[str, tuple[Mark, ...]]:
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        marks.append(Mark(len(plain), len(plain) + len(match[2]), match[1]))
        plain += match[2]
        at = match.end()
    plain += text[at:]
    if "[[" in plain or "]]" in plain:
        raise InputError(f"{name}: a mark is [[name-of-the-happening|word]]")
    return plain, tuple(marks)


@dataclass(frozen=True, slots=True)
class CodedWars:
    """Everything that marked reports tell: the reports coded, and the name of each claim that is marked."""

    coded: tuple[Coded, ...]
    names: Mapping[str, str]


def code_marked(marked: Iterable[MarkedReport], coder: Coder) -> CodedWars:
    """All reports coded. Raises InputError where one cannot be."""
    coded: list[Coded] = []
    names: dict[str, str] = {}
    for one in marked:
        done = coder.code(one.report)
        if isinstance(done, Skipped):
            raise InputError(f"{one.report.path}: {done.reason}")
        coded.append(done)
        names |= {claim.id: name for claim, name in one.names(done.claims)}
    return CodedWars(tuple(coded), names)


def concluded(told: CodedWars, coder: Coder) -> list[tuple[str, ...]]:
    """The claims of each event, as all reports together tell."""
    situation = conclude(
        [c.report for c in told.coded],
        [claim for c in told.coded for claim in c.claims],
        [tie for c in told.coded for tie in c.ties],
        coder.knowledge,
        introductions=[i for c in told.coded for i in c.introductions],
    )
    return [event.claims for event in situation.events]


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall over claims."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(names: Mapping[str, str], events: Iterable[Iterable[str]]) -> BCubed:
    """How well events agree with the names of their claims; claims without a name do not count."""
    together = [kept for event in events if (kept := [c for c in event if c in names])]
    named = Counter(names[c] for event in together for c in event)
    precision = recall = 0.0
    for event in together:
        for name, n in Counter(names[c] for c in event).items():
            precision += n * n / len(event)
            recall += n * n / named[name]
    total = max(named.total(), 1)
    return BCubed(precision / total, recall / total)


def happening_figures(folder: Path, coder: Coder) -> Iterator[Figure]:
    """B-cubed of all wars together, and of each; how many happenings and claims there are."""
    told = code_marked(marked_reports(folder), coder)
    events = concluded(told, coder)
    by_war: dict[str, dict[str, str]] = defaultdict(dict)
    for claim, name in told.names.items():
        by_war[name.split("/")[0]][claim] = name
    for war, names in (("", dict(told.names)), *sorted(by_war.items())):
        found = b_cubed(names, events)
        suffix = f", {war}" if war else ""
        for figure, value in (("precision", found.precision), ("recall", found.recall), ("f1", found.f1)):
            named = f"b-cubed {figure}{suffix}"
            yield Figure(HAPPENINGS, named, round(value, 4), len(names), TARGETS.get((HAPPENINGS, named)))
    yield Figure(HAPPENINGS, "told twice or more", float(sum(n > 1 for n in Counter(told.names.values()).values())))


__all__ = [
    "HAPPENINGS",
    "BCubed",
    "b_cubed",
    "code_marked",
    "concluded",
    "happening_figures",
    "happenings_folder",
    "marked_reports",
]
