"""What an analyst's judgements say to collapse: which pairs are one, and which are not whatever they look like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from strife.model import Judgement, standing_on

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Pairs of ids that were judged to be the same, and pairs judged to be apart; each in order of its ids."""

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


def judged_claims(judgements: Iterable[Judgement]) -> JudgedPairs:
    """Pairs of claims that tell one event, or tell two. A judgement on events is kept as one on two of their claims."""
    return _pairs("events", judgements)


def judged_reports(judgements: Iterable[Judgement]) -> JudgedPairs:
    """Pairs of reports that tell one wire story, or tell two."""
    return _pairs("reports", judgements)


def _pairs(of: str, judgements: Iterable[Judgement]) -> JudgedPairs:
    """The standing judgements of one kind: of two on one pair the later counts."""
    same, apart = set[Pair](), set[Pair]()
    for j in standing_on(of, judgements):
        (same if j.verdict == "same" else apart).add((min(j.one, j.other), max(j.one, j.other)))
    return JudgedPairs(tuple(sorted(same)), tuple(sorted(apart)))


__all__ = ["JudgedPairs", "judged_claims", "judged_reports"]
