"""identify: the language of short and long texts, and none when unsure."""

from __future__ import annotations

import pytest

from strife.identify import identify, likeliest


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The general rejected the call for a ceasefire on Thursday.", "en"),
        ("GENERAL REJECTS THE CALL FOR A CEASEFIRE ON THURSDAY, SAYS THE MINISTRY", "en"),
        ("Generalen avvisade på torsdagen kravet på eldupphör.", "sv"),
        ("Der General wies den Aufruf zu einer Waffenruhe am Donnerstag zurück.", "de"),
        ("El general rechazó el jueves el llamamiento a un alto el fuego.", "es"),
        ("Генерал отверг призыв к прекращению огня в четверг.", "ru"),
        ("رفض الجنرال يوم الخميس الدعوة إلى وقف إطلاق النار.", "ar"),
        ("将军星期四拒绝了停火呼吁。", "zh"),
    ],
)
def test_one_sentence_is_enough(text: str, lang: str) -> None:
    assert identify(text) == lang


@pytest.mark.parametrize(
    "text", ["", " \n", "12 345", "OK", "Hej", "Haftar, al-Sarraj, Tripoli, Gharyan", "…", "\ud800"]
)
def test_unsure_means_none(text: str) -> None:
    assert identify(text) == ""


def test_a_probability_is_one() -> None:
    _, probability = likeliest("Generalen avvisade kravet.")
    assert 0.0 < probability <= 1.0


def test_the_same_text_gives_the_same_answer() -> None:
    text = "Generalen avvisade kravet."
    assert likeliest(text) == likeliest(text)
