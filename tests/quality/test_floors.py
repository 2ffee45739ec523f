"""No figure falls below its floor. The gold sets are not part of strife: without them these tests are skipped.

`floors.json` holds, for each set, the hash of the gold file and the least that each figure may be. Quick sets are measured
wherever the gold sets are there, all of them with STRIFE_QUALITY=1.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from strife.evaluate import SETS, default_gold, gold_file, gold_set, score
from strife.parse import models
from strife.pipeline import Coder

FLOORS: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
GOLD = default_gold()


@cache
def coder() -> Coder:
    return Coder()


@pytest.mark.quality
@pytest.mark.parametrize("name", FLOORS["sets"])
def test_gold_set(name: str, tmp_path: Path) -> None:
    one, wanted = gold_set(name), FLOORS["sets"][name]
    if GOLD is None:
        pytest.skip("no gold sets here: they lie in shared/gold beside the checkout where there are any")
    if one.slow and os.environ.get("STRIFE_QUALITY") != "1":
        pytest.skip("takes long: STRIFE_QUALITY=1 runs it")
    for stem, digest in wanted["sha256"].items():
        assert hashlib.sha256(gold_file(GOLD, stem).read_bytes()).hexdigest() == digest, (
            f"{stem} is another gold set now"
        )
    found = score(one, GOLD, tmp_path, coder())
    low = {f: (found[f], floor) for f, floor in wanted["floors"].items() if found[f] < floor}
    assert not low, f"{name}: figure, floor: {low}"


@pytest.mark.quality
@pytest.mark.parametrize("lang", FLOORS["parsers"])
def test_parser_card(lang: str) -> None:
    card: dict[str, Any] = models.card(lang)
    found = {figure: value for scores in card["scores"].values() for figure, value in scores.items()}
    low = {f: (found.get(f, 0.0), floor) for f, floor in FLOORS["parsers"][lang].items() if found.get(f, 0.0) < floor}
    assert not low, f"{lang}: figure, floor: {low}"


def test_floors_name_known_sets_and_figures() -> None:
    for name, wanted in FLOORS["sets"].items():
        assert name in {s.name for s in SETS}
        assert set(wanted["sha256"]) == set(gold_set(name).files)
        assert set(wanted["floors"]) <= set(gold_set(name).figures)
