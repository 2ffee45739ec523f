"""Score raw text in, parse out, as the CoNLL 2018 shared task did: F1 over words found at the same characters."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from corpora import read
from treebank import Sentence

WordKey = tuple[int, int]


def trees(nlp: Language, path: Path) -> dict[str, float]:
    """F1 of words, sentences, UPOS, lemmas, UAS and LAS (punctuation counted) on a treebank, a paragraph at a time."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    paragraphs = list(_paragraphs(read(path)))
    texts = ["".join(w.form + " " * w.space for s in p for w in s.words).strip() for p in paragraphs]
    for paragraph, doc in zip(paragraphs, nlp.pipe(texts, batch_size=64), strict=True):
        want, got = _gold(paragraph), _system(doc)
        for name in want:
            right[name] += len(want[name] & got[name])
            found[name] += len(got[name])
            gold[name] += len(want[name])
    return {name: round(200 * right[name] / max(1, found[name] + gold[name]), 2) for name in gold}


def _paragraphs(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    batch: list[Sentence] = []
    for sentence in sentences:
        if batch and (sentence.starts_doc or sentence.starts_par):
            yield batch
            batch = []
        batch.append(sentence)
    yield batch


def _gold(sentences: list[Sentence]) -> dict[str, set[object]]:
    out = {name: set[object]() for name in ("words", "sentences", "upos", "lemmas", "uas", "las")}
    at = 0
    for sentence in sentences:
        begin, spans = at, list[WordKey]()
        for word in sentence.words:
            size = len(word.form.replace(" ", ""))
            spans.append((at, at + size))
            at += size
        out["sentences"].add((begin, at))
        for span, word in zip(spans, sentence.words, strict=True):
            head = (-1, -1) if word.head is None or word.head < 0 else spans[word.head]
            _add(out, span, (word.upos, word.lemma, word.dep.split(":")[0]), head)
    return out


def _add(out: dict[str, set[object]], span: WordKey, labels: tuple[str, str, str], head: WordKey) -> None:
    upos, lemma, dep = labels
    out["words"].add(span)
    out["upos"].add((span, upos))
    out["lemmas"].add((span, lemma))
    out["uas"].add((span, head))
    out["las"].add((span, head, dep))


def _system(doc: Doc) -> dict[str, set[object]]:
    out = {name: set[object]() for name in ("words", "sentences", "upos", "lemmas", "uas", "las")}
    at, spans = 0, dict[int, WordKey]()
    for token in doc:
        if not token.is_space:
            spans[token.i] = (at, at + len(token.text))
            at += len(token.text)
    for sent in doc.sents:
        inside = [spans[token.i] for token in sent if token.i in spans]
        if inside:
            out["sentences"].add((inside[0][0], inside[-1][1]))
    for i, span in spans.items():
        token = doc[i]
        head = (-1, -1) if token.head.i == i else spans.get(token.head.i, (-1, -1))
        _add(out, span, (token.pos_, token.lemma_, _universal(token)), head)
    return out


def _universal(token: Token) -> str:
    return "root" if token.dep_ == "ROOT" else str(token.dep_).split(":")[0]


def names(nlp: Language, path: Path) -> dict[str, float]:
    """F1 of names on a UNER file, typed and as bare spans: the gazetteer decides types later, spans are the model's."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    sentences = read(path)
    texts = ["".join(w.form + " " * w.space for w in s.words).strip() for s in sentences]
    for sentence, doc in zip(sentences, nlp.pipe(texts, batch_size=64), strict=True):
        want = set(_spans(sentence))
        got = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        for name, cut in (("names", 3), ("name spans", 2)):
            one, two = {span[:cut] for span in want}, {span[:cut] for span in got}
            right[name] += len(one & two)
            found[name] += len(two)
            gold[name] += len(one)
    return {name: round(200 * right[name] / max(1, found[name] + gold[name]), 2) for name in gold}


def _spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    at, begin, end, label = 0, -1, -1, ""
    for word, tag in zip(sentence.words, sentence.names or [], strict=True):
        if not tag.startswith("I") and begin >= 0:
            yield begin, end, label
            begin = -1
        if tag.startswith("B"):
            begin, label = at, tag[2:]
        end = at + len(word.form)
        at = end + word.space
    if begin >= 0:
        yield begin, end, label


def speed(nlp: Language, path: Path) -> float:
    """Words a second, raw text in, everything found, the texts in batches."""
    paragraphs = list(_paragraphs(read(path)))
    texts = ["".join(w.form + " " * w.space for s in p for w in s.words).strip() for p in paragraphs]
    began = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return words / (time.perf_counter() - began)
