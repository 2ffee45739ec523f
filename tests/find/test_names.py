"""Known names in a text: the longest, at the bounds of words, however they are spelt."""

from __future__ import annotations

import unicodedata

import pytest

from strife.knowledge.actors import Actor, Country
from strife.knowledge.names import NameIndex


def country(code: str, name: str, *, adjective: str = "", seat: str = "") -> Country:
    def names(value: str) -> tuple[tuple[str, str], ...]:
        return (("any", value),) if value else ()

    return Country(code, name, names(name), names(adjective), (), names(seat), (), (), None, "test:1")


def actor(key: str, name: str, *others: str, kind: str = "organisation") -> Actor:
    written = tuple(("any", n) for n in others)
    return Actor(key, name, kind, None, None, written, (), None, None, None, None, "test:1")


COUNTRIES = (
    country("LBY", "Libya", adjective="Libyan", seat="Tripoli"),
    country("MLI", "Mali", adjective="Malian", seat="Bamako"),
    country("USA", "United States", adjective="American", seat="Washington"),
    country("RUS", "Russia", adjective="Russian", seat="Moscow"),
)
ACTORS = (
    actor("lna", "Libyan National Army", "LNA"),
    actor("army-of-mali", "Army of Mali"),
    actor("islamic-state", "Islamic State", "IS"),
    actor("un", "United Nations", "UN"),
    actor("fayez-al-sarraj", "Fayez al-Sarraj", "al-Sarraj", kind="person"),
    actor("erdogan", "Recep Tayyip Erdoğan", "Erdoğan", kind="person"),
    actor("asian", "Asian group", "ASEAN"),
)
INDEX = NameIndex("en", COUNTRIES, ACTORS, ("",), "s", frozenset({"is"}))


def found(text: str) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], h.first.id) for h in INDEX.find(text)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("the Libyan National Army", [("Libyan National Army", "lna")], id="the longest name"),
        pytest.param("the Libyan national team", [("Libyan", "LBY")], id="the shorter where the longer does not go on"),
        pytest.param("Army of Mali", [("Army of Mali", "army-of-mali")], id="the leftmost"),
        pytest.param("in Somali villages", [], id="not the end of a word"),
        pytest.param("out of Malice", [], id="not the beginning of a word"),
        pytest.param("Russia/Mali", [("Russia", "RUS"), ("Mali", "MLI")], id="a stroke between"),
        pytest.param("Russia-Mali talks", [("Russia", "RUS"), ("Mali", "MLI")], id="a hyphen between"),
        pytest.param("“Mali” (Russia)", [("Mali", "MLI"), ("Russia", "RUS")], id="quotes and brackets"),
        pytest.param("Mali", [("Mali", "MLI")], id="the whole text"),
    ],
)
def test_longest_at_word_bounds(text: str, hits: list[tuple[str, str]]) -> None:
    assert found(text) == hits


@pytest.mark.parametrize("text", ["Malis army", "Mali's army", "Mali’s army"])
def test_a_genitive_is_left_out_of_the_name(text: str) -> None:
    assert found(text) == [("Mali", "MLI")]


def test_a_genitive_ending_is_the_last_letter() -> None:
    assert found("Malise fled") == []


@pytest.mark.parametrize(
    "name",
    [
        "Fayez al-Sarraj",
        "Fayez al Sarraj",
        "Fayez Al-Sarraj",
        "Fayez el-Sarraj",
        "Fayez al‑Sarraj",
        "el-Sarraj",
        "Al Sarraj",
    ],
)
def test_the_article_in_all_its_spellings(name: str) -> None:
    assert found(f"On Friday {name} spoke.") == [(name, "fayez-al-sarraj")]


@pytest.mark.parametrize("name", ["Erdoğan", "Erdogan", "ERDOGAN", "Érdogán"])
def test_accents_and_case_are_folded(name: str) -> None:
    assert found(f"then {name} spoke") == [(name, "erdogan")]


@pytest.mark.xfail(
    strict=True,
    reason="fold() keeps the length of the text, so an accent written as a character of its own stays in the name",
)
def test_accents_written_apart_are_folded_too() -> None:
    name = unicodedata.normalize("NFD", "Erdoğan")
    assert found(f"then {name} spoke") == [(name, "erdogan")]


def test_a_name_goes_on_over_the_end_of_a_line() -> None:
    assert found("the United\nNations") == [("United\nNations", "un")]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("IS fled", [("IS", "islamic-state")], id="in capitals"),
        pytest.param("It is over. Is it?", [], id="an ordinary word"),
        pytest.param("the un of it", [], id="in small letters"),
        pytest.param("the united nations", [], id="a name of many words needs its capital too"),
        pytest.param("REBELS IN MALI", [("MALI", "MLI")], id="a headline in capitals"),
        pytest.param("IT IS MALI", [("MALI", "MLI")], id="an ordinary word in a headline in capitals"),
    ],
)
def test_capitals(text: str, hits: list[tuple[str, str]]) -> None:
    assert found(text) == hits


def test_a_country_comes_before_the_town_that_stands_for_it() -> None:
    both = NameIndex("en", [country("SGP", "Singapore", seat="Singapore")], (), ("",), "s", frozenset())
    (hit,) = both.find("Singapore objects")
    assert [k.kind for k in hit.known] == ["country", "seat"]


def test_a_name_of_another_language_is_not_looked_for() -> None:
    swedish = Country("DEU", "Germany", (("sv", "Tyskland"), ("en", "Germany")), (), (), (), (), (), None, "test:1")
    index = NameIndex("en", [swedish], (), ("",), "", frozenset())
    assert [h.first.id for h in index.find("Tyskland and Germany")] == ["DEU"]


def test_adjectives_take_the_endings_of_the_language() -> None:
    swedish = NameIndex("sv", [country("TUR", "Turkiet", adjective="turkisk")], (), ("", "a", "t"), "s", frozenset())
    text = "den turkiska marinen och ett turkiskt fartyg"
    assert [text[h.start : h.end] for h in swedish.find(text)] == ["turkiska", "turkiskt"]


def test_a_whole_name() -> None:
    assert [k.id for k in INDEX.exact("libyan national army")] == ["lna"]
    assert INDEX.exact("Libyan National") == ()
