"""The same sentences as newspapers and wires also print them: capitals throughout, no full stop, curly quotes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from treebank import Sentence, Word

CAPITALS = 0.04  # share of documents; MUC-4 and old wires are all capitals
BARE = 0.12  # share of single sentences: headlines have no full stop
CURLY = 0.25  # share of documents: treebanks have straight quotes, the web has curly ones


def vary(group: list[Sentence], rng: random.Random) -> list[Sentence]:
    """A document as it is or, now and then, as it might have been printed."""
    if rng.random() < CURLY:
        group = [_curly(sentence) for sentence in group]
    if rng.random() < CAPITALS:
        group = [_spelt(sentence, str.upper) for sentence in group]
    if len(group) == 1 and rng.random() < BARE:
        group = [_bare(group[0])]
    return group


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
