"""Did it happen: the status that negation, modals, conditions, purpose and adjectives give an event word."""

from __future__ import annotations

from collections.abc import Collection

from strife.extract.scene import Scene

_RANK = {"actual": 0, "historical": 1, "future": 2, "hypothetical": 3, "negated": 4}


def combine(*statuses: str) -> str:
    """The status least like `actual`: what is negated stays negated whatever stands around it."""
    return max(statuses, key=_RANK.__getitem__)


def own_status(scene: Scene, i: int, qualities: bool = True) -> str:
    """What the words that hang on an event word itself say: *not*, *will*, *may*, *planned*, *alleged*.

    Without `qualities` adjectives are not heard: who *mounted its long-threatened invasion* has mounted it.
    """
    tree = scene.tree
    statuses = ["actual"]
    for c in tree.children[i]:
        rel = tree.rels[c]
        if (rel in ("advmod", "cc", "neg") and scene.has(c, "negation")) or (
            rel == "det" and scene.has(c, "negative_determiners")
        ):
            statuses.append("negated")
        elif rel == "case" and scene.has(c, "negation"):
            statuses.append("negated")  # "without his consent"
        elif rel == "aux":
            statuses.append(_modal(scene, c, i))
            statuses += [_modal(scene, d, c) for d in tree.kids(c, "aux")]  # "kan komma att anfalla"
            if tree.lower(c).endswith(tuple(scene.lexicon.words("negation_endings")) or ("\0",)):
                statuses.append("negated")
        elif rel in ("amod", "compound", "nmod") and qualities:
            statuses.append(_adjective(scene, c))
        elif rel == "nsubj" and any(scene.has(d, "negation") for d in tree.kids(c, "cc")):
            statuses.append("negated")  # "neither Armenia nor Azerbaijan has signed"
        elif (rel == "obl" and _in_no_way(scene, c)) or (rel in ("nsubj", "obj") and _nobody(scene, c)):
            statuses.append("negated")
    parent = tree.parent(i)
    if parent is not None and tree.rels[i] == "xcomp" and scene.has(parent, "future_verbs"):
        statuses.append("future")
    infinitive = tree.rels[i] == "xcomp" or (tree.rels[i] == "ccomp" and tree[i].feats.get("VerbForm") == "Inf")
    if parent is not None and infinitive and scene.has(parent, "obligation_verbs"):
        # "would have to withdraw", "behöver dra sig tillbaka"; who had to withdraw did so
        modal = [_modal(scene, c, parent) for c in tree.kids(parent, "aux")]
        statuses += modal if modal else ["hypothetical" if tree[parent].feats.get("Tense") == "Pres" else "actual"]
    if (
        tree[i].upos == "NOUN"
        and parent is not None
        and tree[parent].upos == "VERB"
        and tree.rels[i] in ("nsubj", "obj")
    ):
        statuses += [_modal(scene, c, parent) for c in tree.kids(parent, "aux")]  # "an attack could follow"
    if tree[i].upos == "NOUN" and parent is not None and tree.rels[i] == "nmod" and scene.has(parent, "wishes"):
        statuses.append("hypothetical")  # "the need for dialogue", "a warrant for his arrest"
    if parent is not None and tree.rels[i] in ("nsubj", "xcomp", "ccomp", "csubj") and tree[parent].upos == "ADJ":
        statuses.append(_adjective(scene, parent))  # "a summit is unlikely", "is likely to attack"
    if tree[i].feats.get("Mood") == "Imp" and not tree.kids(i, "nsubj"):
        statuses.append("hypothetical")  # "Join the protest"
    if tree.rels[i] == "conj" and parent is not None and tree[i].upos == tree[parent].upos == "VERB":
        alike = tree[i].feats.get("VerbForm") == tree[parent].feats.get("VerbForm") and _is_passive(scene, parent)
        if not tree.kids(i, "aux", "nsubj", "nsubj:pass") and (
            tree[i].feats.get("VerbForm") in ("Inf", None) or alike or tree.lower(i) == tree.lemma(i)
        ):
            statuses.append(own_status(scene, parent))  # "will arrest and deport them", "will be tried and shot"
    return combine(*statuses)


def _is_passive(scene: Scene, i: int) -> bool:
    return bool(scene.tree.kids(i, "aux:pass")) or any(
        scene.tree[c].deprel == "nsubj:pass" for c in scene.tree.children[i]
    )


def _nobody(scene: Scene, c: int) -> bool:
    return any(scene.has(d, "negative_determiners") for d in (c, *scene.tree.kids(c, "det")))


def _in_no_way(scene: Scene, c: int) -> bool:
    """*in no way*, *at no time*, *på inget sätt*: a phrase that says not."""
    return _nobody(scene, c) and scene.has(c, "ways_and_times")


