"""Which claims are compared at all: those of one type of about one time; or that share two of who, whom and where, or a rare word.

A key is kept with the clusters last met under it, so that what one claim costs does not grow with the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from strife.collapse.levels import BOTH_WAYS
from strife.collapse.spelling import rare, runs
from strife.collapse.told import Side, Told
from strife.collapse.wording import terms
from strife.model import Claim, When

DAYS = 14  # of a stretch of time; a claim is in every stretch that it touches
LEAD = timedelta(7)  # what is told without a date happened within about a week of its report
LONGEST = 12  # stretches, half a year: what is dated less exactly is looked for as if not dated


def keys(told: Told) -> frozenset[str]:
    """The keys under which a claim is kept, and looks for others."""
    claim = told.claim
    who, whom = _roots(told.source), _roots(told.target)
    if claim.type in BOTH_WAYS:
        who = whom = who | whom
    town = {f"@{name}" for name in told.towns}
    pairs = {f"{a}>{b}" for a in who for b in whom if a != b or who is not whom}
    pairs |= {f"{a}{t}" for a in who | whom for t in town}
    single = {f"{a}>" for a in who} | {f">{b}" for b in whom} | town
    cells = list(_stretches(claim.when))
    timed = {f"{claim.type} {key} {cell}" for key in pairs | single | _lands(claim) for cell in cells}
    untimed = {f"{claim.type} {key}" for key in pairs | town | _words(told)} or {
        f"{claim.type} {key}" for key in single
    }
    untimed.add(f"{claim.type} #{told.group}")
    timed |= {f"{claim.type} {cell}" for cell in cells}
    return frozenset(timed | untimed)


def _roots(side: Side) -> set[str]:
    """Whom parties stand for: Haftar's troops for Haftar, an army for its country."""
    named = {key.split(".")[0] for key, *_ in side if not key.startswith(("-", "geo:"))}
    return named | {country for _, country, *_ in side if country} | {k.split(".")[0] for *_, kin in side for k in kin}


def _lands(claim: Claim) -> set[str]:
    return {f"~{claim.place.country}"} if claim.place and claim.place.country else set()


def _words(told: Told) -> set[str]:
    """The rarest words of the sentence: names that no list has, told in any language."""
    spelt = {t.spelt[:6] for t in terms(told.claim.evidence.quote) if not t.number and len(t.spelt) > 4}
    return {f"'{w}" for w in sorted(spelt, key=lambda w: (-min(map(rare, runs(w))), w))[:4]}


def _stretches(when: When) -> Iterator[int]:
    if when.start is None or when.end is None:
        return
    begin: date = when.start - LEAD if when.origin == "published" else when.start
    first, last = begin.toordinal() // DAYS, (when.end.toordinal() - 1) // DAYS
    if last - first <= LONGEST:
        yield from range(first, last + 1)
