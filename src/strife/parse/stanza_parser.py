"""Reads a report with Stanza, when it and its models are installed (`pip install strife[stanza]`, models put there by you)."""

from __future__ import annotations

from functools import cache
from typing import Any

from strife.errors import ParserError
from strife.model import Name, Sentence, Token
from strife.parse.blocks import blocks


def langs() -> tuple[str, ...]:
    """The languages whose Stanza models lie on this machine; none when Stanza is not installed."""
    try:
        from stanza.resources.common import DEFAULT_MODEL_DIR
    except ImportError:
        return ()
    from pathlib import Path

    folder = Path(DEFAULT_MODEL_DIR)
    return tuple(sorted(p.name for p in folder.iterdir() if p.is_dir())) if folder.is_dir() else ()


@cache
def _pipeline(lang: str) -> Any:
    try:
        import stanza
    except ImportError as error:
        raise ParserError("The parser `stanza` is not installed; `pip install strife[stanza]` installs it.") from error
    try:
        # Nothing is fetched at run time: the models must be there.
        return stanza.Pipeline(lang, download_method=None, verbose=False)
    except Exception as error:
        raise ParserError(f"Stanza has no models for `{lang}` on this machine: {error}") from error


def sentences(text: str, lang: str) -> tuple[Sentence, ...]:
    """The sentences of a text. Raises ParserError when Stanza or its models are missing."""
    pipeline = _pipeline(lang)
    found: list[Sentence] = []
    for start, end in blocks(text):
        for sentence in pipeline(text[start:end]).sentences:
            tokens = tuple(_token(word, start) for word in sentence.words)
            names = tuple(
                Name(start + e.start_char, start + e.end_char, {"PERSON": "PER", "GPE": "LOC"}.get(e.type, e.type))
                for e in sentence.ents
            )
            found.append(Sentence(len(found), tokens[0].start, tokens[-1].end, tokens, names))
    return tuple(found)


def _token(word: Any, offset: int) -> Token:
    feats = dict(pair.split("=", 1) for pair in (word.feats or "").split("|") if "=" in pair)
    span = word.parent
    start, end = offset + span.start_char, offset + span.end_char
    head = word.head - 1 if word.head else word.id - 1
    return Token(word.id - 1, word.text, word.lemma or word.text, word.upos, feats, head, word.deprel, start, end)
