"""Texts in capitals are parsed as if they had small letters, and keep their own."""

from __future__ import annotations

import pytest

from strife import read_text
from strife.parse import casing, parse
from strife.parse.blocks import blocks, dateline


@pytest.mark.parametrize(
    ("text", "lang", "written"),
    [
        ("REBELS SHOT TWO POLICEMEN IN BOGOTA.", "en", "Rebels shot two policemen in Bogota."),
        ("THE ARMY LEFT. THE MAYOR STAYED.", "en", "The army left. The mayor stayed."),
        ("U.S. TROOPS' BASES WERE ATTACKED.", "en", "U.S. troops' bases were attacked."),
        ("SOLDATER SKÖT MOT TVÅ POLISER.", "sv", "Soldater sköt mot två poliser."),
    ],
)
def test_small_letters(text: str, lang: str, written: str) -> None:
    assert casing.small(text, lang) == written


def test_unknown_words_beside_names_are_names() -> None:
    assert casing.small("THEY MET WITH RICARDO QUENTALAR.", "en") == "They met with Ricardo Quentalar."


def test_every_letter_keeps_its_place() -> None:
    text = "STRASSE IN GIESSEN: 3 DEAD, İZMİR SAYS [TEXT] -- M-16 RIFLES (EFE)."
    assert len(casing.small(text, "en")) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REBELS SHOT TWO POLICEMEN.", True),
        ("Rebels of the FMLN shot two policemen.", False),
        ("UN, OSCE", False),
    ],
)
def test_what_is_in_capitals(text: str, expected: bool) -> None:
    assert casing.in_capitals(text) is expected


def test_tokens_keep_the_capitals_of_the_report() -> None:
    text = "THE MINISTER WAS SHOT IN THE CHEST."
    _, reading = parse(read_text(text, lang="en"))
    tokens = reading.sentences[0].tokens
    assert [t.text for t in tokens] == ["THE", "MINISTER", "WAS", "SHOT", "IN", "THE", "CHEST", "."]
    assert (tokens[3].lemma, tokens[3].upos) == ("shoot", "VERB")


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("RIGA, 4 MAR 91 (AFP) -- [TEXT] SOLDIERS LEFT.", "RIGA, 4 MAR 91 (AFP) -- [TEXT] "),
        ("TRIPOLI (Reuters) - Soldiers left the town.", "TRIPOLI (Reuters) - "),
        ("STOCKHOLM, 4 mars 1991 (TT) – Soldaterna gav sig av.", "STOCKHOLM, 4 mars 1991 (TT) – "),
        ("SOLDIERS LEFT THE TOWN -- AND CAME BACK.", ""),
        ("The two sides (both armed) - and others - met.", ""),
    ],
)
def test_a_dateline_is_a_block_of_its_own(text: str, head: str) -> None:
    assert text[: dateline(text)] == head
    assert [text[a:b] for a, b in blocks(text)] == [part for part in (head, text[len(head) :]) if part]


def test_a_participle_taken_for_a_noun_is_a_verb() -> None:
    _, reading = parse(read_text("The minister was shot and killed on Monday.", lang="en"))
    shot = reading.sentences[0].tokens[3]
    assert (shot.lemma, shot.upos, shot.feats["Voice"]) == ("shoot", "VERB", "Pass")


def test_a_noun_with_an_article_stays_one() -> None:
    _, reading = parse(read_text("It was a shot in the dark.", lang="en"))
    assert reading.sentences[0].tokens[3].upos == "NOUN"
