"""Fits confidence to the claims judged: `python tools/calibrate.py`, after claims were judged or the rules' estimate was changed.

Writes shift and slope into resources/ontology/confidence.yml, and the confidence that each judged claim has now into
tests/quality/judgements.jsonl. A maximum of likelihood by Newton's method; a weak pull to leave things as they are keeps it
sober where few claims are judged.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from strife.evaluate.judged import Judgement, judgements, write_judgements
from strife.knowledge.calibration import Calibration, log_odds, share
from strife.knowledge.load import load

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests" / "quality" / "judgements.jsonl"
WRITTEN = ROOT / "resources" / "ontology" / "confidence.yml"
PULL = 1.0  # as much as one claim


def fitted(pairs: list[tuple[float, bool]]) -> Calibration:
    """The line that makes the verdicts likeliest, given the rules' estimates."""
    shift, slope = 0.0, 1.0
    for _ in range(50):
        g0, g1 = -PULL * shift, -PULL * (slope - 1)
        h00, h01, h11 = PULL, 0.0, PULL
        for estimate, right in pairs:
            x = log_odds(estimate)
            p = share(shift + slope * x)
            g0, g1 = g0 + right - p, g1 + (right - p) * x
            w = p * (1 - p)
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        det = h00 * h11 - h01 * h01
        shift, slope = shift + (h11 * g0 - h01 * g1) / det, slope + (h00 * g1 - h01 * g0) / det
    return Calibration(round(shift, 3), round(slope, 3))


def estimates(kept: tuple[Judgement, ...], now: Calibration) -> list[tuple[float, bool]]:
    return [(now.estimate(j.confidence), j.right) for j in kept]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--draws", type=int, nargs="*", help="only the claims of these draws, such as the latest; default: all"
    )
    args = parser.parse_args()
    now, kept = load().calibration, judgements(KEPT)
    used = tuple(j for j in kept if not args.draws or j.draw in args.draws)
    fit = fitted(estimates(used, now))
    draws = ", ".join(str(d) for d in sorted({j.draw for j in used}))
    WRITTEN.write_text(
        "# What confidence is worth: log-odds of being right = shift + slope * log-odds of the rules' own estimate.\n"
        f"# Made by tools/calibrate.py on {date.today()} from {len(used)} claims judged one by one (draws {draws}) in\n"
        "# tests/quality/judgements.jsonl; docs/evaluate.md shows how well it holds.\n"
        f"shift: {fit.shift}\nslope: {fit.slope}\n",
        "utf-8",
    )
    write_judgements(KEPT, [replace(j, confidence=fit.confidence(now.estimate(j.confidence))) for j in kept])
    print(
        f"{fit}: an estimate of 0.5 is {fit.confidence(0.5)}, of 0.7 {fit.confidence(0.7)}, of 0.9 {fit.confidence(0.9)}"
    )


if __name__ == "__main__":
    main()
