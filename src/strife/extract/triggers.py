"""Which words of a sentence tell an event, in which of their senses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from strife.extract.frames import Frame, is_participle, is_predicate
from strife.extract.scene import Scene
from strife.knowledge.lexicon import Sense, Words


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event or acts on one; `fixed` are the tokens its sense took (the object in *open fire*)."""

    token: int
    sense: Sense
    frame: Frame
    fixed: frozenset[int]


HELP = frozenset({"AID", "SUPPORT"})
PARTICLES = frozenset(["compound", "advmod", "obl", "case", "mark", "xcomp", "obj", "expl", "iobj"])


def triggers(scene: Scene) -> dict[int, Trigger]:
    """Every trigger of the sentence by its token, in the narrowest sense that fits."""
    found: dict[int, Trigger] = {}
    names = scene.timed | {i for i, a in scene.actors.items() if scene.tree[i].upos == "PROPN"}
    for token in scene.tree.tokens:
        agents = scene.lexicon.agents
        if token.upos == "NOUN" and token.text.lower() in agents and token.lemma.lower() not in agents:
            continue  # "kritiker": who criticises, read like the plural of an act
        if token.i in names or token.upos in ("PUNCT", "DET", "PRON", "NUM"):
            continue
        frame = Frame(scene, token.i)
        if scene.tree.rels[token.i] == "amod" and token.upos != "NOUN" and not frame.slot("subject"):
            continue  # "the recognised government": a quality, not an event
        if scene.tree.rels[token.i] == "compound" and scene.tree[token.head].upos == "ADJ":
            continue  # "war-weary": what it qualifies tells no war
        for sense in _candidates(scene, token.i):
            fixed = _fits(scene, frame, sense)
            if fixed is not None:
                if sense.void:
                    break
                found[token.i] = Trigger(token.i, sense, frame, fixed)
                break
    return found


def _candidates(scene: Scene, i: int) -> Iterator[Sense]:
    token, lexicon = scene.tree[i], scene.lexicon
    forms = scene.forms(i)
    lemma = forms[0]
    predicate = is_predicate(scene.tree, i) or is_participle(scene, i)
    quality = token.upos == "ADV" and scene.tree.kids(i, "cop")  # "is agreed with", as parsers tag what never inflects
    if token.upos in ("VERB", "AUX", "ADJ") or predicate or quality:
        for form in _verb_forms(scene, i, forms):
            if form in lexicon.verbs:
                yield from lexicon.verbs[form]
                break
    if token.upos in ("NOUN", "PROPN", "VERB") and (token.upos != "VERB" or scene.tree.kids(i, "det", "nmod:poss")):
        yield from _phrases(scene, i)
        if senses := next((lexicon.nouns[f] for f in forms if f in lexicon.nouns), ()):
            yield from senses
        elif lexicon.compounds and token.upos != "PROPN":
            yield from _compound(lexicon.nouns, lemma)


