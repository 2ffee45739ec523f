"""Whom an act is aimed at when no object says so: by its purpose or its ground."""

from __future__ import annotations

from collections.abc import Mapping

from strife.extract.scene import Scene
from strife.extract.slots import Parties, fillers
from strife.extract.triggers import Trigger

AIMED = frozenset({"advcl", "acl", "xcomp", "ccomp", "obl", "nmod", "obj", "conj"})


def aimed_at(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger], but: Parties) -> Parties:
    """Whom an act is aimed at by what it is for: *went on strike to demand the resignation of X*, *fired to disperse the crowd*."""
    kind = trigger.sense.type
    for inner in (found[i] for i in sorted(found)):
        sides = _sides(kind, inner.sense.type)
        if inner.token == trigger.token or not sides or not _serves(scene, inner.token, trigger.token):
            continue
        for side in sides:
            slots = inner.sense.target if side == "target" else inner.sense.source
            if not scene.tree.kids(inner.token, "nsubj") and inner.sense.pos == "verb" and not inner.frame.passive:
                slots = tuple(s for s in slots if s != "subject")
            if parties := fillers(scene, inner, slots, side, found, but=but):
                return parties
    return ()


def _sides(kind: str | None, inner: str | None) -> tuple[str, ...]:
    """Which side of an inner act another act is aimed at: a demand is made of somebody, a grievance held against its doer."""
    if kind == "PROTEST":
        return ("target",) if inner in ("REQUEST", "PROTEST", "ACCUSE") else ("source", "target") if inner else ()
    return ("target",) if kind in ("ASSAULT", "COERCE") and inner in ("ASSAULT", "COERCE") else ()


def is_purpose(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> bool:
    """Whether an act is only what another is for and gives it its target: *fired to disperse the crowd*."""
    infinitive = scene.tree[trigger.token].feats.get("VerbForm") == "Inf"
    clause = infinitive and scene.tree.rels[trigger.token] in ("advcl", "acl", "xcomp")
    kinds = (
        ("REQUEST", "ACCUSE", "ASSAULT", "COERCE") if clause else ("PROTEST",) if trigger.sense.pos == "noun" else ()
    )
    return trigger.sense.type in kinds and any(
        _sides(outer.sense.type, trigger.sense.type) and _serves(scene, trigger.token, outer.token)
        for outer in found.values()
        if outer.token != trigger.token
    )


def _serves(scene: Scene, inner: int, outer: int) -> bool:
    """Whether an event word hangs below another as its purpose, ground or manner, and in no relative clause."""
    tree = scene.tree
    for i in (inner, *tree.ancestors(inner)):
        if i == outer:
            return True
        if tree[i].deprel == "acl:relcl" or tree.rels[i] not in AIMED:
            return False
        if not scene.lexicon.words("temporal").isdisjoint(
            (tree.case(i), *(tree.lower(c) for c in tree.kids(i, "mark")))
        ):
            return False
    return False
