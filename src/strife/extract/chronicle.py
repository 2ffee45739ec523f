"""The days that a report has told so far: what *the day before* and *two days after the attack* count from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from strife.model import Claim, Report, When

NEAR = 2
"""How many sentences back in its paragraph *two days later* may count from."""

RECALL = 5
"""How many sentences back *the attack* may have been told."""

ACT, SAID, ASIDE = 0, 1, 2

SHARP = timedelta(days=3)
"""A time to count from is a day, or at most three: *on Monday*, *a week earlier*."""

_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Told:
    """A day told at an offset of the text: of an act, of what was said, or in a relative clause (`rank`)."""

    at: int
    sentence: int
    when: When
    rank: int


@dataclass(slots=True)
class Chronicle:
    report: Report
    told: list[Told] = field(default_factory=list)
    acts: dict[str, list[tuple[int, When]]] = field(default_factory=lambda: defaultdict(list))

    def is_sharp(self, when: When) -> bool:
        """Whether one can count from a time: few days, and none that is still to come."""
        if when.start is None or when.end is None or when.end - when.start > SHARP:
            return False
        published = self.report.published
        return published.end is None or when.start < published.end

    def anchor(self, at: int, sentence: int, start: int) -> When | None:
        """The day that a mention at `at` counts from: the last of its sentence, of those before it, of the paragraph before."""
        here = [t for t in self.told if t.sentence == sentence and t.at < at]
        if here:
            return _best(here)[-1].when
        paragraph = self._paragraph(start)
        for back in range(1, NEAR + 1):
            near = [t for t in self.told if t.sentence == sentence - back and self._paragraph(t.at) == paragraph]
            if near:
                return _best(near)[-1].when
        if self._opens(start):
            # A paragraph may go on from the last one that told a day, if it told one day only.
            main = [t for t in self.told if t.sentence < sentence and t.rank < ASIDE]
            last = _best([t for t in main if self._paragraph(t.at) == self._paragraph(main[-1].at)])
            return last[-1].when if len({t.when.start for t in last}) == 1 else None
        return None

    def day_of(self, kind: str | None, sentence: int) -> When | None:
        """The day of the act of a type told last, if that is not long ago."""
        near = [when for at, when in self.acts[kind or ""] if sentence - at <= RECALL]
        return near[-1] if near else None

    def note(self, told: Iterable[Told]) -> None:
        self.told.extend(t for t in told if self.is_sharp(t.when))

    def remember(self, claims: Iterable[Claim]) -> None:
        """What was told to have been done, and when; the report's own day is nobody's word."""
        for claim in claims:
            if (
                claim.status in ("actual", "historical")
                and claim.when.origin != "published"
                and self.is_sharp(claim.when)
            ):
                self.acts[claim.type].append((claim.evidence.sentence, claim.when))

    def _paragraph(self, at: int) -> int:
        return len(_PARAGRAPH.findall(self.report.text, 0, at + 1))

    def _opens(self, start: int) -> bool:
        return not self.report.text[:start].strip() or bool(re.search(r"\n\s*\n\s*$", self.report.text[:start]))


def _best(told: list[Told]) -> list[Told]:
    """Those of the lowest rank."""
    return [t for t in told if t.rank == min(other.rank for other in told)]
