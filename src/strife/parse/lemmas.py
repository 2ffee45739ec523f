"""Lemmas of words that were seen: a table mends what the trained lemmatizer, which learns endings, gets wrong."""

from __future__ import annotations

from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc

NAME = "lemmas_seen"
# Parts of speech, and letters the last part must have: swept over 4, 5, 6 on Talbanken dev (96.50 without, 96.96 so).
COMPOUNDS = {"NOUN": 5, "VERB": 4}
MISTAKEN = ("NOUN", "VERB", "ADJ")  # parts of speech that are taken for one another
TAKEN_FOR_NOUNS = ("NOUN", "PROPN")  # what verbs unseen in training are tagged as
BEFORE_NOUNS = ("DET", "ADJ", "ADP", "NUM")  # *the kidnapping* is a noun, whatever the table knows
SHORTEST_FIRST = 2  # letters the first part must have ("av" in "avsattes")


class LemmasSeen:
    """A pipeline component: the lemma a treebank or word list gives this form as this part of speech, if any does.

    Where `compounds` is set, words that nobody saw are looked up by their last part: *premiärministern* by *ministern*,
    *avsattes* by *sattes*. That is for languages that write compounds as one word.
    """

    def __init__(self, table: dict[str, str] | None = None, compounds: bool = False) -> None:
        self.table = table or {}
        self.compounds = compounds
        self.only = _only(self.table)
        self.verbs = _verbs(self.table)

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            form = token.text if token.pos_ == "PROPN" else token.lower_  # "Reading" is no form of "read"
            pos = token.pos_
            lemma = self.table.get(f"{form}|{pos}") or self._by_last_part(form, pos) or self._whatever_it_is(form, pos)
            if lemma:
                token.lemma_ = lemma
            free = token.i == 0 or doc[token.i - 1].pos_ not in BEFORE_NOUNS
            if pos in TAKEN_FOR_NOUNS and free and token.lower_ in self.verbs and token.text[:1].islower():
                token.pos_ = "VERB"
                token.lemma_ = self.table[f"{token.lower_}|VERB"]
                token.set_morph("")  # type: ignore[attr-defined]  # spaCy has it, its stubs do not
        return doc

    def _by_last_part(self, form: str, pos: str) -> str | None:
        if not self.compounds or pos not in COMPOUNDS:
            return None
        for cut in range(SHORTEST_FIRST, len(form) - COMPOUNDS[pos] + 1):
            lemma = self.table.get(f"{form[cut:]}|{pos}")
            if lemma:
                return form[:cut] + lemma
        return None

    def _whatever_it_is(self, form: str, pos: str) -> str | None:
        """A form that is known as another part of speech alone, so the tag is likely wrong (*godkände* as a noun)."""
        return self.only.get(form) if pos in MISTAKEN else None

    def to_bytes(self, **_: Any) -> bytes:
        """As spaCy asks of a component; the table is sorted so that the same table gives the same bytes."""
        return bytes(srsly.msgpack_dumps({"table": dict(sorted(self.table.items())), "compounds": self.compounds}))

    def from_bytes(self, content: bytes, **_: Any) -> LemmasSeen:
        """As spaCy asks of a component."""
        said = srsly.msgpack_loads(content)
        self.table, self.compounds = said["table"], said["compounds"]
        self.only = _only(self.table)
        self.verbs = _verbs(self.table)
        return self


def _only(table: dict[str, str]) -> dict[str, str]:
    """Forms that have one lemma, whatever their part of speech."""
    found: dict[str, set[str]] = {}
    for key, lemma in table.items():
        found.setdefault(key.rpartition("|")[0], set()).add(lemma)
    return {form: min(ways) for form, ways in found.items() if len(ways) == 1}


def _verbs(table: dict[str, str]) -> frozenset[str]:
    """Forms that are verbs and nothing else; a lemma, or it and *s*, may be a noun that the table lacks (*raids*, *tear*)."""
    known: dict[str, set[str]] = {}
    for key in table:
        form, _, pos = key.rpartition("|")
        known.setdefault(form, set()).add(pos)
    return frozenset(
        form
        for form, kinds in known.items()
        if kinds == {"VERB"} and table[f"{form}|VERB"] not in (form, form.removesuffix("s"))
    )


@Language.factory(NAME)
def make(nlp: Language, name: str) -> LemmasSeen:
    """The component with an empty table, to be filled from bytes."""
    del nlp, name
    return LemmasSeen()
