"""Cuts a text into blocks that no sentence crosses: paragraphs, headlines, list items.

A line end is a block end when a blank line follows, when the line closes with final punctuation, or when it is too
short to be a wrapped line of running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLOSED = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
# "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]", "TRIPOLI (Reuters) -": where and when it was sent, and what the sender notes.
_DATELINE = re.compile(r"\s*((?:\([^()\n]{1,60}\)|[^\n!?()–—]){2,100}?)(?:--|–|—|\s-)\s+(?:\[[^\]\n]{2,200}\]\s*)*")
LONGEST_DATELINE = 8  # words, without what stands in brackets
WRAPPED = 50  # characters: newspapers and mail wrap at 60 to 80, headlines are mostly shorter
LONGEST = 20_000  # characters: one block of machine output must not take all memory in the parser


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """`(start, end)` of each block, in order; blank ones are left out."""
    start = dateline(text)
    position = 0
    if start:
        yield 0, start
    for line in text.splitlines(keepends=True):
        end = position + len(line)
        bare = line.strip()
        follows = text[end : end + 1]
        closes = not bare or len(bare) < WRAPPED or _CLOSED.search(line) or follows in ("\n", "\r", "")
        if end > start and (closes or end - start > LONGEST):
            if text[start:end].strip():
                yield from _cut(text, start, end)
            start = end
        position = end
    if text[start:].strip():
        yield from _cut(text, start, len(text))


def dateline(text: str) -> int:
    """Where the line of place and date ends that a report opens with; 0 without one. Its first word is in capitals."""
    found = _DATELINE.match(text)
    if found is None:
        return 0
    words = re.sub(r"\([^()]*\)", "", found[1]).split()
    dated = "(" in found[1] or ("," in found[1] and any(w.isdigit() for w in words))
    sent = dated and 0 < len(words) <= LONGEST_DATELINE and words[0].rstrip(",").isupper()
    return found.end() if sent else 0


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        blank = text.rfind(" ", start, start + LONGEST)
        middle = blank if blank > start else start + LONGEST
        yield start, middle
        start = middle
    yield start, end
