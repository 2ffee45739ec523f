"""What confidence is worth: of the claims told with so much of it, how many are right; and what a threshold keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strife.evaluate.compare import Compared
from strife.evaluate.judged import wilson
from strife.tables import Row

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)  # the lower ends of the bins
THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


@dataclass(frozen=True, slots=True)
class Graded:
    """A claim told with a confidence, and whether it is right: of coded records its type, of judged claims all of it."""

    confidence: float
    right: bool


def graded(compared: Iterable[Compared]) -> list[Graded]:
    """The claims told of coded records."""
    return [Graded(p.confidence, p.right) for one in compared for p in one.types if p.confidence is not None]


def reliability_rows(types: Sequence[Graded], judged: Sequence[Graded]) -> list[Row]:
    """By bin of confidence: how many claims, the share of right types (coded records), the share wholly right (judged) with its 95 %."""
    rows: list[Row] = []
    for low, high in zip(EDGES, (*EDGES[1:], 1.01), strict=True):
        one = [g.right for g in types if low <= g.confidence < high]
        other = [g for g in judged if low <= g.confidence < high]
        right = sum(g.right for g in other)
        rows.append(
            {
                "confidence": f"{low:.1f}-{min(high, 1.0):.1f}",
                "records": len(one),
                "type right": _share(one),
                "judged": len(other),
                "told": round(sum(g.confidence for g in other) / len(other), 2) if other else "",
                "right": _share([g.right for g in other]),
                "95 %": "{:.2f}-{:.2f}".format(*wilson(right, len(other))) if other else "",
                "bar": "#" * round(20 * right / len(other)) if other else "",
            }
        )
    return [row for row in rows if row["records"] or row["judged"]]


def threshold_rows(types: Sequence[Graded], wanted: int, judged: Sequence[Graded]) -> list[Row]:
    """By threshold: precision and recall of types (coded records), and of the judged claims the share kept and the share right."""
    rows: list[Row] = []
    for least in THRESHOLDS:
        kept = [g.right for g in types if g.confidence >= least]
        told = [g.right for g in judged if g.confidence >= least]
        right = sum(kept)
        rows.append(
            {
                "threshold": least,
                "precision": _share(kept),
                "recall": round(right / wanted, 2) if wanted else "",
                "f1": round(2 * right / (len(kept) + wanted), 2) if wanted else "",
                "kept": round(len(told) / len(judged), 2) if judged else "",
                "right": _share(told),
                "right kept": round(sum(told) / sum(g.right for g in judged), 2)
                if any(g.right for g in judged)
                else "",
            }
        )
    return rows if types or judged else []


def _share(right: Sequence[bool]) -> float | str:
    return round(sum(right) / len(right), 2) if right else ""


__all__ = ["Graded", "graded", "reliability_rows", "threshold_rows"]
