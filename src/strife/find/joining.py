"""A known name is one piece: sentences cut inside it are joined, and its words hang on one head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from strife.knowledge.names import Hit
from strife.model import Sentence, Token

# Which of several outward links of a name is the likeliest to be right.
_BEST = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod:poss", "nmod", "conj", "appos", "root")


def join_names(sentences: Sequence[Sentence], hits: Sequence[Hit]) -> tuple[Sentence, ...]:
    """The sentences with every known name of several words whole and under one head."""
    longer = [h for h in hits if h.end - h.start > 4]
    whole = _unbroken(sentences, longer)
    found, cursor = [], 0
    for sentence in whole:
        while cursor < len(longer) and longer[cursor].end <= sentence.start:
            cursor += 1
        last = cursor
        tokens = list(sentence.tokens)
        while last < len(longer) and longer[last].start < sentence.end:
            span = [t.i for t in tokens if t.start < longer[last].end and longer[last].start < t.end]
            if len(span) > 1:
                _one_head(tokens, span)
            last += 1
        found.append(replace(sentence, tokens=tuple(tokens)))
    return tuple(found)


def _unbroken(sentences: Sequence[Sentence], hits: Sequence[Hit]) -> list[Sentence]:
    """Joins two sentences where the bound between them falls inside a name."""
    found: list[Sentence] = []
    for sentence in sentences:
        if found and any(h.start < found[-1].end and sentence.start < h.end for h in hits):
            sentence = _joined(found.pop(), sentence)
        found.append(replace(sentence, index=len(found)))
    return found


def _joined(one: Sentence, other: Sentence) -> Sentence:
    shift = len(one.tokens)
    moved = [replace(t, i=t.i + shift, head=t.head + shift) for t in other.tokens]
    tokens = [*one.tokens, *moved]
    roots = [t.i for t in tokens if t.head == t.i]
    # The sentence with a verb governs; a bare name before it is what the verb is said of.
    root = max(roots, key=lambda i: (tokens[i].upos == "VERB", any(t.upos == "VERB" and t.head == i for t in tokens)))
    for i in roots:
        if i != root:
            tokens[i] = replace(tokens[i], head=root, deprel="nsubj" if i < root else "parataxis")
    return Sentence(one.index, one.start, other.end, tuple(tokens), (*one.names, *other.names))


def _one_head(tokens: list[Token], span: list[int]) -> None:
    """Hangs all words of a span on the one with the best link outward."""
    inside = set(span)
    outward = [i for i in span if tokens[i].head not in inside or tokens[i].head == i]
    if len(outward) < 2:
        return
    rank = {rel: n for n, rel in enumerate(_BEST)}
    head = min(outward, key=lambda i: (rank.get(tokens[i].deprel, len(_BEST)), i))
    chosen = tokens[head]
    if chosen.head == head and (verb := _verb_of(tokens, span)) is not None:
        # A name taken for the root while the verb hangs on it: "Merkel held talks".
        tokens[verb] = replace(tokens[verb], head=verb, deprel="root")
        tokens[head] = replace(chosen, head=verb, deprel="nsubj")
    for i in outward:
        if i != head:
            tokens[i] = replace(tokens[i], head=head, deprel="flat")
            for t in list(tokens):
                if t.head == i and t.i not in inside and t.i != i:
                    tokens[t.i] = replace(t, head=head)


def _verb_of(tokens: list[Token], span: list[int]) -> int | None:
    inside = set(span)
    for t in tokens:
        finite = t.upos == "VERB" and t.feats.get("VerbForm") == "Fin"
        if (
            t.head in inside
            and t.i not in inside
            and finite
            and t.i > span[-1]
            and t.deprel in ("advcl", "parataxis", "acl")
        ):
            return t.i
    return None
