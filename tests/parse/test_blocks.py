"""Text in, blocks out: no sentence crosses a paragraph, a headline or an item of a list."""

from __future__ import annotations

from itertools import pairwise

import pytest

from strife.parse.blocks import LONGEST, blocks

LONG = "The army of the country said on Thursday that it had taken"  # longer than a headline, no final mark


def cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in blocks(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"{LONG}\nthe town of Sirte.", [f"{LONG}\nthe town of Sirte."], id="a wrapped line goes on"),
        pytest.param(f"{LONG}\n\nthe town", [LONG, "the town"], id="a blank line ends a block"),
        pytest.param(f"{LONG}\r\n\r\nthe town", [LONG, "the town"], id="a blank line of Windows"),
        pytest.param(f"{LONG} it.\nRebels fled.", [f"{LONG} it.", "Rebels fled."], id="a full stop ends a block"),
        pytest.param(f"{LONG} “it.”\nRebels fled.", [f"{LONG} “it.”", "Rebels fled."], id="a quote after the stop"),
        pytest.param(f"{LONG}:\nRebels fled.", [f"{LONG}:", "Rebels fled."], id="a colon ends a block"),
        pytest.param(f"Army takes Sirte\n{LONG} it.", ["Army takes Sirte", f"{LONG} it."], id="a headline"),
        pytest.param("- Gao\n- Kidal\n- Mopti", ["- Gao", "- Kidal", "- Mopti"], id="items of a list"),
        pytest.param("Rebels fled. Gao fell.", ["Rebels fled. Gao fell."], id="two sentences of one line"),
        pytest.param(" \n\n\t\n", [], id="nothing but blanks"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_blocks(text: str, found: list[str]) -> None:
    assert cut(text) == found


def test_blocks_stand_in_order_and_hold_every_word() -> None:
    text = f"Army takes Sirte\n\n{LONG}\n{LONG}.\n\n- Gao\n- Kidal\n"
    spans = list(blocks(text))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert " ".join(text[start:end] for start, end in spans).split() == text.split()


def test_a_line_without_end_is_cut_between_words() -> None:
    text = "Rebels attacked Gao and then " * 2000
    spans = list(blocks(text))
    assert len(spans) > 1
    assert all(end - start <= LONGEST for start, end in spans)
    assert " ".join(text[start:end] for start, end in spans).split() == text.split()


def test_a_word_without_end_is_cut_too() -> None:
    text = "x" * (2 * LONGEST + 1)
    assert "".join(text[start:end] for start, end in blocks(text)) == text
