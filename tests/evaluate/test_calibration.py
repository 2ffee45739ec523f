"""Confidence fitted to verdicts: on verdicts made up here."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from strife.errors import KnowledgeError
from strife.knowledge.calibration import FILE, Calibration, build

TOOL = Path(__file__).parents[2] / "tools" / "calibrate.py"


@pytest.fixture(scope="module")
def tool() -> Any:
    spec = importlib.util.spec_from_file_location("calibrate", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["calibrate"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def verdicts(tool: Any, **shares: float) -> list[Any]:
    """A hundred claims of each estimate, so many of them right."""
    return [
        tool.Example(float(e[1:]) / 100, {}, n < 100 * right, str(n)) for e, right in shares.items() for n in range(100)
    ]


def test_what_is_told_becomes_what_is_right(tool: Any) -> None:
    fit = tool.fitted(verdicts(tool, _50=0.3, _70=0.5, _90=0.8))
    assert [round(fit.confidence(e), 1) for e in (0.5, 0.7, 0.9)] == [0.3, 0.5, 0.8]


def test_few_verdicts_change_little(tool: Any) -> None:
    assert tool.fitted([]) == Calibration(0.0, 1.0)
    assert 0.4 < tool.fitted([tool.Example(0.5, {}, False, "a")]).confidence(0.5) < 0.5


def test_a_trait_of_wrong_claims_costs_confidence(tool: Any) -> None:
    seen = [tool.Example(0.6, {"pronoun": 1.0} if n % 2 else {}, n % 2 == 0 or n % 10 == 1, str(n)) for n in range(400)]
    fit = tool.fitted(seen)
    assert fit.confidence(0.6, {"pronoun": 1.0}) < 0.5
    assert fit.confidence(0.6) > 0.7
    assert tool.ranked(tool.left_out(seen, 100.0), seen) > 0.8
    assert fit.confidence(0.6, {"never seen": 1.0}) == fit.confidence(0.6)


def test_without_a_file_the_estimate_stands() -> None:
    assert build({}).confidence(0.72) == 0.72


def test_a_file_that_is_wrong_is_named() -> None:
    for raw in (
        {"shift": 0},
        {"shift": 0, "slope": "steep"},
        {"shift": 0, "slope": -1},
        {"shift": 0, "slope": 1, "weights": {"words": "many"}},
    ):
        with pytest.raises(KnowledgeError, match=FILE):
            build({FILE: raw})
