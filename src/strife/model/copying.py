"""CopyGroup: reports that tell one wire story, each with how it is a copy."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from strife.model.ids import content_id

COPY_KINDS = ("first", "exact", "near", "translation")


@dataclass(frozen=True, slots=True)
class Copy:
    """One report of a group: when it was published, its language, a sign of its words in their order, and a sketch of its phrases."""

    report: str
    since: date | None
    until: date | None
    lang: str
    words: str
    sketch: bytes = b""

    @property
    def arrival(self) -> tuple[str, str]:
        """The earliest published is the first; what is not dated comes last."""
        return (self.since.isoformat() if self.since else "9999", self.report)


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Reports that tell one wire story: the first of them, all of them, and how each copies the first (COPY_KINDS).

    `exact` has its words, `near` its language, `translation` another. The id comes from the first report: it stays when later ones join.
    """

    id: str
    reports: tuple[str, ...]
    kinds: tuple[str, ...]

    @staticmethod
    def of(copies: Iterable[Copy]) -> CopyGroup:
        """The group of these reports, the same in whatever order they are given."""
        first, *others = sorted(copies, key=lambda c: c.arrival)
        kinds = ("first", *(_kind(first, other) for other in others))
        return CopyGroup(content_id("copies", first.report), (first.report, *(o.report for o in others)), kinds)

    def among(self, kept: Container[str]) -> CopyGroup | None:
        """What is left of the group when only some reports count; kinds still tell how each copies the first of all."""
        left = tuple(i for i, report in enumerate(self.reports) if report in kept)
        if len(left) in (0, len(self.reports)):
            return self if left else None
        kinds = ("first", *(self.kinds[i] for i in left[1:]))
        return CopyGroup(content_id("copies", self.reports[left[0]]), tuple(self.reports[i] for i in left), kinds)


def _kind(first: Copy, other: Copy) -> str:
    if first.words == other.words:
        return "exact"
    return "near" if first.lang == other.lang else "translation"
