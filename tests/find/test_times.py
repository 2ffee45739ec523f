"""Times found and resolved: pairs of text and intervals that a linguist can edit, in tests/golden/times/."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from strife.errors import KnowledgeError
from strife.find.times import dateline, find_times
from strife.knowledge import resources, timewords
from strife.model import UNKNOWN_WHEN, When

GOLDEN = Path(__file__).parents[1] / "golden" / "times"
WORDS = {lang: timewords.load(resources.path(f"lexicon/{lang}")) for lang in ("en", "sv")}


def _published(day: date | None) -> When:
    return When(day, day + timedelta(days=1), str(day), "day", "published") if day else UNKNOWN_WHEN


def _pairs() -> Iterator[Any]:
    for lang in WORDS:
        for n, pair in enumerate(yaml.safe_load((GOLDEN / f"{lang}.yml").read_text(encoding="utf-8"))):
            yield pytest.param(lang, pair, id=f"{lang}-{n}-{pair['text'][:40]}")


@pytest.mark.parametrize(("lang", "pair"), list(_pairs()))
def test_pair(lang: str, pair: dict[str, Any]) -> None:
    found = find_times(pair["text"], lang, _published(pair["published"]), WORDS[lang])
    said = [
        {
            "text": m.when.text,
            "start": m.when.start,
            "end": m.when.end,
            "granularity": m.when.granularity,
            "origin": m.when.origin,
        }
        for m in found
    ]
    assert said == pair["expect"]


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_there_are_enough_pairs(lang: str) -> None:
    assert len(yaml.safe_load((GOLDEN / f"{lang}.yml").read_text(encoding="utf-8"))) >= 200


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_mentions_are_the_words_they_say(lang: str) -> None:
    for pair in yaml.safe_load((GOLDEN / f"{lang}.yml").read_text(encoding="utf-8")):
        for m in find_times(pair["text"], lang, UNKNOWN_WHEN, WORDS[lang]):
            assert pair["text"][m.start : m.end] == m.when.text


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] A BOMB EXPLODED.", date(1990, 1, 3)),
        ("en", "TRIPOLI, Libya, April 4, 2019 (Reuters) - Forces advanced.", date(2019, 4, 4)),
        ("sv", "Tripoli den 4 april 2019 – Styrkor ryckte fram.", date(2019, 4, 4)),
        ("en", "Rebels took the town on April 4, 2019 - a year after the truce.", None),
        ("en", "TRIPOLI, April 4 (Reuters) - Forces advanced.", None),
    ],
)
def test_dateline(lang: str, text: str, day: date | None) -> None:
    when = dateline(text, lang, WORDS[lang])
    assert (when.start if when else None) == day


def test_impossible_day_keeps_its_words() -> None:
    (mention,) = find_times("Shells fell on 31 June 2019.", "en", UNKNOWN_WHEN, WORDS["en"])
    assert (mention.when.text, mention.when.start) == ("31 June 2019", None)


def test_report_dated_to_a_year_only_dates_no_weekday() -> None:
    year = When(date(2019, 1, 1), date(2020, 1, 1), "2019", "year", "published")
    (mention,) = find_times("Rebels attacked on Thursday.", "en", year, WORDS["en"])
    assert mention.when.start is None


def test_wrong_pattern_says_line(tmp_path: Path) -> None:
    file = tmp_path / "times.yml"
    good = resources.path("lexicon/en/times.yml").read_text(encoding="utf-8")
    file.write_text(good + '  - {rule: day, say: ["{mont} {day}"]}\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"times\.yml:\d+: .*unknown slot \{mont\}"):
        timewords.load(file)


def test_unknown_key_says_line(tmp_path: Path) -> None:
    file = tmp_path / "times.yml"
    good = resources.path("lexicon/en/times.yml").read_text(encoding="utf-8")
    file.write_text(good + '  - {rule: day, shfit: 1, say: ["the morrow"]}\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"times\.yml:\d+: .*shfit"):
        timewords.load(file)
