"""Described actors and the codes composed of them: `Turkish parliament` TUR LEG. The tables are in tests/find/described/."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from strife.find import find
from strife.knowledge.load import load
from strife.model import Report, When
from strife.parse import parse

TABLES = Path(__file__).parent / "described"
TODAY = "2020-01-10"


@cache
def table(lang: str) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in yaml.safe_load((TABLES / f"{lang}.yml").read_text(encoding="utf-8"))]


def code(lang: str, text: str, words: str, day: str = TODAY) -> str:
    """The country and sector of the actor of the words: of those met there the widest, whose parts the others are."""
    start = date.fromisoformat(day)
    when = When(start, start + timedelta(days=1), day, "day", "explicit")
    report, parsed = parse(Report.make(text, lang=lang, published=when))
    low = text.index(words)
    here = [m for m in find(report, parsed, load()).actors if m.start < low + len(words) and low < m.end]
    widest = max(here, key=lambda m: (m.end - m.start, m.sector is not None), default=None)
    return "nobody" if widest is None else f"{widest.country or '-'} {widest.sector or '-'}"


def fits(wanted: str, got: str) -> bool:
    return got != "nobody" and all(w in ("*", g) for w, g in zip(wanted.split(), got.split(), strict=True))


def rows() -> Iterator[Any]:
    for lang in ("en", "sv"):
        for row in table(lang):
            text, words, wanted, *rest = row
            day = rest[0] if rest and rest[0][:1].isdigit() else TODAY
            why = rest[-1] if rest and not rest[-1][:1].isdigit() else ""
            marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
            yield pytest.param(lang, text, words, wanted, day, id=f"{lang}-{words}", marks=marks)


@pytest.mark.parametrize(("lang", "text", "words", "wanted", "day"), list(rows()))
def test_codes(lang: str, text: str, words: str, wanted: str, day: str) -> None:
    got = code(lang, text, words, day)
    assert fits(wanted, got), f"{words}: {wanted} wanted, got {got}"


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_there_are_enough(lang: str) -> None:
    assert len(table(lang)) >= 150
