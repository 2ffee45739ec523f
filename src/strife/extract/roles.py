"""Who fills source and target of a trigger, slot by slot in the order its lexicon entry gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from strife.extract.govern import Governed, governors
from strife.extract.scene import PEOPLE, Scene, grounds_of, people_of
from strife.extract.setting import is_told_with, place_of
from strife.extract.triggers import Trigger
from strife.knowledge.names import DEMONYM
from strife.model import Party

Parties = tuple[Party, ...]
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})
ANSWERS = frozenset({"REQUEST", "REJECT", "SUPPORT", "CONCEDE"})
DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
NO_PREPOSITION = frozenset({"subject", "object", "indirect", "possessor", "modifier", "content", "none"})
PHYSICAL = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE"})
GUNMEN = "UAF"  # PLOVER: armed people of no known side
ON_PLACES = frozenset({"ASSAULT", "COERCE", "PROTEST", "CONCEDE"})
BLAMING = frozenset({"PROTEST", "ACCUSE", "COERCE"})
AIMED = frozenset({"advcl", "acl", "xcomp", "ccomp", "obl", "nmod", "obj", "conj"})
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
    source = _filled(scene, trigger, trigger.sense.source, "source", found)
    target = _filled(scene, trigger, trigger.sense.target, "target", found, but=source)
    if not target and trigger.sense.pos == "noun" and trigger.sense.of == "target" and trigger.sense.type in DONE_TO:
        target = _filled(scene, trigger, ("possessor",), "target", found, but=source)
    if not source and governed.sources and "subject" not in trigger.sense.target:
        source = _of(scene, governed.sources)  # who "continues to receive aid" gives none
    if not source and target and trigger.sense.pos == "noun" and trigger.sense.type == "CONSULT":
        source = _of(scene, _purpose(scene, trigger.token))
    if not target:
        itself = scene.parties(
            trigger.token
        )  # "maintained an alliance with X": the alliance is the act, not whom it is with
        for outer in governed.above:
            if target := _filled(scene, outer, outer.sense.target, "target", found, but=(*source, *itself)):
                break
    if not target and trigger.sense.type in ("AID", "SUPPORT") and trigger.frame.passive:
        target = _helped(scene, trigger, found, source)
    if (
        trigger.sense.op is None
        and governed.above
        and governed.above[0].sense.op == "stop"
        and not trigger.sense.mutual
    ):
        source = _of(scene, governed.sources) or source  # who stops it, not who did it
    if not target and trigger.sense.mutual and len(source) > 1 and _between(scene, trigger):
        source, target = source[:1], source[1:]  # "clashes between the army and rebels": one side and the other
    if not target and trigger.sense.outer and "content" not in trigger.sense.target:
        ids = {p.id for p in source}
        inner = (tuple(p for p in parties if p.id not in ids) for parties in _content(scene, trigger, found))
        target = next((parties for parties in inner if parties), ())
    if not target and trigger.sense.op is None:
        target = _aim(scene, trigger, found, source) or (_suffering_place(scene, trigger, found) if source else ())
    source = tuple(_people(scene, p, trigger, "source") for p in source)
    if trigger.sense.type == "RETREAT":
        target = tuple(p for p in target if not p.id.startswith("geo:"))  # the town that is left is where, not whom
    ids = {p.id for p in source}
    return source, tuple(_people(scene, p, trigger, "target") for p in target if p.id not in ids)


def _aim(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger], but: Parties) -> Parties:
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
            if parties := _filled(scene, inner, slots, side, found, but=but):
                return parties
    return ()


def _sides(kind: str | None, inner: str | None) -> tuple[str, ...]:
    """Which side of an inner act another act is aimed at: a demand is made of somebody, a grievance held against its doer."""
    if kind == "PROTEST":
        return ("target",) if inner in ("REQUEST", "PROTEST") else ("source", "target") if inner else ()
    return ("target",) if kind in ("ASSAULT", "COERCE") and inner in ("ASSAULT", "COERCE") else ()


def is_purpose(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> bool:
    """Whether an act is only what another is for and gives it its target: *fired to disperse the crowd*."""
    infinitive = scene.tree[trigger.token].feats.get("VerbForm") == "Inf"
    clause = infinitive and scene.tree.rels[trigger.token] in ("advcl", "acl", "xcomp")
    kinds = ("REQUEST", "ASSAULT", "COERCE") if clause else ("PROTEST",) if trigger.sense.pos == "noun" else ()
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


def _suffering_place(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> Parties:
    """Where nobody is named, PLOVER's target is the place an act is done to or held against: *a curfew in Cizre*."""
    if trigger.sense.type not in ON_PLACES:
        return ()
    place = place_of(scene, trigger, found)
    if place is None or not place.country:
        return ()
    if trigger.sense.pos == "noun" and not any(
        p is place and is_told_with(scene, i, trigger, found) for i, p in scene.places.items()
    ):
        return ()  # "in Rome he spoke of the rebel offensive": not on Rome
    return (replace(grounds_of(place), id=f"geo:{place.geonameid or place.country}"),)


