"""Are two names of bodies the same: word by word in whatever language, an acronym by the long form that it stands beside."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from strife.knowledge.actors import Country
from strife.knowledge.identity.parts import Part
from strife.knowledge.identity.persons import Persons
from strife.knowledge.identity.sounds import script_of
from strife.knowledge.identity.verdict import OPEN, OTHER, SAME, Sameness

_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")
_BESIDE = re.compile(r"^(.*\S)\s*\(([^()]+)\)\s*$")
_GENITIVE = re.compile(r"['’:]s$|['’]$")
ACRONYM = re.compile(r"^(?:[A-Z][A-Z0-9]{1,6}(?:-[A-Z0-9]{1,3})?|(?:[A-Z]\.){2,7}|[A-ZА-ЯЁ]{2,7})$")
COUNTRY = "@"  # before a country's code among the items of a name
LONGEST = 4  # words of a meaning or a country's name


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name: its items (meanings, `@` and a country, other words), the acronym written beside it, or it is one itself."""

    items: tuple[str, ...]
    words: tuple[str, ...]
    acronym: str = ""
    bare: bool = False

    @property
    def key(self) -> frozenset[str]:
        return frozenset(self.items)


class Bodies:
    """Compares names of bodies by `organisations.yml` and the countries' names."""

    def __init__(
        self, raw: Mapping[str, Any], countries: Iterable[Country], endings: Sequence[str], persons: Persons
    ) -> None:
        self._persons = persons
        self._functions = frozenset(map(_fold, raw["functions"]))
        self._exact: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for meaning, forms in raw["meanings"].items():
            self._learn(forms, meaning)
        for country in countries:
            code = COUNTRY + (country.successor or country.code)
            for _, name in (*country.names, *country.demonyms):
                self._exact.setdefault(_fold(name), code)
            for _, name in country.adjectives:
                for ending in ("", *endings):
                    self._exact.setdefault(_fold(name + ending), code)
        for code, forms in raw["countries"].items():
            self._learn(forms, COUNTRY + code)
        self._meanings = frozenset(raw["meanings"])
        # Words that begin a meaning or a country's name of several words, as folded and with the genitive cut.
        self._openers = {form.split()[0] for form in self._exact if " " in form}

    def _learn(self, forms: Iterable[str], meaning: str) -> None:
        for form in forms:
            table = self._stems if form.endswith("*") else self._exact
            table.setdefault(_fold(form.rstrip("*")), meaning)

    def looks(self, name: str) -> bool:
        """Whether a name is a body's by its words: an acronym, or a word such as army or council beside another."""
        body = self.of(name)
        meant = sum(item in self._meanings for item in body.items)
        read = meant + sum(item.startswith(COUNTRY) for item in body.items)
        several = len(body.words) > 1 or script_of(name) == "CJK"
        return body.bare or bool(body.acronym) or (meant > 0 and several and 2 * read >= len(body.items))

    def of(self, name: str) -> Body:
        """The name as its items."""
        text, acronym = name.strip(), ""
        if m := _BESIDE.match(text):
            if ACRONYM.match(m.group(2)):
                text, acronym = m.group(1), m.group(2).replace(".", "")
            else:
                text = f"{m.group(1)} {m.group(2)}"
        if ACRONYM.match(text) and not acronym:
            bare = text.replace(".", "")
            return Body((self._exact.get(_fold(bare), bare),), (text,), bare, True)
        words = tuple(_WORD.findall(text))
        return Body(tuple(self._items(words)), words, acronym)

    def _items(self, words: Sequence[str]) -> Iterable[str]:
        folded = [_fold(_GENITIVE.sub("", w)) for w in words]
        n = 0
        while n < len(folded):
            longest = LONGEST if folded[n].removeprefix("ال") in self._openers else 1
            for length in range(min(longest, len(folded) - n), 0, -1):
                if meaning := self._meaning(" ".join(folded[n : n + length])):
                    yield from meaning.split() if not meaning.startswith(COUNTRY) and meaning in SPLIT else (meaning,)
                    n += length
                    break
            else:
                if folded[n] not in self._functions:
                    yield folded[n]
                n += 1

    def _meaning(self, phrase: str) -> str | None:
        for form in (phrase, phrase[:-1] if phrase.endswith("s") else phrase):
            if found := self._exact.get(form):
                return found
        article = phrase.removeprefix("ال")
        if found := self._exact.get(article):
            return found
        if " " in phrase:
            return None
        return next(
            (self._stems[phrase[:n]] for n in range(len(phrase), SHORTEST_STEM - 1, -1) if phrase[:n] in self._stems),
            None,
        )

    def compare(self, one: str, other: str) -> Sameness:
        """Whether two names may be one body's."""
        a, b = self.of(one), self.of(other)
        if a.bare or b.bare:
            return self._acronyms(a, b)
        left, right = Counter(a.items) - Counter(b.items), Counter(b.items) - Counter(a.items)
        if not left and not right:
            return Sameness(SAME, "the same words")
        if left and right and self._spellings(tuple(left), tuple(right)):
            return Sameness(SAME, "the same words in two spellings")
        shared = set(a.items) & set(b.items)
        if left and right and shared:
            return Sameness(OTHER, f"`{min(left)}` and `{min(right)}`".replace(COUNTRY, ""))
        if shared:
            return Sameness(OPEN, f"`{min(left or right)}` is in one of them only".replace(COUNTRY, ""))
        return Sameness(OPEN, "no word in common")

    def _acronyms(self, a: Body, b: Body) -> Sameness:
        if a.items == b.items:
            return Sameness(SAME, "the same acronym, or the long form that it stands for everywhere")
        if a.acronym and b.acronym:
            alike = a.acronym == b.acronym
            if script_of(a.acronym) != script_of(b.acronym):
                alike = self._persons.alike(_part(a.acronym.lower()), _part(b.acronym.lower()))
            return Sameness(SAME if alike else OTHER, f"`{a.acronym}` and `{b.acronym}`")
        short, long = (a, b) if a.bare else (b, a)
        if fits(short.acronym, long.words):
            return Sameness(OPEN, f"`{short.acronym}` fits the initials")
        return Sameness(OPEN, f"`{short.acronym}` does not fit the initials")

    def _spellings(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Whether words that have no meaning here are spellings of one another: Hizballah, Hezbollah."""
        if len(one) != len(other) or any(w in self._meanings or w.startswith(COUNTRY) for w in (*one, *other)):
            return False
        return all(any(self._persons.alike(_part(x), _part(y)) for y in other) for x in one)


SHORTEST_STEM = 3
SPLIT = frozenset(
    {"foreign ministry", "defence ministry", "interior ministry", "workers party", "social democratic"}
)  # meanings of one word that others write in two


def fits(acronym: str, words: Sequence[str]) -> bool:
    """Whether an acronym is made of the initials of words, small ones counted or not."""
    letters = [c for c in acronym.upper() if c.isalnum()]
    all_of = [w[0].upper() for w in words]
    capital = [w[0] for w in words if w[0].isupper()]
    return len(letters) > 1 and letters in (all_of, capital)


def _part(word: str) -> Part:
    return Part(word, script_of(word))


def _fold(text: str) -> str:
    if text.isascii() and text.isalpha():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"['’`.\-:]", " " if "-" in bare or ":" in bare else "", bare).split())
