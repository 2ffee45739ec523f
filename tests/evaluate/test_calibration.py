"""Confidence fitted to verdicts: on verdicts made up here."""

from __future__ import annotations

import importlib.util
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
    spec.loader.exec_module(module)
    return module


def verdicts(**shares: float) -> list[tuple[float, bool]]:
    """A hundred claims of each estimate, so many of them right."""
    return [(float(e[1:]) / 100, n < 100 * right) for e, right in shares.items() for n in range(100)]


def test_what_is_told_becomes_what_is_right(tool: Any) -> None:
    fit = tool.fitted(verdicts(_50=0.3, _70=0.5, _90=0.8))
    assert [round(fit.confidence(e), 1) for e in (0.5, 0.7, 0.9)] == [0.3, 0.5, 0.8]


def test_few_verdicts_change_little(tool: Any) -> None:
    assert tool.fitted([]) == Calibration(0.0, 1.0)
    assert 0.4 < tool.fitted([(0.5, False)]).confidence(0.5) < 0.5


def test_there_and_back() -> None:
    line = Calibration(-0.5, 0.9)
    assert all(abs(line.estimate(line.confidence(e)) - e) < 0.01 for e in (0.1, 0.4, 0.65, 0.9))
    assert line.confidence(0.4) < line.confidence(0.41)


def test_without_a_file_the_estimate_stands() -> None:
    assert build({}).confidence(0.72) == 0.72


def test_a_file_that_is_wrong_is_named() -> None:
    for raw in ({"shift": 0}, {"shift": 0, "slope": "steep"}, {"shift": 0, "slope": -1}):
        with pytest.raises(KnowledgeError, match=FILE):
            build({FILE: raw})
