"""Words for places told before: `the town`, `there`, `where`; and names that the text calls a town."""

from __future__ import annotations

import pytest

from strife.find import find
from strife.knowledge.load import load
from strife.model import Report
from strife.parse import parse


def meant(lang: str, text: str, words: str) -> str | None:
    """The place that the last of these words means."""
    report, parsed = parse(Report.make(text, lang=lang))
    reading = find(report, parsed, load())
    at = text.rindex(words)
    return next((p.name for p in (*reading.places, *reading.again) if p.start == at), None)


@pytest.mark.parametrize(
    ("lang", "text", "words", "wanted"),
    [
        ("en", "Rebels attacked Gao. They left the town on Friday.", "town", "Gao"),
        ("sv", "Rebeller angrep Gao. De lämnade staden i fredags.", "staden", "Gao"),
        ("en", "Rebels marched from Gao to Kidal. They left the town on Friday.", "town", None),
        ("sv", "Rebeller marscherade från Gao till Kidal. De lämnade staden i fredags.", "staden", None),
        ("en", "Rebels attacked Gao. A bridge fell. A man was hurt. They left the town.", "town", None),
        ("sv", "Rebeller angrep Gao. En bro föll. En man skadades. De lämnade staden.", "staden", None),
        ("en", "Rebels attacked Gao. They left a town in the north.", "town", None),
        ("sv", "Rebeller angrep Gao. De lämnade en stad i norr.", "stad", None),
        ("en", "Rebels attacked Gao. They left the old town on Friday.", "town", None),
        ("sv", "Rebeller angrep Gao. De lämnade den gamla staden i fredags.", "staden", None),
        ("en", "Rebels attacked Gao. Two children were killed there.", "there", "Gao"),
        ("sv", "Rebeller angrep Gao. Två barn dödades där.", "där", "Gao"),
        ("en", "Rebels attacked Gao. There were protests in May.", "There", None),
        ("en", "Rebels attacked Gao, where two children were killed.", "where", "Gao"),
        ("sv", "Rebeller angrep Gao, där två barn dödades.", "där", "Gao"),
        ("en", "Rebels attacked Gao. Soldiers shelled a camp, where two children were killed.", "where", None),
        ("sv", "Rebeller angrep Gao. Soldater besköt ett läger, där två barn dödades.", "där", None),
        ("en", "Rebels attacked Qorbala, a mining town on the road to Gao. They left the town.", "town", "Qorbala"),
        ("sv", "Rebeller angrep gruvorten Qorbala på vägen till Gao. De lämnade orten.", "orten", "Qorbala"),
    ],
)
def test_places_again(lang: str, text: str, words: str, wanted: str | None) -> None:
    assert meant(lang, text, words) == wanted
