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
from strife.model import UNKNOWN_WHEN, Apart, When

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


@pytest.mark.parametrize(
    ("lang", "text", "apart"),
    [
        ("en", "Two days later they left.", Apart(2, 2)),
        ("sv", "Två dagar senare gav de sig av.", Apart(2, 2)),
        ("en", "The day before, they left.", Apart(-1, -1)),
        ("sv", "Dagen innan gav de sig av.", Apart(-1, -1)),
        ("en", "They left the same evening.", Apart(0, 0)),
        ("sv", "De gav sig av samma kväll.", Apart(0, 0)),
        ("en", "They left a week after the vote.", Apart(6, 8)),
        ("sv", "De gav sig av en vecka efter valet.", Apart(6, 8)),
        ("en", "They left nearly two weeks earlier.", Apart(-17, -11)),
        ("sv", "De gav sig av knappt två veckor tidigare.", Apart(-17, -11)),
        ("en", "They left a few hours earlier.", Apart(-1, 0)),
        ("sv", "De gav sig av några timmar tidigare.", Apart(-1, 0)),
        ("en", "Days later they left.", Apart(1, 7)),
        ("sv", "Några dagar senare gav de sig av.", Apart(1, 7)),
        ("en", "They left the week before.", Apart(-1, -1, "week")),
        ("sv", "De gav sig av veckan innan.", Apart(-1, -1, "week")),
        ("en", "They left on Monday.", None),
        ("sv", "De gav sig av i måndags.", None),
    ],
)
def test_how_far_from_another_time(lang: str, text: str, apart: Apart | None) -> None:
    (mention,) = find_times(text, lang, _published(date(2024, 5, 10)), WORDS[lang])
    assert mention.apart == apart


def test_distance_from_a_day() -> None:
    day = _published(date(2024, 5, 8))
    assert Apart(6, 8).at(day, "a week later") == When(
        date(2024, 5, 14), date(2024, 5, 17), "a week later", "range", "relative"
    )
    assert Apart(6, 8).back() == Apart(-8, -6)
    assert Apart(-1, -1, "week").at(day) == When(date(2024, 4, 29), date(2024, 5, 6), "", "week", "relative")
    assert Apart(1, 1, "month").at(_published(date(2024, 12, 8))) == When(
        date(2025, 1, 1), date(2025, 2, 1), "", "month", "relative"
    )
    assert Apart(2, 2).at(UNKNOWN_WHEN) is None


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "Since January, when they came."), ("sv", "Sedan i januari, då de kom.")]
)
def test_since_keeps_where_it_begins(lang: str, text: str) -> None:
    (mention,) = find_times(text, lang, _published(date(2024, 5, 10)), WORDS[lang])
    assert mention.since is not None and (mention.since.start, mention.since.end) == (
        date(2024, 1, 1),
        date(2024, 2, 1),
    )
