"""Reads a report with the parsers that come with strife (spaCy pipelines on Universal Dependencies, see MODELS.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from strife.model import Name, Sentence, Token
from strife.model.reading import NO_FEATS
from strife.parse import casing, models
from strife.parse.blocks import blocks
from strife.parse.participles import as_verbs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Span

BATCH = 64  # blocks parsed together: more did not make it faster, and memory grows with it


def langs() -> tuple[str, ...]:
    return models.installed()


def sentences(text: str, lang: str) -> tuple[Sentence, ...]:
    """The sentences of a text. LookupError when the language has no parser."""
    nlp = models.load(lang)
    spans = list(blocks(text))
    found: list[Sentence] = []
    lemmas = models.lemmas(lang)
    docs = nlp.pipe((_readable(text[start:end], lang) for start, end in spans), batch_size=BATCH)
    for (start, _), doc in zip(spans, docs, strict=True):
        found.extend(_as_written(s, text) for s in _sentences(doc, start, len(found), lemmas))
    return tuple(found)


def _readable(block: str, lang: str) -> str:
    return casing.small(block, lang) if casing.in_capitals(block) else block


def _as_written(sentence: Sentence, text: str) -> Sentence:
    """The words as the report has them: a text in capitals is parsed in small letters."""
    if (
        sentence.tokens[0].text == text[sentence.start : sentence.tokens[0].end]
        and not text[sentence.start : sentence.end].isupper()
    ):
        return sentence
    return replace(sentence, tokens=tuple(replace(t, text=text[t.start : t.end]) for t in sentence.tokens))


def _sentences(doc: Doc, offset: int, first: int, lemmas: Mapping[str, str]) -> Iterator[Sentence]:
    index = first
    for span in doc.sents:
        tokens = as_verbs(_tokens(span, offset), lemmas)
        if not tokens:
            continue
        names = tuple(Name(offset + e.start_char, offset + e.end_char, e.label_) for e in span.ents)
        yield Sentence(index, tokens[0].start, tokens[-1].end, tokens, names)
        index += 1


def _tokens(span: Span, offset: int) -> tuple[Token, ...]:
    """The words of a sentence; white space that spaCy keeps as tokens is dropped and heads counted anew."""
    words = [t for t in span if not t.is_space]
    place = {t.i: i for i, t in enumerate(words)}
    tokens = []
    for i, t in enumerate(words):
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = offset + t.idx
        tokens.append(
            Token(
                i,
                t.text,
                t.lemma_ or t.lower_,
                t.pos_,
                _feats(str(t.morph)),
                place.get(head.i, i),
                _rel(t.dep_),
                start,
                start + len(t),
            )
        )
    return tuple(tokens)


@cache
def _feats(morph: str) -> Mapping[str, str]:
    if not morph:
        return NO_FEATS
    return dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)


def _rel(dep: str) -> str:
    """spaCy writes ROOT and dep where Universal Dependencies write root and dep."""
    return "root" if dep == "ROOT" else dep
