"""A known name is one piece: sentences cut inside it are joined, and its words hang on one head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from strife.knowledge.names import COUNTRY, Hit
from strife.model import Sentence, TimeMention, Token, join

# Which of several outward links of a name is the likeliest to be right.
_BEST = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod:poss", "nmod", "conj", "appos", "root")


def join_names(sentences: Sequence[Sentence], hits: Sequence[Hit]) -> tuple[Sentence, ...]:
    """The sentences with every known name of several words whole and under one head."""
    longer = [h for h in hits if h.end - h.start > 2]
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
            if span and last > 0:
                _two_names(tokens, longer[last - 1], span)
            last += 1
        _like_with_like(tokens, [h for h in hits if h.start < sentence.end and sentence.start < h.end])
        found.append(replace(sentence, tokens=tuple(tokens)))
    return tuple(found)


def _like_with_like(tokens: list[Token], hits: Sequence[Hit]) -> None:
    """A country in a list belongs with the country before it (`backed Haftar, from Egypt, the UAE and Russia`)."""
    lands = {t.i for h in hits if h.first.kind == COUNTRY for t in tokens if t.start < h.end and h.start < t.end}
    for token in tuple(tokens):
        beside = token.deprel == "parataxis"  # "Förenade" of a name taken for a verb of its own
        if token.i not in lands or not (beside or token.deprel == "conj") or token.head in lands:
            continue
        j = token.i - 1
        while j > 0 and (tokens[j].upos in ("PUNCT", "CCONJ", "DET") or tokens[j].head == token.i):
            j -= 1
        for _ in tokens:  # up to the head of the country's name, never round a ring
            if j not in lands or tokens[j].head not in lands or tokens[j].deprel == "conj":
                break
            j = tokens[j].head
        if j in lands and j != token.i and (beside or tokens[token.head].upos in ("NOUN", "PROPN")):
            tokens[token.i] = replace(token, head=j, deprel="conj", upos="PROPN" if beside else token.upos)


def _unbroken(sentences: Sequence[Sentence], hits: Sequence[Hit]) -> list[Sentence]:
    """Joins two sentences where the bound between them falls inside a name."""
    found: list[Sentence] = []
    for sentence in sentences:
        cut = bool(found) and any(h.start < found[-1].end and sentence.start < h.end for h in hits)
        whole = join(found.pop(), sentence) if cut else sentence
        found.append(replace(whole, index=len(found)))
    return found


def _one_head(tokens: list[Token], span: list[int]) -> None:
    """Hangs all words of a span on the one with the best link outward."""
    inside = set(span)
    outward = [i for i in span if tokens[i].head not in inside or tokens[i].head == i]
    if len(outward) == 1:
        _hang_on(tokens, inside, outward[0])
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


def _two_names(tokens: list[Token], before: Hit, span: list[int]) -> None:
    """Two known names side by side are two: after a verb the subject and the object (`anföll Serbien Kroatien`)."""
    first = tokens[span[0]]
    head = tokens[first.head]
    if not first.deprel.startswith(("flat", "appos", "nmod")) or not (before.start <= head.start < before.end):
        return
    if head.end + 1 != first.start or head.i == first.head == first.i:
        return
    verb = tokens[head.head]
    if (
        verb.upos == "VERB"
        and verb.i < head.i
        and not any(t.head == verb.i and t.deprel == "obj" for t in tokens if t.i != head.i)
    ):
        rel = "iobj" if head.deprel == "obj" else "obj"
        tokens[first.i] = replace(first, head=verb.i, deprel=rel)


def join_times(sentences: Sequence[Sentence], times: Sequence[TimeMention]) -> tuple[Sentence, ...]:
    """The sentences with every time under its own preposition and, before a noun, on the verb.

    "gav på torsdagen tillstånd": the parser reads *på tillstånd*, and the object is lost.
    """
    found = []
    for sentence in sentences:
        tokens = list(sentence.tokens)
        for time in times:
            span = [t.i for t in tokens if t.start < time.end and time.start < t.end and t.upos not in ("ADP", "PUNCT")]
            if span:
                _free_time(tokens, span)
                _open_with_time(tokens, [t.i for t in tokens if t.start < time.end and time.start < t.end])
        found.append(replace(sentence, tokens=tuple(tokens)))
    return tuple(found)


def _free_time(tokens: list[Token], span: list[int]) -> None:
    inside = set(span)
    head = next((i for i in span if tokens[i].head not in inside or tokens[i].head == i), span[0])
    before = tokens[span[0] - 1] if span[0] else None
    if before is not None and before.upos == "ADP" and before.deprel == "case" and before.head not in inside:
        tokens[before.i] = replace(before, head=head)
    before_it = next((t for t in tokens if t.head == head and t.i == span[0] - 1 and t.upos in ("NOUN", "PROPN")), None)
    verb_after = tokens[tokens[head].head]
    if tokens[head].deprel == "nsubj" and before_it is not None and verb_after.i > head:
        # "Israel today mounted an invasion": the time read as the subject, and the subject as a part of it.
        tokens[before_it.i] = replace(before_it, head=verb_after.i, deprel="nsubj")
        tokens[head] = replace(tokens[head], deprel="obl")
    parent = tokens[tokens[head].head]
    if parent.i > span[-1] and parent.upos in ("NOUN", "PROPN") and tokens[head].deprel in ("nmod", "obl", "compound"):
        verb = tokens[parent.head]
        if verb.upos == "VERB" and verb.i < span[0]:
            tokens[head] = replace(tokens[head], head=verb.i, deprel="obl")


def _open_with_time(tokens: list[Token], span: list[int]) -> None:
    """A time that opens a sentence before its finite verb dates that verb: "Dagen före hade rebellerna anfallit"."""
    after = span[-1] + 1
    if span[0] or after >= len(tokens) or tokens[after].feats.get("VerbForm") != "Fin":
        return
    inside = set(span)
    head = next((i for i in span if tokens[i].upos == "NOUN"), span[0])
    verb = tokens[after].i if tokens[after].upos == "VERB" else tokens[after].head
    if verb <= span[-1]:
        return
    above = tokens[verb].head
    while above in inside and tokens[above].head != above and tokens[above].head in inside:
        above = tokens[above].head
    if above in inside:
        upper = tokens[above]
        is_root = upper.head == upper.i
        tokens[verb] = replace(
            tokens[verb], head=verb if is_root else upper.head, deprel="root" if is_root else upper.deprel
        )
    elif tokens[verb].head != verb or not any(
        t.head == verb and t.deprel.startswith("nsubj") and t.i > verb for t in tokens
    ):
        return
    for t in tuple(tokens):
        if t.i == head:
            tokens[t.i] = replace(t, head=verb, deprel="obl")
        elif t.i in inside and t.head not in inside:
            tokens[t.i] = replace(t, head=head, deprel="advmod")
        elif t.i not in inside and t.head in inside and t.i != verb:
            tokens[t.i] = replace(t, head=verb)


def _hang_on(tokens: list[Token], inside: set[int], head: int) -> None:
    """What hangs on an inner word of a name hangs on the name (`Fayez al-Serraj and Haftar`)."""
    for t in tuple(tokens):
        if t.i not in inside and t.head in inside and t.head != head and t.i > max(inside):
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
