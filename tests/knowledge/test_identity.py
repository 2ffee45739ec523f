"""Who is the same under two names: one phenomenon each. The thousand pairs of tests/quality measure it all."""

from __future__ import annotations

import pytest

from strife.knowledge.identity import OPEN, OTHER, SAME, fits
from strife.knowledge.load import load

IDENTITY = load().identity


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Khaled Abu Zeid al-Tarhouni", "Khalid Abouzeid Tarhuni", SAME),  # spellings, joined parts, the article
        ("Геннадий Столяров", "Gennadij Stoljarov", SAME),  # scripts
        ("يوسف الدرسي", "Youssef al-Dersi", SAME),  # a script without vowels
        ("Ольги Столяровой", "Olga Stolyarova", SAME),  # case forms
        ("Orban Gergelys", "Orban Gergely", SAME),
        ("Gergely Szabó", "Szabó Gergely", SAME),  # the surname first
        ("Геннадий Петрович Столяров", "Gennady Stolyarov", SAME),  # a patronymic
        ("Colonel Peter Obasi", "Peter C. Obasi", SAME),  # titles, a middle initial
        ("서민호", "Seo Min-ho", SAME),  # syllables
        ("Mohammed Obasi", "Mahmoud Obasi", OTHER),  # given names that sound alike
        ("Hassan al-Tarhouni", "Hussein al-Tarhouni", OTHER),
        ("Khaled al-Tarhouni", "Samir al-Tarhouni", OTHER),  # brothers
        ("Erik Lindqvist", "Erika Lindqvist", OTHER),
        ("Peter Obasi Jr.", "Peter Obasi Sr.", OTHER),
        ("Peter Obasi Jr.", "Peter Obasi", OPEN),
        ("P. Obasi", "Peter Obasi", OPEN),
        ("Obasi", "Peter Obasi", OPEN),
        ("Ali Hassan Obasi", "Ahmed Ali Hassan Obasi", OPEN),  # perhaps the son
    ],
)
def test_persons(one: str, other: str, verdict: str) -> None:
    assert IDENTITY.by_form(one, other).verdict == verdict
    assert IDENTITY.by_form(other, one).verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Tuvalu Workers' Party", "Tuvalus arbetarparti", SAME),  # words of two languages
        ("Tuvaluan Ministry of Foreign Affairs", "Foreign Ministry of Tuvalu", SAME),
        ("Sahel Fishermen's Association (SFA)", "SFA", SAME),
        ("Tuvaluan Foreign Ministry", "Kenyan Foreign Ministry", OTHER),
        ("National Liberation Front of Tuvalu", "National Liberation Army of Tuvalu", OTHER),
        ("Liberal Party (Tuvalu)", "Liberal Party (Kenya)", OTHER),
        ("Tuvalu Liberation Front", "TLF", OPEN),  # fits, and may fit others
        ("Tuvalu Liberation Front", "Tuvalu Liberation Front-North", OPEN),
    ],
)
def test_bodies(one: str, other: str, verdict: str) -> None:
    assert IDENTITY.by_form(one, other).verdict == verdict


def test_files_decide_first() -> None:
    assert IDENTITY.compare("Haftar", "Khalifa Haftar").verdict == SAME
    assert IDENTITY.compare("Khalifa Haftar", "Saddam Haftar").verdict == OTHER
    assert IDENTITY.compare("V. Putin", "Путина").verdict == SAME
    assert IDENTITY.compare("Iran", "Iraq").verdict == OTHER


def test_known_under_another_spelling() -> None:
    assert IDENTITY.known.spelt("Khaliffa Haftaar") == {"khalifa-haftar"}
    assert not IDENTITY.known.spelt("Haftaar")  # one word is too little
    assert not IDENTITY.known.spelt("Samir Haftar")


def test_an_acronym_fits_its_long_form() -> None:
    assert fits("LWU", ["Libyan", "Women's", "Union"])
    assert fits("GNA", ["Government", "of", "National", "Accord"])
    assert not fits("LWU", ["Libyan", "Workers'", "Party"])


def test_a_verdict_has_a_reason() -> None:
    assert "patronymic" in IDENTITY.by_form("Пётр Иванович Громов", "Pyotr Gromov").reason
