"""Who is the same under two names: by our files, by the parts of a person's name, by the words of a body's. docs/names.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from strife.knowledge.actors import Actor, Country
from strife.knowledge.identity.bodies import Bodies, fits
from strife.knowledge.identity.known import KnownNames, spellings
from strife.knowledge.identity.parts import PartWords
from strife.knowledge.identity.persons import Persons
from strife.knowledge.identity.sounds import Sounds, script_of
from strife.knowledge.identity.verdict import OPEN, OTHER, SAME, Sameness
from strife.knowledge.tree import Tree, plain


class Identity:
    """Says of two names whether they are one actor's, and finds known actors under names that no file lists."""

    def __init__(self, tree: Tree, countries: Iterable[Country], actors: Mapping[str, Actor], endings: tuple[str, ...]):
        self._tree, self._countries, self._actors, self._endings = tree, tuple(countries), actors, endings

    @cached_property
    def words(self) -> PartWords:
        return PartWords(plain(self._tree["names/parts.yml"]), self._sounds)

    @cached_property
    def persons(self) -> Persons:
        given = plain(self._tree["names/given.yml"])
        return Persons(self._sounds, self.words, plain(self._tree["names/parts.yml"]), given)

    @cached_property
    def bodies(self) -> Bodies:
        raw = plain(self._tree["names/organisations.yml"])
        return Bodies(raw, self._countries, self._endings, self.persons)

    @cached_property
    def known(self) -> KnownNames:
        return KnownNames(self._actors, self._countries, self.words, self.persons, self.bodies)

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(plain(self._tree["names/sounds.yml"]))

    def compare(self, one: str, other: str) -> Sameness:
        """Whether two names are one actor's: what our files say of them, else what the names themselves do."""
        a, b = self.of(one), self.of(other)
        if a and b:
            return _by_files(a, b)
        said = self.by_form(one, other)
        if said.verdict == SAME or not (a or b) or len(a or b) > 1:
            return said
        (actor,), name = a or b, other if a else one
        if actor in self._actors and any(self.by_form(s, name).verdict == SAME for s in self._written(actor, name)):
            return Sameness(SAME, f"another spelling of {actor}")
        return said

    def _written(self, actor: str, name: str) -> list[str]:
        """An actor's names in the script of another name or in Latin letters, which tell more than those without vowels."""
        scripts = {script_of(name), "LATIN"}
        names = spellings(self._actors[actor])
        return [n for n in names if script_of(n) in scripts and not self.bodies.of(n).bare]

    def by_form(self, one: str, other: str) -> Sameness:
        """The same by the names alone."""
        if self.bodies.looks(one) or self.bodies.looks(other):
            return self.bodies.compare(one, other)
        return self.persons.compare(self.words.of(one), self.words.of(other))

    def same_person(self, one: str, other: str) -> bool:
        """Whether two full names are one person's by their form: quick where the surnames differ."""
        a, b = self.known.parts_of(one), self.known.parts_of(other)
        if len(a.parts) < 2 or len(b.parts) < 2 or not self.persons.share_an_end(a, b):
            return False
        return self.persons.compare(a, b).verdict == SAME

    def is_person(self, name: str) -> bool:
        """Whether a name of several words begins with a given name and has no word of a body's."""
        return self.persons.begins_with_given(self.known.parts_of(name)) and not self.bodies.looks(name)

    def of(self, name: str) -> frozenset[str]:
        """The ids of all that a name may stand for by our files, in whatever spelling; none for a name nobody lists."""
        found = self.known.ids(name)
        if not found and self.bodies.looks(name):
            body = self.bodies.of(name)
            long = " ".join(body.words)
            return (frozenset() if body.bare else self.known.ids(long) or self.known.bodies(name)) or frozenset()
        return found or self.known.variants(name) or self.known.with_initials(name)


def _by_files(a: frozenset[str], b: frozenset[str]) -> Sameness:
    if a == b and len(a) == 1:
        return Sameness(SAME, f"both are {min(a)}")
    if a & b:
        return Sameness(OPEN, f"either may be {min(a & b)}, and others")
    return Sameness(OTHER, f"{min(a)} and {min(b)}")


__all__ = ["OPEN", "OTHER", "SAME", "Identity", "Sameness", "fits"]
