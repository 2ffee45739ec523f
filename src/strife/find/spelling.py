"""Known people under spellings that no file lists, wherever capitalised words stand together, whether the parser saw a name or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, Hit, Known
from strife.model import Name

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*")
_BETWEEN = (" ", "\u00a0", "-")
LONGEST = 6  # words of titles before a name


def other_spellings(text: str, hits: Sequence[Hit], names: Sequence[Name], knowledge: Knowledge) -> list[Hit]:
    """The hits with those of two or more words that a full name known to us is like; a text in capitals shows no names."""
    if text.isupper():
        return list(hits)
    grounds = {(n.start, n.end) for n in names if n.label == "LOC"}
    found: list[Hit] = []
    whole = [h for h in hits if " " in text[h.start : h.end]]
    for run in runs(text, knowledge, whole):
        hit = _person(text, run, hits, knowledge)
        if hit is not None and (hit.start, hit.end) not in grounds:
            found.append(hit)
    if not found:
        return list(hits)
    kept = [h for h in hits if not any(h.start < f.end and f.start < h.end for f in found)]
    return sorted([*kept, *found], key=lambda h: h.start)


def runs(text: str, knowledge: Knowledge, whole: Sequence[Hit]) -> Iterator[list[tuple[int, int, str]]]:
    """Words in a row that may be a name, none of a longer name that is listed: each with a capital, or a particle between such."""
    small = knowledge.identity.words
    run: list[tuple[int, int, str]] = []
    known = iter(whole)
    hit = next(known, None)
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        while hit is not None and hit.end <= start:
            hit = next(known, None)
        capital = word[0].isupper() or ("-" in word and any(part[:1].isupper() for part in word.split("-")))
        fits = (capital or (bool(run) and small.is_particle(word))) and (hit is None or end <= hit.start)
        if run and (not fits or text[run[-1][1] : start] not in _BETWEEN):
            if len(run) > 1:
                yield run
            run = []
        if fits and (capital or run):
            run.append((start, end, word.rsplit("-", 1)[-1] if run else word))
    if len(run) > 1:
        yield run


def _person(text: str, run: Sequence[tuple[int, int, str]], hits: Sequence[Hit], knowledge: Knowledge) -> Hit | None:
    """The one known person that a run names, with titles or a sentence's first word before the name."""
    names = knowledge.identity.known
    end, last = run[-1][1:]
    whole = names.parts_of(text[run[0][0] : end])
    opening = len(run) > 2 and text[: run[0][0]].rstrip()[-1:] in _OPENING
    for at in range(min(len(run) - 2, LONGEST), -1, -1):
        start, _, first = run[at]
        if not names.may_be_variant(first, last) or any(_says_more(h, start, end) for h in hits):
            continue
        if at > (1 if opening else 0) and names.parts_of(text[start:end]).parts != whole.parts:
            continue
        ids = names.spelt(text[start:end])
        if len(ids) == 1:
            actor = knowledge.actors[min(ids)]
            return Hit(start, end, (Known(ACTOR, actor.id, actor.name, False, True),))
    return None


def _says_more(hit: Hit, start: int, end: int) -> bool:
    """Whether a listed name covers a span, or lies across one of its ends."""
    return (hit.start <= start and end <= hit.end + 2) or hit.start < start < hit.end or hit.start < end < hit.end


_OPENING = ("", ".", "!", "?", ":", '"', "”", "“", "-", "–")
