"""The outer word decides: which triggers and operators stand above an event word, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from strife.extract.mood import combine, own_status
from strife.extract.scene import Scene
from strife.extract.triggers import Trigger
from strife.knowledge.ontology import Ontology
from strife.model import Party

CONTENT = frozenset(
    {"obj", "xcomp", "ccomp", "csubj", "nmod", "acl", "obl", "iobj", "nsubj", "parataxis", "appos", "dep", "advcl"}
)
OUTER_NOMINAL = frozenset({"obj", "obl", "nsubj", "nmod", "appos"})


STATUS_OF = {"keep": "actual", "plan": "future", "want": "hypothetical", "fail": "negated"}


@dataclass(frozen=True, slots=True)
class Governed:
    """What stands above a trigger: `type` and `status` after all operators, whose act it is, who says it, and whether it is content only."""

    type: str | None
    status: str
    sources: tuple[int, ...]
    above: tuple[Trigger, ...]
    speaker: tuple[Party, ...]
    stance: str | None
    content: bool


def governors(scene: Scene, i: int, found: Mapping[int, Trigger]) -> Iterator[tuple[Trigger, str]]:
    """The triggers above a token that it is content of, innermost first, with the relation that leads there."""
    tree = scene.tree
    seen = {i}
    while True:
        parent, rel = tree.parent(i), tree.rels[i]
        if parent is None or parent in seen:
            return
        seen.add(parent)
        if rel == "conj" or (rel == "appos" and parent in scene.places):
            # An event put beside a place (`in Ghadames, a conference`) hangs where the place hangs.
            i = parent
            continue
        if rel == "compound" and scene.has(parent, "carriers"):
            i = parent  # "launched a mediation effort"
            continue
        if rel not in CONTENT or tree[i].deprel == "acl:relcl":
            return
        timed = [tree.case(i), *(tree.lower(c) for c in tree.kids(i, "mark"))]
        if not scene.lexicon.words("temporal").isdisjoint(timed) and rel != "ccomp":
            return  # "rejected the call after a meeting": the meeting is told, not rejected
        outer = found.get(parent) or _taken(scene, parent, found)
        if outer is not None and rel == "obl" and _where(scene, outer, tree.case(i)):
            return  # "at a conference they rejected the plan": where it was done, not what
        if outer is None:
            if not _transparent(scene, i, parent, rel):
                return
        elif (
            (rel == "nsubj" and not _takes_subject(outer))
            or (rel == "advcl" and outer.sense.op is None and not outer.sense.outer)
            or (rel == "parataxis" and outer.sense.op not in ("say", "confirm", "deny"))
        ):
            return
        else:
            yield outer, rel
        i = parent


def _where(scene: Scene, outer: Trigger, case: str) -> bool:
    """Whether a phrase under this preposition only says where the outer act above was done."""
    typed = outer.sense.outer and case in scene.lexicon.words("inside")
    return typed and case not in (*outer.sense.target, *outer.sense.source, *(p for p, _ in outer.sense.prep))


def _taken(scene: Scene, i: int, found: Mapping[int, Trigger]) -> Trigger | None:
    """The operator that a word is part of: *responsibility* in *claimed responsibility for the bombing*."""
    outer = found.get(scene.tree[i].head)
    return outer if outer is not None and outer.sense.op is not None and i in outer.fixed else None


def _transparent(scene: Scene, i: int, parent: int, rel: str) -> bool:
    """A noun that only measures or carries the event (`a series of attacks`, `the process of`), or a copula's predicate."""
    upos = scene.tree[parent].upos
    if (upos in ("NOUN", "NUM", "PROPN") or scene.has(parent, "quantities")) and rel in ("nmod", "acl"):
        carried = scene.tree.case(i) in scene.lexicon.words("genitive") or scene.has(parent, "part_in")
        return carried or rel == "acl"  # "denied any involvement in the attack"
    return upos in ("VERB", "AUX") and rel == "xcomp"


def _takes_subject(outer: Trigger) -> bool:
    """`The fighting stopped`, `the offensive was rejected`: the event is the grammatical subject but the operator's content."""
    if outer.frame.passive:
        return True
    ends_another = outer.sense.op == "stop" and bool(outer.frame.slot("object"))  # "the deal ended the standoff"
    return outer.sense.op is not None and outer.sense.op not in ("say", "confirm", "deny") and not ends_another


