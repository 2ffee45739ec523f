"""What two reports of one story share whatever their language: names, numbers, actors and claims."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anyascii import anyascii

from strife.model import Claim, Report

_WORD = re.compile(r"\w+", re.UNICODE)
_NAME = re.compile(r"(?<![.!?:\n\"“”»] )(?<!\n)(?<!^)\b[^\W\d_][\w’'-]*", re.UNICODE)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*")
SHINGLE = 4  # words: three made near copies of short notices that only share phrases, five lost lightly edited ones
NAME_LETTERS = 5  # compared letters of a name: endings differ between languages (Libyen, Libya, Libyens)


def shingles(text: str) -> frozenset[str]:
    """Runs of SHINGLE folded words."""
    words = [w.casefold() for w in _WORD.findall(text)]
    if len(words) < SHINGLE:
        return frozenset([" ".join(words)])
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def neutral(report: Report, claims: Iterable[Claim]) -> frozenset[str]:
    """Language-neutral traits: beginnings of names within sentences, numbers, actors, and who did what to whom."""
    traits: set[str] = set()
    for match in _NAME.finditer(report.text):
        word = match.group()
        if word[:1].isupper() and len(word) > 3:
            traits.add("name:" + anyascii(word).casefold()[:NAME_LETTERS])
    traits.update("number:" + re.sub(r"\D", "", n) for n in _NUMBER.findall(report.text))
    for claim in claims:
        for role, parties in (("source", claim.source), ("target", claim.target)):
            traits.update(f"actor:{p.id}" for p in parties)
            traits.update(f"act:{claim.type}:{role}:{p.id}" for p in parties)
    return frozenset(traits)