def _verb_forms(scene: Scene, i: int, forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a verb; behind *be* a participle that has an entry of its own comes first (*is prepared to*, *is due to*)."""
    word = scene.tree.lower(i)
    own = scene.lexicon.verbs.get(word, ())
    if any(s.type or s.op for s in own) and scene.tree.kids(i, "cop", "aux:pass"):
        return (word, *forms)
    listed = scene.lexicon.irregular.get(word)
    return (listed, *forms) if listed else forms


def _phrases(scene: Scene, i: int) -> Iterator[Sense]:
    """Senses of keys of several words (`air strike`, `declaration of war`) that the noun heads, the longest first."""
    for head in dict.fromkeys(scene.forms(i)):
        for key in scene.lexicon.noun_phrases.get(head, ()):
            words = key.split()
            first = i - words.index(head)
            if first >= 0 and first + len(words) <= len(scene.tree.tokens):
                if all(word in scene.forms(first + n) for n, word in enumerate(words)):
                    yield from scene.lexicon.nouns[key]


def _compound(table: Mapping[str, tuple[Sense, ...]], lemma: str) -> tuple[Sense, ...]:
    """The senses of the longest noun trigger that closes a compound: `flyganfall` by `anfall`."""
    for cut in range(2, len(lemma) - 2):
        if senses := table.get(lemma[cut:].lstrip("-")):
            return tuple(
                s for s in senses if s.not_modifier is None or lemma[:cut].rstrip("s-") not in s.not_modifier.nouns
            )
    return ()


def _fits(scene: Scene, frame: Frame, sense: Sense) -> frozenset[int] | None:
    """The tokens a sense takes besides its trigger; None when a constraint does not hold."""
    taken: set[int] = set()
    if sense.particle:
        found = _particle(scene, frame.token, sense.particle)
        if found is None:
            return None
        taken |= found
    for words, slot in ((sense.object, "object"), (sense.subject, "subject")):
        if words is not None:
            filled = frame.slot(slot)
            if slot == "object" and sense.particle and not filled:
                filled = frame.slot(sense.particle.split()[-1])  # "took over the town", read as "over the town"
            if slot == "object" and "event" in words.built_in:
                filled = (*filled, *scene.tree.kids(frame.token, "ccomp", "xcomp", "csubj"))
            hits = [j for i in filled for j in scene.tree.conjuncts(i) if matches(scene, j, words)]
            if not hits and not (_unsaid(frame, slot) and (slot == "subject" or sense.type in HELP)):
                return None
            if slot == "object" and not words.built_in & {"place", "actor", "person"}:
                taken.update(i for i in hits if i not in scene.actors)
    for words, slot in ((sense.not_object, "object"), (sense.not_subject, "subject")):
        if words is not None and any(
            matches(scene, i, words) and not _state(scene, i, words) for i in frame.slot(slot)
        ):
            return None
    if sense.not_modifier is not None and any(matches(scene, i, sense.not_modifier) for i in frame.modifiers()):
        return None
    if sense.prep:
        # Several prepositions are alternatives (*fired at, on, into*).
        hits = [i for word, words in sense.prep for i in frame.slot(word) if matches(scene, i, words)]
        if not hits:
            return None
        taken.update(i for i in hits if i not in scene.actors)
    return frozenset(taken)


def _unsaid(frame: Frame, slot: str) -> bool:
    """An argument that the form of the verb leaves out: who advances in *the order to advance*, who is helped in *..., aided by X*."""
    token, tree = frame.tree[frame.token], frame.tree
    if slot == "subject":
        return not frame.slot(slot) and token.feats.get("VerbForm") == "Inf"
    bare = not tree.kids(frame.token, "nsubj", "nsubj:pass", "aux", "obj")
    participle = frame.passive and bare and tree.rels[frame.token] in ("advcl", "conj", "parataxis")
    return slot == "object" and participle and bool(frame.slot("subject"))


def _state(scene: Scene, i: int, words: Words) -> bool:
    """A country is a place, but *never an event with a place* does not mean it: *defended Iraq*."""
    named = bool(words.nouns) and scene.is_word(i, words.nouns)
    return not named and i in scene.places and scene.places[i].precision == "country"


def matches(scene: Scene, i: int, words: Words) -> bool:
    """Whether the noun at a token is one of `words`."""
    if words.nouns and scene.is_word(i, words.nouns):
        return True
    counted = _counted(scene, i)
    if words.nouns and counted is not None and scene.is_word(counted, words.nouns):
        return True  # "lifted all of the sanctions"
    kinds = words.built_in
    return bool(
        ("place" in kinds and i in scene.places)
        or ("place" in kinds and scene.has(i, "settlements"))
        or ("actor" in kinds and (i in scene.actors or bool(scene.parties(i))))
        or ("person" in kinds and i in scene.actors and scene.actors[i].sector is not None)
        or ("number" in kinds and (scene.tree[i].upos == "NUM" or bool(scene.tree.kids(i, "nummod"))))
        or ("event" in kinds and any(True for _ in _candidates(scene, i)))
    )


def _counted(scene: Scene, i: int) -> int | None:
    """What a word of quantity counts: *all of the sanctions*."""
    if not scene.has(i, "quantities"):
        return None
    partitive = scene.lexicon.words("partitive")
    return next((c for c in scene.tree.kids(i, "nmod", "obl") if scene.tree.case(c) in partitive), None)


def _is_part(scene: Scene, i: int, word: str) -> bool:
    """Whether a token is this particle, as written where it is a pronoun: the lemma of Swedish `sin` is `sig`."""
    if "poss" in scene.tree[i].deprel:
        return False
    return word == scene.tree.lower(i) or (scene.tree[i].upos != "PRON" and word in scene.forms(i))


def _particle(scene: Scene, i: int, particle: str) -> set[int] | None:
    words = particle.split()
    near = [c for c in scene.tree.children[i] if scene.tree.rels[c] in PARTICLES]
    # A particle may hang elsewhere in a wrong parse; right behind the verb it is still its particle.
    near += range(i + 1, min(i + 2 + len(words), len(scene.tree.tokens)))
    # "tvingade flyktingar att lämna landet": the infinitive hung on the object.
    near += [c for o in scene.tree.kids(i, "obj") for c in scene.tree.kids(o, "acl") if not scene.tree.kids(c, "nsubj")]
    taken = set()
    for word in words:
        hit = next((c for c in near if _is_part(scene, c, word)), None)
        if hit is None:
            return None
        taken.add(hit)
    return taken
