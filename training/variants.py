"""The same sentences as newspapers and wires also print them: capitals throughout, no full stop, curly quotes, and
people and places that the treebanks never heard of."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from treebank import Sentence, Word

CAPITALS = 0.04  # share of documents; MUC-4 and old wires are all capitals
BARE_NOUNS = ("nsubj", "obj", "nmod:poss", "nsubj:pass", "obl:agent", "obl", "nmod")
BARE = 0.12  # share of single sentences: headlines have no full stop
TITLED = 0.12  # share of sentences that have a fitting noun
NAMED = 0.25  # share of proper names and of bare definite nouns that get a name off the list
CURLY = 0.25  # share of documents: treebanks have straight quotes, the web has curly ones


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom some sentences are made to be about; `title` is how a treebank hangs "general" on "Haftar", if known."""

    names: list[str] = field(default_factory=list)
    title: str = ""


def vary(group: list[Sentence], rng: random.Random, cast: Cast) -> list[Sentence]:
    """A document as it is or, now and then, as it might have been printed, about other people."""
    if cast.names:
        group = [_about(sentence, rng, cast) for sentence in group]
    if rng.random() < CURLY:
        group = [_curly(sentence) for sentence in group]
    if rng.random() < CAPITALS:
        group = [_spelt(sentence, str.upper) for sentence in group]
    if len(group) == 1 and rng.random() < BARE:
        group = [_bare(group[0])]
    return group


def _about(sentence: Sentence, rng: random.Random, cast: Cast) -> Sentence:
    """Talbanken is about schools and taxes: without this, *Haftars* in *Haftars trupper* was read as an adjective. A
    genitive in -s gets one; a definite noun that stands alone (*regeringen*) may be a name instead (*Haftar*), and one
    that has its article or adjective may be followed by one (*den libyske generalen Khalifa Haftar*)."""
    heads = {word.head for word in sentence.words}
    words = [_renamed(word, i in heads, rng, cast.names) for i, word in enumerate(sentence.words)]
    titled = [i for i in range(len(words) - 1) if cast.title and _may_be_title(words, i)]
    if titled and rng.random() < TITLED:
        _call(words, rng.choice(titled), [rng.choice(cast.names) for _ in range(rng.choice((1, 2)))], cast.title)
    return replace(sentence, words=words)


def _may_be_title(words: list[Word], i: int) -> bool:
    word, after = words[i], words[i + 1]
    children = [(j, one.dep) for j, one in enumerate(words) if one.head == i]
    plain = all(j < i and dep in ("det", "amod", "case", "nmod:poss") for j, dep in children)
    noun = word.upos == "NOUN" and "Definite=Def" in word.feats and "Case=Gen" not in word.feats
    return noun and word.dep in BARE_NOUNS and plain and after.upos not in ("PROPN", "NOUN", "ADJ")


def _call(words: list[Word], at: int, names: list[str], title: str) -> None:
    """Put names after the noun at `at`: the first takes its place in the tree, the noun hangs on it as its title."""
    size, first = len(names), at + 1
    for i, word in enumerate(words):
        head = word.head
        if head is not None and (head > at or (head == at and word.dep == "case")):
            words[i] = replace(word, head=first if head == at else head + size)
    noun = words[at]
    new = [Word(name, True, name, "PROPN", "Case=Nom", first, "flat:name") for name in names]
    new[0].head, new[0].dep = noun.head, noun.dep
    new[-1].space = noun.space
    words[at : at + 1] = [replace(noun, head=first, dep=title, space=True), *new]


def _renamed(word: Word, has_children: bool, rng: random.Random, others: list[str]) -> Word:
    owned = "Case=Gen" in word.feats
    name = word.upos == "PROPN" and word.form.istitle() and word.form in (word.lemma, f"{word.lemma}s")
    bare = word.upos == "NOUN" and "Definite=Def" in word.feats and word.dep in BARE_NOUNS and not has_children
    if not (name or bare) or rng.random() >= NAMED:
        return word
    lemma = rng.choice(others)
    form = f"{lemma}s" if owned and word.form.endswith("s") else lemma
    return replace(
        word, form=form, lemma=lemma, upos="PROPN", feats="Case=Gen" if owned else "Case=Nom" if bare else word.feats
    )


def _spelt(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    return replace(sentence, words=[replace(word, form=change(word.form)) for word in sentence.words])


def _curly(sentence: Sentence) -> Sentence:
    words: list[Word] = []
    inside = False
    for word in sentence.words:
        form = word.form.replace("'", "’") if word.form != "'" else word.form
        if form == '"':
            form, inside = ("”" if inside else "“"), not inside
        words.append(replace(word, form=form))
    return replace(sentence, words=words)


def _bare(sentence: Sentence) -> Sentence:
    """Without its full stop, if nothing hangs on it; the word before it then ends the text."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last].form != "." or any(word.head == last for word in sentence.words):
        return sentence
    names = sentence.names[:-1] if sentence.names is not None else None
    return replace(sentence, words=sentence.words[:-1], names=names)
