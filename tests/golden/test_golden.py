"""Sentence in, claims out: the pairs in en/ and sv/, one file a phenomenon, run through the whole of strife.

How a pair is written and compared: `strife.evaluate.golden`, which counts the same sentences for `strife evaluate`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from strife.evaluate import golden
from strife.evaluate.golden import GoldenSentence, show
from strife.model import Claim
from strife.pipeline import Coder

FOLDER = Path(__file__).parent


def _pairs() -> list[Any]:
    return [
        pytest.param(one, marks=[pytest.mark.xfail(reason=one.xfail, strict=True)] if one.xfail else [], id=one.id)
        for one in golden.golden_sentences(FOLDER)
    ]


@cache
def coder() -> Coder:
    return Coder(threshold=0.0)


def code(text: str, lang: str, day: str | None = None) -> tuple[Claim, ...]:
    return golden.code_golden(coder(), text, lang, str(day) if day else None).claims


def misses(claims: tuple[Claim, ...], wanted: list[dict[str, Any]]) -> list[str]:
    return golden.misses(claims, wanted, coder().knowledge)


@pytest.mark.parametrize("one", _pairs())
def test_pair(one: GoldenSentence) -> None:
    found = misses(code(one.text, one.lang, one.day), list(one.claims))
    assert not found, "\n".join([one.text, *found])


__all__ = ["code", "coder", "misses", "show"]