def govern(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger], ontology: Ontology) -> Governed:
    """What the words above make of a trigger."""
    kind = trigger.sense.type
    begun = next((outer for outer, rel in governors(scene, trigger.token, found) if rel == "obj"), None)
    done = begun is not None and begun.sense.op == "keep" and own_status(scene, begun.token) == "actual"
    status = combine(own_status(scene, trigger.token, qualities=not done), trigger.sense.status or "actual")
    sources: tuple[int, ...] = ()
    above: list[Trigger] = []
    speaker: tuple[Party, ...] = ()
    stance: str | None = None
    for lower in _participles(scene, trigger, found):
        status = combine(status, own_status(scene, lower.token), STATUS_OF[lower.sense.op or "keep"])
        sources = sources or lower.frame.slot("subject")
    # "slutade sälja": what begins, stops or fails may be parsed as an auxiliary of the act.
    helpers = [(found[c], "xcomp") for c in scene.tree.kids(trigger.token, "aux") if c in found]
    helpers = [(t, rel) for t, rel in helpers if t.sense.op in ("stop", "fail", "plan", "want")]
    for outer, rel in (*helpers, *governors(scene, trigger.token, found)):
        op = outer.sense.op
        if op == "confirm" and own_status(scene, outer.token) == "negated":
            status = combine(status, "hypothetical")  # "have not claimed responsibility": nobody says it was so
            continue
        if op in ("say", "confirm", "deny"):
            nominal = trigger.sense.pos == "noun" and rel in ("obj", "nsubj")
            if nominal and not sources and (op != "say" or scene.has(outer.token, "announcing")):
                # Who announces a mobilisation mobilises; who denies an attack is the one accused of it.
                sources = outer.frame.slot("subject")
                if op == "say":
                    status = combine(status, own_status(scene, outer.token))
                    continue
            if speaker == () and stance is None:
                speaker = _speakers(scene, outer)
                stance = {"say": "says", "confirm": "confirms", "deny": "denies"}[op]
                if own_status(scene, outer.token) == "negated":
                    stance = "says" if op == "deny" else stance
            continue
        if op is None:
            if outer.sense.pos == "noun" and outer.sense.type == "ACCUSE" and _is_denied(scene, outer.token, found):
                continue  # "rejected accusations that it had bombed": what is denied is the bombing
            if _swallows(outer, trigger, rel):
                return Governed(kind, status, sources, (*above, outer), speaker, stance, True)
            continue
        if (
            op == "stop"
            and rel in ("obl", "advcl", "parataxis")
            and _beside_the_stop(scene, trigger.token, outer.token)
        ):
            continue
        above.append(outer)
        status = combine(
            status,
            own_status(scene, outer.token),
            STATUS_OF.get(op, "actual"),
        )
        if op == "stop" and kind is not None:
            if ontology.types[kind].stopping is None:
                return Governed(kind, "negated", sources, tuple(above), speaker, stance, False)
            kind = ontology.types[kind].stopping
        if not sources:
            sources = _doers(outer) or _beside(scene, outer)
    return Governed(kind, status, sources, tuple(above), speaker, stance, False)


def _is_denied(scene: Scene, i: int, found: Mapping[int, Trigger]) -> bool:
    parent = scene.tree.parent(i)
    above = found.get(parent) if parent is not None else None
    return above is not None and above.sense.op == "deny"


def _doers(outer: Trigger) -> tuple[int, ...]:
    """Whose act an operator makes it: the subject of a verb, the owner of a noun (*the rebels' attempt to*)."""
    slots = outer.sense.source if outer.sense.pos == "verb" else (*outer.sense.source, "subject")
    return next((filled for slot in slots if (filled := outer.frame.slot(slot))), ())


def _beside(scene: Scene, outer: Trigger) -> tuple[int, ...]:
    """Who stands beside an operator noun as subject of the same clause (crooked: `Haftar, the order to advance ...`)."""
    parent = scene.tree.parent(outer.token)
    if outer.sense.pos != "noun" or parent is None or scene.tree.rels[outer.token] != "nsubj":
        return ()
    return tuple(c for c in scene.tree.kids(parent, "nsubj") if c < outer.token)


def _beside_the_stop(scene: Scene, i: int, stop: int) -> bool:
    """*It ended with the release of X*, *they stopped, shooting at Y*: only what one is stopped *from* is stopped by a phrase."""
    below = next((j for j in (i, *scene.tree.ancestors(i)) if scene.tree.parent(j) == stop), i)
    marks = {scene.tree.case(below), *(scene.tree.lower(c) for c in scene.tree.kids(below, "mark"))}
    return scene.lexicon.words("from").isdisjoint(marks)


def _participles(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> list[Trigger]:
    """Operators that modify an event noun: *a conference organised by the UN*, *the attack planned by the rebels*."""
    if trigger.sense.pos != "noun":
        return []
    hosts, parent = [trigger.token], scene.tree.parent(trigger.token)
    while parent is not None and scene.tree.rels[hosts[-1]] in ("appos", "nmod") and len(hosts) < 4:
        if parent not in scene.places and not scene.has(parent, "settlements"):
            break
        hosts.append(parent)
        parent = scene.tree.parent(parent)
    below = [found[c] for host in hosts for c in scene.tree.kids(host, "acl", "amod") if c in found]
    return [t for t in below if t.sense.op in STATUS_OF and t.frame.passive]


def _swallows(outer: Trigger, inner: Trigger, rel: str) -> bool:
    """Whether an event is only the content of a typed word above it and not told by itself."""
    if outer.sense.type is None:
        return False
    if outer.sense.outer or inner.token in outer.fixed:
        return True
    if inner.sense.type == outer.sense.type and rel in ("xcomp", "ccomp", "acl"):
        return True  # "ordered his troops to march on the town" is one move
    return inner.sense.pos == "noun" and rel in OUTER_NOMINAL


def _speakers(scene: Scene, outer: Trigger) -> tuple[Party, ...]:
    subjects = outer.frame.slot("subject") or outer.frame.slot("possessor")
    return tuple(p for s in subjects for p in scene.parties(s))


def attributed(scene: Scene, i: int, found: Mapping[int, Trigger]) -> tuple[Party, ...]:
    """Who says it, when a phrase says so: `according to X`, or `..., X said` hung beside the clause."""
    tree = scene.tree
    marks = scene.lexicon.words("attribution")
    for j in (i, *tree.ancestors(i)):
        for c in tree.kids(j, "obl", "nmod", "advmod"):
            if tree.case(c) in marks and (parties := scene.parties(c)):
                return parties
        unmarked = (c for c in tree.kids(j, "advcl") if c > j and not tree.kids(c, "mark", "advmod"))
        for c in (*tree.kids(j, "parataxis"), *unmarked):
            said = found.get(c)
            if said is not None and said.sense.op == "say" and (parties := _speakers(scene, said)):
                return parties
        if tree[j].deprel == "acl:relcl":
            break
    return ()
