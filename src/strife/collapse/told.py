"""Told: a claim as it is compared with others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import sqrt
from sys import intern

from strife.collapse.spelling import rare, runs
from strife.collapse.wording import terms
from strife.model import Claim, Party, Report

Member = tuple[str, str, str, tuple[str, ...]]
Side = tuple[Member, ...]  # id, country and sector of each party, and whom it speaks or acts for; in order
Kin = Mapping[str, tuple[str, ...]]
"""The bodies that an actor leads or belongs to, by its id: a spokesman acts for his army."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of letters of the words of a text, and its numbers, as in wording.py, each with its weight, and the length of that vector."""

    weights: Mapping[str, float]
    length: float


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the day its report was published, the group of copies it is in, its towns, and the rare letters of its sentence and paragraph."""

    claim: Claim
    published: date | None
    group: str
    source: Side
    target: Side
    towns: frozenset[str]
    words: Runs
    around: Runs

    @staticmethod
    def of(claim: Claim, report: Report | None, group: str, kin: Kin) -> Told:
        return Told(
            claim,
            report.published.start if report else None,
            group,
            side_of(claim.source, kin),
            side_of(claim.target, kin),
            frozenset(_towns(claim)),
            _rare_letters(claim.evidence.quote),
            _rare_letters(_paragraph(claim, report)),
        )


NO_KIN: Kin = {}


def side_of(parties: tuple[Party, ...], kin: Kin = NO_KIN) -> Side:
    return tuple(sorted((p.id, p.country or "", p.sector or "", kin.get(p.id, ())) for p in parties))


def _towns(claim: Claim) -> Iterator[str]:
    """Where it was, or what was hit."""
    if claim.place is not None and claim.place.precision != "country":
        yield str(claim.place.geonameid or claim.place.name)
    yield from (p.id.removeprefix("geo:") for p in claim.target if p.id.startswith("geo:"))


def _paragraph(claim: Claim, report: Report | None) -> str:
    if report is None or not report.text:
        return claim.evidence.quote
    start = report.text.rfind("\n", 0, claim.evidence.start) + 1
    end = report.text.find("\n", claim.evidence.end)
    return report.text[start : end if end >= 0 else None]


@lru_cache(maxsize=2_000)
def _rare_letters(quote: str) -> Runs:
    """What of a text is compared. Runs are interned and weights those of the table: a store has many sentences and few runs."""
    found: dict[str, float] = {}
    for term in terms(quote):
        if term.number:
            found[f"#{term.spelt}"] = _DIGITS[min(len(term.spelt), len(_DIGITS) - 1)]
        else:
            found |= {intern(run): weight for run in runs(term.spelt) if (weight := rare(run))}
    return Runs(found, sqrt(sum(w * w for w in found.values())) or 1.0)


_DIGITS = tuple(map(float, range(10)))  # of a number: the longer it is, the more it tells


def words_alike(one: Runs, other: Runs) -> float:
    """The cosine of two texts' rare letters and numbers: names and figures are much alike in any language."""
    fewer, more = sorted((one.weights, other.weights), key=len)
    return sum(weight * more[run] for run, weight in fewer.items() if run in more) / (one.length * other.length)


__all__ = ["NO_KIN", "Kin", "Member", "Runs", "Side", "Told", "side_of", "words_alike"]
