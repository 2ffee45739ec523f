"""No figure falls below its floor. The gold sets are not part of strife: without them their tests are skipped.

`floors.json` holds, for each set, the hash of the gold file and the least that each figure may be; the least share of golden
sentences that come out right; the least share of right fields, step by step; how well events agree with marked happenings; and
the least precision of judged claims. Quick ones
are measured wherever the gold sets are there, all of them with STRIFE_QUALITY=1. `python tests/quality/raise_floors.py` raises them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from strife.evaluate import SETS, Measured, default_gold, evaluate, gold_file, gold_set, score
from strife.evaluate.golden import golden_sentences
from strife.evaluate.happenings import happening_figures, happenings_folder
from strife.evaluate.judged import judgements, judgements_file, latest
from strife.evaluate.pairs import name_pairs, pair_figures, pairs_file
from strife.parse import models
from strife.pipeline import DEFAULT_CONFIDENCE, Coder

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, Any]] = json.loads((HERE / "floors.json").read_text("utf-8"))
GOLD = default_gold()
SLOW = os.environ.get("STRIFE_QUALITY") == "1"
pytestmark = pytest.mark.quality


@cache
def coder() -> Coder:
    return Coder()


def check(name: str, found: dict[str, float], floors: dict[str, float]) -> None:
    low = {f: (found.get(f), floor) for f, floor in floors.items() if found.get(f, 0.0) < floor}
    assert not low, f"{name}: figure, floor: {low}"


@pytest.mark.parametrize("name", FLOORS["sets"])
def test_gold_set(name: str, tmp_path: Path) -> None:
    one, wanted = gold_set(name), FLOORS["sets"][name]
    if GOLD is None:
        pytest.skip("no gold sets here: they lie in shared/gold beside the checkout where there are any")
    if one.slow and not SLOW:
        pytest.skip("takes long: STRIFE_QUALITY=1 runs it")
    for stem, digest in wanted["sha256"].items():
        assert hashlib.sha256(gold_file(GOLD, stem).read_bytes()).hexdigest() == digest, (
            f"{stem} is another gold set now"
        )
    check(name, score(one, GOLD, tmp_path, coder()), wanted["floors"])


@cache
def steps() -> dict[str, dict[str, float]]:
    """The share of right fields of golden sentences and, where they are, of coded records: by where from and language."""
    with TemporaryDirectory() as folder:
        found = Measured.of(evaluate(None, coder()))
        records = [s.name for s in SETS if s.records]
        more = (
            Measured.of(evaluate(GOLD, coder(), sets=records, out=Path(folder))) if GOLD else Measured((), (), (), ())
        )
    rows = [row for part in (found, more) for row in part.rows("steps") if row["type"] == "all"]
    return {f"{row['from']} {row['lang']}": {k: v for k, v in row.items() if isinstance(v, float)} for row in rows}


@pytest.mark.parametrize("name", FLOORS["steps"])
def test_steps(name: str) -> None:
    if not SLOW:
        pytest.skip("takes long: STRIFE_QUALITY=1 runs it")
    if name not in steps():
        pytest.skip("no gold sets here")
    check(name, steps()[name], FLOORS["steps"][name])


@pytest.mark.parametrize("lang", FLOORS["golden"])
def test_golden_share(lang: str) -> None:
    """Whatever is not marked as a known miss is right: the golden tests see to that."""
    marked = Counter(bool(one.xfail) for one in golden_sentences(HERE.parent / "golden") if one.lang == lang)
    assert marked[False] / marked.total() >= FLOORS["golden"][lang]


def test_judged_precision() -> None:
    file = judgements_file()
    if file is None:
        pytest.skip("nothing has been judged yet")
    told = [j for j in judgements(file) if j.confidence >= DEFAULT_CONFIDENCE]
    verdicts = [j.right for j in latest(told, coder().knowledge.calibration.draws)]
    assert sum(verdicts) / len(verdicts) >= FLOORS["judged"].get("precision", 0.0)


def test_name_pairs() -> None:
    file = pairs_file()
    assert file is not None
    found = {one.figure: one.value for one in pair_figures(name_pairs(file), coder().knowledge.identity) if one.value}
    check("name pairs", found, FLOORS["name pairs"])


def test_happenings() -> None:
    folder = happenings_folder()
    assert folder is not None
    found = {one.figure: one.value for one in happening_figures(folder, coder()) if one.value is not None}
    check("happenings", found, FLOORS["happenings"])


@pytest.mark.parametrize("lang", FLOORS["parsers"])
def test_parser_card(lang: str) -> None:
    card: dict[str, Any] = models.card(lang)
    found = {figure: value for scores in card["scores"].values() for figure, value in scores.items()}
    check(lang, found, FLOORS["parsers"][lang])


def test_floors_name_known_sets_and_figures() -> None:
    for name, wanted in FLOORS["sets"].items():
        assert name in {s.name for s in SETS}
        assert set(wanted["sha256"]) == set(gold_set(name).files)
        assert set(wanted["floors"]) <= set(gold_set(name).figures)
