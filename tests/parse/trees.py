"""A parse by hand on one line: `word/UPOS/head/relation`, heads counted from 1 and 0 at the root, as in CoNLL-U.

`/lemma` and `/Feat=Value|...` may follow; `-` keeps the default: the word in lower case, and for a verb VerbForm=Fin.
No space stands before a mark or an ending such as 's.

    Rebels/NOUN/2/nsubj attacked/VERB/0/root/attack Gao/PROPN/2/obj ./PUNCT/2/punct
"""

from __future__ import annotations

from strife.model import Sentence
from strife.parse import conllu

_TIGHT = (".", ",", "?", "!", ":", ";", "'s", "n't")


def to_conllu(*lines: str) -> str:
    """The lines as CoNLL-U, a sentence each."""
    return "\n\n".join(_block(line) for line in lines) + "\n"


def _block(line: str) -> str:
    words = [word.split("/") for word in line.split()]
    rows = []
    for n, (form, upos, head, relation, *more) in enumerate(words, 1):
        lemma = more[0] if more and more[0] != "-" else form.lower()
        feats = more[1] if len(more) > 1 else "VerbForm=Fin" if upos == "VERB" else "_"
        misc = "SpaceAfter=No" if n < len(words) and words[n][0] in _TIGHT else "_"
        rows.append("\t".join([str(n), form, lemma, upos, "_", feats, head, relation, "_", misc]))
    return "\n".join(rows)


def sentences(*lines: str) -> tuple[str, tuple[Sentence, ...]]:
    """The text of the lines and their sentences."""
    return conllu.sentences(to_conllu(*lines))


def sentence(line: str) -> Sentence:
    """One sentence."""
    return sentences(line)[1][0]


def arcs(one: Sentence) -> dict[str, str]:
    """Each word with its relation and head, to compare at a glance: `{"Gao": "obj < attacked"}`."""
    words = one.tokens
    return {t.text: t.deprel if t.head == t.i else f"{t.deprel} < {words[t.head].text}" for t in words}
