"""Referring words: pronouns, `the country` and `the general`, each back to the actor it means."""

from __future__ import annotations

from collections.abc import Callable

from strife.find.bodies import body
from strife.find.cast import moved
from strife.find.grouping import ARMED, ruled
from strife.find.stage import Stage, is_definite
from strife.knowledge.names import DEMONYM
from strife.model import ActorMention

BODIES = ARMED | {"COP", "OPP", "CRM", "PTY"}  # kinds of bodies that `they` may mean though their name is singular


class Referring:
    """The referring words of one sentence; `describe` gives the actor that the agent noun at a token describes."""

    def __init__(self, stage: Stage, describe: Callable[[int], ActorMention | None]) -> None:
        self.stage, self.tree, self.agents, self.describe = stage, stage.tree, stage.agents, describe
        self.knowledge, self.lexicon, self.cast = stage.knowledge, stage.lexicon, stage.cast

    def refer(self, i: int) -> ActorMention | None:
        """Whom a pronoun or `the country` at a token means."""
        token = self.tree[i]
        if token.upos not in ("PRON", "DET"):
            return (
                self._land(i)
                if not self.lexicon.words("lands").isdisjoint((token.lemma.lower(), token.text.lower()))
                else None
            )
        features = (self.lexicon.grammar.get("pronouns") or {}).get(token.text.lower())
        if not features or (self.tree.rels[i] == "det" and not features.get("possessive")):
            return None
        if features.get("person") is False and not features.get("possessive") and self.tree.rels[i] != "nsubj":
            return None  # `den`, `it` as objects are mostly articles or empty words
        index = self.stage.sentence.index
        if features.get("relative"):
            met = self._antecedent(i)
        elif features.get("speaker"):
            met = self._sayer(i)
        elif features.get("person") is False and not features.get("possessive"):
            met = self._own_subject(i) or self.cast.thing(index, token.start)
        elif features.get("subject") or (features.get("possessive") and features.get("person") is False):
            met = self.cast.subject(index, token.start) or self._own_subject(i)
            if met is None and not features.get("subject"):
                met = self.cast.thing(index, token.start)  # "Its troops ...": whose sentence it was before
        elif features.get("number") == "many":
            own, others = self._own_subject(i) if self._inside(i) else None, self._beside(i)
            fits = own is not None and (own.sector in BODIES or self._is_many(own)) and own.actor not in others
            met = own if fits else self.cast.many(index, token.start, others)
        elif self.tree.rels[i] in ("obj", "iobj", "obl"):
            doer = self._own_subject(i)
            met = self.cast.person(index, token.start, () if doer is None else (doer.actor,))
        else:
            own, past = self._own_person(token.start, True), self.cast.person(index, token.start, self._beside(i))
            here = self._own_person(token.start, False)
            # In a clause inside, the person just named; as subject of the whole sentence, the one it was about before.
            met = own or (here or past if self._inside(i) else past or here)
        return (
            moved(met, token.start, token.end, token.start, token.text, f"`{token.text}`: {met.name}") if met else None
        )

    def _is_many(self, mention: ActorMention) -> bool:
        i = self.tree.at(mention.head)
        plural = i is not None and self.tree[i].feats.get("Number") == "Plur"
        return plural or mention.via.startswith(DEMONYM)

    def _beside(self, i: int) -> frozenset[str]:
        """The other actors of a pronoun's own verb, none of whom it can mean (`he asked the minister to leave`)."""
        verb = self.tree.parent(i)
        if verb is None or self.tree.rels[i] not in ("nsubj", "obj", "iobj", "obl"):
            return frozenset()
        near = (c for c in self.tree.kids(verb, "nsubj", "obj", "iobj", "obl") if c != i)
        met = [self.stage.named.get(c) or (self.describe(c) if c in self.agents else None) for c in near]
        return frozenset(m.actor for m in met if m is not None)

    def _antecedent(self, i: int) -> ActorMention | None:
        """*Chad, whose soldiers ...*: the word that the relative clause belongs to."""
        for j in self.tree.ancestors(i):
            if self.tree[j].deprel == "acl:relcl":
                head = self.tree.parent(j)
                return None if head is None else self._named_or_described(head, i)
        return None

    def _named_or_described(self, j: int, i: int) -> ActorMention | None:
        if j in self.stage.named:
            return self.stage.named[j]
        return self.describe(j) if j in self.agents and i not in set(self.tree.subtree(j)) else None

    def _inside(self, i: int) -> bool:
        """Whether a pronoun stands in a clause that is part of another."""
        verb = self.tree.parent(i)
        while verb is not None and self.tree[verb].upos not in ("VERB", "AUX"):
            verb = self.tree.parent(verb)
        return verb is not None and self.tree.rels[verb] in ("advcl", "ccomp", "xcomp", "acl", "csubj")

    def definite(self, i: int) -> ActorMention | None:
        """`the general`, `krigsherren`: a person met before by that title."""
        agent = self.agents[i]
        definite = is_definite(self.stage, i) and not self.stage.plural(i)
        if not definite and is_definite(self.stage, i) and (met := body(self.stage, i)):
            return self._as(met, i)
        met = self.cast.titled(agent.noun) if definite else None
        if met is None and definite and agent.role == "sector" and agent.noun in self.lexicon.words("person_titles"):
            last = self.cast.person(self.stage.sentence.index, self.tree[i].start)
            met = last if last is not None and last.sector == agent.sector == "MIL" else None
        if met is None and definite:
            met = body(self.stage, i)
        if met is None and definite and (land := ruled(self.stage, i)):
            name = self.stage.called("GOV", land.name)
            token = self.tree[i]
            return ActorMention(
                token.start,
                token.end,
                token.start,
                token.text,
                f"{land.actor}.GOV",
                name,
                land.country,
                "GOV",
                f"`{token.text}`: {name}",
            )
        return None if met is None else self._as(met, i)

    def _as(self, met: ActorMention, i: int) -> ActorMention:
        token = self.tree[i]
        return moved(met, token.start, token.end, token.start, token.text, f"the {self.agents[i].noun}")

    def _sayer(self, i: int) -> ActorMention | None:
        """Whom `we` means in what somebody says: the speaker."""
        for ancestor in self.tree.ancestors(i):
            for verb in (ancestor, *self.tree.kids(ancestor, "parataxis")):
                forms = self.lexicon.forms(self.tree[verb].lemma, self.tree[verb].text)
                if not any(s.op == "say" for form in forms for s in self.lexicon.verbs.get(form, ())):
                    continue
                for s in self.tree.kids(verb, "nsubj"):
                    if s != i and s in self.stage.named:
                        return self.stage.named[s]
                    if s != i and s in self.agents:
                        return self.describe(s)
        return None

    def _own_person(self, before: int, subject: bool) -> ActorMention | None:
        """The last person named earlier in this sentence; `subject`: as a subject or whose thing the subject is."""
        near = [m for i, m in self.stage.named.items() if m.start < before and i in self.stage.people]
        if subject:
            near = [m for m in near if any(self.tree.rels[j] == "nsubj" for j in self._up(m))]
        return max(near, key=lambda m: m.start, default=None)

    def _up(self, mention: ActorMention) -> list[int]:
        """The head of a mention, or what it is put beside (`Secretary of State X`), and for a genitive what it belongs to."""
        i = self.tree.at(mention.head)
        if i is None:
            return []
        while self.tree.rels[i] in ("appos", "flat") and (above := self.tree.parent(i)) is not None:
            i = above
        parent = self.tree.parent(i)
        return [i] if "poss" not in self.tree[i].deprel or parent is None else [i, parent]

    def _own_subject(self, i: int) -> ActorMention | None:
        for ancestor in self.tree.ancestors(i):
            for s in self.tree.kids(ancestor, "nsubj"):
                if s >= i:
                    continue  # "It killed 20 people, police said": not the police
                if s in self.stage.named and self.stage.named[s].head != self.tree[i].start:
                    return self.stage.named[s]
                if self.tree[s].upos == "PRON" and s != i:
                    return self.refer(s)
                if s in self.agents and s != i and i not in set(self.tree.subtree(s)):
                    return self.describe(s)
        return None

    def _land(self, i: int) -> ActorMention | None:
        """`the country`, `landet`: the country that was the subject before, else the one the report is about."""
        if self.tree.kids(i, "amod", "nmod", "acl", "compound") or not is_definite(self.stage, i):
            return None
        token = self.tree[i]
        met = self.cast.thing(self.stage.sentence.index, token.start) or self._own_subject(i)
        if met is not None and met.actor == met.country:
            return moved(met, token.start, token.end, token.start, token.text, f"`{token.text}`: {met.name}")
        main = self.cast.main_country()
        if main is None:
            return None
        name = self.knowledge.country_name(main)
        return ActorMention(
            token.start, token.end, token.start, token.text, main, name, main, None, f"`{token.text}`: {name}"
        )
