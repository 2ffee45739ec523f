"""The actors that people edit hold together: every file parses, every id, sector, date and reference is sound, no name means two."""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

RESOURCES = Path(__file__).parents[2] / "resources"
KINDS = {"person", "group", "organisation", "state", "party", "company", "media"}
FIELDS = {
    "id",
    "name",
    "kind",
    "country",
    "sector",
    "names",
    "from",
    "to",
    "parent",
    "seat",
    "governs",
    "roles",
    "metonyms",
}
DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A name that two actors share, folded, and why that is right. Anything else that two share is a mistake.
SHARED: dict[str, str] = {
    "bush": "father and son, told apart by the date",
    "george bush": "father and son, told apart by the date",
    "king abdullah": "of Jordan and of Saudi Arabia, told apart by what else is named",
    "kung abdullah": "of Jordan and of Saudi Arabia, told apart by what else is named",
}

Actor = dict[str, Any]


@cache
def load(path: Path) -> dict[str, Any]:
    return cast(dict[str, Any], yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER) or {})


@cache
def actors() -> list[tuple[str, Actor]]:
    """Every actor with the file it stands in, its country filled in from the file."""
    found: list[tuple[str, Actor]] = []
    for path in sorted([*RESOURCES.glob("actors/**/*.yml"), *RESOURCES.glob("countries/*.yml")]):
        page = load(path)
        for actor in page.get("actors") or []:
            found.append((str(path.relative_to(RESOURCES)), {"country": page.get("country"), **actor}))
    return found


@cache
def countries() -> set[str]:
    return {path.stem for path in RESOURCES.glob("countries/*.yml")}


@cache
def ontology() -> dict[str, Any]:
    return load(RESOURCES / "ontology" / "plover.yml")


def names(actor: Actor) -> list[str]:
    listed = [name for some in (actor.get("names") or {}).values() for name in some]
    return [actor["name"], *listed]


def fold(name: str) -> str:
    """As strife compares names: accents, hyphens, apostrophes and the Arabic article are nothing; an acronym keeps its capitals."""
    if len(name) <= 5 and name.isupper():
        return name
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`")
    plain = re.sub(r"[-–—\s]+", " ", plain).strip()
    return re.sub(r"\b(al|el) (?=\w)", "", plain)


def bounds(date: object) -> tuple[int, int, int] | None:
    match = DATE.match(str(date))
    return (int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None


def test_there_are_many() -> None:
    assert len(actors()) >= 600


def test_every_field_is_known_and_every_name_is_text() -> None:
    for where, actor in actors():
        assert not set(actor) - FIELDS, f"{where}: {actor.get('id')}: unknown field {set(actor) - FIELDS}"
        assert isinstance(actor.get("names") or {}, dict), f"{where}: {actor['id']}: names: wants languages"
        for name in names(actor):
            assert isinstance(name, str) and name == name.strip() and name, f"{where}: {actor['id']}: name {name!r}"


def test_ids_are_kebab_case_and_unique() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for where, actor in actors():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor["id"]), f"{where}: {actor['id']} is not kebab-case"
        places[actor["id"]].append(where)
    assert {key: found for key, found in places.items() if len(found) > 1} == {}


def test_kinds_sectors_and_countries_are_known() -> None:
    codes = countries() | set(ontology()["countries"]) | {None}
    for where, actor in actors():
        assert actor["kind"] in KINDS, f"{where}: {actor['id']}: kind {actor['kind']}"
        assert actor["country"] in codes, f"{where}: {actor['id']}: country {actor['country']}"
        for sector in [actor.get("sector"), *(role.get("sector") for role in actor.get("roles") or [])]:
            assert sector is None or sector in ontology()["sectors"], f"{where}: {actor['id']}: sector {sector}"


def test_references_lead_somewhere() -> None:
    known = {actor["id"] for _, actor in actors()} | countries()
    for where, actor in actors():
        targets = [
            actor.get("parent"),
            *(role.get(key) for role in actor.get("roles") or [] for key in ("leads", "of")),
        ]
        for target in targets:
            assert target is None or target in known, f"{where}: {actor['id']}: there is no {target}"
        assert actor.get("parent") != actor["id"], f"{where}: {actor['id']} belongs to itself"


def test_dates_are_valid_and_in_order() -> None:
    for where, actor in actors():
        for span in [actor, *(actor.get("roles") or [])]:
            start, end = span.get("from"), span.get("to")
            for date in (start, end):
                assert date is None or bounds(date), f"{where}: {actor['id']}: date {date}"
            if start is not None and end is not None:
                assert cast(tuple[int, ...], bounds(start)) < cast(tuple[int, ...], bounds(end)), (
                    f"{where}: {actor['id']}: {start} is not before {end}"
                )


def test_no_name_means_two_actors() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for _, actor in actors():
        for name in names(actor):
            owners[fold(name)].add(actor["id"])
    doubles = {name: sorted(ids) for name, ids in owners.items() if len(ids) > 1}
    assert {name: ids for name, ids in doubles.items() if name not in SHARED} == {}
