"""Texts in capitals (old wires, telex, headlines) as they would be written with small letters, letter for letter.

    >>> small("REBELS SHOT TWO POLICEMEN IN BOGOTA.", "en")
    'Rebels shot two policemen in Bogota.'

The parsers learnt from texts with small letters: in capitals they take SHOT for a noun and BOMB for a name. Which words
are names they are asked themselves: the forms that their treebanks have, and for words that no treebank has, how such words end.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from strife.parse import models

CAPITALS = 0.9  # share of the letters: a name or a bracket in small letters makes it no other text
FEWEST = 12  # letters: less is an acronym or two
LONGEST_ENDING = 4  # letters of an ending that tell a word from a name
SEEN = 4  # forms with an ending before it is trusted
ODDS = 1.2  # how much more usual an ending must be among words than among names, before it tells a word
ACRONYM = 5  # letters at most, where no word or name is known
_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_]+")
_OPENS = re.compile(r"(?:^|(?:[^\W_]{2}|[\d)\]\"”’»])[.!?:][\"'”’»)\]]*\s|--\s?)\s*[\"'“‘«(\[]*$")


@dataclass(frozen=True, slots=True)
class Forms:
    """What a treebank knows: words in small letters, names as written, and how many of either have an ending."""

    words: frozenset[str]
    names: frozenset[str]
    word_endings: Counter[str]
    name_endings: Counter[str]

    def is_word(self, form: str) -> bool:
        """Whether a form that no treebank has is rather a word: inflected, or with the ending of words."""
        if any(form[:-n] in self.words for n in (1, 2, 3) if len(form) > n + 3):
            return True
        for length in range(LONGEST_ENDING, 1, -1):
            words, names = self.word_endings[form[-length:]], self.name_endings[form[-length:]]
            if words + names >= SEEN:
                return words * len(self.names) >= ODDS * names * len(self.words)
        return False

    def name(self, given: str) -> str | None:
        """The form as a name that the treebank has, if it has it."""
        return next((f for f in (given.capitalize(), given) if f in self.names), None)


def in_capitals(text: str) -> bool:
    """Whether a block of text is written in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    return (
        len(letters) >= FEWEST and " " in text.strip() and sum(c.isupper() for c in letters) >= CAPITALS * len(letters)
    )


def small(text: str, lang: str) -> str:
    """The text with small letters, but for names and beginnings of sentences; as long as before, letter for letter."""
    forms = _forms(lang)
    spans = [m for m in _WORD.finditer(text) if m[0].isupper() and len(m[0].lower()) == len(m[0])]
    names = _names([(m[0], m.start(), m.end()) for m in spans], text, forms)
    parts, at = [], 0
    for m in spans:
        parts += [text[at : m.start()], _written(m, text, names, forms)]
        at = m.end()
    return "".join([*parts, text[at:]])


def _names(words: list[tuple[str, int, int]], text: str, forms: Forms) -> set[str]:
    """The forms that are names in this text: known ones, those unlike any word, and what no treebank has beside a name."""
    known = {w for w, _, _ in words if w.lower() not in forms.words and forms.name(w)}
    strange = {w for w, _, _ in words if w.lower() not in forms.words and w not in known}
    found = known | {w for w in strange if not forms.is_word(w.lower())}
    pairs = [(a, b) for (a, _, end), (b, start, _) in pairwise(words) if text[end:start] == " "]
    for a, b in pairs:
        if a in found and b in strange and a.lower() not in forms.words:
            found.add(b)
    return found


def _written(match: re.Match[str], text: str, names: set[str], forms: Forms) -> str:
    given = match[0]
    if "." in given or (len(given) == 1 and not (_blank(text, match.start() - 1) and _blank(text, match.end()))):
        return given if text[match.start() - 1 : match.start()] not in ("'", "’") else given.lower()
    if given in names:
        return forms.name(given) or (given if len(given) <= ACRONYM else given.capitalize())
    opens = _OPENS.search(text[max(0, match.start() - 12) : match.start()]) is not None
    return given.capitalize() if opens else given.lower()


def _blank(text: str, at: int) -> bool:
    return not 0 <= at < len(text) or text[at].isspace()


@cache
def _forms(lang: str) -> Forms:
    words, names = set[str](), set[str]()
    for key in models.lemmas(lang):
        form, _, pos = key.rpartition("|")
        if pos == "PROPN":
            names.add(form)
        elif pos not in ("X", "SYM", "PUNCT"):
            words.add(form.lower())
    names -= {n for n in names if n.lower() in words}
    ends = [
        Counter(f.lower()[-n:] for f in forms if f.isalpha() for n in range(2, LONGEST_ENDING + 1))
        for forms in (words, names)
    ]
    return Forms(frozenset(words), frozenset(names), *ends)
