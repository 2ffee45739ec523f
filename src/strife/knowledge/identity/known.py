"""The names of all actors and countries, found whole, by another spelling, or by another language's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from anyascii import anyascii

from strife.knowledge.actors import Actor, Country
from strife.knowledge.identity.bodies import Bodies
from strife.knowledge.identity.parts import Parts, PartWords
from strife.knowledge.identity.persons import Persons
from strife.knowledge.identity.verdict import SAME
from strife.knowledge.names import fold

_CLASSES = str.maketrans(
    {
        **dict.fromkeys("bpfvw", "b"),
        **dict.fromkeys("ckqgxsz", "k"),
        **dict.fromkeys("td", "t"),
        **dict.fromkeys("aeiouyhj", None),
    }
)  # consonants that spellings take for one another
KEY = 3  # of them that spellings of a surname share


class KnownNames:
    """All names of knowledge, by what they stand for."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        countries: Iterable[Country],
        words: PartWords,
        persons: Persons,
        bodies: Bodies,
    ) -> None:
        self._actors = actors
        self._countries = tuple(countries)
        self._words, self._persons, self._bodies = words, persons, bodies
        self._parts: dict[str, Parts] = {}

    @cached_property
    def _exact(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for country in self._countries:
            for _, name in country.names:
                found.setdefault(_key(name), set()).add(country.successor or country.code)
        for actor in self._actors.values():
            for name in spellings(actor):
                found.setdefault(_key(name), set()).add(actor.id)
        return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def _by_surname(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """(id, spelling) of persons' full names by the consonants of their last word."""
        found: dict[str, list[tuple[str, str]]] = {}
        for actor in self._actors.values():
            if actor.kind == "person":
                for name in spellings(actor):
                    if " " in name:
                        found.setdefault(consonants(name.rsplit(None, 1)[-1]), []).append((actor.id, name))
        return {key: tuple(names) for key, names in found.items()}

    @cached_property
    def _by_words(self) -> Mapping[frozenset[str], frozenset[str]]:
        """Bodies by the words of their names, of two or more."""
        found: dict[frozenset[str], set[str]] = {}
        for actor in self._actors.values():
            if actor.kind != "person":
                for name in spellings(actor):
                    if " " in name and len(key := self._bodies.of(name).key) > 1:
                        found.setdefault(key, set()).add(actor.id)
        return {key: frozenset(ids) for key, ids in found.items()}

    def ids(self, name: str) -> frozenset[str]:
        """Whom a name stands for as it is written, titles left out."""
        if found := self._exact.get(_key(name)):
            return found
        without = " ".join(p.text for p in self._words.of(name).parts)
        return self._exact.get(_key(without), frozenset())

    def variants(self, name: str) -> frozenset[str]:
        """Whom a full name may stand for in a spelling that no file lists; nothing of it may be left over."""
        parts = self._parts_of(name)
        if len(parts.parts) < 2 or all(p.initial for p in parts.parts[:-1]):
            return frozenset()
        found = set()
        for key in {consonants(parts.parts[n].text) for n in (0, -1)}:
            for actor, spelling in self._by_surname.get(key, ()):
                theirs = self._parts_of(spelling)
                if actor not in found and self._persons.share_an_end(parts, theirs):
                    said = self._persons.compare(parts, theirs)
                    if said.verdict == SAME and said.whole:
                        found.add(actor)
        return frozenset(found)

    def with_initials(self, name: str) -> frozenset[str]:
        """All persons whose surname a name has and whose first names its initials fit: `V. Putin`."""
        parts = self._parts_of(name)
        if len(parts.parts) < 2 or not all(p.initial for p in parts.parts[:-1]) or parts.parts[-1].initial:
            return frozenset()
        near = self._by_surname.get(consonants(parts.parts[-1].text), ())
        return frozenset(a for a, s in near if self._persons.compare(parts, self._parts_of(s)).initials)

    def bodies(self, name: str) -> frozenset[str]:
        """Bodies that have the words of a name in another order or language."""
        return self._by_words.get(self._bodies.of(name).key, frozenset())

    def _parts_of(self, name: str) -> Parts:
        if name not in self._parts:
            self._parts[name] = self._words.of(name)
        return self._parts[name]


def spellings(actor: Actor) -> tuple[str, ...]:
    """All names of an actor."""
    return tuple(dict.fromkeys((actor.name, *(name for _, name in actor.names))))


def consonants(word: str) -> str:
    """The beginning of a word by its consonants, those taken as one that spellings confuse: Haftar, Hifter, Khaftar."""
    latin = word if word.isascii() else anyascii(word)
    latin = (
        latin.lower()
        .replace("kh", "h")
        .replace("dsch", "j")
        .replace("dj", "j")
        .replace("dzh", "j")
        .replace("tsch", "c")
    )
    latin = (
        latin.replace("tch", "c")
        .replace("tj", "c")
        .replace("ts", "s")
        .replace("tz", "s")
        .replace("zh", "j")
        .replace("zj", "j")
    )
    classes = latin.translate(_CLASSES)
    kept = [c for n, c in enumerate(classes) if c.isalpha() and (n == 0 or classes[n - 1] != c)]
    return "".join(kept[:KEY])


def _key(name: str) -> str:
    return " ".join(fold(name).replace(".", "").split()).removeprefix("al ").removeprefix("the ")
