"""Lemmas of words that were seen: a table mends what the trained lemmatizer, which learns endings, gets wrong."""

from __future__ import annotations

from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc, Token

NAME = "lemmas_seen"


class LemmasSeen:
    """A pipeline component: the lemma a treebank or word list gives this form as this part of speech, if any does."""

    def __init__(self, table: dict[str, str] | None = None) -> None:
        self.table = table or {}

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            lemma = self.table.get(_key(token))
            if lemma is not None:
                token.lemma_ = lemma
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """As spaCy asks of a component; the table is sorted so that the same table gives the same bytes."""
        return bytes(srsly.msgpack_dumps({"table": dict(sorted(self.table.items()))}))

    def from_bytes(self, content: bytes, **_: Any) -> LemmasSeen:
        """As spaCy asks of a component."""
        self.table = srsly.msgpack_loads(content)["table"]
        return self


def _key(token: Token) -> str:
    """Names keep their case: "Reading" is no form of "read"."""
    form = token.text if token.pos_ == "PROPN" else token.lower_
    return f"{form}|{token.pos_}"


@Language.factory(NAME)
def make(nlp: Language, name: str) -> LemmasSeen:
    """The component with an empty table, to be filled from bytes."""
    del nlp, name
    return LemmasSeen()