def is_declared(scene: Scene, i: int) -> bool:
    """Whether a verb is put in the future by its tense alone: *will send*, *is going to send*, *ska skicka*."""
    tree = scene.tree
    if any(_modal(scene, c, i) == "future" for c in tree.kids(i, "aux")):
        return not hearsay(scene, i)  # "ska ha bombat" is told of the past
    parent = tree.parent(i)
    if parent is not None and tree.rels[i] == "xcomp" and scene.has(parent, "future_verbs"):
        return True
    shares = tree.rels[i] == "conj" and not tree.kids(i, "aux", "nsubj")
    return shares and parent is not None and tree[i].upos == tree[parent].upos == "VERB" and is_declared(scene, parent)


def _modal(scene: Scene, c: int, i: int) -> str:
    """What an auxiliary `c` of the verb `i` makes of it. *He said he would come*: in reported speech *would* is *will*."""
    if scene.has(c, "obligation"):
        return "hypothetical"
    if _is_hearsay(scene, c, i):
        return "actual"
    said = any(scene.has(m, "complementizers") for m in scene.tree.kids(i, "mark"))
    if scene.has(c, "reported_future") and (scene.tree.rels[i] in ("ccomp", "xcomp") or said):
        return "future"
    modals = scene.lexicon.grammar.get("modals") or {}
    for form in (scene.tree.lower(c), scene.tree.lemma(c)):
        if form in modals:
            return str(modals[form])
    infinitive = scene.tree[i].feats.get("VerbForm") == "Inf"
    return "future" if infinitive and scene.has(c, "future_verbs") else "actual"


def _is_hearsay(scene: Scene, c: int, i: int) -> bool:
    """*ska ha gjort*: the auxiliary of the future before a perfect tells what is said of the past."""
    return scene.has(c, "hearsay_auxiliaries") and any(scene.has(d, "perfect") for d in scene.tree.kids(i, "aux"))


def _adjective(scene: Scene, c: int) -> str:
    for status, words in (scene.lexicon.grammar.get("adjectives") or {}).items():
        if status in _RANK and any(form in words for form in scene.forms(c)):
            return str(status)
    return "actual"


def clause_status(scene: Scene, i: int, operators: Collection[int], outer: Collection[int]) -> str:
    """What the clauses around an event word say: a condition, a purpose, a question. *The order to advance* is no purpose."""
    tree = scene.tree
    asked = any(token.text == "?" for token in tree.tokens[-2:])
    for j in (i, *tree.ancestors(i)):
        if any(scene.has(c, "conditional") for c in tree.kids(j, "mark")):
            return "hypothetical"
        if any(scene.has(c, "inverted_condition") and c == min(tree.subtree(j)) for c in tree.kids(j, "aux")):
            return "hypothetical"  # "Had Russia attacked, ..."
        if tree.rels[j] == "advcl" and any(scene.has(c, "before") for c in tree.kids(j, "mark")):
            return "hypothetical"
        if (
            tree[j].deprel == "acl:relcl"
            and tree[tree[j].head].upos == "NOUN"
            and any(a in outer for a in tree.ancestors(j))
        ):
            return "hypothetical"  # "threatened to attack ships that approach the coast"
        if (unreal := _beside(scene, j)) != "actual":
            return unreal
        if _describes(scene, j):
            return "actual"  # "if the monks who were kidnapped are freed": they were
        infinitive = tree[j].feats.get("VerbForm") == "Inf" and not tree.kids(j, "aux")
        if infinitive and _judged(scene, j, operators):
            return "hypothetical"
        verb_heads = tree.parent(j) is None and tree.kids(j, "nsubj") and tree.kids(j, "mark")
        actor_heads = (
            tree.rels[j] in ("acl", "advcl") and tree[j].head in scene.actors and tree.parent(tree[j].head) is None
        )
        if infinitive and (verb_heads or actor_heads):
            return "future"  # a headline, as the parser takes it: "Macron to meet Putin"
        ordered = tree.rels[j] == "acl" and tree.rels[tree[j].head] == "obj" and tree[tree[j].head].head in operators
        if infinitive and tree.rels[j] in ("advcl", "acl") and tree[j].head not in operators and not ordered:
            return (
                "hypothetical"  # a purpose: "launched an offensive to take Tripoli"; "ordered troops to march" is none
            )
        if tree[j].deprel == "acl:relcl":
            break  # "to march on Tripoli, the seat of the government that the UN recognises": it does recognise it
    return "hypothetical" if asked else "actual"


def _describes(scene: Scene, i: int) -> bool:
    """A clause in the past that says who is meant: *the monks who were kidnapped*, *the towers blown up by rebels*."""
    tree = scene.tree
    if tree.rels[i] != "acl" or tree[i].feats.get("VerbForm") in ("Inf", "Ger"):
        return False
    marked = (tree[i], *(tree[c] for c in tree.kids(i, "aux")))
    return any(t.feats.get("Tense") == "Past" for t in marked)


