"""Nouns for kinds of people and bodies: which words of a sentence are one, and of which PLOVER sector."""

from __future__ import annotations

from dataclasses import dataclass

from strife.knowledge.lexicon import Lexicon
from strife.model import Tree

SHORTEST = 4  # letters of an agent noun that may close a compound: shorter ones end too many other words
FIRST_PART = 3  # letters before it, likewise


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent noun at a token: its sector (None: generic), the words it took, and in a compound what stood before it.

    `role` is sector, generic, head (its sector is that of what it belongs to) or side.
    """

    token: int
    first: int
    noun: str
    sector: str | None
    role: str
    prefix: str = ""


def agent_at(tree: Tree, i: int, lexicon: Lexicon) -> Agent | None:
    """The agent noun that ends at a token, the longest phrase first."""
    token = tree[i]
    if token.upos == "ADJ" and tree.rels[i] == "amod":
        return None  # "military operation": a quality, not the military
    if token.upos not in ("NOUN", "PROPN", "ADJ", "VERB", "ADV"):
        return None
    lemma, text = token.lemma.lower(), token.text.lower()
    for phrase in (p for form in lexicon.forms(lemma, text) for p in lexicon.agent_phrases.get(form, ())):
        words = phrase.split()
        first = i - len(words) + 1
        if first >= 0 and all(w in (tree.lower(first + k), tree.lemma(first + k)) for k, w in enumerate(words[:-1])):
            return _agent(i, first, phrase, lexicon)
    if token.upos in ("VERB", "ADV"):
        return None
    if not lexicon.words("vague_numbers").isdisjoint(lexicon.forms(lemma, text)) and _counts(tree, i):
        return None  # "hundratals soldater": the soldiers are who
    for form in lexicon.forms(lemma, text):
        if agent := _agent(i, i, form, lexicon, form.split("-")[0] if lexicon.compounds and "-" in form else ""):
            return agent
    if lexicon.compounds and token.upos != "ADJ":
        return next((a for form in lexicon.forms(lemma, text) if (a := _compound(i, form, lexicon))), None)
    return None


def _counts(tree: Tree, i: int) -> bool:
    """Whether a number word stands right before the noun that it counts."""
    nearby = tree.tokens[i + 1 : i + 4]
    noun = next((t for t in nearby if t.upos in ("NOUN", "ADP", "VERB", "AUX", "PUNCT")), None)
    return noun is not None and noun.upos == "NOUN"


def _agent(i: int, first: int, noun: str, lexicon: Lexicon, prefix: str = "") -> Agent | None:
    if noun in lexicon.agents:
        return Agent(i, first, noun, lexicon.agents[noun], "sector", prefix)
    for words, role in ((lexicon.heads, "head"), (lexicon.sides, "side"), (lexicon.generic, "generic")):
        if noun in words:
            return Agent(i, first, noun, None, role, prefix)
    return None


def _compound(i: int, word: str, lexicon: Lexicon) -> Agent | None:
    """`legosoldat` by `soldat`, `haftarstyrka` by `styrka`: the longest known noun at the end."""
    for cut in range(FIRST_PART, len(word) - SHORTEST + 1):
        rest = word[cut:].lstrip("-")
        if agent := _agent(i, i, rest, lexicon, word[:cut].rstrip("-")):
            return agent
    return None
