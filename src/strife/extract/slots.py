"""Who fills a slot of a trigger: the parties of a phrase, of the object, of the act inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from strife.extract.govern import governors
from strife.extract.scene import Scene, grounds_of
from strife.extract.setting import is_told_with, place_of
from strife.extract.triggers import Trigger
from strife.model import Party

Parties = tuple[Party, ...]
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})
ANSWERS = frozenset({"REQUEST", "REJECT", "SUPPORT", "CONCEDE"})
DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
NO_PREPOSITION = frozenset({"subject", "object", "indirect", "possessor", "modifier", "content", "none"})
PHYSICAL = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE"})
ON_PLACES = frozenset({"ASSAULT", "COERCE", "PROTEST", "CONCEDE"})
BLAMING = frozenset({"PROTEST", "ACCUSE", "COERCE"})


def suffering_place(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> Parties:
    """Where nobody is named, PLOVER's target is the place an act is done to or held against: *a curfew in Cizre*."""
    if trigger.sense.type not in ON_PLACES:
        return ()
    place = place_of(scene, trigger, found)
    if place is None or not place.country:
        return ()
    at = [i for i, p in scene.places.items() if p is place]
    if not any(is_told_with(scene, i, trigger, found) for i in at) or _done_to_another(scene, trigger, at):
        return ()  # "in Rome he spoke of the rebel offensive": not on Rome
    return (replace(grounds_of(place), id=f"geo:{place.geonameid or place.country}"),)


def _done_to_another(scene: Scene, trigger: Trigger, at: list[int]) -> bool:
    """*Attacked positions in X*, *Delgado was arrested in X*: done to something or somebody else, who is only not known.

    Elsewhere the object belongs to the place: *lifted the curfew in X*, *blew up power lines leading into X*.
    """
    if trigger.sense.pos != "verb":
        return False
    objects = [t for t in trigger.frame.slot("object") if t not in trigger.fixed and t not in at]
    if trigger.sense.type == "ASSAULT":
        return any(not scene.has(t, "settlements") for t in objects)
    return any(scene.tree[t].upos in ("PROPN", "PRON") for t in objects if set(at).isdisjoint(scene.tree.subtree(t)))


def on_the_ground(trigger: Trigger) -> bool:
    """Whether it is done to a place: a town is stormed, left or held; a capital is criticised for its government."""
    return trigger.sense.type in PHYSICAL or trigger.sense.tie == "holds"


def parties_of(scene: Scene, tokens: tuple[int, ...], grounds: bool = False) -> Parties:
    return tuple({p.id: p for t in tokens for p in scene.parties(t, grounds)}.values())


def fillers(
    scene: Scene,
    trigger: Trigger,
    slots: tuple[str, ...],
    role: str,
    found: Mapping[int, Trigger],
    but: Parties = (),
    grounds: bool = False,
) -> Parties:
    """The parties of the first slot that has any besides `but`."""
    kept = {p.id for p in but}
    roots = {p.id.split(".")[0] for p in but if not p.id.startswith("-")}
    inside = " | ".join(p.text for p in but)
    for slot in slots:
        if role == "target" and slot in ("object", "indirect") and _spoken_to(scene, trigger, slot):
            return ()
        for parties in _slot(
            scene, trigger, slot, role, found, grounds or (role == "target" and on_the_ground(trigger))
        ):
            fresh = tuple(
                p for p in parties if p.id not in kept and not _own_people(scene, p, roots) and not _part_of(p, inside)
            )
            if fresh:
                return fresh
            if role == "target" and slot == "object" and parties and trigger.sense.pos == "verb":
                if not any(_own_people(scene, p, roots) for p in parties):
                    return ()  # two ministers of one government: it is done to none of those named farther on
    return ()


def _spoken_to(scene: Scene, trigger: Trigger, slot: str) -> bool:
    """*They asked us to go*: done to who speaks or is spoken to, and so to none of those named farther on."""
    return any(
        scene.tree[t].upos == "PRON" and scene.tree[t].feats.get("Person") in ("1", "2") and t not in scene.actors
        for t in trigger.frame.slot(slot)
    )


def _part_of(party: Party, inside: str) -> bool:
    """*Forces loyal to Haftar shelled ...*: Haftar is in the name of who shelled, not whom."""
    return len(party.text) > 3 and f" {party.text}" in inside


