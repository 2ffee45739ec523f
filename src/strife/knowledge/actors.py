"""Who is who: countries and actors from `resources/countries` and `resources/actors` (docs/knowledge.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from strife.errors import KnowledgeError
from strife.knowledge.tree import LINE

KINDS = frozenset({"person", "group", "organisation", "state", "party", "company", "media"})
Names = tuple[tuple[str, str], ...]  # (language or "any", name)


@dataclass(frozen=True, slots=True)
class Role:
    """An office held `[start, end)`: its title, sector, and the body led or belonged to."""

    title: str
    sector: str | None
    leads: str | None
    of: str | None
    start: date | None
    end: date | None

    def on(self, day: date) -> bool:
        """Whether it was held that day; a bound that is not known is open."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    names: Names
    roles: tuple[Role, ...]
    parent: str | None
    start: date | None
    end: date | None
    governs: str | None
    source: str
    metonyms: Names = ()

    def on(self, day: date) -> bool:
        """Whether it existed that day, as far as known."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def role_on(self, day: date | None) -> Role | None:
        """The role held on a day, the latest begun first; None for a day outside all roles. No day: the last there was."""
        if day is None:
            return max(self.roles, key=lambda r: (r.start or date.min, r.leads is not None), default=None)
        held = [r for r in self.roles if r.on(day)]
        return max(held, key=lambda r: (r.leads is not None, r.start or date.min), default=None)


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str
    names: Names
    adjectives: Names
    demonyms: Names
    seats: Names
    peoples: Names
    regions: Names
    successor: str | None
    source: str


def day(value: Any, file: str, line: int) -> date | None:
    """`2015`, `2015-03` or `2015-03-02` as the first day of it."""
    if value is None or value == "":
        return None
    found = _day(str(value))
    if found is None:
        raise KnowledgeError(f"{file}:{line}: `{value}` is no date; write 2015, 2015-03 or 2015-03-02.")
    return found


@cache
def _day(written: str) -> date | None:
    parts = [int(p) for p in written.split("-") if p.isdigit()]
    try:
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return None


def _names(value: Any, file: str, line: int) -> Names:
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise KnowledgeError(f"{file}:{line}: names are given by language, as in {{en: [Libya], sv: [Libyen]}}.")
    return tuple(
        (lang, str(name))
        for lang, names in value.items()
        if lang != LINE
        for name in (names if isinstance(names, list) else [names])
        if name is not None
    )


def _many(value: Any, key: str | None, file: str, line: int) -> Names:
    """The names of a list of entries such as `peoples` and `regions` (or their `adjective`)."""
    found: list[tuple[str, str]] = []
    for entry in value or []:
        picked = entry.get(key) if key else {k: v for k, v in entry.items() if k != "adjective"}
        found.extend(_names(picked, file, line))
    return tuple(found)


def _role(raw: Mapping[str, Any], file: str) -> Role:
    line = raw[LINE]
    start, end = day(raw.get("from"), file, line), day(raw.get("to"), file, line)
    if start and end and end <= start:
        raise KnowledgeError(f"{file}:{line}: the role `{raw.get('title')}` ends before it begins.")
    return Role(str(raw.get("title", "")), raw.get("sector"), raw.get("leads"), raw.get("of"), start, end)


def _actor(raw: Mapping[str, Any], default_country: str | None, file: str) -> Actor:
    line = raw.get(LINE, 1)
    for field in ("id", "name", "kind"):
        if not raw.get(field):
            raise KnowledgeError(f"{file}:{line}: an actor has no `{field}`.")
    if raw["kind"] not in KINDS:
        raise KnowledgeError(
            f"{file}:{line}: `{raw['id']}` is of kind `{raw['kind']}`; known are {', '.join(sorted(KINDS))}."
        )
    country = raw.get("country", default_country)
    return Actor(
        id=str(raw["id"]),
        name=str(raw["name"]),
        kind=str(raw["kind"]),
        country=country,
        sector=raw.get("sector"),
        names=_names(raw.get("names"), file, line),
        roles=tuple(_role(r, file) for r in raw.get("roles") or []),
        parent=raw.get("parent"),
        start=day(raw.get("from"), file, line),
        end=day(raw.get("to"), file, line),
        governs=raw.get("governs"),
        source=f"{file}:{line}",
        metonyms=_names(raw.get("metonyms"), file, line),
    )


def countries(tree: Mapping[str, Any]) -> Iterator[Country]:
    """Every country file. Raises KnowledgeError."""
    for file, raw in sorted(tree.items()):
        if not file.startswith("countries/"):
            continue
        for field in ("country", "name", "names"):
            if not raw.get(field):
                raise KnowledgeError(f"{file}:1: a country has no `{field}`.")
        get = {k: _names(raw.get(k), file, 1) for k in ("names", "adjective", "demonym", "seat")}
        yield Country(
            code=str(raw["country"]),
            name=str(raw["name"]),
            names=get["names"],
            adjectives=get["adjective"] + _many(raw.get("regions"), "adjective", file, 1),
            demonyms=get["demonym"],
            seats=get["seat"],
            peoples=_many(raw.get("peoples"), None, file, 1),
            regions=_many(raw.get("regions"), None, file, 1),
            successor=raw.get("successor"),
            source=f"{file}:1",
        )


def actors(tree: Mapping[str, Any]) -> Iterator[Actor]:
    """Every actor of the actor files and country files. Raises KnowledgeError, also when an id stands twice."""
    seen: dict[str, str] = {}
    for file, raw in sorted(tree.items()):
        if not file.startswith(("countries/", "actors/")):
            continue
        for entry in raw.get("actors") or []:
            # A country of the past is coded as the one that followed it: Soviet ministers are RUS.
            actor = _actor(entry, raw.get("successor") or raw.get("country"), file)
            if actor.id in seen:
                raise KnowledgeError(f"{actor.source}: the id `{actor.id}` stands already at {seen[actor.id]}.")
            seen[actor.id] = actor.source
            yield actor
