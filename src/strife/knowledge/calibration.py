"""From what the rules trust a claim to how often such claims are right: two numbers, fitted to claims judged one by one.

The rules' own estimate begins at the lexicon entry's `sure` and is lowered for each guess. It puts claims in the right order but
not at the right height; the log-odds of being right are taken to lie on a straight line over its log-odds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log
from typing import Any

from strife.errors import KnowledgeError

FILE = "ontology/confidence.yml"
_SURE = 0.99  # nothing is surer than that


def log_odds(share: float) -> float:
    kept = min(max(share, 1 - _SURE), _SURE)
    return log(kept / (1 - kept))


def share(odds: float) -> float:
    return 1 / (1 + exp(-odds))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The line: log-odds of being right = shift + slope * log-odds of the rules' estimate."""

    shift: float = 0.0
    slope: float = 1.0

    def confidence(self, estimate: float) -> float:
        """How sure a claim with that estimate is."""
        return round(share(self.shift + self.slope * log_odds(estimate)), 3)

    def estimate(self, confidence: float) -> float:
        """The other way round."""
        return share((log_odds(confidence) - self.shift) / self.slope)


def build(tree: Mapping[str, Any]) -> Calibration:
    """The calibration from its parsed file; without one, the rules' estimate stands as it is."""
    raw = tree.get(FILE)
    if raw is None:
        return Calibration()
    try:
        found = Calibration(float(raw["shift"]), float(raw["slope"]))
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"{FILE}: `shift` and `slope` must be numbers ({error}).") from error
    if found.slope <= 0:
        raise KnowledgeError(f"{FILE}: `slope` must be above 0, or what the rules trust more would be trusted less.")
    return found
