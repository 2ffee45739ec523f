"""Fits when two texts are translations of one story: writes src/strife/collapse/weights/likeness.json, prints figures of stories not fitted on.

    pip install scipy && PYTHONPATH=src python tools/fit_copies.py ../shared/gold/dev [--write]

A logistic regression over strife.collapse.comparing.features. Figures come from FOLDS parts of the stories: a pair is judged by a
model that saw neither of its two stories. Beside the true and false pairs of the set it is shown halves: the first half of
one text of a story and the second half of another tell of one matter in one week by the same names, and are no copies. And pairs of muc4,
news of a few wars in one language; and short texts, a few sentences of PUD in several languages.
"""

from __future__ import annotations

import json
import random
import sys
from argparse import ArgumentParser
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from strife.collapse import comparing
from strife.collapse.wording import Wording, wording
from strife.model import Report

FOLDS, RIDGE, WAR_TEXTS = 5, 0.1, 400
SHORT_LANGS = ("en", "sv", "de", "fr", "ru", "pl")
THRESHOLDS = (0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5)


def table(wordings: list[Wording], others: list[Wording] | None = None) -> np.ndarray:
    """Features of every pair: wordings x others x features."""
    others = others or wordings
    likes = []
    for part, grains in (("letters", 3), ("numbers", 2)):
        for grain in range(grains):
            one, other = (_matrix([getattr(w, part)[grain] for w in side]) for side in (wordings, others))
            columns = max(one.shape[1], other.shape[1])
            one.resize((one.shape[0], columns)), other.resize((other.shape[0], columns))
            likes.append((one @ other.T).toarray())
    same = np.array([[a.lang == b.lang for b in others] for a in wordings], dtype=float)
    sizes = [np.array([w.size for w in side], dtype=float) for side in (wordings, others)]
    return np.stack(comparing.features_of(likes, same, sizes[0][:, None], sizes[1][None, :]), axis=-1)


_COLUMNS: dict[int, int] = {}


def _matrix(placed: list) -> sp.csr_matrix:
    rows = np.repeat(np.arange(len(placed)), [len(p.keys) for p in placed])
    keys = [_COLUMNS.setdefault(int(k), len(_COLUMNS)) for p in placed for k in p.keys]
    values = np.concatenate([p.weights for p in placed])
    return sp.csr_matrix((values, (rows, keys)), shape=(len(placed), len(_COLUMNS)))


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Newton's method; the last coefficient is the constant."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    b, ridge = np.zeros(z.shape[1]), np.diag([RIDGE] * x.shape[1] + [0.0])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ b, -30, 30)))
        h = z.T @ (z * (weight * p * (1 - p) + 1e-12)[:, None]) + ridge
        step = np.linalg.solve(h, z.T @ (weight * (y - p)) - ridge @ b)
        b += step
        if np.abs(step).max() < 1e-8:
            break
    scale = b[:-1] / spread
    return np.append(scale, b[-1] - scale @ mean)


def halves(records: list[dict]) -> list[tuple[Wording, Wording, bool]]:
    """First half against second half (no copies), and first against first, second against second (copies), of one story's texts."""
    dice, pairs = random.Random(1), []
    stories: dict[str, list[dict]] = {}
    for record in records:
        stories.setdefault(record["story"], []).append(record)

    def half(record: dict, second: bool) -> Wording:
        text = record["text"]
        middle = len(text) // 2
        return wording(Report.make(text[middle:] if second else text[:middle], lang=record["lang"]))

    for story in sorted(stories):
        for _ in range(4):
            one, other = dice.sample(stories[story], 2)
            pairs += [(half(one, False), half(other, True), False), (half(one, True), half(other, False), False)]
    return pairs


def war(records: list[dict]) -> np.ndarray:
    """Features of pairs that tell of one war and are no copies; what shares a fifth of its phrases may be one, and is left out."""
    some = [wording(Report.make(r["text"], lang=r["lang"])) for r in random.Random(2).sample(records, WAR_TEXTS)]
    x, pairs = table(some), zip(*np.triu_indices(len(some), 1), strict=True)
    apart = [(a, b) for a, b in pairs if comparing.contained(some[a], some[b]) < 0.2]
    return x[tuple(np.array(apart).T)]


