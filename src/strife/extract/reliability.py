"""How far a claim may be trusted: the entry's own reliability, less for each thing that had to be guessed."""

from __future__ import annotations

from strife.extract.mood import hearsay, is_present
from strife.extract.slots import Parties
from strife.extract.telling import Telling
from strife.extract.triggers import Trigger
from strife.model import Party

# What anybody does every day (help, meet, ask, agree) is an event only when somebody public has a part in it; a blow or an
# arrest is one whoever it meets. Of 60 claims of the former kind between private people only, drawn from news, 24 were right.
EVERYDAY = frozenset(
    ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "REJECT", "THREATEN"]
)
# Deeds that a plain present tense tells as a habit (*some countries receive refugees*), save in a headline.
DEEDS = frozenset(["CONSULT", "CONCEDE", "RETREAT", "COERCE", "ASSAULT", "PROTEST"])
HABIT = 0.6
PRIVATE = 0.3  # under the usual threshold even where both sides are known
UNSAID = 0.5
MANY_BEFORE = 0.4  # *they* for a group met before: six of the eight wrong pronouns of judged draw 1 were plural
TRAVELS = frozenset(["visit", "host"])  # consultations when somebody public travels, else journeys


def reliability(
    telling: Telling, trigger: Trigger, kind: str, source: Parties, target: Parties, governed: bool
) -> float:
    """The confidence of a claim, 0 to 1."""
    sense = trigger.sense
    value = sense.sure
    if not source:
        value *= 0.8
    if not target and trigger.sense.target != ("none",):
        value *= 0.85
    if trigger.sense.pos == "noun":
        value *= 0.9
    if governed:
        value *= 0.95
    if hearsay(telling.scene, trigger.token):
        value *= 0.75
    value *= min((_surely_meant(telling, p) for p in (*source, *target) if p.why.startswith("`")), default=1.0)
    if kind in EVERYDAY:
        value *= 0.85
    if kind in DEEDS and not (source and target) and is_present(telling.scene, trigger.token):
        value *= HABIT
    accused = kind == "ACCUSE" and not (trigger.frame.passive and trigger.sense.mode == "allege")
    if (kind in EVERYDAY or accused) and not is_public(telling, (*source, *target)):
        value *= PRIVATE
    if not source and len(target) < 2 and _unsaid(trigger, kind):
        value *= UNSAID
    if (len(source) + len(target) < 2 and _aside(trigger, kind)) or (
        sense.mode in TRAVELS and source and not any(_public(telling, p) for p in source)
    ):
        value *= UNSAID
    return round(value, 3)


def _surely_meant(telling: Telling, party: Party) -> float:
    """How surely a pronoun means a party: one named in the same sentence, or a person, more than another met before."""
    here = any(m.actor == party.id and m.text != party.text for m in telling.scene.actors.values())
    pronouns = telling.scene.lexicon.grammar.get("pronouns") or {}
    pronoun = pronouns.get(party.text.lower(), {})
    if pronoun.get("number") == "many":
        return 0.75 if here else MANY_BEFORE
    return 0.9 if here else 0.8 if pronoun.get("person") else 0.7


def is_public(telling: Telling, parties: Parties) -> bool:
    """Whether one of them is of a country, a body of state, a party or an armed group."""
    return any(p.country or _public(telling, p) for p in parties)


def _public(telling: Telling, party: Party) -> bool:
    """Whether a party is one that acts in public: a state as such, or people of a sector that is not private."""
    sector = party.sector if party.sector or not party.country else "GOV"
    return bool(sector) and sector not in telling.knowledge.ontology.private


def _aside(trigger: Trigger, kind: str) -> bool:
    """A word that only says of what kind another thing is (*the murder rate*), or where troops are (*the battalion stationed at X*)."""
    tree, i = trigger.frame.tree, trigger.token
    if trigger.sense.pos == "noun" and tree.rels[i] == "compound":
        return tree[tree[i].head].upos == "NOUN"
    return kind == "MOBILIZE" and trigger.frame.passive and tree.rels[i] in ("acl", "amod")


def _unsaid(trigger: Trigger, kind: str) -> bool:
    """Whether the words leave out who acts, so that the one party may stand anywhere.

    No subject that merely is not known (*we urge X*) and no passive (*X was urged*), or a verb behind its own object, which
    is a subject read wrong. To agree takes somebody who does.
    """
    frame = trigger.frame
    if frame.passive:
        return kind == "AGREE"
    if trigger.sense.pos == "verb" and frame.tree[trigger.token].deprel != "acl:relcl":
        told = [t for slot in trigger.sense.target for t in frame.slot(slot)]
        if told and max(told) < trigger.token:
            return True
    return kind in EVERYDAY and (kind == "AGREE" or not frame.slot("subject"))


__all__ = ["is_public", "reliability"]
