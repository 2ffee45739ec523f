"""One actor under many spellings, and acronyms that a report explains: text in, ids out."""

from __future__ import annotations

import pytest

from find.test_actors import mentions, who
from strife.find.acronyms import explained
from strife.find.spelling import other_spellings
from strife.knowledge.load import load

KNOWLEDGE = load()


def spelt(text: str, lang: str = "en") -> dict[str, str]:
    """Whom the words of a text are a spelling of, those aside that are listed as they stand."""
    listed = KNOWLEDGE.names(lang).find(text)
    found = other_spellings(text, listed, (), KNOWLEDGE)
    return {text[h.start : h.end]: h.first.id for h in found if h not in listed}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Yesterday General Chalifa Haftaar spoke.", "Chalifa Haftaar", "khalifa-haftar"),
        ("Troops met Volodimir Zelenskij.", "Volodimir Zelenskij", "volodymyr-zelensky"),
        ("Serguey Lavroff met nobody.", "Serguey Lavroff", "sergei-lavrov"),
    ],
)
def test_full_names_under_other_spellings(text: str, words: str, actor: str) -> None:
    assert spelt(text) == {words: actor}


@pytest.mark.parametrize(
    "text",
    [
        "Chalifa Haftaar Stadium was full.",  # more of the name follows
        "Samir Haftar Osman spoke.",
        "Mohamed Salah scored.",  # Mohamed Siala is somebody else
        "Putten met Vladimir.",  # a surname alone is too little
        "CHALIFA HAFTAAR SPOKE.",  # in capitals everything would be a name
    ],
)
def test_others_are_left_alone(text: str) -> None:
    assert spelt(text) == {}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Police arrested Abdulbaset al-Dersi. A court released Abdel Basset Ali al-Dersi on Friday."),
        ("sv", "Polisen grep Abdulbaset Dersi i Sirte. Domstolen frigav Abdel Basset Ali Dersi i fredags."),
    ],
)
def test_an_unknown_person_in_two_spellings_is_one(lang: str, text: str) -> None:
    assert {m.actor for m in mentions(lang, text) if "Dersi" in m.text} <= {"abdulbaset-al-dersi", "abdulbaset-dersi"}
    assert len({m.actor for m in mentions(lang, text) if "Dersi" in m.text}) == 1


def test_two_of_one_surname_are_two() -> None:
    text = "Samir al-Dersi spoke in Sirte. Khaled al-Dersi spoke in Berlin."
    assert who("en", text, "Samir al-Dersi") == "samir-al-dersi -"
    assert who("en", text, "Khaled al-Dersi") == "khaled-al-dersi -"


def acronyms(text: str) -> dict[str, str]:
    found = explained(text, KNOWLEDGE.names("en").find(text), (), KNOWLEDGE)
    return {one.acronym: text[one.start : one.end] for one in found}


def test_an_acronym_in_brackets_is_explained_by_what_stands_before_it() -> None:
    assert acronyms("The Sahel Fishermen's Association (SFA) left.") == {"SFA": "Sahel Fishermen's Association"}
    assert acronyms("The Front for the Unity of Fishermen (FUF) left.") == {"FUF": "Front for the Unity of Fishermen"}
    assert acronyms("The Libyan National Army (LNA) left.") == {"LNA": "Libyan National Army"}


def test_other_brackets_explain_nothing() -> None:
    assert acronyms("TRIPOLI (AFP) - Angela Merkel (CDU) met Peter Obasi (45) and the Fishermen (Reuters).") == {}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Sahel Fishermen's Union (SFU) accused Mali of lying. On Friday the SFU protested in Bamako."),
        ("sv", "Sahels Fria Union (SFU) anklagade Mali för lögner. I fredags protesterade SFU i Bamako."),
    ],
)
def test_an_explained_acronym_is_its_long_form(lang: str, text: str) -> None:
    short = {m.actor for m in mentions(lang, text) if m.text == "SFU"}
    assert len(short) == 1
    assert short <= {m.actor for m in mentions(lang, text) if m.text.startswith("Sahel")}


def test_the_report_says_whose_acronym_it_is() -> None:
    text = "The Liberian National Army (LNA) took a town. The LNA killed ten people."
    assert {m.actor for m in mentions("en", text) if m.text == "LNA"} == {"liberian-national-army"}
