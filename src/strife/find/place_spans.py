"""Names in a text that the gazetteer knows: runs of capitalised words, and the longest known name at each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from strife.knowledge.gazetteer import Gazetteer
from strife.knowledge.place_names import fold
from strife.knowledge.place_table import Spot

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:(?:{_CAPITAL}\.){{2,}}|{_CAPITAL}(?:[^\W_]|['’ʼ‘](?=[^\W\d_]))*)"
_ARTICLE = r"(?:[aeAE][lrsdnzt]h?-(?=[^\W\d_a-zß-öø-ÿ]))"
_RUN = re.compile(
    rf"(?<![\w])(?<!\w['’-]){_ARTICLE}?{_WORD}"
    rf"(?:(?:[ \u00a0-]|\.[ ](?<=\b[SMF]t\. )|\n(?=[A-Z]{{2}}))(?:(?:[a-z]{{1,5}}[ -]){{0,2}}(?=[^\W\d_a-zß-öø-ÿ])){_WORD})*"
)
_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|(?:[^\W_]|['’ʼ‘](?=[^\W\d_]))+")
_POSSESSIVE = re.compile(r"['’]s?$")
LONGEST = 5
"""Words of the longest name searched: *Islamic Republic of Iran*'s official forms are longer and are countries' names."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of the text that the gazetteer knows, with its neighbours in the run of capitalised words around it."""

    start: int
    end: int
    key: str
    words: int
    spots: tuple[Spot, ...]
    before: str
    after: str
    run: tuple[int, int]


def candidates(text: str, lang: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Every known name, left to right, the longest at each word."""
    found = _phrases(text, lang, gazetteer)
    taken = {i for c in found for i in range(c.start, c.end)}
    for run in _RUN.finditer(text):
        pieces = [piece.span() for piece in _PIECE.finditer(text, *run.span())]
        i = 0
        while i < len(pieces):
            hit = None if pieces[i][0] in taken else _longest(text, pieces, i, lang, gazetteer)
            if hit is None:
                i += 1
                continue
            last, end, key, spots = hit
            before = text[pieces[i - 1][0] : pieces[i - 1][1]] if i else ""
            after = text[pieces[last + 1][0] : pieces[last + 1][1]] if last + 1 < len(pieces) else ""
            found.append(Candidate(pieces[i][0], end, key, last - i + 1, spots, before, after, run.span()))
            i = last + 1
    return tuple(sorted(found, key=lambda c: c.start))


def _phrases(text: str, lang: str, gazetteer: Gazetteer) -> list[Candidate]:
    phrases = gazetteer.phrases(lang)
    found = []
    for match in phrases.finditer(text) if phrases else ():
        key = fold(match[0])
        spots = gazetteer.lookup(key, lang)
        if spots:
            found.append(Candidate(*match.span(), key, match[0].count(" ") + 2, spots, "", "", match.span()))
    return found


def _longest(
    text: str, pieces: list[tuple[int, int]], i: int, lang: str, gazetteer: Gazetteer
) -> tuple[int, int, str, tuple[Spot, ...]] | None:
    """The longest known name that begins at piece `i`: its last piece, end, key and places."""
    start = pieces[i][0]
    lead = text[start : pieces[i][1]]
    if lead[0].islower() and lead not in gazetteer.articles:
        return None
    for last in range(min(i + LONGEST, len(pieces)) - 1, i - 1, -1):
        end = pieces[last][1]
        if text[pieces[last][0]].islower() or (last == i and lead.lower() in gazetteer.connectors):
            continue
        name = text[start:end]
        if (cut := _POSSESSIVE.search(name)) and cut.start() > 1:
            name = name[: cut.start()]
        key = fold(name)
        spots = gazetteer.lookup(key, lang)
        if not spots and lang == "sv" and key.endswith("s") and len(key) > 3:
            # The Swedish genitive has no apostrophe: Tripolis, Moskvas.
            name, key = name[:-1], key[:-1]
            spots = gazetteer.lookup(key, lang)
        if spots:
            return last, start + len(name), key, spots
    return None
