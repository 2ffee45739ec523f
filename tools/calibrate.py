"""Fits confidence to the claims judged: `python tools/calibrate.py --gold ../shared/gold`, after claims were judged or rules changed.

Codes the judged texts again, finds the claims that still say the same, and weighs what can be seen of a claim
(`src/strife/extract/traits.py`) by how often such claims were right. Writes the weights into resources/ontology/confidence.yml
and into tests/quality/judgements.jsonl the confidence that each judged claim has now. A maximum of likelihood by Newton's
method; a pull on every weight keeps it sober where few claims were judged, and its strength is chosen so that claims of texts
left out are ranked best (`--pulls`). `--held-out` also prints how precise the surest shares of left-out claims are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from strife.evaluate.judged import Judgement, judgements, write_judgements
from strife.extract.traits import traits
from strife.knowledge.calibration import Calibration, log_odds
from strife.knowledge.load import load
from strife.pipeline import Coded, Coder

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests" / "quality" / "judgements.jsonl"
WRITTEN = ROOT / "resources" / "ontology" / "confidence.yml"
PULL = 1.0  # on shift and slope: as much as one claim
PULLS = (30.0, 60.0, 100.0, 150.0, 250.0)  # on the weight of a trait, measured in its own spread
FOLDS = 10
Key = tuple[str, str, int, str, tuple[str, ...], tuple[str, ...]]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A judged claim as it is coded now; `text` is the text it is from, which no two folds share."""

    estimate: float
    traits: Mapping[str, float]
    right: bool
    text: str


def fitted(examples: Sequence[Example], pull: float = PULLS[2]) -> Calibration:
    """The shift, slope and weights that make the verdicts likeliest, less what the pulls take."""
    names = sorted({name for e in examples for name in e.traits})
    table = np.array([[e.traits.get(name, 0.0) for name in names] for e in examples]).reshape(len(examples), len(names))
    middle, spread = (table.mean(axis=0), table.std(axis=0)) if len(examples) else (np.zeros(0), np.zeros(0))
    spread[spread == 0] = np.inf
    odds = np.array([log_odds(e.estimate) for e in examples])
    known = np.column_stack([np.ones(len(examples)), odds, (table - middle) / spread])
    right = np.array([float(e.right) for e in examples])
    start = np.array([0.0, 1.0, *([0.0] * len(names))])
    pulls = np.array([PULL, PULL, *([pull] * len(names))])
    found = start.copy()
    for _ in range(50):
        expected = 1 / (1 + np.exp(-(known @ found)))
        slope = known.T @ (right - expected) - pulls * (found - start)
        bend = known.T @ (known * (expected * (1 - expected))[:, None]) + np.diag(pulls)
        found = found + np.linalg.solve(bend, slope)
    weights = found[2:] / spread
    shift = float(found[0] - weights @ middle) if names else float(found[0])
    rounded = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    return Calibration(round(shift, 3), round(float(found[1]), 3), {n: w for n, w in rounded.items() if w})


def left_out(examples: Sequence[Example], pull: float) -> Array:
    """The confidence of each example by a fit that knows no claim of its text."""
    texts = sorted({e.text for e in examples})
    fold = {text: n % FOLDS for n, text in enumerate(texts)}
    sure = np.zeros(len(examples))
    for k in range(FOLDS):
        fit = fitted([e for e in examples if fold[e.text] != k], pull)
        for n, e in enumerate(examples):
            if fold[e.text] == k:
                sure[n] = fit.confidence(e.estimate, e.traits)
    return sure


def ranked(sure: Array, examples: Sequence[Example]) -> float:
    """How often of a right and a wrong claim the right one is the surer: 0.5 is chance, 1 is always."""
    right = np.array([e.right for e in examples])
    pairs = sure[right][:, None] - sure[~right][None, :]
    return float(((pairs > 0) + 0.5 * (pairs == 0)).mean())


def key_of(j: Judgement) -> Key:
    return j.set, j.id, j.trigger, j.type, j.source, j.target


def coded_again(kept: Sequence[Judgement], gold: Path) -> dict[Key, Example]:
    """The judged claims that are coded the same now, with the rules' own estimate and their traits."""
    import judge  # beside this file

    wanted = {key_of(j): j.right for j in kept}
    texts = {(j.set, j.id) for j in kept}
    knowledge = load()
    knowledge.calibration = Calibration()  # the rules' own estimate
    coder = Coder(knowledge, threshold=0.0)
    found: dict[Key, Example] = {}
    for name, id, report in judge.texts(gold):
        coded = coder.code(report) if (name, id) in texts else None
        if not isinstance(coded, Coded):
            continue
        for claim in coded.claims:
            one = judge.item(name, id, coded, claim, coder)
            codes = tuple(one["source_codes"]), tuple(one["target_codes"])
            key = (name, id, one["trigger"], claim.type, *codes)
            if key in wanted:
                sentence = coded.reading.sentences[claim.evidence.sentence]
                seen = traits(claim, sentence)
                found[key] = Example(claim.confidence, seen, wanted[key], id)
    return found


def write(fit: Calibration, used: int, draws: str) -> None:
    lines = [
        "# What confidence is worth: log-odds of being right = shift + slope * log-odds of the rules' own estimate + weight * trait.",
        f"# Made by tools/calibrate.py on {date.today()} from {used} claims judged one by one (draws {draws}) in",
        "# tests/quality/judgements.jsonl; src/strife/extract/traits.py tells the traits, docs/evaluate.md how well it holds.",
        f"draws: [{draws}]",
        f"shift: {fit.shift}",
        f"slope: {fit.slope}",
        "weights:",
        *(f"  {name}: {weight}" for name, weight in sorted(fit.weights.items())),
    ]
    WRITTEN.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--draws", type=int, nargs="*", help="only the claims of these draws; default: all")
    parser.add_argument("--pulls", type=float, nargs="*", default=PULLS)
    parser.add_argument("--held-out", action="store_true", help="print how precise the surest of left-out claims are")
    args = parser.parse_args()
    if not args.gold.is_dir():
        sys.exit(f"{args.gold}: no gold sets there; give their folder with --gold")
    kept = judgements(KEPT)
    used = tuple(j for j in kept if not args.draws or j.draw in args.draws)
    again = coded_again(used, args.gold)
    examples = [again[key] for key in sorted(again)]
    print(f"{len(examples)} of {len(used)} judged claims are coded the same now")
    scores = {pull: ranked(left_out(examples, pull), examples) for pull in args.pulls}
    pull = max(scores, key=lambda p: (scores[p], p))
    print("ranked right, of texts left out:", ", ".join(f"pull {p:g}: {s:.3f}" for p, s in scores.items()))
    if args.held_out:
        sure = left_out(examples, pull)
        order = np.argsort(-sure, kind="stable")
        for tenth in range(1, 11):
            top = order[: len(examples) * tenth // 10]
            print(
                f"surest {tenth * 10} %: {np.mean([examples[n].right for n in top]):.3f} right, down to {sure[top[-1]]:.3f}"
            )
    fit = fitted(examples, pull)
    write(fit, len(examples), ", ".join(str(d) for d in sorted({j.draw for j in used})))
    now = {key: fit.confidence(e.estimate, e.traits) for key, e in again.items()}
    write_judgements(KEPT, [replace(j, confidence=now.get(key_of(j), j.confidence)) for j in kept])


if __name__ == "__main__":
    main()
