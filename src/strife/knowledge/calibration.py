"""From what the rules trust a claim to how often such claims are right: weights fitted to claims judged one by one.

The rules' own estimate begins at the lexicon entry's `sure` and is lowered for each guess. The log-odds of being right are
taken to be a sum: a shift, the log-odds of that estimate times a slope, and a weight for each trait of the claim (`extract/traits.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log
from types import MappingProxyType
from typing import Any

from strife.errors import KnowledgeError
from strife.knowledge.tree import LINE

FILE = "ontology/confidence.yml"
_SURE = 0.99  # nothing is surer than that


def log_odds(share: float) -> float:
    kept = min(max(share, 1 - _SURE), _SURE)
    return log(kept / (1 - kept))


def share(odds: float) -> float:
    return 1 / (1 + exp(-odds))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log-odds of being right = shift + slope * log-odds of the rules' estimate + the sum of weight * trait."""

    shift: float = 0.0
    slope: float = 1.0
    weights: Mapping[str, float] = field(default_factory=dict)
    draws: tuple[int, ...] = ()  # of judged claims that it was fitted to: it says nothing new about these

    def confidence(self, estimate: float, traits: Mapping[str, float] = MappingProxyType({})) -> float:
        """How sure a claim with that estimate and those traits is, 0 to 1; a trait without a weight counts nothing."""
        told = sum(self.weights.get(name, 0.0) * value for name, value in traits.items())
        return round(share(self.shift + self.slope * log_odds(estimate) + told), 3)


def build(tree: Mapping[str, Any]) -> Calibration:
    """The calibration from its parsed file; without one, the rules' estimate stands as it is."""
    raw = tree.get(FILE)
    if raw is None:
        return Calibration()
    try:
        weights = {str(k): float(v) for k, v in (raw.get("weights") or {}).items() if k != LINE}
        draws = tuple(int(draw) for draw in raw.get("draws") or ())
        found = Calibration(float(raw["shift"]), float(raw["slope"]), weights, draws)
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"{FILE}: `shift`, `slope` and `weights` must be numbers ({error}).") from error
    if found.slope <= 0:
        raise KnowledgeError(f"{FILE}: `slope` must be above 0, or what the rules trust more would be trusted less.")
    return found
