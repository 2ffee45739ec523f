"""Whom an event noun says it was done to, and whether they are somebody in particular: *the murder of ten union leaders*."""

from __future__ import annotations

from strife.extract.scene import Scene
from strife.extract.triggers import Trigger


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
