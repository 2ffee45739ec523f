"""People whom the parser saw no name in, or too much of one: a given name that is known begins the name of somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from strife.find.spelling import runs
from strife.knowledge.load import Knowledge
from strife.knowledge.names import Hit
from strife.model import Name, Sentence

LONGEST = 4  # words of a new person's name


def people_by_given_names(
    text: str, sentences: Sequence[Sentence], hits: Sequence[Hit], knowledge: Knowledge
) -> tuple[Sentence, ...]:
    """The sentences with a name of a person wherever proper nouns in a row begin with a given name and nobody is known by it."""
    if text.isupper():
        return tuple(sentences)
    identity = knowledge.identity
    spans = [
        (run[0][0], run[-1][1])
        for run in runs(text, knowledge, hits)
        if len(run) <= LONGEST
        and text[run[-1][0]].isupper() | ("-" in text[run[-1][0] : run[-1][1]])
        and identity.is_person(text[run[0][0] : run[-1][1]])
    ]
    return tuple(_named(s, [p for p in spans if s.start <= p[0] and p[1] <= s.end]) for s in sentences)


def _named(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Sentence:
    names = list(sentence.names)
    for start, end in spans:
        words = [t for t in sentence.tokens if start <= t.start < end and t.text[:1].isalpha()]
        if not words or words[0].upos != "PROPN" or words[-1].upos not in ("PROPN", "X"):
            continue
        over = [n for n in names if n.start < end and start < n.end]
        if any(n.start < start or (n.start == start and (n.end == end or n.label == "LOC")) for n in over):
            continue  # a place, or a name that begins before: the parser knows more
        names = [n for n in names if n not in over] + [Name(start, end, "PER")]
    if names == list(sentence.names):
        return sentence
    return replace(sentence, names=tuple(sorted(names, key=lambda n: n.start)))
