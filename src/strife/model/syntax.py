"""A sentence as a tree: the few questions that finding and extracting ask of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from strife.model.reading import Sentence, Token

_MARKS = frozenset({"ADP", "SCONJ", "ADV", "VERB", "ADJ"})


class Tree:
    """Heads and children of one sentence. Tokens are named by their index."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = without_rings(sentence.tokens)
        self.children: list[list[int]] = [[] for _ in self.tokens]
        self.rels = [t.deprel.split(":")[0] for t in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self.children[token.head].append(token.i)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def lower(self, i: int) -> str:
        return self.tokens[i].text.lower()

    def lemma(self, i: int) -> str:
        return self.tokens[i].lemma.lower()

    def parent(self, i: int) -> int | None:
        head = self.tokens[i].head
        return None if head == i else head

    def kids(self, i: int, *rels: str) -> list[int]:
        """Children by relation; `obl` takes `obl:agent` too, `obl:agent` only itself."""
        return [c for c in self.children[i] if self.rels[c] in rels or self.tokens[c].deprel in rels]

    def case(self, i: int) -> str:
        """The preposition that marks a nominal, "" if none (`because of` gives its first word)."""
        if own := self._mark(i, i):
            return own
        for c in self.children[i]:
            # Parsers hang the preposition of a name of several words on any of them.
            named = self.rels[c] == "nmod" and self.tokens[c].upos == "PROPN"
            parts = c < i and (named or self.rels[c] in ("compound", "flat", "amod", "nummod"))
            if parts and self.tokens[c].upos in ("PROPN", "ADJ", "NOUN", "NUM") and (own := self._mark(c, c)):
                return own
        return ""

    def _mark(self, i: int, before: int) -> str:
        for c in self.children[i]:
            if c < before and self.rels[c] == "case" and self.tokens[c].upos in _MARKS:
                return self.lower(c)
        return ""

    def conjuncts(self, i: int) -> list[int]:
        """A nominal and all that is coordinated with it, in order."""
        found = [i]
        for c in self.kids(i, "conj"):
            found.extend(self.conjuncts(c))
        return found

    def first_conjunct(self, i: int) -> int:
        while self.rels[i] == "conj" and self.tokens[i].head != i:
            i = self.tokens[i].head
        return i

    def ancestors(self, i: int) -> Iterator[int]:
        seen = {i}
        parent = self.parent(i)
        while parent is not None and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self.parent(parent)

    def subtree(self, i: int) -> Iterator[int]:
        stack = [i]
        while stack:
            j = stack.pop()
            yield j
            stack.extend(self.children[j])

    def at(self, offset: int) -> int | None:
        """The token that holds a character of the report."""
        for token in self.tokens:
            if token.start <= offset < token.end:
                return token.i
        return None

    def within(self, start: int, end: int) -> list[int]:
        """The tokens that overlap a span of characters."""
        return [t.i for t in self.tokens if t.start < end and start < t.end]

    def head_of(self, span: list[int]) -> int:
        """The token of a span that hangs on a word outside it, the first if several do."""
        inside = set(span)
        for i in span:
            if self.tokens[i].head == i or self.tokens[i].head not in inside:
                return i
        return span[0]


def without_rings(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with every ring of heads opened: its first word becomes a root.

    Parsers, other people's CoNLL-U and several mendings of one sentence can close a ring (met in a text of GeoVirus), and
    whoever walks such a tree never ends.
    """
    free: set[int] = set()
    opened: set[int] = set()
    for i in range(len(tokens)):
        path: list[int] = []
        at = i
        while at not in free and at not in path and tokens[at].head != at:
            path.append(at)
            at = tokens[at].head
        if at in path:
            opened.add(min(path[path.index(at) :]))
        free.update((*path, at))
    if not opened:
        return tokens
    return tuple(replace(t, head=t.i, deprel="root") if t.i in opened else t for t in tokens)


def join(one: Sentence, other: Sentence) -> Sentence:
    """Two sentences as one; the root that is a verb governs, a bare name after a verb without object is its object."""
    shift = len(one.tokens)
    tokens = [*one.tokens, *(replace(t, i=t.i + shift, head=t.head + shift) for t in other.tokens)]
    roots = [t.i for t in tokens if t.head == t.i]
    verbless = not any(t.upos in ("VERB", "AUX") for t in one.tokens)
    root = next((i for i in roots if tokens[i].upos == "VERB"), roots[-1] if verbless else roots[0])
    served = any(t.head == root and t.deprel in ("obj", "cop") for t in tokens)
    title = tokens[shift - 1]
    for i in roots:
        if i == shift != root and title.upos == "NOUN" and tokens[i].upos == "PROPN" and title.deprel != "root":
            tokens[i] = replace(tokens[i], head=title.i, deprel="flat")  # "av påve | Franciskus"
        elif i != root:
            rel = "nsubj" if i < root else "obj" if tokens[i].upos in ("NOUN", "PROPN") and not served else "parataxis"
            tokens[i] = replace(tokens[i], head=root, deprel=rel)
    return Sentence(one.index, one.start, other.end, tuple(tokens), (*one.names, *other.names))
