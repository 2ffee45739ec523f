"""Past participles that a parser took for nouns: *the minister was shot and killed*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from strife.model import Token

OF_NOUNS = frozenset(["det", "amod", "compound", "nmod", "case", "nummod", "flat", "appos"])


def as_verbs(tokens: Sequence[Token], lemmas: Mapping[str, str]) -> tuple[Token, ...]:
    """The words, with each bare noun that is said of a subject and is an inflected form of a verb as that verb.

    A noun in the singular is hardly ever predicate without an article (*she was shot*, but *it was a shot*). `lemmas`
    tells the lemma of a form and part of speech, `shot|VERB`.
    """
    mended = list(tokens)
    for token in tokens:
        lemma = lemmas.get(f"{token.text.lower()}|VERB")
        if token.upos != "NOUN" or lemma is None or lemma == token.text.lower():
            continue
        own = [t for t in tokens if t.head == token.i and t.i != token.i]
        rels = {t.deprel.split(":")[0] for t in own if t.i < token.i}
        plural = token.feats.get("Number") == "Plur"
        if plural or not {"cop", "nsubj"} <= rels or rels & OF_NOUNS:
            continue
        feats = {"Tense": "Past", "VerbForm": "Part", "Voice": "Pass"}
        mended[token.i] = replace(mended[token.i], upos="VERB", lemma=lemma, feats=feats)
        for t in own:
            relation = {"cop": "aux:pass", "nsubj": "nsubj:pass"}.get(t.deprel)
            if relation:
                mended[t.i] = replace(mended[t.i], deprel=relation)
    return tuple(mended)
