"""Whether a name that the gazetteer knows is a place here: words around it, what kind of place it may be, the parser's names.

Each piece of evidence adds to a sum; the weights were set by hand and checked on the dev halves of geo_gwn, geo_trnews,
geo_lgl and geo_geovirus (`benchmarks/places.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log10

from strife.find.place_spans import Candidate
from strife.knowledge.gazetteer import Gazetteer, PlaceCues
from strife.knowledge.place_names import fold
from strife.model.reading import Name

ENOUGH = 0.5
"""The sum above which a name is a place."""

NEVER = -9.0
LABELLED = {"LOC": 1.0, "PER": -0.7, "ORG": 0.0}
INSIDE_PERSON = -2.0
UNLABELLED = -0.2
"""What the parser's label adds. Its names are right three times in five, so a label moves the sum and never decides:
LOC 1.8 and PER -3 lowered F1 of all four sets (mean 0.858 -> 0.824)."""

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \n]+(?:the )?$")
_WORD_AFTER = re.compile(r"[ ,]+([a-zåäö]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n”\"“»)]\s*|[-–—]{1,2}\s+)$")
_LOWER_WORD = re.compile(r"\b[a-zåäöéü]{3,}\b")


class Evidence:
    """What one report says about its names: words that it also writes small, surnames, and the parser's names."""

    def __init__(
        self, text: str, lang: str, names: Sequence[Name], found: Sequence[Candidate], gazetteer: Gazetteer
    ) -> None:
        self.text = text
        self.cues: PlaceCues = gazetteer.cues(lang)
        self.names = sorted(names, key=lambda name: name.start)
        self.shouted = _shouted(text)
        self.small = set() if self.shouted else set(_LOWER_WORD.findall(text))
        wide = {c.key for c in found if any(s.own and s.kind in ("country", "province", "region") for s in c.spots)}
        self.wide = wide - self.cues.ambiguous - self.cues.never
        self.surnames = self._surnames(found)

    def _surnames(self, found: Sequence[Candidate]) -> set[str]:
        """Last words of longer capitalised runs that no place begins: `Henry` of `Chiquita Raquel Henry`."""
        kept: set[str] = set()
        for c in found:
            if c.words == 1 and c.before and c.before[0].isupper() and not c.after and not self._modifies(c.before):
                kept.add(c.key)
        return kept

    def _modifies(self, word: str) -> bool:
        """Words that stand before a place's name without being part of a person's."""
        key = fold(word)
        return (
            key in self.cues.locative
            or key in self.cues.weak
            or key in self.wide
            or key in self.cues.ambiguous - self.cues.titles
        )

    def weigh(self, c: Candidate) -> float:
        """The sum of evidence that a candidate is a place: above ENOUGH it is."""
        if self._never(c):
            return NEVER
        score = self._size(c) + self._before(c) + self._after(c) + self._parser(c)
        if c.words > 1:
            score += 0.8
        elif not any(spot.kind in ("country", "region", "sea") for spot in c.spots):
            written = self.text[c.start : c.end]
            if written.lower() in self.small:
                score -= 2.5
            if fold(written) in self.cues.ambiguous:
                score -= 1.6
            if c.key in self.surnames:
                score -= 2.0
        elif fold(self.text[c.start : c.end]) in self.cues.ambiguous:
            score -= 1.0
        return score

    def _never(self, c: Candidate) -> bool:
        """Words that are no place whatever stands around them, sums of money, and acronyms (EU is no town of Picardy)."""
        written = self.text[c.start : c.end]
        if fold(written) in self.cues.never or self.text[c.end : c.end + 1] == "$":
            return True
        acronym = written.isupper() and len(written) <= 4 and not self.shouted
        return acronym and not any(spot.kind in ("country", "province", "region") for spot in c.spots)

    def _size(self, c: Candidate) -> float:
        if any(spot.kind in ("country", "region", "sea", "province") and spot.own for spot in c.spots):
            return 2.0
        best = max(c.spots, key=lambda spot: spot.population)
        return min(2.0, log10(best.population + 10) - 4.2) - (0 if best.own else 0.4)

    def _before(self, c: Candidate) -> float:
        if c.before and c.before[0].isupper() and not self.shouted:
            key = fold(c.before)
            if key in self.cues.titles:
                return -3.0
            if self._modifies(c.before):
                return 0.3
            glued = self.text[c.start - 1 : c.start] == "-"
            return 0.0 if glued else -2.2
        word = _WORD_BEFORE.search(self.text[max(0, c.start - 30) : c.start])
        if word:
            key = word[1].lower()
            if key in self.cues.titles:
                return -1.5 if word[1][0].isupper() else -0.8
            if key in self.cues.locative:
                return 1.5
            return 0.2 if key in self.cues.weak else 0.0
        return -0.2 if _SENTENCE_START.search(self.text[max(0, c.start - 3) : c.start]) else 0.3

    def _after(self, c: Candidate) -> float:
        if c.after and c.after[0].isupper() and not self.shouted:
            key = fold(c.after)
            if key in self.cues.generic or key in self.cues.confirming:
                return 1.0
            if key in self.cues.media:
                return -3.0
            if key in self.cues.institution:
                return -0.4
            if key in self.wide or self.text[c.end : c.end + 1] == "-":
                return 0.0
            return -1.0 if any(spot.kind == "country" for spot in c.spots) else -1.7
        word = _WORD_AFTER.match(self.text, c.end)
        if (word and word[1] in self.cues.confirming) or self.text[c.end : c.end + 6] == "-based":
            return 1.0
        if word and word[1] in self.cues.institution and self.text[c.end] != ",":
            return -1.0
        if word and word[1] in self.cues.said and not any(spot.kind == "country" for spot in c.spots):
            return -1.0
        return 0.0

    def _parser(self, c: Candidate) -> float:
        """The parser's label: a place of its own, inside a person's name, or inside an organisation's."""
        for name in self.names:
            if name.start >= c.end:
                break
            if name.end <= c.start:
                continue
            exact = name.start >= c.start - 4 and name.end <= c.end + 3
            if name.label == "PER" and not exact:
                return INSIDE_PERSON
            return LABELLED.get(name.label, 0.0)
        return UNLABELLED if self.names else 0.0

    def unknown(self, name: Name) -> bool:
        """Whether a LOC of the parser's that no gazetteer knows is a place: only after a word such as *in* or *near*.

        All of them together would lower precision from 0.94 to 0.82 on geo_gwn.
        """
        word = _WORD_BEFORE.search(self.text[max(0, name.start - 30) : name.start])
        written = self.text[name.start : name.end]
        return bool(
            word
            and word[1].lower() in self.cues.locative
            and written[:1].isupper()
            and fold(written) not in self.cues.never | self.cues.ambiguous
            and written.lower() not in self.small
        )


def _shouted(text: str) -> bool:
    """Wire copy in capitals, where a capital tells nothing."""
    head = [c for c in text[:2000] if c.isalpha()]
    return bool(head) and sum(c.isupper() for c in head) > 0.7 * len(head)
