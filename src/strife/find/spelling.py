"""Known people under spellings that no file lists, wherever capitalised words stand together, whether the parser saw a name or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, Hit, Known
from strife.model import Name

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*")
_BETWEEN = (" ", "\u00a0", "-")
LONGEST = 5  # words of a name with its particles


def other_spellings(text: str, hits: Sequence[Hit], names: Sequence[Name], knowledge: Knowledge) -> list[Hit]:
    """The hits with those of two or more words that a full name known to us is like; a text in capitals shows no names."""
    if text.isupper():
        return list(hits)
    grounds = {(n.start, n.end) for n in names if n.label == "LOC"}
    found: list[Hit] = []
    whole = [h for h in hits if " " in text[h.start : h.end]]
    names_known = knowledge.identity.known
    for run in _runs(text, knowledge, whole):
        at = 0
        while at < len(run) - 1:
            for stop in range(min(len(run), at + LONGEST), at + 1, -1):
                (start, _, first), (_, end, last) = run[at], run[stop - 1]
                if not names_known.may_be_variant(first, last) or (start, end) in grounds:
                    continue
                if hit := _known(text, start, end, hits, knowledge):
                    found.append(hit)
                    at = stop - 1
                    break
            at += 1
    if not found:
        return list(hits)
    kept = [h for h in hits if not any(h.start < f.end and f.start < h.end for f in found)]
    return sorted([*kept, *found], key=lambda h: h.start)


def _runs(text: str, knowledge: Knowledge, whole: Sequence[Hit]) -> Iterator[list[tuple[int, int, str]]]:
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


def _known(text: str, start: int, end: int, hits: Sequence[Hit], knowledge: Knowledge) -> Hit | None:
    """The one known person that a span is a spelling of; a span that a hit says all or more of is left alone."""
    if any(h.start <= start and end <= h.end + 2 for h in hits) or any(
        h.start < end < h.end or h.start < start < h.end for h in hits
    ):
        return None
    ids = knowledge.identity.known.variants(text[start:end])
    if len(ids) != 1:
        return None
    actor = knowledge.actors[min(ids)]
    return Hit(start, end, (Known(ACTOR, actor.id, actor.name, False, True),))