def short(gold: Path) -> tuple[np.ndarray, np.ndarray]:
    """Texts of four to ten sentences of PUD in SHORT_LANGS, the same sentences in each: features of pairs across languages, and which are copies."""
    dice, found = random.Random(3), []
    texts = {
        lang: [json.loads(line)["text"] for line in (gold / f"pud_{lang}.dev.gold.jsonl").open(encoding="utf-8")]
        for lang in SHORT_LANGS
    }
    at = number = 0
    while at + 10 <= len(texts["en"]):
        size = dice.randint(4, 10)
        for lang in SHORT_LANGS:
            found.append((number, wording(Report.make(" ".join(texts[lang][at : at + size]), lang=lang))))
        at, number = at + size, number + 1
    x = table([w for _, w in found])
    of = np.array([n for n, _ in found])
    pairs = np.triu_indices(len(found), 1)
    across = np.array([found[a][1].lang != found[b][1].lang for a, b in zip(*pairs, strict=True)])
    return x[pairs][across], (of[:, None] == of[None])[pairs][across]


def main() -> None:
    asked = ArgumentParser()
    asked.add_argument("gold", type=Path)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    records, wars = (
        [json.loads(line) for line in (given.gold / f"{name}.dev.gold.jsonl").open(encoding="utf-8")]
        for name in ("wmt", "muc4")
    )
    story = np.array([r["story"] for r in records])
    wordings = [wording(Report.make(r["text"], lang=r["lang"])) for r in records]
    x, same = table(wordings), story[:, None] == story[None]
    hard = halves(records)
    hard_x = np.array([comparing.features(a, b) for a, b, _ in hard])
    war_x = war(wars)
    short_x, short_y = short(given.gold)
    hard_story = np.repeat(sorted(set(story)), len(hard) // len(set(story)))
    names = sorted(set(story))
    random.Random(0).shuffle(names)
    fold = {name: n % FOLDS for n, name in enumerate(names)}
    part, hard_part = np.array([fold[s] for s in story]), np.array([fold[s] for s in hard_story])
    scores, hard_scores = np.zeros(same.shape), np.zeros(len(hard))
    every = np.triu_indices(len(story), 1)

    def fitted(out: set[int]) -> np.ndarray:
        kept = np.where(~np.isin(part, list(out)))[0]
        pairs = np.triu_indices(len(kept), 1)
        easy = x[np.ix_(kept, kept)][pairs]
        mine = ~np.isin(hard_part, list(out))
        y = np.concatenate([same[np.ix_(kept, kept)][pairs], np.zeros(mine.sum() + len(war_x)), short_y])
        return fit(np.vstack([easy, hard_x[mine], war_x, short_x]), y.astype(float), np.ones(len(y)))

    for a in range(FOLDS):
        for b in range(a, FOLDS):
            model = fitted({a, b})
            rows, columns = np.where(part == a)[0], np.where(part == b)[0]
            found = x[np.ix_(rows, columns)] @ model[:-1] + model[-1]
            scores[np.ix_(rows, columns)], scores[np.ix_(columns, rows)] = found, found.T
            if a == b:
                hard_scores[hard_part == a] = hard_x[hard_part == a] @ model[:-1] + model[-1]
    whole = fitted(set())
    for threshold in THRESHOLDS:
        groups = connected_components(sp.csr_matrix(scores > threshold))[1]
        told = (groups[:, None] == groups[None])[every]
        hits, true = (told & same[every]).sum(), same[every].sum()
        print(
            f"threshold {threshold:<4} precision {hits / told.sum():.3f}  recall {hits / true:.3f}  F1 {2 * hits / (told.sum() + true):.3f}"
            f"   halves of one story taken for copies {(hard_scores > threshold).mean():.4f}"
            f"   short {((short_x @ whole[:-1] + whole[-1])[short_y] > threshold).mean():.3f}"
            f" {((short_x @ whole[:-1] + whole[-1])[~short_y] > threshold).mean():.6f}"
            f"   reports of one war {((war_x @ whole[:-1] + whole[-1]) > threshold).mean():.6f}"
        )
    print(dict(zip((*comparing.FEATURES, "constant"), whole.round(3), strict=True)))
    if given.write:
        weights = dict(zip((*comparing.FEATURES, "constant"), (float(f"{w:.4f}") for w in whole), strict=True))
        comparing.TABLE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
