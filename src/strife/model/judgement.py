"""Judgement: an analyst's word that two are one or are not, kept beside what was said; KnownAs: whom a party was concluded to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from strife.model.ids import content_id
from strife.model.party import Party

VERDICTS = ("same", "apart")


@dataclass(frozen=True, slots=True)
class Judgement:
    """`one` and `other` (ids of things `of` one kind, such as actors) are the `same` or `apart`: by whom, and when (ISO, UTC).

    One that was taken back says who did and when, and counts no more; it is never deleted.
    """

    id: str
    verdict: str
    of: str
    one: str
    other: str
    by: str
    at: str
    undone_by: str = ""
    undone_at: str = ""

    @staticmethod
    def make(verdict: str, of: str, one: str, other: str, by: str, at: str) -> Judgement:
        return Judgement(content_id("judgement", verdict, of, one, other, by, at), verdict, of, one, other, by, at)

    @property
    def stands(self) -> bool:
        return not self.undone_at


@dataclass(frozen=True, slots=True)
class KnownAs:
    """In one report: a party as its words were coded, and who that was concluded to be from all reports and judgements."""

    report: str
    said: Party
    party: Party


def standing_on(of: str, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those of one kind that were not taken back, the oldest first; on one pair only the latest."""
    last: dict[frozenset[str], Judgement] = {}
    for j in sorted((j for j in judgements if j.of == of and j.stands), key=lambda j: (j.at, j.id)):
        last[frozenset((j.one, j.other))] = j
    return sorted(last.values(), key=lambda j: (j.at, j.id))
