"""Who fills source and target of a trigger, slot by slot in the order its lexicon entry gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from strife.extract.aims import aimed_at
from strife.extract.govern import Governed
from strife.extract.scene import PEOPLE, Scene, people_of
from strife.extract.slots import Parties, content, fillers, parties_of, suffering_place
from strife.extract.triggers import Trigger
from strife.knowledge.names import DEMONYM
from strife.model import Party

DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
GUNMEN = "UAF"  # PLOVER: armed people of no known side
# On which side of which act a bare nationality means its people and not its state.
CIVIL_SIDE = {
    "PROTEST": ("source",),
    "REQUEST": ("source",),
    "AID": ("target",),
    "REJECT": ("target",),
    "ASSAULT": ("target",),
    "COERCE": ("target",),
}


def roles(scene: Scene, trigger: Trigger, governed: Governed, found: Mapping[int, Trigger]) -> tuple[Parties, Parties]:
    """Source and target parties of a trigger."""
    source = fillers(scene, trigger, trigger.sense.source, "source", found)
    target = fillers(scene, trigger, trigger.sense.target, "target", found, but=source)
    if not target and trigger.sense.pos == "noun" and trigger.sense.of == "target" and trigger.sense.type in DONE_TO:
        target = fillers(scene, trigger, ("possessor",), "target", found, but=source)
    if not source and governed.sources and "subject" not in trigger.sense.target:
        source = parties_of(scene, governed.sources)  # who "continues to receive aid" gives none
    if not source and target and trigger.sense.pos == "noun" and trigger.sense.type == "CONSULT":
        source = parties_of(scene, _purpose(scene, trigger.token))
    if not target:
        itself = scene.parties(
            trigger.token
        )  # "maintained an alliance with X": the alliance is the act, not whom it is with
        for outer in governed.above:
            if target := fillers(scene, outer, outer.sense.target, "target", found, but=(*source, *itself)):
                break
    if not target and trigger.sense.type in ("AID", "SUPPORT") and trigger.frame.passive:
        target = _helped(scene, trigger, found, source)
    if (
        trigger.sense.op is None
        and governed.above
        and governed.above[0].sense.op == "stop"
        and not trigger.sense.mutual
    ):
        source = parties_of(scene, governed.sources) or source  # who stops it, not who did it
    if not target and trigger.sense.mutual and len(source) > 1 and _between(scene, trigger):
        source, target = source[:1], source[1:]  # "clashes between the army and rebels": one side and the other
    if not target and trigger.sense.outer and "content" not in trigger.sense.target:
        ids = {p.id for p in source}
        inner = (tuple(p for p in parties if p.id not in ids) for parties in content(scene, trigger, found))
        target = next((parties for parties in inner if parties), ())
    if not target and trigger.sense.op is None:
        target = aimed_at(scene, trigger, found, source) or (suffering_place(scene, trigger, found) if source else ())
    source = tuple(_people(scene, p, trigger, "source") for p in source)
    if trigger.sense.type == "RETREAT":
        target = tuple(p for p in target if not p.id.startswith("geo:"))  # the town that is left is where, not whom
    ids = {p.id for p in source}
    return source, tuple(_people(scene, p, trigger, "target") for p in target if p.id not in ids)


def _between(scene: Scene, trigger: Trigger) -> bool:
    return any(trigger.frame.slot(word) for word in sorted(scene.lexicon.words("between")))


def _people(scene: Scene, party: Party, trigger: Trigger, side: str) -> Party:
    """Whose people an act concerns: *admitted Ghanaians*, *shelled Juba*: the civilians of the country or town."""
    kind = trigger.sense.type
    if side == "target" and kind in ("ASSAULT", "COERCE", "THREATEN") and party.id.startswith("geo:"):
        return replace(party, sector=PEOPLE) if trigger.sense.mode != "occupy" else party
    if side == "source" and kind in ("ASSAULT", "COERCE") and party.id == f"-.{PEOPLE}" and _anybody(scene, party):
        return replace(party, id=f"-.{GUNMEN}", sector=GUNMEN)  # "three men shot the mayor": who attacks is no civilian
    concerned = CIVIL_SIDE.get(kind or "", ())
    if side in concerned and party.sector is None and party.why.startswith(DEMONYM):
        return people_of(party)
    return party


def _anybody(scene: Scene, party: Party) -> bool:
    """Whether it is said of no kind of people what they are: men, persons, a group."""
    return party.why in scene.lexicon.generic or party.why in scene.lexicon.words("anybody")


def _helped(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger], but: Parties) -> Parties:
    """*X launched an offensive ..., aided by Y*: a bare participle helps whoever did the act told before it."""
    tree = scene.tree
    if tree.kids(trigger.token, "aux", "aux:pass", "nsubj", "nsubj:pass"):
        return ()
    ids = {p.id for p in but}
    for i in sorted((i for i in found if i < trigger.token), reverse=True):
        doers = tuple(p for p in parties_of(scene, found[i].frame.slot("subject")) if p.id not in ids)
        if found[i].sense.type and doers:
            return doers
    return ()


def _purpose(scene: Scene, noun: int) -> tuple[int, ...]:
    """*They were in Rome for meetings with Conte*: the subject of the clause takes part."""
    parent = scene.tree.parent(noun)
    marks = scene.lexicon.words("purpose") | scene.lexicon.words("temporal")
    if parent is None or scene.tree.case(noun) not in marks:
        return ()
    clauses = (parent, *scene.tree.ancestors(parent))
    # Who is the subject of a passive, or only owns the subject (*his plan was studied during the meeting*), need not be there.
    subjects = tuple(
        s
        for j in clauses
        for s in scene.tree.kids(j, "nsubj")
        if scene.tree[s].deprel != "nsubj:pass" and s in scene.actors
    )
    return (
        subjects[:1]
        or tuple(
            j for j in clauses if j in scene.actors and any(scene.tree[c].upos == "AUX" for c in scene.tree.children[j])
        )[:1]
    )
