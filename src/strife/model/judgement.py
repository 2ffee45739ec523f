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


def chain(of: str, judgements: Iterable[Judgement], one: str, other: str) -> list[Judgement]:
    """The `same` judgements by which two are one, the shortest way; none where they are not."""
    return _ways(of, judgements, one).get(other, [])


def all_one(of: str, judgements: Iterable[Judgement], one: str) -> frozenset[str]:
    """This one and all that it was judged to be the same as, directly or by way of others."""
    return frozenset(_ways(of, judgements, one))


def _ways(of: str, judgements: Iterable[Judgement], one: str) -> dict[str, list[Judgement]]:
    """The shortest way of `same` judgements to each."""
    links: dict[str, list[tuple[str, Judgement]]] = {}
    for j in standing_on(of, judgements):
        if j.verdict == "same":
            links.setdefault(j.one, []).append((j.other, j))
            links.setdefault(j.other, []).append((j.one, j))
    ways: dict[str, list[Judgement]] = {one: []}
    queue = [one]
    for at in queue:
        for after, j in links.get(at, ()):
            if after not in ways:
                ways[after] = [*ways[at], j]
                queue.append(after)
    return ways