def _own_people(scene: Scene, party: Party, roots: set[str]) -> bool:
    """*Syria withdraws its troops from Lebanon*: one's own troops are not whom it is done to."""
    pronouns = scene.lexicon.grammar.get("pronouns") or {}
    first = party.text.split(" ", 1)[0].lower()
    return party.id.split(".")[0] in roots and bool(pronouns.get(first, {}).get("possessive"))


def _slot(
    scene: Scene, trigger: Trigger, slot: str, role: str, found: Mapping[int, Trigger], grounds: bool
) -> list[Parties]:
    if slot == "content":
        return content(scene, trigger, found)
    genitive = scene.lexicon.words("genitive")
    sense = trigger.sense
    if sense.pos == "noun" and (slot == "of" or (slot in genitive and slot not in scene.lexicon.words("agent"))):
        if sense.of not in (role, "both"):
            return []
        tokens = tuple(c for g in sorted(genitive) for c in trigger.frame.slot(g))
        return [parties_of(scene, tokens, grounds)]
    if sense.pos == "noun" and slot in genitive and sense.of == "target" and role == "source" and not grounds:
        # Swedish `av` marks both agent and genitive; an entry whose genitive is the target leaves the agent to a person.
        tokens = trigger.frame.slot(slot)
        return [tuple(p for p in parties_of(scene, tokens) if p.sector is not None)]
    if slot == "possessor" and sense.pos == "noun" and sense.of == "target" and sense.type in DONE_TO:
        # "The general's arrest", "hans gripande": done to him, unless the words say to whom it was done.
        said = any(trigger.frame.slot(s) for s in (*sense.target, *genitive) if s not in NO_PREPOSITION)
        if (role == "source") is not said:
            return []
    filled = trigger.frame.slot(slot)
    if slot == "object" and sense.particle and not filled:
        filled = trigger.frame.slot(sense.particle.split()[-1])
    # What a sense takes as its object (*open fire*) is nobody; what it wants under a preposition may be whom it concerns.
    tokens = tuple(t for t in filled if t not in trigger.fixed or slot not in ("object", "subject"))
    if slot == "object" and "content" in sense.target:
        # An event as object is asked for its own parties: *condemned the killing of civilians* blames no civilian.
        tokens = tuple(t for t in tokens if t in scene.actors or t not in found or found[t].sense.pos != "noun")
    if role == "target" and sense.type in BLAMING and slot not in ("object", "subject", "indirect"):
        # A protest against an arrest is one against whoever made it; arrested for a murder is not who was murdered.
        acts = [found[t] for t in tokens if t in found and found[t].sense.type and t not in scene.actors]
        tokens = tuple(t for t in tokens if all(t != act.token for act in acts))
        blamed = [fillers(scene, act, act.sense.source, "source", found) for act in acts]
        if any(blamed) and sense.type != "COERCE":
            return blamed
    if len(tokens) > 1 and slot not in ("object", "subject", "possessor", "modifier", "indirect"):
        # Two phrases with one preposition, "fired on police on the boulevard": the first that is somebody.
        tokens = next(((t,) for t in tokens if scene.parties(t)), tokens)
    if role == "target" and sense.type in ("AID", "SUPPORT") and len(tokens) == 1 and tokens[0] in found:
        # "an offensive, aided by X": X aids whoever launched it.
        outer = found.get(scene.tree[tokens[0]].head)
        if outer is not None and not scene.parties(tokens[0]):
            return [parties_of(scene, outer.frame.slot("subject"))]
    return [parties_of(scene, tokens, grounds and slot != "subject")]


