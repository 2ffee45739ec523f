"""A person's name as the parts that tell him from others: titles, articles and particles go, fused names become one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from strife.knowledge.identity.sounds import Sounds, script_of

_SPLIT = re.compile(r"[^\w.'’‘`ʼ´׳״\u200c\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0963]+")
_APOSTROPHES = re.compile(r"['’‘`ʼ´.]")
_ENDING = re.compile(r"^(\w{2,})['’](\w{1,3})$")
_SYLLABLES = re.compile(r"[A-Z][a-z']*")
LETTERS_FUSED = 3  # letters after abd- and the like in one word: fewer make another name (Abdi)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: as folded, the script it is written in, whether it is an initial, and what followed an apostrophe."""

    text: str
    script: str
    initial: bool = False
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a name in order, and the mark that tells its bearer from another of the same name (Jr.)."""

    parts: tuple[Part, ...]
    generation: str = ""


class PartWords:
    """The tables of `parts.yml`, ready to be asked."""

    def __init__(self, raw: Mapping[str, Any], sounds: Sounds) -> None:
        self._titles = {fold(title) for titles in raw["titles"].values() for title in titles}
        self._longest_title = max(len(title.split()) for title in self._titles)
        self._honorifics = {fold(word) for word in raw["honorifics"]}
        self._articles = frozenset(raw["articles"])
        self._article_letters: Mapping[str, str] = raw["article_letters"]
        self._particles = frozenset(map(fold, raw["particles"]))
        self._inside = frozenset(raw["inside"])
        self._written_on: Mapping[str, str] = raw["written_on"]
        self._fused = {fold(form): name for name, forms in raw["fused"].items() for form in forms}
        self._fused_in_word: list[tuple[str, str]] = [
            (form, name) for name, forms in raw["fused_in_word"].items() for form in forms
        ]
        self._appended = frozenset(map(fold, raw["appended"]))
        self._generations = {form: mark for mark, forms in raw["generations"].items() for form in forms}
        self._sounds = sounds

    def of(self, name: str) -> Parts:
        """The parts of a name as written."""
        words = self._without_titles([w for w in _SPLIT.split(unicodedata.normalize("NFC", name)) if w.strip(".'’")])
        generation = ""
        if len(words) > 1 and (mark := self._generations.get(fold(words[-1]))):
            words, generation = words[:-1], mark
        return Parts(tuple(self._fuse(list(self._kept(words)))), generation)

    def is_particle(self, word: str) -> bool:
        """Whether a small word may stand inside a name: al, bin, von."""
        return word in self._inside

    def is_fused(self, part: Part) -> bool:
        """Whether a part is made of two words of which the first only begins names: Abdel Aziz."""
        return any(part.text.startswith(f) and len(part.text) > len(f) + 2 for f in set(self._fused.values()))

    def _without_titles(self, words: Sequence[str]) -> list[str]:
        """Drops titles, and what stands before one: `German Chancellor Angela Merkel`."""
        folded = [fold(w) for w in words]
        start = 0
        for n in range(len(words) - 1):
            for length in range(min(self._longest_title, len(words) - 1 - n), 0, -1):
                if " ".join(folded[n : n + length]) in self._titles:
                    start = max(start, n + length)
        while start < len(words) - 1 and folded[start] in self._honorifics:
            start += 1
        return list(words[start:])

    def _kept(self, words: Sequence[str]) -> Sequence[Part]:
        found: list[Part] = []
        for n, word in enumerate(words):
            text, script = fold(word), script_of(word)
            bare = word.replace(".", "")
            if (
                script in ("LATIN", "CYRILLIC", "GREEK")
                and bare.isupper()
                and 0 < len(bare) <= 3
                and ("." in word or len(bare) == 1)
            ):
                found.extend(Part(letter, script, True) for letter in fold(bare))
                continue
            after = fold(words[n + 1])[:1] if n + 1 < len(words) else ""
            if text in self._articles and after and self._article_letters.get(text, after) == after:
                continue
            if text in self._particles and (word.islower() or found):
                continue
            article = self._written_on.get(script, "")
            if article and text.startswith(article) and len(text) > len(article) + 2 and text not in self._appended:
                text = text[len(article) :]
            if script == "CJK":
                found.append(Part(text, script))
                continue
            ending = m.group(2) if (m := _ENDING.match(word)) else ""
            found.append(Part(self._one_word(text), script, False, ending))
        return found

    def _one_word(self, text: str) -> str:
        """`abdelaziz` -> `abdaziz`, as `Abdel Aziz` becomes."""
        for form, name in self._fused_in_word:
            if text.startswith(form) and len(text) >= len(form) + LETTERS_FUSED:
                return name + text[len(form) :]
        return text

    def _fuse(self, parts: list[Part]) -> Sequence[Part]:
        found: list[Part] = []
        n = 0
        while n < len(parts):
            part = parts[n]
            if part.text in self._fused and n + 1 < len(parts) and not parts[n + 1].initial:
                name, follower = self._fused[part.text], parts[n + 1]
                if follower.script == part.script:
                    part = Part(name + follower.text, part.script, False, follower.ending)
                    n += 1
            elif part.text in self._appended and found and not found[-1].initial:
                last = found.pop()
                part = Part(last.text + part.text, last.script, False, part.ending)
            found.append(part)
            n += 1
        return found


def fold(word: str) -> str:
    """Lower case without apostrophes and dots; letters keep their accents, which scripts read differently."""
    return _APOSTROPHES.sub("", unicodedata.normalize("NFC", word)).lower()


__all__ = ["Part", "PartWords", "Parts", "fold"]
