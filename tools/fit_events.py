"""Fits when two claims tell one happening: writes src/strife/collapse/weights/happening.json, prints B-cubed of wars not fitted on.

    PYTHONPATH=src python tools/fit_events.py [FOLDER] [--write] [--wars sudan yemen] [--wrong N]

A logistic regression over the levels of strife.collapse.levels, of all pairs of claims of one type and tense that share a key. Each war is
clustered by weights fitted on the others; the table shows what the threshold does. `--wars` fits on these alone.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

from strife.collapse import clusters, find_copies, levels, likeness
from strife.collapse.blocks import keys
from strife.collapse.events import arrival
from strife.collapse.kinship import kin_of
from strife.collapse.likeness import can_be_one
from strife.collapse.told import Told, words_alike
from strife.evaluate.happenings import b_cubed, code_marked, happenings_folder, marked_reports
from strife.pipeline import Coder
from strife.recognise import recognise

RIDGE = 1.5
THRESHOLDS = (-1.0, -0.7, -0.5, -0.3, 0.0, 0.5)


def gathered(folder: Path) -> tuple[list[Told], dict[str, str]]:
    """All claims of the marked reports as they are compared, and the names of the marked ones."""
    coder = Coder()
    coded = code_marked(marked_reports(folder), coder)
    reports = {c.report.id: c.report for c in coded.coded}
    claims = [claim for c in coded.coded for claim in c.claims]
    ties = [tie for c in coded.coded for tie in c.ties]
    met = [i for c in coded.coded for i in c.introductions]
    found = recognise(reports, claims, ties, met, (), coder.knowledge)
    group_of = {r: g.id for g in find_copies(reports.values()) for r in g.reports}
    kin = kin_of(found.claims, found.ties, coder.knowledge)
    ordered = sorted(found.claims, key=lambda c: arrival(c, reports[c.evidence.report]))
    told = [Told.of(c, reports[c.evidence.report], group_of[c.evidence.report], kin) for c in ordered]
    return told, dict(coded.names)


def pairs(told: list[Told], names: dict[str, str]) -> list[tuple[Told, Told, bool]]:
    """Pairs of named claims that meet."""
    met: dict[str, list[int]] = defaultdict(list)
    named = [t for t in told if t.claim.id in names]
    for n, one in enumerate(named):
        for key in keys(one):
            met[key].append(n)
    found = {pair for together in met.values() for pair in combinations(together, 2)}
    return [
        (named[a], named[b], names[named[a].claim.id] == names[named[b].claim.id])
        for a, b in sorted(found)
        if can_be_one(named[a].claim, named[b].claim)
    ]


def fit(together: list[tuple[Told, Told, bool]], least: int = 4) -> dict[str, float]:
    """Weights of the levels that at least some pairs have."""
    counts = Counter(level for a, b, _ in together for level in levels.levels(a, b))
    columns = {level: n for n, level in enumerate(sorted(c for c, n in counts.items() if n >= least))}
    x = np.zeros((len(together), len(columns) + 3))
    y = np.array([same for *_, same in together], dtype=float)
    for row, (a, b, _) in enumerate(together):
        for level in levels.levels(a, b):
            if level in columns:
                x[row, columns[level]] = 1.0
        x[row, -3:] = words_alike(a.words, b.words), words_alike(a.around, b.around), 1.0
    beta, ridge = np.zeros(x.shape[1]), np.diag([RIDGE] * len(columns) + [0.1, 0.1, 0.0])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        step = np.linalg.solve(x.T @ (x * (p * (1 - p) + 1e-9)[:, None]) + ridge, x.T @ (y - p) - ridge @ beta)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    names = (*columns, "words", "around", "constant")
    return {name: float(f"{w:.3f}") for name, w in zip(names, beta, strict=True)}


def judged(told: list[Told], names: dict[str, str], weights: dict[str, float], threshold: float):
    likeness._weights = lambda: weights
    made = clusters.clusters(told, threshold=threshold)
    return b_cubed(names, [[c.id for c in cluster] for cluster in made]), made


def show(one: Told) -> str:
    c = one.claim
    who, whom = ("+".join(p.id for p in side) for side in (c.source, c.target))
    return f"{c.type}/{c.mode} {c.status} {who}>{whom} @{c.place.name if c.place else ''} {c.when.origin} {c.when.start} pub {one.published} {[(t.kind, t.low) for t in c.tolls]} | {c.evidence.quote[:110]}"


def main() -> None:
    asked = ArgumentParser()
    asked.add_argument("folder", type=Path, nargs="?", default=happenings_folder())
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--wars", nargs="*")
    asked.add_argument("--wrong", type=int, default=0)
    given = asked.parse_args()
    told, names = gathered(given.folder)
    wars = sorted({n.split("/")[0] for n in names.values()})
    if given.wars:
        wars = [w for w in wars if w in given.wars]
        names = {c: n for c, n in names.items() if n.split("/")[0] in wars}
    counts = Counter(names.values())
    print(f"{len(names)} claims, {len(counts)} happenings, {sum(n > 1 for n in counts.values())} told twice or more")
    by_war = {w: {c: n for c, n in names.items() if n.startswith(f"{w}/")} for w in wars}
    fitted = (
        {w: fit([p for o in wars if o != w for p in pairs(told, by_war[o])]) for w in wars} if len(wars) > 1 else {}
    )
    whole = fit([p for w in wars for p in pairs(told, by_war[w])])
    for threshold in THRESHOLDS:
        line = f"threshold {threshold:<5}"
        for war, weights in fitted.items():
            found, _ = judged(told, by_war[war], weights, threshold)
            line += f"  {war} {found.precision:.3f} {found.recall:.3f} {found.f1:.3f}"
        found, _ = judged(told, names, whole, threshold)
        print(line + f"  | fitted on all {found.precision:.3f} {found.recall:.3f} {found.f1:.3f}")
    if given.wrong:
        by_claim = {t.claim.id: t for t in told}
        for war in wars:
            _, made = judged(told, by_war[war], fitted.get(war, whole), clusters.THRESHOLD)
            named = [[c.id for c in cluster if c.id in by_war[war]] for cluster in made]
            of = {c: n for n, cluster in enumerate(named) for c in cluster}
            by_name: dict[str, list[str]] = defaultdict(list)
            for claim in of:
                by_name[names[claim]].append(claim)
            mixed = [cluster for cluster in named if len({names[c] for c in cluster}) > 1]
            parted = [together for together in by_name.values() if len({of[c] for c in together}) > 1]
            for title, groups in (("MIXED", mixed), ("PARTED", parted)):
                for group in groups[: given.wrong]:
                    print(f"\n{title}")
                    for c in group:
                        print("  ", of[c], names[c], show(by_claim[c]))
    print(json.dumps(whole, indent=1) if not given.write else "")
    if given.write:
        likeness.TABLE.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