def content(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> list[Parties]:
    """The actors of the event inside: who asked for what is rejected, who would be attacked."""
    if trigger.sense.type == "REQUEST" and trigger.frame.passive and trigger.frame.slot("object"):
        return []  # "anyone with information is urged to call the police": asked of whoever the subject is
    inner = [t for t in found.values() if _inside(scene, t, trigger, found)]
    results: list[Parties] = []
    blaming = trigger.sense.type == "ACCUSE"
    # A threat is aimed at whom it would be done to, a blame at the doer, an answer at who asked.
    threat = trigger.sense.type == "THREATEN"
    # Who agrees that somebody should act agrees with nobody named there; who agrees to help X owes it to X.
    stated = _stated(scene, trigger.token) if trigger.sense.type == "AGREE" else set()
    inner = [t for t in inner if not stated & {t.token, *scene.tree.ancestors(t.token)}]
    clauses = [_clause(scene, c) for c in scene.tree.kids(trigger.token, "xcomp", "ccomp") if c not in stated]
    results.extend(clauses if threat else ())
    for role in ("source",) if blaming else ("target", "source") if threat else ("source", "target"):
        for t in sorted(inner, key=lambda t: t.token):
            freed = trigger.sense.type == "REQUEST" and t.sense.type == "RETREAT"
            if role == "target" and trigger.sense.type in ANSWERS and (t.sense.type in HOSTILE or freed):
                continue  # who endorses, deplores or asks for an attack on X says nothing to X
            slots = t.sense.source if role == "source" else t.sense.target
            slots = tuple(s for s in slots if s != "subject" or scene.tree.kids(t.token, "nsubj"))
            results.append(fillers(scene, t, tuple(s for s in slots if s != "content"), role, found))
    if trigger.sense.type in ("THREATEN", "AGREE", "REJECT"):
        results.extend(suffering_place(scene, t, found) for t in inner)
    under = tuple(word for word, _ in trigger.sense.prep)  # "called *for* the removal of X"
    for name in ("object", *((trigger.sense.target and trigger.sense.target[:1]) or ()), *under):
        for head in trigger.frame.slot(name) if name != "content" else ():
            if not (blaming and head in found) and not (trigger.sense.type in ANSWERS and _hostile(head, found)):
                results.append(_within(scene, head))
    return results + clauses


def _hostile(head: int, found: Mapping[int, Trigger]) -> bool:
    return head in found and found[head].sense.type in HOSTILE


def _stated(scene: Scene, verb: int) -> set[int]:
    """The clauses of a verb that have a subject of their own which is no pronoun: *agree that X should go*."""
    tree = scene.tree
    return {
        c
        for c in tree.kids(verb, "ccomp")
        if any(tree[s].upos in ("NOUN", "PROPN") for s in tree.kids(c, "nsubj", "nsubj:pass"))
    }


def _inside(scene: Scene, inner: Trigger, outer: Trigger, found: Mapping[int, Trigger]) -> bool:
    return inner.token != outer.token and any(g.token == outer.token for g, _ in governors(scene, inner.token, found))


def _within(scene: Scene, head: int) -> Parties:
    """The first actor that hangs below a noun by prepositions: *the resumption of ties with Oman*, or who made it: *submitted by X*."""
    for clause in scene.tree.kids(head, "acl"):
        for agent in scene.tree.kids(clause, "obl"):
            if scene.tree.case(agent) in scene.lexicon.words("agent") and (parties := scene.parties(agent)):
                return parties
    for child in scene.tree.kids(head, "nmod", "obl", "nmod:poss", "amod", "compound"):
        if parties := scene.parties(child):
            return parties
    return _behind(scene, head)


def _behind(scene: Scene, head: int, depth: int = 0) -> Parties:
    """The first actor behind a noun under prepositions, however deep."""
    phrases = [c for c in scene.tree.kids(head, "nmod", "obl") if scene.tree.case(c)]
    for child in phrases:
        if parties := scene.parties(child):
            return parties
    deeper = (_behind(scene, child, depth + 1) for child in phrases) if depth < 3 else ()
    return next((parties for parties in deeper if parties), ())


def _clause(scene: Scene, verb: int) -> Parties:
    """The subject, else the object, else an oblique actor of a clause with no trigger of its own."""
    for rels in (("nsubj", "nsubj:pass"), ("obj", "iobj"), ("obl",), ("xcomp", "advcl")):
        for child in scene.tree.kids(verb, *rels):
            clause = rels == ("xcomp", "advcl")
            if clause and _says(scene, child):
                continue  # "refused to commit itself, citing X": X has no part in what is refused
            if parties := (scene.parties(child) or _behind(scene, child) or (_clause(scene, child) if clause else ())):
                return parties
    return ()


def _says(scene: Scene, verb: int) -> bool:
    """Whether a verb is one of saying."""
    return any(sense.op == "say" for form in scene.forms(verb) for sense in scene.lexicon.verbs.get(form, ()))