def _judged(scene: Scene, i: int, operators: Collection[int]) -> bool:
    """An infinitive that something is only said about: *to bomb the town would be a crime*, *it is necessary to attack*."""
    tree, parent = scene.tree, scene.tree.parent(i)
    if tree.rels[i] == "csubj":
        return True
    predicate = parent is not None and parent not in operators and tree[parent].upos == "ADJ"
    return predicate and tree.rels[i] in ("xcomp", "ccomp", "advcl")


def is_habit(scene: Scene, i: int) -> bool:
    """What a kind of people does, at no time told: *a regime which murders priests*, *grupper som mördar civila*."""
    tree = scene.tree
    if tree[i].deprel != "acl:relcl" or tree.kids(i, "aux") or any(c in scene.timed for c in tree.children[i]):
        return False
    feats = tree[i].feats
    return feats.get("Tense") == "Pres" and feats.get("VerbForm") == "Fin" and tree[tree[i].head].upos == "NOUN"


def _beside(scene: Scene, i: int) -> str:
    """What a gerund clause is to the words it hangs on: *without firing*, *talk about ending*, *the aim of taking*, *will help by sending*."""
    tree, parent = scene.tree, scene.tree.parent(i)
    if parent is None or tree[i].upos != "VERB" or tree.rels[i] not in ("advcl", "acl", "obl", "nmod"):
        return "actual"
    if tree[i].deprel == "acl:relcl" or tree[i].feats.get("VerbForm") == "Fin":
        return "actual"
    marks = [tree.lower(c) for c in tree.kids(i, "mark", "case")]
    if not scene.lexicon.words("without").isdisjoint(marks):
        return "negated"
    if not scene.lexicon.words("about_deeds").isdisjoint(marks):
        return "hypothetical"
    if tree[parent].upos == "NOUN" and scene.has(parent, "aims"):
        return "hypothetical"
    if tree[parent].upos == "VERB" and not scene.lexicon.words("means").isdisjoint(marks):
        return own_status(scene, parent)
    return "actual"


def is_present(scene: Scene, i: int) -> bool:
    """A plain present tense in a full sentence (*he visits the camp every week*); a headline has no full stop."""
    tree = scene.tree
    if tree.tokens[-1].text != "." or tree[i].upos not in ("VERB", "AUX"):
        return False
    told = [i, *tree.kids(i, "aux")]
    finite = [j for j in told if tree[j].feats.get("VerbForm") == "Fin"]
    progressive = tree[i].feats.get("VerbForm") == "Ger" or (
        tree[i].feats.get("Tense") == "Pres" and tree[i].feats.get("VerbForm") == "Part"
    )
    perfect = any(scene.has(j, "perfect") for j in told[1:])
    return bool(finite) and all(tree[j].feats.get("Tense") == "Pres" for j in finite) and not (progressive or perfect)


def is_invented(scene: Scene, i: int) -> bool:
    """*In the film soldiers storm a beach*; *the novel tells how Rome burnt Carthage*: told of what never was."""
    tree, inside = scene.tree, scene.lexicon.words("inside") | scene.lexicon.words("locative")
    for j in (i, *tree.ancestors(i)):
        if any(scene.has(c, "fiction") and tree.case(c) in inside for c in tree.kids(j, "obl", "nmod")):
            return True
        if j != i and any(scene.has(c, "fiction") for c in tree.kids(j, "nsubj")):
            return tree[j].upos == "VERB"
        if tree[j].deprel == "acl:relcl":
            return j != i and scene.has(tree[j].head, "fiction")
    return False


def is_accident(scene: Scene) -> bool:
    """*Nine were injured when a bus overturned*: the sentence itself says that nobody did it."""
    return any(scene.has(t.i, "accidents") for t in scene.tree.tokens if t.upos in ("NOUN", "VERB"))


def hearsay(scene: Scene, i: int) -> bool:
    """*reportedly*, *ska ha*, *is said to have*: somebody says so, nobody says who."""
    tree = scene.tree
    for c in tree.children[i]:
        if scene.has(c, "hearsay"):
            return True
        if tree.rels[c] == "aux" and _is_hearsay(scene, c, i):
            return True
        if tree.rels[c] == "amod" and any(
            f in scene.lexicon.grammar["adjectives"].get("hearsay", ()) for f in scene.forms(c)
        ):
            return True
    parent = tree.parent(i)
    if parent is not None and tree.rels[i] in ("xcomp", "ccomp") and scene.has(parent, "hearsay_verbs"):
        passive = tree[parent].feats.get("Voice") == "Pass" or bool(tree.kids(parent, "aux:pass", "nsubj:pass"))
        return passive and not tree.kids(parent, "obl:agent")
    return False
