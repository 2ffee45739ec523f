"""Fill what the corpora leave open with what an earlier round of training finds there, where that cannot do harm."""

from __future__ import annotations

from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc

from documents import UNKNOWN
from treebank import Sentence, Word, break_circles


def arcs(nlp: Language, sentences: list[Sentence]) -> list[Sentence]:
    """Heads for words that have none (8.5% of the rebuilt Swedish trees), as an earlier parser reads the sentence. What
    the treebank knows stays; an arc that would close a circle, or make a second root, stays unknown."""
    usual = _usual(sentences)
    open_ones = [s for s in sentences if any(w.dep for w in s.words) and any(w.head is None for w in s.words)]
    docs = [Doc(nlp.vocab, [w.form for w in s.words], [w.space for w in s.words]) for s in open_ones]
    for sentence, doc in zip(open_ones, nlp.pipe(docs, batch_size=64), strict=True):
        rooted = any(word.head == -1 for word in sentence.words)
        for word, token in zip(sentence.words, doc, strict=True):
            if word.head is not None or (token.dep_ == "ROOT" and rooted):
                continue
            word.head = -1 if token.dep_ == "ROOT" else token.head.i
            word.dep = token.dep_.replace("ROOT", "root")
            if word.dep == UNKNOWN:
                word.dep = usual.get(_place(sentence.words, token.i), UNKNOWN)
            rooted = rooted or word.head == -1
        break_circles(sentence.words)
    return sentences


def _usual(sentences: list[Sentence]) -> dict[tuple[str, str, bool], str]:
    """The commonest relation between two parts of speech, by which comes first."""
    counts: dict[tuple[str, str, bool], Counter[str]] = {}
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            if word.head is not None and word.head >= 0:
                counts.setdefault(_place(sentence.words, i), Counter())[word.dep] += 1
    return {place: max(sorted(count), key=count.__getitem__) for place, count in counts.items()}


def _place(words: list[Word], i: int) -> tuple[str, str, bool]:
    head = words[i].head or 0
    return words[i].upos, words[head].upos, head > i


def names(nlp: Language, sentences: list[Sentence]) -> list[Sentence]:
    """Names for treebanks that have none: what an earlier round calls a name is one if the treebank calls its words
    PROPN; other words of the treebank are no names; the PROPN that remain are left untaught."""
    docs = [Doc(nlp.vocab, [w.form for w in s.words], [w.space for w in s.words]) for s in sentences]
    for sentence, doc in zip(sentences, nlp.pipe(docs, batch_size=64), strict=True):
        sentence.names = ["?" if word.upos == "PROPN" else "O" for word in sentence.words]
        for name in doc.ents:
            if sentence.words[name.start].upos == "PROPN" and sentence.words[name.end - 1].upos == "PROPN":
                inside = [f"I-{name.label_}"] * (len(name) - 1)
                sentence.names[name.start : name.end] = [f"B-{name.label_}", *inside]
    return sentences
