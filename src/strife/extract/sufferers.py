"""Whom an event noun says it was done to, and whether they are somebody in particular: *the murder of ten union leaders*."""

from __future__ import annotations

from strife.extract.scene import Scene
from strife.extract.triggers import Trigger
from strife.model import Party

THINGS = ("building", "vehicle", "ship", "aircraft", "property")  # classes of nouns (classes.yml)
THING = "the thing attacked"  # why a party is one that is nobody
INSIDE = frozenset(["compound", "amod", "flat", "nmod:poss"])


def sufferers(scene: Scene, trigger: Trigger) -> tuple[int, ...]:
    """The nominals under the prepositions that an event noun's entry gives its target, and all coordinated with them."""
    genitive = scene.lexicon.words("genitive")
    words = [w for slot in trigger.sense.target for w in (sorted(genitive) if slot == "of" else [slot])]
    heads = dict.fromkeys(i for word in words for i in trigger.frame.slot(word))
    return tuple(dict.fromkeys(j for i in heads for j in scene.tree.conjuncts(i)))


def particular(scene: Scene, trigger: Trigger) -> bool:
    """Whether those an act of killing or taking is done to are counted, definite or one: no bare plural."""
    if trigger.sense.of != "target":
        return False
    tree = scene.tree
    return any(
        tree.kids(i, "nummod")
        or tree[i].feats.get("Definite") == "Def"
        or tree[i].feats.get("Number") == "Sing"
        or any(scene.has(c, "definite") for c in tree.kids(i, "det", "nmod"))
        for i in sufferers(scene, trigger)
    )


def things(scene: Scene, trigger: Trigger) -> tuple[Party, ...]:
    """What an attack was made on where nobody suffers: *blew up a bus*, *a bomb exploded outside a bank*: in the words used."""
    nouns = frozenset[str]().union(*(scene.lexicon.classes.get(name, frozenset()) for name in THINGS))
    genitive = scene.lexicon.words("genitive")
    for slot in trigger.sense.target:
        heads = [i for i in trigger.frame.slot(slot) if i not in trigger.fixed or slot == "object"]
        # "in front of a bank", "at the entrance of the school": the part names the whole.
        heads += [c for i in heads for c in scene.tree.kids(i, "nmod") if scene.tree.case(c) in genitive]
        found = [j for i in heads for j in scene.tree.conjuncts(i) if scene.is_word(j, nouns)]
        if found:
            texts = dict.fromkeys(_phrase(scene, i) for i in found)
            return tuple(Party("-", text, text, why=THING) for text in texts)
    return ()


def _phrase(scene: Scene, head: int) -> str:
    """A noun with the words right before it that are part of it: *police station*, *the bus of the club*: *bus*."""
    tree, start = scene.tree, head
    while start and (tree[start - 1].deprel in INSIDE and tree[start - 1].head in range(start, head + 1)):
        start -= 1
    return " ".join(tree[i].text for i in range(start, head + 1))
