"""Places found and resolved: one phenomenon each, without a parser unless the test gives its names."""

from __future__ import annotations

import time
from functools import cache

import pytest

from strife.errors import KnowledgeError
from strife.find.places import find_places
from strife.knowledge import gazetteer, resources
from strife.knowledge.place_names import fold
from strife.knowledge.tree import Tree, parse_file
from strife.model import Name, Place


@cache
def _tree() -> Tree:
    root = resources.root()
    files = [*(root / "places").glob("*.yml"), *(root / "countries").glob("*.yml")]
    return {name: parse_file(file, name) for file in sorted(files) for name in [file.relative_to(root).as_posix()]}


@cache
def _gazetteer() -> gazetteer.Gazetteer:
    return gazetteer.load(resources.root(), _tree())


def places(lang: str, text: str, *names: Name) -> list[Place]:
    found = list(find_places(text, lang, names, _gazetteer()))
    assert all(text[p.start : p.end] == p.text for p in found)
    return found


def said(lang: str, text: str, *names: Name) -> list[tuple[str, str | None]]:
    return [(p.text, p.country) for p in places(lang, text, *names)]


@pytest.mark.parametrize(
    ("lang", "text", "expect"),
    [
        pytest.param("en", "Rebels entered Sirte.", [("Sirte", "LBY")], id="town"),
        pytest.param("en", "Egypt closed its border.", [("Egypt", "EGY")], id="country"),
        pytest.param("en", "Fighting in Tripoli, Libya.", [("Tripoli", "LBY"), ("Libya", "LBY")], id="container-libya"),
        pytest.param(
            "en", "A bomb in Tripoli, Lebanon.", [("Tripoli", "LBN"), ("Lebanon", "LBN")], id="container-lebanon"
        ),
        pytest.param("en", "He left Paris, Texas.", [("Paris", "USA"), ("Texas", "USA")], id="container-region"),
        pytest.param("en", "A fire in Gainesville, Va.", [("Gainesville", "USA"), ("Va.", "USA")], id="abbreviation"),
        pytest.param("en", "Lebanese troops entered Tripoli.", [("Tripoli", "LBN")], id="adjective-tells-country"),
        pytest.param("en", "Atlanta, Georgia saw protests.", [("Atlanta", "USA"), ("Georgia", "USA")], id="state"),
        pytest.param("en", "Georgian troops left Georgia.", [("Georgia", "GEO")], id="country-not-state"),
        pytest.param(
            "en", "Turkey, Egypt and Jordan met.", [("Turkey", "TUR"), ("Egypt", "EGY"), ("Jordan", "JOR")], id="list"
        ),
        pytest.param("en", "The troops moved to Gharian.", [("Gharian", "LBY")], id="transliteration"),
        pytest.param("en", "A conference in Ghadames.", [("Ghadames", "LBY")], id="town-of-our-own-list"),
        pytest.param("en", "Rebels took al-Bab.", [("al-Bab", "SYR")], id="article"),
        pytest.param("en", "A ship in the Red Sea.", [("Red Sea", None)], id="sea"),
        pytest.param("en", "Clashes in southern Lebanon.", [("southern Lebanon", "LBN")], id="small-letter-name"),
        pytest.param("en", "Libya's army moved.", [("Libya", "LBY")], id="english-genitive"),
        pytest.param("sv", "Moskvas trupper.", [("Moskva", "RUS")], id="swedish-genitive"),
        pytest.param("sv", "Rom och Aten enades.", [("Rom", "ITA"), ("Aten", "GRC")], id="exonyms"),
        pytest.param("sv", "I Köpenhamn och Peking.", [("Köpenhamn", "DNK"), ("Peking", "CHN")], id="exonyms-2"),
        pytest.param("sv", "Fartyg i Röda havet.", [("Röda havet", None)], id="swedish-sea"),
        pytest.param("sv", "Strider på Västbanken.", [("Västbanken", "PSE")], id="swedish-area"),
        pytest.param(
            "en",
            "A BOMB EXPLODED IN SANTA ANA, EL SALVADOR.",
            [("SANTA ANA", "SLV"), ("EL SALVADOR", "SLV")],
            id="capitals",
        ),
    ],
)
def test_found(lang: str, text: str, expect: list[tuple[str, str | None]]) -> None:
    assert said(lang, text) == expect


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "Michael Jordan met Paris Hilton.", id="persons"),
        pytest.param("en", "Most of the men fled.", id="common-word"),
        pytest.param("en", "Police said Man had left.", id="common-words"),
        pytest.param("en", "The New York Times said so.", id="newspaper"),
        pytest.param("en", "EU leaders met.", id="acronym"),
        pytest.param("en", "It cost US$543 million.", id="money"),
        pytest.param("sv", "Både ministern och Man kom.", id="swedish-function-word"),
        pytest.param("sv", "Ända sedan dess. Dessa trupper.", id="swedish-adverb"),
    ],
)
def test_not_a_place(lang: str, text: str) -> None:
    assert said(lang, text) == []


def test_person_of_the_parser_kills() -> None:
    assert said("en", "They met Jordan Peterson there.", Name(9, 24, "PER")) == []


def test_unknown_place_of_the_parser_has_no_point() -> None:
    (place,) = places("en", "Shells fell in Qwertyabad.", Name(15, 25, "LOC"))
    assert (place.text, place.lat, place.lon, place.geonameid) == ("Qwertyabad", None, None, None)


def test_one_name_one_place_in_a_report() -> None:
    found = places("en", "Tripoli was quiet. Tripoli, Lebanon, has a port.")
    assert {p.country for p in found} == {"LBN"}


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("in Homs", "city"),
        ("in Texas", "province"),
        ("in Libya", "country"),
        ("in the Sahel", "region"),
        ("in the Black Sea", "sea"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    assert [p.precision for p in places("en", f"Troops are {text}.")] == [precision]


def test_province_when_it_says_so() -> None:
    assert [p.precision for p in places("en", "Shelling in Homs province went on.")] == ["province"]


def test_fold_meets_spellings() -> None:
    assert fold("Ra's Lānūf") == fold("Ras Lanuf") == "ras lanuf"


def test_wrong_area_says_file_and_line() -> None:
    wrong = {
        "places/own.yml": {
            "places": [{"id": "x", "name": "X", "lat": 95, "lon": 0, "precision": "city", "__line__": 7}]
        }
    }
    with pytest.raises(KnowledgeError, match=r"places/own\.yml:7: place x: .* is no point on Earth"):
        gazetteer.load(resources.root(), wrong)


def test_own_places_are_laid_over() -> None:
    own = {"places/own.yml": {"places": [{"id": "x", "name": "Qwertyabad", "lat": 1, "lon": 2, "precision": "city"}]}}
    found = find_places("Shells fell in Qwertyabad.", "en", (), gazetteer.load(resources.root(), _tree() | own))
    assert [(p.lat, p.lon) for p in found] == [(1.0, 2.0)]


def test_loads_fast() -> None:
    _gazetteer()  # the table is packed at a checkout's first start; this measures the next one
    start = time.perf_counter()
    gazetteer.load(resources.root(), _tree())
    assert time.perf_counter() - start < 2.0
