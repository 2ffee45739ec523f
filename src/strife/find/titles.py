"""Titles: the nouns beside a person's name that may say what he is: before it, in apposition, behind a comma, as a predicate."""

from __future__ import annotations

from collections.abc import Iterator

from strife.find.stage import Stage
from strife.find.units import Unit
from strife.model import ActorMention

APPOSITION = 8  # words from a comma behind a name to the noun that says what he is
BONDS = ("leads", "belongs")  # ties that a post in a body is


def titles_of(stage: Stage, unit: Unit, person: ActorMention) -> list[int]:
    """The tokens of all of them; `person` is the mention that the name made."""
    return sorted({*_titles(stage, unit, person), *_predicates(stage, unit), *_behind(stage, unit)})


def _titles(stage: Stage, unit: Unit, person: ActorMention) -> list[int]:
    """Those that naming took for titles: `Defence Minister X`, `X, the defence minister`."""
    mine = [t for t in stage.claimed if person.start <= stage.tree[t].start < person.end]
    return [t for t in mine if t < unit.head or not _listed(stage, t)] or right_before(stage, unit)


def _listed(stage: Stage, title: int) -> bool:
    """`X, a spokesman of the rebels and two soldiers`: others follow the noun, so it may be one of them."""
    return any(c in stage.agents and stage.tree.rels[c] == "conj" for c in stage.tree.subtree(title))


def right_before(stage: Stage, unit: Unit) -> list[int]:
    """The title right before a first name and surname, whatever the parser takes the name for: `general Petros Almaz`."""
    i = unit.tokens[0] - 1
    if unit.hit is not None or len(unit.tokens) < 2 or i not in stage.agents or stage.plural(i):
        return []
    noun, lexicon = stage.agents[i].noun, stage.lexicon
    office = noun in lexicon.words("person_titles") or any(s.tie in BONDS for s in lexicon.nouns.get(noun, ()))
    return [i] if office and stage.tree[i].feats.get("Case") != "Gen" else []


def _predicates(stage: Stage, unit: Unit) -> list[int]:
    """`X is the spokesman of the Houthis`: said of today, without a doubt or a *not*."""
    tree = stage.tree
    noun = tree.parent(unit.head)
    if noun not in stage.agents or tree.rels[unit.head] != "nsubj" or stage.plural(noun):
        return []
    copulas = tree.kids(noun, "cop")
    one = all(tree[c].feats.get("Number") != "Plur" for c in copulas)
    present = one and any(tree[c].feats.get("Tense") == "Pres" for c in copulas)
    doubtful = tree.kids(noun, "aux", "mark", "case") or any(
        tree.lower(c) in stage.lexicon.words("negation") for c in tree.children[noun]
    )
    several = tree.kids(noun, "conj") or tree.kids(unit.head, "conj")
    return [noun] if present and not doubtful and not several else []


def _behind(stage: Stage, unit: Unit) -> Iterator[int]:
    """`X, spokesman of the rebels, denied`: between two commas a noun for one person, whatever the parser hangs it on."""
    tokens = stage.tree.tokens
    comma = unit.tokens[-1] + 1
    if comma >= len(tokens) or tokens[comma].text != ",":
        return
    end = next((t.i for t in tokens[comma + 1 :] if t.upos in ("PUNCT", "CCONJ", "VERB", "AUX", "SCONJ")), len(tokens))
    closed = end == len(tokens) or tokens[end].upos == "PUNCT"
    listed = end + 1 < len(tokens) and tokens[end + 1].upos == "CCONJ"
    near = range(comma + 1, min(end, comma + APPOSITION))
    noun = next((i for i in near if i in stage.agents and _heads(stage, i, end)), None)
    if closed and not listed and noun is not None and not stage.plural(noun):
        yield noun


def _heads(stage: Stage, i: int, end: int) -> bool:
    """Whether a noun is the head of what stands up to `end`: behind it only what begins with a preposition."""
    tree = stage.tree
    if tree[i].upos not in ("NOUN", "PROPN") or tree[i].feats.get("Case") == "Gen":
        return False
    if any(tree[j].upos == "ADP" for j in range(stage.agents[i].first - 1, i) if j in tree.children[i]):
        return False
    return i + 1 >= end or tree[i + 1].upos == "ADP"
