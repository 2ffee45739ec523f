"""How alike two claims are: the weights of the levels that hold (levels.py) add up to the log odds that both tell one happening.

The weights are fitted by tools/fit_events.py. Whether two claims are alike depends on the two alone, not on what else a store holds.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from strife.collapse.levels import PAST, levels
from strife.collapse.told import Told, words_alike
from strife.model import Claim

TABLE = Path(__file__).parent / "weights" / "happening.json"
AHEAD = frozenset({"future", "hypothetical"})
DAYS_APART = frozenset(f"time: days off {n}" for n in ("1", "2", "4", "more"))
# Levels at odds with one happening. What is at odds in two respects is another, and one respect costs more than its weight: on three
# wars, each by the weights of the others, B-cubed F1 rises from 0.867 to 0.874. Two days told in words, or two towns, are two acts, but
# for one toll.
AT_ODDS = DAYS_APART | {
    "place: other",
    "place: other land",
    "source: other",
    "source: contested",
    "target: other",
    "tolls: other",
    "mode: other",
}
TWO_ACTS = DAYS_APART | {"place: other", "source: other"}
NOTHING_SHARED = frozenset({"agree: 0", "report: two", "tolls: not told"})  # type and country alone prove nothing,
NO_NAME = 0.15  # nor does a cosine of two sentences below that of one rare name in both
ODDS_COST = 1.0
NEVER = -9.0


def can_be_one(one: Claim, other: Claim) -> bool:
    """What took place, what lies ahead and what did not take place are never one happening; nor are acts of two types."""
    return one.type == other.type and _tense(one) == _tense(other)


def _tense(claim: Claim) -> str:
    return "past" if claim.status in PAST else "ahead" if claim.status in AHEAD else claim.status


def log_odds(one: Told, other: Told) -> float:
    """Log odds that two claims tell one happening."""
    weights, met = _weights(), levels(one, other)
    odd = sum(level in AT_ODDS for level in met)
    words = words_alike(one.words, other.words)
    if odd > 1 or (TWO_ACTS.intersection(met) and "tolls: same" not in met):
        return NEVER
    if NOTHING_SHARED.issubset(met) and words < NO_NAME:
        return NEVER
    alike = weights["words"] * words
    alike += weights["around"] * words_alike(one.around, other.around)
    return weights["constant"] + alike + sum(weights.get(level, 0.0) for level in met) - odd * ODDS_COST


@cache
def _weights() -> dict[str, float]:
    told: dict[str, float] = json.loads(TABLE.read_text(encoding="utf-8"))
    return told


__all__ = ["TABLE", "can_be_one", "log_odds"]
