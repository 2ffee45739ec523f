"""The arguments of a trigger: who fills the subject, the object, each preposition, through passives, clauses and coordination."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from strife.extract.scene import Scene
from strife.model import Tree

NEAR = 6  # words: how far behind its word a complement may stand when the tree does not say


def is_predicate(tree: Tree, i: int) -> bool:
    """A word that has a subject and no copula is a verb, whatever the tagger calls it (`Israel bombs Syria`)."""
    if tree[i].upos in ("VERB", "AUX", "PUNCT") or tree.kids(i, "cop", "det", "case"):
        return False
    return bool(tree.kids(i, "nsubj"))


def is_participle(scene: Scene, i: int) -> bool:
    """An irregular participle behind a copula that the tagger takes for a noun (`Three monks were beaten`)."""
    verb = scene.lexicon.irregular.get(scene.tree.lower(i))
    noun = scene.tree[i].upos == "NOUN" and not scene.tree.kids(i, "det", "amod", "nummod", "compound", "case")
    return noun and verb in scene.lexicon.verbs and bool(scene.tree.kids(i, "cop"))


class Frame:
    """The arguments of one verb or noun, as tokens. Slots are those of docs/lexicon.md."""

    def __init__(self, scene: Scene, token: int) -> None:
        self.scene, self.tree, self.token = scene, scene.tree, token
        self._slots: dict[str, tuple[int, ...]] = {}

    @cached_property
    def verbal(self) -> bool:
        upos = self.tree[self.token].upos
        return upos in ("VERB", "AUX", "ADJ") or is_predicate(self.tree, self.token) or self._noun_like

    @cached_property
    def _noun_like(self) -> bool:
        return is_participle(self.scene, self.token)

    @cached_property
    def passive(self) -> bool:
        """By its subject, auxiliary or voice; a past participle that modifies a noun is passive too."""
        token, tree = self.tree[self.token], self.tree
        own = {tree[c].deprel for c in tree.children[self.token]}
        if "nsubj" in own and self._headline_participle():
            return True
        finite = token.feats.get("Voice") == "Act" and token.feats.get("VerbForm") == "Fin"
        if (finite and not own & {"aux:pass", "obl:agent"}) or (
            self.scene.has(self.token, "deponents") and not self._by_somebody()
        ):
            return False  # "möttes i Genève": passive in form alone
        parent = tree.parent(self.token)
        if self._noun_like:
            return True
        inflected = len(token.text) > len(token.lemma) + 1 or token.lemma.lower() not in self.scene.lexicon.verbs
        inflected = inflected or token.text.lower() in self.scene.lexicon.irregular
        if token.upos == "ADJ" and inflected and not self.scene.lexicon.verbs.get(token.text.lower()):
            # A participle that the parser takes for an adjective: "blev attackerad av", "Tre soldater dödade i ..."
            perfect = any(self.scene.has(c, "perfect") for c in tree.kids(self.token, "aux"))
            if (
                parent is None
                and "nsubj" in own
                and not own & {"aux", "cop", "aux:pass"}
                and tree.tokens[-1].text == "."
            ):
                return False  # a full sentence without any other verb: "Tusentals studenter protesterade."
            return not perfect and not tree.kids(self.token, "obj") and len(tree.kids(self.token, "nsubj")) < 2
        if tree.rels[self.token] == "xcomp" and parent is not None and self.scene.has(parent, "passive_auxiliaries"):
            return token.feats.get("Tense") == "Past" or token.feats.get("VerbForm") == "Part"
        if own & {"nsubj:pass", "aux:pass", "obl:agent", "csubj:pass"}:
            return True
        ending = self.scene.lexicon.grammar.get("passive_ending")
        if not token.feats and token.upos == "VERB" and ending and token.text.lower().endswith(ending):
            return True  # "togs": a form that the tagger does not know
        if "nsubj" in own:
            # A bare English participle with a plain subject is an active past (`Soldiers fired on the crowd`).
            finite = token.feats.get("Voice") == "Pass" and token.feats.get("VerbForm") != "Part"
            return finite and not tree.kids(self.token, "obj")
        if token.feats.get("VerbForm") == "Sup" and not tree.kids(self.token, "aux"):
            return self._by_somebody()  # "hjälpt av X"
        if token.feats.get("Voice") == "Pass" and token.feats.get("VerbForm") != "Ger":
            return not tree.kids(self.token, "aux") or token.feats.get("VerbForm") != "Part"
        if token.feats.get("Tense") != "Past" or token.feats.get("VerbForm") != "Part":
            return False
        if tree.rels[self.token] == "advcl":  # "Financed by the state, the schools were closed"
            return not tree.kids(self.token, "aux", "obj")
        return tree.rels[self.token] in ("acl", "amod") and token.deprel != "acl:relcl"

    def _headline_participle(self) -> bool:
        """`Tre soldater dödade i rebellattack`: without object, full stop or auxiliary, and in an event: it was done to them."""
        tree, inside = self.tree, self.scene.lexicon.words("inside")
        verb = tree[self.token]
        if (
            tree.tokens[-1].text in ".!?"
            or verb.feats.get("Tense") != "Past"
            or tree.kids(self.token, "obj", "aux", "ccomp")
        ):
            return False
        tolls = self.scene.lexicon.grammar.get("toll_words") or {}
        hurt = {word for kind in ("killed", "injured", "abducted") for word in tolls.get(kind, ())}
        if hurt.isdisjoint(self.scene.forms(self.token)) or self.scene.has(self.token, "subject_toll"):
            return False
        senses = self.scene.lexicon.nouns.items()
        attacks = frozenset(noun for noun, told in senses if any(s.type == "ASSAULT" for s in told))
        phrases = (c for c in tree.kids(self.token, "obl", "nmod") if c > self.token and tree.case(c) in inside)
        return any(self.scene.is_word(c, attacks) for c in phrases)

    def _by_somebody(self) -> bool:
        agents = self.scene.lexicon.words("agent")
        return any(self.tree.case(c) in agents for c in self.tree.kids(self.token, "obl"))

    def slot(self, name: str) -> tuple[int, ...]:
        """The tokens that fill a slot; a preposition's are its complements."""
        if name not in self._slots:
            self._slots[name] = tuple(dict.fromkeys(self._fill(name)))
        return self._slots[name]

    def _fill(self, name: str) -> Sequence[int]:
        if name == "none":
            return ()
        if name == "subject":
            return self._agent() if self.passive else self._surface(self.token)
        if name == "object":
            if not self.verbal:
                genitive = sorted(self.scene.lexicon.words("genitive"))
                return [*(c for g in genitive for c in self.slot(g)), *self._possessors(), *self.modifiers()]
            return self._retained() or self._patient() if self.passive else self._object(self.token)
        if name == "indirect":
            given = self.passive and self._retained()
            return self._patient() if given else self.tree.kids(self.token, "iobj")
        if name == "possessor":
            return self._possessors()
        if name == "modifier":
            hosts = [Frame(self.scene, o) for o in self._object(self.token)] if self.verbal else [self]
            return [c for host in hosts for c in host.modifiers() if c in self.scene.actors]
        return self._complements(name)

    # --- subjects and objects ----------------------------------------------------------------------------------------

    def _agent(self) -> list[int]:
        agents, tree = self.scene.lexicon.words("agent"), self.tree
        own = [
            c for c in tree.kids(self.token, "obl", "nmod") if tree[c].deprel == "obl:agent" or tree.case(c) in agents
        ]
        if own:
            return own
        # "dödades tre män, alla civila, av trupper": behind a comma the agent is no part of the patient it hangs on.
        told = [
            d
            for n, p in enumerate(self._patient())
            for c in (p, *tree.kids(p, "appos", "nmod"))
            for d in tree.kids(c, "obl", "nmod")
            if tree.case(d) in agents and (self._set_off(d) or (n and p not in self.scene.actors))
        ]
        # "levererades till kurderna av USA": hung on the word before.
        near = [
            c
            for d in tree.kids(self.token, "obl", "obj", "xcomp")
            for c in tree.kids(d, "nmod", "obl")
            if d in self.scene.actors or tree.rels[d] == "obj" or tree[c].deprel == "obl:agent"
        ]
        return told or [c for c in near if tree.case(c) in agents and c > self.token]

    def _set_off(self, i: int) -> bool:
        """Whether a comma or bracket stands before the preposition of a nominal."""
        mark = min((c for c in self.tree.kids(i, "case")), default=i)
        return mark > self.token and self.tree[mark - 1].upos == "PUNCT"

    def _surface(self, i: int, depth: int = 0) -> list[int]:
        """The grammatical subject of a verb, its own or the one it shares."""
        tree = self.tree
        told = tree.kids(i, "nsubj", "csubj")
        own = [self._antecedent(i, c) for c in told if c not in self.scene.timed and not self._where(c)]
        if len(own) == 2 and own[0] < i < own[1]:
            own = own[:1]  # the later of two subjects is the object: see _object
        if told and not own:
            # "Förra veckan gick trupper ...": a time is nobody; the noun after the verb is who.
            own = [c for c in tree.kids(i, "obj") if c > i]
        if fronted := self._fronted(i, own):
            return fronted
        if own or depth > 4:
            return own
        rel, parent = tree.rels[i], tree.parent(i)
        if parent is None:
            return []
        if rel == "conj" or (rel == "parataxis" and parent < i and tree[parent].upos == "VERB"):
            if tree[parent].upos not in ("VERB", "AUX", "ADJ") and rel == "conj":
                return []
            return self._surface(parent, depth + 1)
        if rel in ("xcomp", "ccomp") and not self._marked_finite(i):
            objects = tree.kids(parent, "obj", "iobj") if rel == "xcomp" else []
            # "helped the army to take": the object before the infinitive does it; "began to shell the town": not the town.
            objects = [c for c in objects if not self.scene.has(c, "reflexive")]  # "found itself fighting"
            controllers = [c for c in objects if c < i or not self._shares_subject(parent)]
            if controllers and tree[parent].upos == "VERB":
                return controllers
            return self._surface(parent, depth + 1)
        if rel == "advcl" and tree[i].feats.get("VerbForm") in ("Ger", "Part", "Inf", "Conv", "Sup"):
            if agents := Frame(self.scene, parent)._agent():
                return agents  # "the camp was attacked by militiamen, killing 20"
            return self._surface(parent, depth + 1) if tree[parent].upos in ("VERB", "AUX", "ADJ") else [parent]
        if tree[i].deprel == "acl:relcl" and any(self.scene.has(c, "relative") for c in tree.kids(i, "mark")):
            return [] if self.passive else [parent]  # "lärarna som protesterade", with *som* as a mere mark
        if rel == "acl" and tree[i].deprel != "acl:relcl":
            # A headline: "Macron to meet Putin".
            headline = tree.parent(parent) is None and parent in self.scene.actors
            if headline or tree[i].feats.get("VerbForm") != "Inf":
                return [parent]
            # "launched an offensive to take Tripoli": who launches it is to take the town.
            verb = tree.parent(parent)
            return self._surface(verb, depth + 1) if verb is not None and tree.rels[parent] == "obj" else []
        return []

    def _where(self, c: int) -> bool:
        """`In El Salvador, journalists ...`: a place under its preposition is nobody, though a parser may take it for the subject."""
        return c in self.scene.places and self.tree.case(c) in self.scene.lexicon.words("inside")

    def _fronted(self, i: int, subjects: list[int]) -> list[int]:
        """`Den svenska armén besegrade ryssarna`: a bare nominal before the verb that the parser called oblique."""
        tree = self.tree
        finite = tree[i].upos == "VERB" and tree[i].feats.get("VerbForm") == "Fin" and tree.parent(i) is None
        if not finite or any(s < i for s in subjects) or (subjects and tree.kids(i, "obj", "ccomp", "xcomp")):
            return []
        bare = [c for c in tree.kids(i, "obl") if c < i and not tree.case(c) and c not in self.scene.timed]
        if subjects:
            return [c for c in bare if c in self.scene.actors]
        return [c for c in bare if tree[c].upos in ("NOUN", "PROPN")]

    def _shares_subject(self, verb: int) -> bool:
        """A verb such as *begin*, *manage*, *plan*: what it governs has its subject."""
        senses = [s for form in self.scene.forms(verb) for s in self.scene.lexicon.verbs.get(form, ())]
        return any(s.op in ("keep", "plan", "want", "fail") for s in senses)

    def _marked_finite(self, i: int) -> bool:
        return self.tree[i].feats.get("VerbForm") == "Fin" and bool(self.tree.kids(i, "mark"))

    def _antecedent(self, verb: int, argument: int) -> int:
        """A relative pronoun stands for the noun that its clause belongs to."""
        if self.scene.has(argument, "relative") and self.tree[verb].deprel == "acl:relcl":
            parent = self.tree.parent(verb)
            return argument if parent is None else parent
        return argument

    def _patient(self) -> list[int]:
        own = [self._antecedent(self.token, c) for c in self.tree.kids(self.token, "nsubj:pass", "nsubj", "csubj")]
        if own:
            return own
        if self.tree.rels[self.token] in ("acl", "amod"):
            parent = self.tree.parent(self.token)
            return [parent] if parent is not None else []
        if objects := self.tree.kids(self.token, "obj"):
            return objects
        return self._surface(self.token)

    def _retained(self) -> list[int]:
        """What is given in *they were given shelter*: the object that a passive keeps."""
        kept = self.tree.kids(self.token, "obj") if self.tree.kids(self.token, "nsubj:pass") else []
        forms = self.scene.forms(self.token)
        verbs = self.scene.lexicon.verbs  # a particle taken for an object: "slogs ihjäl"
        senses = [s for form in forms for s in verbs.get(form, ())]
        kept = [c for c in kept if not any(s.particle == self.tree.lower(c) for s in senses)]
        return [c for c in kept if c > self.token and c not in self.scene.actors and c not in self.scene.timed]

    def _object(self, i: int) -> list[int]:
        subject = self._surface(i)
        objects = [c for c in self.tree.kids(i, "obj") if c not in self.scene.timed] or self.tree.kids(i, "iobj")
        subjects = self.tree.kids(i, "nsubj")
        objects = objects or [c for c in subjects if c > i and len(subjects) == 2]  # a second subject is the object
        objects = objects or ([c for c in subjects if c > i] if self._fronted(i, subjects) else [])
        own = [self._antecedent(i, c) for c in objects if c not in subject]
        own = own or [c for c in self.tree.kids(i, "obl", "nmod") if self._bare_object(i, c)]
        own = own or [c for c in self.tree.kids(i, "compound:prt") if self.tree[c].upos == "NOUN"]  # "höll samtal"
        own = own or [c for c in self.tree.kids(i, "xcomp") if c in self.scene.places and not self.tree.case(c)]
        parent = self.tree.parent(i)
        if not own and parent is not None and self.tree.rels[i] == "xcomp" and self._shares_subject(parent):
            own = self.tree.kids(parent, "obj")  # "began to shell the town", with the town hung on *began*
        if own:
            return own
        if self.tree[i].upos == "NOUN":
            return [c for c in self.tree.kids(i, "appos", "nmod", "dep") if c > i and not self.tree.case(c)][:1]
        if self.tree[i].deprel == "acl:relcl" and not any(
            self.scene.has(c, "relative") for c in self.tree.kids(i, "nsubj")
        ):
            parent = self.tree.parent(i)
            subject = self.tree.kids(i, "nsubj")
            return [parent] if parent is not None and subject and not self.tree.kids(i, "obl") else []
        for c in self.tree.kids(i, "conj"):
            # "attacked and killed the soldiers": the object of the last verb belongs to both.
            if (
                self.tree[c].upos == "VERB"
                and not self.tree.kids(c, "nsubj")
                and not self.tree.kids(i, "obl", "xcomp", "ccomp")
            ):
                return self._object(c)
        return []

    def _bare_object(self, verb: int, c: int) -> bool:
        """A noun behind a verb without preposition that is no time: an object that the parser called oblique."""
        free = not self.tree.case(c) and c not in self.scene.timed and self.tree[c].deprel in ("obl", "nmod")
        counted = self.tree[c].upos == "ADJ" and bool(self.tree.kids(c, "nummod"))  # "två misstänkta"
        return c > verb and free and (counted or self.tree[c].upos in ("NOUN", "PROPN"))

    # --- nouns and prepositions --------------------------------------------------------------------------------------

    def _possessors(self) -> list[int]:
        own = self.tree.kids(self.token, "nmod:poss")
        if self.verbal:
            own += [p for o in self._object(self.token) for p in self.tree.kids(o, "nmod:poss")]
        return own

    def modifiers(self) -> list[int]:
        """Adjectives and compound parts before a noun; in one written word the word itself."""
        tree = self.tree
        own = [
            c
            for c in tree.kids(self.token, "amod", "compound", "nmod", "nummod")
            if not tree.case(c) and "poss" not in tree[c].deprel
        ]
        return own + [d for c in own if tree.rels[c] == "compound" for d in tree.kids(c, "amod", "compound")]

    def _complements(self, word: str) -> list[int]:
        """Complements of a preposition, of the trigger itself or of its fixed object."""
        tree = self.tree
        hosts = [self.token]
        if self.verbal:
            objects = tree.kids(self.token, "obj", "nsubj:pass")
            hosts += [*(j for o in objects for j in tree.conjuncts(o)), *tree.kids(self.token, "xcomp", "compound")]
            if self.passive and not tree.kids(self.token, "nsubj", "nsubj:pass"):
                hosts += [p for p in [tree.parent(self.token)] if p is not None and tree.rels[self.token] == "acl"]
        else:
            # "launched an offensive against X": the parser often hangs the phrase on the verb.
            parent = tree.parent(self.token)
            if parent is not None and tree.rels[self.token] in ("obj", "nsubj:pass") and tree[parent].upos == "VERB":
                hosts.append(parent)
            elif parent is not None and tree.rels[self.token] == "nsubj" and word in self.scene.lexicon.words("from"):
                hosts += [parent] if tree[parent].upos == "VERB" and not tree.kids(parent, "obj") else []
        found = []
        for host in hosts:
            found += [
                c
                for c in tree.kids(host, "obl", "nmod", "advmod", "advcl", "iobj", "acl")
                if tree.case(c) == word and not self.scene.has(c, "contrast_words")
            ]
            found += [c for c in tree.kids(host, "advcl", "acl", "xcomp", "ccomp") if self._marked(c, word)]
        if not found:
            # One step further: "a call by X on Tuesday for a truce" hung on a neighbour.
            for host in hosts:
                for c in tree.kids(host, "obl", "nmod"):
                    free = (
                        c not in self.scene.actors
                        or c in self.scene.places
                        or word in self.scene.lexicon.words("agent")
                    )
                    behind = [d for d in tree.kids(c, "nmod", "obl") if d > self.token]
                    found += [d for d in behind if free and tree.case(d) == word]
        return found or self._next_under(word)

    def _marked(self, clause: int, word: str) -> bool:
        """A clause in the place of a noun under a preposition: *refrain **from** attacking*, *gå med **på** att träffa*."""
        marks = (c for c in self.tree.kids(clause, "mark") if self.tree[c].upos != "PART")
        return any(self.tree.lower(c) == word for c in marks)

    def _next_under(self, word: str) -> list[int]:
        """The complement of that preposition close behind, wherever a wrong parse hangs it; no verb may lie between."""
        for j in range(self.token + 1, min(self.token + NEAR, len(self.tree.tokens))):
            token = self.tree[j]
            if token.upos in ("VERB", "AUX", "SCONJ") or token.text in (";", ":"):
                break
            if token.upos == "ADP" and self.tree.lower(j) == word and self.tree.rels[j] == "case":
                return [token.head] if token.head > j else []
        return []
