"""The country files, read as plain YAML: names in both languages, no name for two countries, offices held one at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

pycountry = pytest.importorskip("pycountry")
babel = pytest.importorskip("babel")

FOLDER = Path(__file__).parents[2] / "resources" / "countries"
FILES = {f.stem: f for f in sorted(FOLDER.glob("*.yml"))}
COUNTRIES: dict[str, dict[str, Any]] = {
    code: yaml.load(f.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for code, f in FILES.items()
}
ACTORS = [(code, actor) for code, country in COUNTRIES.items() for actor in country.get("actors") or []]

# ISO 3166 codes without a people that news could speak of, or spoken of under another country.
NO_FILE = {
    *("ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"),  # nobody lives there but crews
    *("BES", "BLM", "MAF", "SPM"),  # parts of the Netherlands and of France
    *("CCK", "CXR", "NFK", "PCN", "SJM"),  # small dependencies of Australia, Britain and Norway
}
OWN_CODES = {"XXK"}  # Kosovo has no ISO code
# Babel's territory name is a label of its own there, not a name that news writes.
NOT_BABELS = {
    "COD": "Congo - Kinshasa, in English",
    "COG": "Congo - Brazzaville, in English",
    "HKG": "Hong Kong SAR China, Hongkong SAR",
    "MAC": "Macao SAR China, Macao SAR",
    "MMR": "Myanmar (Burma)",
}
# Names that two countries rightly share, lower-cased, with a comment that says why. None so far: a shared name goes to
# the country it usually means (Congolese: COD), and a state that ended leaves its capital to its successor.
SHARED: dict[str, set[str]] = {}
ROLE_FIELDS = {"title", "sector", "leads", "of", "from", "to"}
COUNTRY_FIELDS = {
    *("country", "name", "successor", "names", "adjective", "demonym", "seat"),
    *("peoples", "regions", "actors"),
}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def names(country: dict[str, Any], lang: str) -> set[str]:
    return {*country["names"].get(lang, []), *country["names"].get("any", [])}


def day(value: Any) -> date | None:
    if value is None:
        return None
    assert DATE.fullmatch(str(value)), f"`{value}` is no date"
    parts = [int(p) for p in str(value).split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


@pytest.mark.parametrize("code", FILES)
def test_a_country_is_named_in_both_languages(code: str) -> None:
    country = COUNTRIES[code]
    assert country["country"] == code
    assert set(country) <= COUNTRY_FIELDS
    assert country["name"] in names(country, "en")
    for lang in ("en", "sv"):
        assert names(country, lang)
        assert country["adjective"][lang]
        assert country["demonym"][lang]
    for field in ("names", "adjective", "demonym", "seat"):
        for lang, listed in country.get(field, {}).items():
            assert all(isinstance(n, str) and n == n.strip() for n in listed), f"{field} {lang}"
            assert len(set(listed)) == len(listed), f"{field} {lang}: a name stands twice"


def test_every_territory_of_iso_3166_has_a_file() -> None:
    iso = {c.alpha_3 for c in pycountry.countries}
    ended = {code for code, country in COUNTRIES.items() if "successor" in country}
    assert iso - set(FILES) == NO_FILE
    assert set(FILES) - iso == ended | OWN_CODES
    assert all(COUNTRIES[code]["successor"] in COUNTRIES for code in ended)


@pytest.mark.parametrize("code", [c.alpha_3 for c in pycountry.countries if c.alpha_3 not in NO_FILE | set(NOT_BABELS)])
@pytest.mark.parametrize("lang", ["en", "sv"])
def test_the_usual_name_is_among_the_names(code: str, lang: str) -> None:
    label = babel.Locale(lang).territories[pycountry.countries.get(alpha_3=code).alpha_2]
    assert label.replace("’", "'") in names(COUNTRIES[code], lang)


@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize("field", ["names", "adjective", "demonym", "seat", "peoples", "regions"])
def test_no_name_belongs_to_two_countries(field: str, lang: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for code, country in COUNTRIES.items():
        value = country.get(field) or {}
        for entry in value if isinstance(value, list) else [value]:
            for name in [*entry.get(lang, []), *entry.get("any", [])]:
                owners[name.casefold()].add(code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1 and SHARED.get(name) != codes} == {}


def test_an_actor_has_one_entry() -> None:
    ids = [actor["id"] for _, actor in ACTORS]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_roles_are_dated_in_order() -> None:
    for _, actor in ACTORS:
        for role in [actor, *(actor.get("roles") or [])]:
            start, end = day(role.get("from")), day(role.get("to"))
            assert start is None or end is None or start < end, f"{actor['id']}: {role}"
        for role in actor.get("roles") or []:
            assert set(role) <= ROLE_FIELDS, actor["id"]


def test_a_country_has_one_holder_of_an_office_at_a_time() -> None:
    offices: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for _, actor in ACTORS:
        for role in actor.get("roles") or []:
            if role.get("leads") in COUNTRIES:
                span = (day(role.get("from")) or date.min, day(role.get("to")) or date.max, actor["id"])
                offices[role["leads"], role["title"]].append(span)
    clashes = []
    for office, spans in offices.items():
        spans.sort()
        for (_, end, one), (start, _, other) in pairwise(spans):
            if start < end and one != other:
                clashes.append((office, one, other, start, end))
    assert clashes == []