def _people(scene: Scene, party: Party, trigger: Trigger, side: str) -> Party:
    """Whose people an act concerns: *admitted Ghanaians*, *shelled Juba*: the civilians of the country or town."""
    kind = trigger.sense.type
    if side == "target" and kind in ("ASSAULT", "COERCE", "THREATEN") and party.id.startswith("geo:"):
        return replace(party, sector=PEOPLE) if trigger.sense.mode != "occupy" else party
    if side == "source" and kind == "ASSAULT" and party.id == f"-.{PEOPLE}" and party.why in scene.lexicon.generic:
        return replace(party, id=f"-.{GUNMEN}", sector=GUNMEN)  # "three men shot the mayor": who attacks is no civilian
    concerned = CIVIL_SIDE.get(kind or "", ())
    if side in concerned and party.sector is None and party.why.startswith(DEMONYM):
        return people_of(party)
    return party


def _between(scene: Scene, trigger: Trigger) -> bool:
    return any(trigger.frame.slot(word) for word in sorted(scene.lexicon.words("between")))


def _helped(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger], but: Parties) -> Parties:
    """*X launched an offensive ..., aided by Y*: a bare participle helps whoever did the act told before it."""
    tree = scene.tree
    if tree.kids(trigger.token, "aux", "aux:pass", "nsubj", "nsubj:pass"):
        return ()
    ids = {p.id for p in but}
    for i in sorted((i for i in found if i < trigger.token), reverse=True):
        doers = tuple(p for p in _of(scene, found[i].frame.slot("subject")) if p.id not in ids)
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


def on_the_ground(trigger: Trigger) -> bool:
    """Whether it is done to a place: a town is stormed, left or held; a capital is criticised for its government."""
    return trigger.sense.type in PHYSICAL or trigger.sense.tie == "holds"


def _of(scene: Scene, tokens: tuple[int, ...], grounds: bool = False) -> Parties:
    return tuple({p.id: p for t in tokens for p in scene.parties(t, grounds)}.values())


def _filled(
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
        return _content(scene, trigger, found)
    genitive = scene.lexicon.words("genitive")
    sense = trigger.sense
    if sense.pos == "noun" and (slot == "of" or (slot in genitive and slot not in scene.lexicon.words("agent"))):
        if sense.of not in (role, "both"):
            return []
        tokens = tuple(c for g in sorted(genitive) for c in trigger.frame.slot(g))
        return [_of(scene, tokens, grounds)]
    if sense.pos == "noun" and slot in genitive and sense.of == "target" and role == "source" and not grounds:
        # Swedish `av` marks both agent and genitive; an entry whose genitive is the target leaves the agent to a person.
        tokens = trigger.frame.slot(slot)
        return [tuple(p for p in _of(scene, tokens) if p.sector is not None)]
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
        blamed = [_filled(scene, act, act.sense.source, "source", found) for act in acts]
        if any(blamed) and sense.type != "COERCE":
            return blamed
    if len(tokens) > 1 and slot not in ("object", "subject", "possessor", "modifier", "indirect"):
        # Two phrases with one preposition, "fired on police on the boulevard": the first that is somebody.
        tokens = next(((t,) for t in tokens if scene.parties(t)), tokens)
    if role == "target" and sense.type in ("AID", "SUPPORT") and len(tokens) == 1 and tokens[0] in found:
        # "an offensive, aided by X": X aids whoever launched it.
        outer = found.get(scene.tree[tokens[0]].head)
        if outer is not None and not scene.parties(tokens[0]):
            return [_of(scene, outer.frame.slot("subject"))]
    return [_of(scene, tokens, grounds and slot != "subject")]


def _content(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> list[Parties]:
    """The actors of the event inside: who asked for what is rejected, who would be attacked."""
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
            results.append(_filled(scene, t, tuple(s for s in slots if s != "content"), role, found))
    if trigger.sense.type in ("THREATEN", "AGREE", "REJECT"):
        results.extend(_suffering_place(scene, t, found) for t in inner)
    for name in ("object", *((trigger.sense.target and trigger.sense.target[:1]) or ())):
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
    """The first actor that hangs below a noun by prepositions: *the resumption of ties with Oman*."""
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
            if parties := (
                scene.parties(child)
                or _behind(scene, child)
                or (_clause(scene, child) if rels == ("xcomp", "advcl") else ())
            ):
                return parties
    return ()
