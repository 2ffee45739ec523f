"""Turn sentences into spaCy documents of a few consecutive sentences each: so sentence bounds are learned."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab

from treebank import Sentence, Word
from variants import Cast, vary

UNKNOWN = "dep"  # UD's own word for a relation that could not be told

SIZES = (1, 2, 3, 5, 6, 8, 10)  # sentences a document: news paragraphs have 1-6; long runs teach bounds


def groups(sentences: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Consecutive sentences in documents of drawn sizes; a document of the treebank never runs into the next."""
    out: list[list[Sentence]] = []
    size = 0
    for sentence in sentences:
        if not out or sentence.starts_doc or len(out[-1]) >= size:
            out.append([])
            size = rng.choice(SIZES)
        out[-1].append(sentence)
    rng.shuffle(out)
    return out


def document(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """One document with all that is known of its sentences, and nothing said where nothing is known."""
    sentences = list(sentences)
    words = [word for sentence in sentences for word in sentence.words]
    heads: list[int] = []
    for sentence in sentences:
        base = len(heads)
        heads.extend(base + head for head in _heads(sentence))
    has_tree = any(word.dep for word in words)
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads if has_tree else None,
        deps=[_label(word) for word in words] if has_tree else None,
    )
    _set_names(doc, sentences)
    return doc


class PartialExample(Example):
    """An example some of whose arcs nobody knows: the parser is taught nothing there.

    spaCy would learn the dummy heads that `_heads` gives such words, for it knows missing labels but no missing heads. Labels too rare for the parser to know become the next wider one; spaCy
    would teach "dep", which then turns up in place of common labels too.
    """

    known: ClassVar[frozenset[str]] = frozenset()  # the parser's labels

    def get_aligned_parse(self, projectivize: bool = True) -> tuple[list[int | None], list[str | None]]:
        heads, deps = super().get_aligned_parse(projectivize=projectivize)
        for i, gold in enumerate(self.alignment.x2y.lengths):
            words = self.alignment.x2y[i] if gold == 1 else ()
            if any(self.reference[int(word)].dep_ == UNKNOWN for word in words):
                heads[i] = deps[i] = None
            elif self.known and deps[i] and deps[i] not in self.known:
                plain = deps[i].split("||")[0]
                deps[i] = plain if plain in self.known else plain.split(":")[0]
        return heads, deps


def _label(word: Word) -> str:
    if word.head is None:
        return UNKNOWN
    return "ROOT" if word.dep == "root" else word.dep


def _heads(sentence: Sentence) -> list[int]:
    """Heads within the sentence, the root its own. A word whose head is unknown hangs, with no label, under the
    nearest word that keeps the tree projective: spaCy's `projectivize` never ends on words that hang nowhere."""
    heads = [i if word.head == -1 else word.head for i, word in enumerate(sentence.words)]
    unknown = [i for i, head in enumerate(heads) if head is None]
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(heads) if h is not None and h != i]
    if unknown and not any(head == i for i, head in enumerate(heads)):
        root = next((i for i in unknown if not any(a < i < b for a, b in arcs)), unknown[0])
        heads[root] = root
        unknown.remove(root)
    for i in unknown:
        near = sorted((j for j in range(len(heads)) if j != i), key=lambda j: abs(j - i))
        free = (j for j in near if not _under(heads, j, i) and not _crosses(arcs, i, j))
        head = next(free, next(j for j, above in enumerate(heads) if above == j))
        heads[i] = head
        arcs.append((min(i, head), max(i, head)))
    return [i if head is None else head for i, head in enumerate(heads)]


def _under(heads: list[int | None], word: int, top: int) -> bool:
    """Whether `word` hangs below `top` (an arc to it would close a circle)."""
    seen: set[int] = set()
    at: int | None = word
    while at is not None and at not in seen:
        if at == top:
            return True
        seen.add(at)
        at = heads[at]
    return False


def _crosses(arcs: list[tuple[int, int]], i: int, j: int) -> bool:
    low, high = min(i, j), max(i, j)
    return any(low < a < high < b or a < low < b < high for a, b in arcs)


def _set_names(doc: Doc, sentences: list[Sentence]) -> None:
    """Names as spans; words nobody looked at are missing, which teaches neither a name nor the absence of one."""
    tags = [tag for s in sentences for tag in (s.names if s.names is not None else ["?"] * len(s.words))]
    spans, missing, start = [], [], 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1][0] in "BI" and not tag.startswith("I"):
            spans.append(Span(doc, start, i, label=tags[start][2:]))
        if tag.startswith("B"):
            start = i
        if tag == "?":
            missing.append(doc[i : i + 1])
    doc.set_ents(spans, missing=missing, default="outside")


def examples(nlp: Language, sentences: list[Sentence], rng: random.Random, cast: Cast) -> Iterator[Example]:
    """Raw text beside what is to be found in it, in documents of a few sentences, some with another cast."""
    for group in groups(sentences, rng):
        gold = document(nlp.vocab, vary(group, rng, cast))
        yield PartialExample(nlp.make_doc(gold.text), gold)
