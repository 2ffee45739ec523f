"""The names of all actors and countries, found whole, by another spelling, or by another language's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from anyascii import anyascii

from strife.knowledge.actors import Actor, Country
from strife.knowledge.identity.bodies import Bodies
from strife.knowledge.identity.parts import Parts, PartWords
from strife.knowledge.identity.persons import Persons
from strife.knowledge.identity.verdict import SAME
from strife.knowledge.names import fold
from strife.knowledge.tree import no_collecting

_CLASSES = str.maketrans(
    {
        **dict.fromkeys("bpfvw", "b"),
        **dict.fromkeys("ckqgxsz", "k"),
        **dict.fromkeys("td", "t"),
        **dict.fromkeys("aeiouyhj", None),
    }
)  # consonants that spellings take for one another
KEPT = 50_000  # names whose answers are remembered: a long run of reports must not fill the memory
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
        self._spelt: dict[str, frozenset[str]] = {}

    @cached_property
    def _exact(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        with no_collecting():
            for country in self._countries:
                for _, name in country.names:
                    found.setdefault(_key(name), set()).add(country.successor or country.code)
            for actor in self._actors.values():
                for name in spellings(actor):
                    found.setdefault(_key(name), set()).add(actor.id)
            return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def _by_ends(self) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
        """(id, spelling) of persons' full names by the beginning of the first word and the consonants of the last."""
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        with no_collecting():
            for actor in self._actors.values():
                if actor.kind == "person":
                    for name in spellings(actor):
                        if " " in name:
                            for key in ends(name):
                                found.setdefault(key, []).append((actor.id, name))
            return {key: tuple(names) for key, names in found.items()}

    @cached_property
    def _by_words(self) -> Mapping[frozenset[str], frozenset[str]]:
        """Bodies by the words of their names, of two or more."""
        found: dict[frozenset[str], set[str]] = {}
        with no_collecting():
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

    def may_be_variant(self, first: str, last: str) -> bool:
        """Whether any known person's full name begins and ends like two words: quick, before `spelt` is asked."""
        surname = consonants(last)
        return any((beginning, surname) in self._by_ends for beginning in beginnings(first))

    def variants(self, name: str) -> frozenset[str]:
        """Whom a full name may stand for in a spelling or case form that no file lists; nothing of it may be left over."""
        parts = self.parts_of(name)
        near = (one for one in self._near(name) if self._persons.share_an_end(parts, self.parts_of(one[1])))
        said = ((actor, self._persons.compare(parts, self.parts_of(spelling))) for actor, spelling in near)
        whole = frozenset(actor for actor, found in said if found.verdict == SAME and found.whole)
        return whole if _full(parts) else frozenset()

    def spelt(self, name: str) -> frozenset[str]:
        """Whom a full name met in a text is a spelling of; stricter than `variants`, and remembered."""
        if name not in self._spelt:
            if len(self._spelt) > KEPT:
                self._spelt.clear()
            parts = self.parts_of(name)
            near = self._near(name) if _full(parts) else ()
            found = frozenset(a for a, s in near if self._persons.spelt_alike(parts, self.parts_of(s)))
            self._spelt[name] = found
        return self._spelt[name]

    def _near(self, name: str) -> Iterable[tuple[str, str]]:
        return dict.fromkeys(one for key in ends(name) for one in self._by_ends.get(key, ()))

    def with_initials(self, name: str) -> frozenset[str]:
        """All persons whose surname a name has and whose first names its initials fit: `V. Putin`."""
        parts = self.parts_of(name)
        if len(parts.parts) < 2 or not all(p.initial for p in parts.parts[:-1]) or parts.parts[-1].initial:
            return frozenset()
        surname = consonants(parts.parts[-1].text)
        near = {one for (_, last), names in self._by_ends.items() if last == surname for one in names}
        return frozenset(a for a, s in near if self._persons.compare(parts, self.parts_of(s)).initials)

    def bodies(self, name: str) -> frozenset[str]:
        """Bodies that have the words of a name in another order or language."""
        return self._by_words.get(self._bodies.of(name).key, frozenset())

    def parts_of(self, name: str) -> Parts:
        """The parts of a name, kept: the same names come again and again."""
        if name not in self._parts:
            if len(self._parts) > KEPT:
                self._parts.clear()
            self._parts[name] = self._words.of(name)
        return self._parts[name]


def _full(name: Parts) -> bool:
    """Whether a name has a surname and a first name, not initials alone."""
    return len(name.parts) > 1 and not all(part.initial for part in name.parts[:-1])


def spellings(actor: Actor) -> tuple[str, ...]:
    """All names of an actor."""
    return tuple(dict.fromkeys((actor.name, *(name for _, name in actor.names))))


def ends(name: str) -> list[tuple[str, str]]:
    """The keys of a full name: how its first word may begin, and the consonants of its last."""
    words = name.replace("-", " ").split() or [name]
    surname = consonants(words[-1])
    return [(beginning, surname) for beginning in beginnings(words[0])]


@lru_cache(maxsize=20_000)
def beginnings(word: str) -> tuple[str, ...]:
    """The kinds of sound that a word may begin with, as spellings have it: Yevgeny, Evgeni, Jewgeni; Jamal, Gamal, Dschamal."""
    latin = (word if word.isascii() else anyascii(word)).lower().lstrip("'`")
    if latin.startswith(("dsch", "dj", "dz", "ts", "tz", "tch", "tj", "j")):
        return "k", "a", "t"
    return (_BEGINNING.get(latin[:1], "?"),)


_BEGINNING = {
    **dict.fromkeys("yaeiou", "a"),
    **dict.fromkeys("cghkqsxz", "k"),
    **dict.fromkeys("bfpvw", "b"),
    **dict.fromkeys("td", "t"),
    **{letter: letter for letter in "lmnr"},
}


@lru_cache(maxsize=20_000)
def consonants(word: str) -> str:
    """The beginning of a word by its consonants, those taken as one that spellings confuse: Haftar, Hifter, Khaftar."""
    latin = _RUNS.sub(lambda m: _RUN[m.group()], (word if word.isascii() else anyascii(word)).lower())
    classes = latin.translate(_CLASSES)
    kept = [c for n, c in enumerate(classes) if c.isalpha() and (n == 0 or classes[n - 1] != c)]
    return "".join(kept[:KEY])


_RUN = {
    "kh": "h",
    "dsch": "j",
    "dj": "j",
    "dzh": "j",
    "tsch": "c",
    "tch": "c",
    "tj": "c",
    "ts": "s",
    "tz": "s",
    "zh": "j",
    "zj": "j",
}
_RUNS = re.compile("|".join(sorted(_RUN, key=len, reverse=True)))


def _key(name: str) -> str:
    return " ".join(fold(name).replace(".", "").split()).removeprefix("al ").removeprefix("the ")
