"""Loads all knowledge once: ours, and a user's own folder of the same shape laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from strife.errors import KnowledgeError
from strife.knowledge import calibration, gazetteer, lexicon, ontology, resources, timewords
from strife.knowledge.actors import Actor, Country, actors, countries
from strife.knowledge.gazetteer import Gazetteer
from strife.knowledge.identity import Identity
from strife.knowledge.names import Forms, NameIndex, forms_of
from strife.knowledge.tree import Tree, load_folder, no_collecting, parse_folder, version_of


class Knowledge:
    """Everything strife knows before it reads. `version` is the hash of all of it and stands in every claim's evidence."""

    def __init__(self, tree: Tree, version: str | None = None) -> None:
        self.tree = tree
        self.version = version or version_of(tree)
        self.ontology = ontology.build(tree)
        self.calibration = calibration.build(tree)
        self.countries: Mapping[str, Country] = {c.code: c for c in countries(tree)}
        self.actors: Mapping[str, Actor] = {a.id: a for a in actors(tree)}
        self.langs = lexicon.languages(tree)
        self._lexicons: dict[str, lexicon.Lexicon] = {}
        self._names: dict[str, NameIndex] = {}
        self._times: dict[str, timewords.TimeWords] = {}

    def lexicon(self, lang: str) -> lexicon.Lexicon:
        """The lexicon of a language. Raises KnowledgeError naming those there are."""
        if lang not in self.langs:
            raise KnowledgeError(f"No lexicon for the language `{lang}`; there are {', '.join(self.langs)}.")
        if lang not in self._lexicons:
            with no_collecting():
                self._lexicons[lang] = lexicon.build(lang, self.tree, self.ontology)
        return self._lexicons[lang]

    def names(self, lang: str) -> NameIndex:
        """Every name, as written in texts of a language."""
        if lang not in self._names:
            grammar = self.lexicon(lang).grammar if lang in self.langs else {}
            endings = tuple(grammar.get("adjective_endings") or ("",))
            genitive = str(grammar.get("genitive_ending") or "")
            plain = frozenset(grammar.get("words_in_capitals") or ())
            wider = tuple(grammar.get("wider_than_a_country") or ())
            with no_collecting():
                self._names[lang] = NameIndex(
                    lang,
                    self.countries.values(),
                    self.actors.values(),
                    endings,
                    genitive,
                    plain,
                    wider,
                    self._actor_forms,
                )
        return self._names[lang]

    @cached_property
    def _actor_forms(self) -> Forms:
        """What the names of all actors look like in a text, the same in every language."""
        return forms_of(self.actors.values())

    def timewords(self, lang: str) -> timewords.TimeWords:
        """The expressions of time of a language."""
        if lang not in self._times:
            file = f"lexicon/{lang}/times.yml"
            if file not in self.tree:
                raise KnowledgeError(f"{file} is missing: a language needs its expressions of time.")
            with no_collecting():
                self._times[lang] = timewords.build(self.tree[file], file)
        return self._times[lang]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """All places on the ground."""
        with no_collecting():
            return gazetteer.load(resources.root(), self.tree)

    @cached_property
    def identity(self) -> Identity:
        """Who is the same under two names, whatever the language."""
        grammars = [self.lexicon(lang).grammar for lang in self.langs]
        endings = tuple(sorted({e for grammar in grammars for e in grammar.get("adjective_endings") or () if e}))
        return Identity(self.tree, self.countries.values(), self.actors, endings)

    @cached_property
    def by_surname(self) -> Mapping[str, tuple[Actor, ...]]:
        """Persons by the last word of their name."""
        found: dict[str, list[Actor]] = {}
        for actor in self.actors.values():
            if actor.kind == "person" and " " in actor.name:
                found.setdefault(actor.name.split()[-1].casefold(), []).append(actor)
        return {surname: tuple(people) for surname, people in found.items()}

    def government(self, country: str, day: date | None) -> Actor | None:
        """The named government that rules a country on a day (`governs:` in its file); most countries have none."""
        for actor in self.actors.values():
            if actor.governs == country and (day is None or actor.on(day)):
                return actor
        return None

    def country_name(self, code: str | None) -> str:
        if code is None:
            return ""
        return self.countries[code].name if code in self.countries else code


def overlay(base: Tree, extra: Tree) -> Tree:
    """`extra` over `base`: an actor with a known id replaces ours wherever it stood, a trigger replaces ours by its key."""
    replaced = {
        a["id"] for part in extra.values() for a in part.get("actors") or [] if isinstance(a, dict) and "id" in a
    }
    merged = {name: _without(part, replaced) for name, part in base.items()}
    for name, part in extra.items():
        merged[name] = _merge(merged[name], part) if name in merged else part
    return merged


def _without(part: dict[str, Any], ids: set[str]) -> dict[str, Any]:
    if not ids or "actors" not in part:
        return part
    return {**part, "actors": [a for a in part["actors"] or [] if a.get("id") not in ids]}


def _merge(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for key, value in new.items():
        before = merged.get(key)
        if key == "actors":
            merged[key] = [*(before or []), *(value or [])]
        elif isinstance(before, dict) and isinstance(value, dict) and key in ("verbs", "nouns"):
            merged[key] = {**before, **value}
        elif isinstance(before, list) and isinstance(value, list):
            merged[key] = [*before, *(v for v in value if v not in before)]
        else:
            merged[key] = value
    return merged


@cache
def load(folder: str | None = None) -> Knowledge:
    """Our knowledge, with a user's folder over it if one is given. Raises KnowledgeError."""
    with no_collecting():
        tree, version = load_folder(resources.root())
        if folder is not None:
            extra = Path(folder)
            if not extra.is_dir():
                raise KnowledgeError(f"--knowledge {folder}: no such folder; it holds files like ours in resources/.")
            return Knowledge(overlay(tree, parse_folder(extra)))
        return Knowledge(tree, version)


__all__ = ["Knowledge", "load", "overlay"]
