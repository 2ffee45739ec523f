"""Acronyms that a report explains: `Libyan Women's Union (LWU)` makes every LWU of it that body, whatever else is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from strife.knowledge.identity import Identity
from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, Hit, Known
from strife.model import Name, Sentence

_BRACKETED = re.compile(r"[ \u00a0]\(([A-Z][A-Za-z0-9]*[A-Z0-9](?:-[A-Z0-9]+)?)\)")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
LONGEST = 9  # words of a long form; Schwartz and Hearst (2003) allow as many as letters and five
CAPITALS = 2  # of an acronym: `(Reuters)` is none


@dataclass(frozen=True, slots=True)
class Explained:
    """An acronym and the span of the long form beside it."""

    acronym: str
    start: int
    end: int


def explained(text: str, hits: Sequence[Hit], names: Sequence[Name], knowledge: Knowledge) -> Iterator[Explained]:
    """The acronyms in brackets right after the body that they stand for: a known one, one whose initials fit, one that
    the parser sees."""
    if text.isupper():
        return
    for match in _BRACKETED.finditer(text):
        acronym, end = match.group(1), match.start()
        if sum(c.isupper() for c in acronym) < CAPITALS:
            continue
        before = next((h for h in hits if h.end == end), None)
        if before is not None and before.first.kind == ACTOR:
            if knowledge.actors[before.first.id].kind != "person":
                yield Explained(acronym, before.start, end)
            continue
        start = _fitting(text, end, acronym)
        if start is None:
            start = next(
                (n.start for n in names if n.label == "ORG" and n.end == end and " " in text[n.start : end]), None
            )
        if start is not None:
            yield Explained(acronym, start, end)


def _fitting(text: str, end: int, acronym: str) -> int | None:
    """Where the shortest run of words begins whose initials make the acronym and that begins with a capital."""
    line = text.rfind("\n", 0, end) + 1
    words = list(_WORD.finditer(text, max(line, end - 120), end))[-LONGEST:]
    letters = acronym.replace("-", "")
    for count in range(2, len(words) + 1):
        run = words[-count:]
        said = [w.group() for w in run]
        if said[0][0].isupper() and said[0][0] == letters[0] and _makes(letters, said):
            return run[0].start()
    return None


def _makes(letters: str, words: Sequence[str]) -> bool:
    every = "".join(w[0].upper() for w in words)
    capital = "".join(w[0] for w in words if w[0].isupper())
    return letters.upper() in (every, capital)


def explain_acronyms(
    text: str, sentences: Sequence[Sentence], hits: list[Hit], knowledge: Knowledge
) -> tuple[list[Hit], tuple[Sentence, ...], dict[str, str]]:
    """Hits and sentences in which every acronym that the report explains is the body it stands for.

    Last, the long forms of those that no file knows, by acronym.
    """
    names = [name for sentence in sentences for name in sentence.names]
    unknown: dict[str, str] = {}
    spans: list[Name] = []
    for one in explained(text, hits, names, knowledge):
        places = _occurrences(text, one.acronym)
        known = next((h.known for h in hits if h.start == one.start and h.end == one.end), None)
        known = known or _same_body(text[one.start : one.end], places, hits, knowledge)
        long = (one.start, one.end)
        if known is not None:
            hits = _laid_over(hits, [Hit(s, e, known) for s, e in (long, *places)])
        else:
            unknown[one.acronym] = " ".join(text[one.start : one.end].split())
            hits = [h for h in hits if not any(_meet(h, s, e) for s, e in places) and not _is(h, *long)]
            spans += [Name(s, e, "ORG") for s, e in (long, *places)]
    return hits, tuple(_named(s, spans) for s in sentences), unknown


def _same_body(
    long: str, places: Sequence[tuple[int, int]], hits: Sequence[Hit], knowledge: Knowledge
) -> tuple[Known, ...] | None:
    """Whom the files know by the acronym, where the long form may be a name of theirs."""
    for hit in hits:
        if (hit.start, hit.end) in places and hit.first.kind == ACTOR:
            actor = knowledge.actors[hit.first.id]
            if any(_may_be(long, name, knowledge.identity) for name in (actor.name, *(n for _, n in actor.names))):
                return hit.known
    return None


def _may_be(long: str, name: str, identity: Identity) -> bool:
    """Whether two long names share most words, and neither has a word or country that stands against one of the other's."""
    one, other = identity.bodies.of(long), identity.bodies.of(name)
    return not other.bare and (one.key <= other.key or other.key <= one.key) and bool(one.key & other.key)


def _occurrences(text: str, acronym: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?![\w])", text)]


def _laid_over(hits: Sequence[Hit], over: Sequence[Hit]) -> list[Hit]:
    kept = [h for h in hits if not any(_meet(h, o.start, o.end) for o in over)]
    return sorted([*kept, *over], key=lambda h: h.start)


def _named(sentence: Sentence, spans: Sequence[Name]) -> Sentence:
    here = [s for s in spans if sentence.start <= s.start and s.end <= sentence.end]
    if not here:
        return sentence
    kept = [n for n in sentence.names if not any(_meet(n, s.start, s.end) for s in here)]
    return replace(sentence, names=tuple(sorted([*kept, *here], key=lambda n: n.start)))


def _meet(one: Hit | Name, start: int, end: int) -> bool:
    return one.start < end and start < one.end


def _is(one: Hit, start: int, end: int) -> bool:
    return one.start == start and one.end == end
