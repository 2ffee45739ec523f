"""How a word of a name sounds, whatever its script and spelling, and how unlike two words sound.

A sound is one letter. Which letters make it, and how unlike two sounds are, stands in `resources/names/sounds.yml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii

VOWELS = frozenset("aeiou")
GLIDE = "y"


@dataclass(frozen=True, slots=True)
class Sounded:
    """The sounds of a word; `vowelless`: its script leaves short vowels out."""

    sounds: str
    vowelless: bool


def script_of(word: str) -> str:
    """The script of the first letter, as Unicode calls it: LATIN, CYRILLIC, ARABIC, CJK, HANGUL ..."""
    letter = next((c for c in word if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0] if letter else ""


class Sounds:
    """The tables of `sounds.yml`, ready to be asked."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._letters = {script: _replacer(table) for script, table in raw["letters"].items()}
        self._after = {script: _replacer(table) for script, table in raw["after"].items()}
        self._spelling = _replacer(raw["spelling"])
        self._vowelless = frozenset(raw["vowelless"])
        self._unlike = _both_ways(raw["unlike"])
        self._unlike_vowelless = {**self._unlike, **_both_ways(raw["unlike_vowelless"])}
        self._missing: Mapping[str, float] = raw["missing"]
        self._missing_vowelless = {**self._missing, **raw["missing_vowelless"]}
        self._ending = _both_ways(raw["ending_vowels"])
        self._heard: dict[str, Sounded] = {}
        self._latin: dict[str, str] = {}
        self._told: dict[tuple[str, str, bool, float], float] = {}

    def latin(self, word: str) -> str:
        """The word in small Latin letters; in scripts without vowels, already in sounds."""
        if word not in self._latin:
            if len(self._latin) > KEPT:
                self._latin.clear()
            self._latin[word] = self._in_latin(word)
        return self._latin[word]

    def _in_latin(self, word: str) -> str:
        script = script_of(word)
        text = unicodedata.normalize("NFC", word.lower())
        if script in self._letters:
            if script == "GREEK":
                text = _bare(text)
            text = _written(text, self._letters[script])
        if script in self._vowelless and script != "DEVANAGARI":
            return text
        text = "".join(c for c in anyascii(text).lower() if c.isalpha())
        return _written(text, self._after[script]) if script in self._after else text

    def of(self, word: str) -> Sounded:
        """The sounds of a word."""
        if word not in self._heard:
            if len(self._heard) > KEPT:
                self._heard.clear()
            script, text = script_of(word), self.latin(word)
            soft = script in self._vowelless
            sounds = text if soft and script != "DEVANAGARI" else _glides(_written(text, self._spelling))
            self._heard[word] = Sounded(sounds if soft else re.sub(r"(.)\1+", r"\1", sounds), soft)
        return self._heard[word]

    def unlike(self, one: Sounded, other: Sounded, limit: float) -> float:
        """What it costs to turn one into the other: 0 when they sound the same, never more than just above `limit`."""
        a, b = one.sounds, other.sounds
        if a == b:
            return 0.0
        soft = one.vowelless or other.vowelless
        if abs(len(a) - len(b)) * (0.05 if soft else GAP) > limit:
            return limit + 1
        # One pair of names is tried in many orders and cases: the same words again and again.
        key = a, b, soft, limit
        if key not in self._told:
            if len(self._told) > KEPT:
                self._told.clear()
            self._told[key] = self._cost(a, b, soft, limit)
        return self._told[key]

    def _cost(self, a: str, b: str, soft: bool, limit: float) -> float:
        unlike, missing = (self._unlike_vowelless, self._missing_vowelless) if soft else (self._unlike, self._missing)
        row = [0.0]
        for m, y in enumerate(b):
            row.append(row[-1] + self._gap(y, missing, soft, m == len(b) - 1))
        for n, x in enumerate(a):
            gap = self._gap(x, missing, soft, n == len(a) - 1)
            new = [row[0] + gap]
            for m, y in enumerate(b):
                last = not soft and n == len(a) - 1 and m == len(b) - 1
                swap = 0.0 if x == y else (last and self._ending.get(x + y)) or unlike.get(x + y, 1.0)
                new.append(
                    min(
                        row[m] + swap,
                        row[m + 1] + gap,
                        new[m] + self._gap(y, missing, soft, m == len(b) - 1),
                    )
                )
            row = new
            if min(row) > limit:
                return limit + 1
        return row[-1]

    def _gap(self, sound: str, missing: Mapping[str, float], soft: bool, last: bool) -> float:
        if last and not soft and sound in self._ending:
            return self._ending[sound]
        return missing.get(sound, 1.0)


KEPT = 50_000  # words that are remembered
GAP = 0.15  # the least that a missing sound costs


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _replacer(table: Mapping[str, Any]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Replaces letters by sounds, the longest run of letters first."""
    longest = sorted(table, key=lambda letters: (-len(letters), letters))
    return re.compile("|".join(map(re.escape, longest))), {k: str(v) for k, v in table.items()}


def _written(text: str, by: tuple[re.Pattern[str], Mapping[str, str]]) -> str:
    pattern, table = by
    return pattern.sub(lambda m: table[m.group()], text)


def _glides(sounds: str) -> str:
    """`y` and `j` are glides beside a vowel, `y` a vowel elsewhere: Sergey, Sergej, Tymoshenko."""
    found = []
    for n, sound in enumerate(sounds):
        before, after = sounds[n - 1 : n] in VOWELS and n > 0, sounds[n + 1 : n + 2]
        if sound == "y":
            found.append(GLIDE if before or (after and after in VOWELS) else "i")
        elif sound == "j" and (not after or after not in VOWELS):
            found.append(GLIDE)
        else:
            found.append(sound)
    return "".join(found)


def _both_ways(table: Mapping[str, float]) -> dict[str, float]:
    return {**{pair[::-1]: cost for pair, cost in table.items()}, **table}
