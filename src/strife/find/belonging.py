"""Whose people a described actor is, and where: the modifiers of an agent noun (`Haftar's troops`, `rebels in Idlib`)."""

from __future__ import annotations

import re
from collections.abc import Callable

from strife.find.agents import Agent
from strife.find.known import is_ethnic, known_actor
from strife.find.stage import Stage
from strife.find.units import Unit
from strife.knowledge.names import ADJECTIVE, COUNTRY, Hit
from strife.model import ActorMention

ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})  # of whom *loyal to X* says whose they are


def modifiers(
    stage: Stage, agent: Agent, mention_at: Callable[[int], ActorMention | None]
) -> tuple[ActorMention | None, ActorMention | None, list[int]]:
    """Whose it is, where it is, and the words of the description besides the noun."""
    belongs: tuple[int, ActorMention] | None = None
    where: ActorMention | None = None
    tokens: list[int] = []
    index = stage.knowledge.names(stage.lexicon.lang)
    if agent.prefix and (hits := index.exact(agent.prefix) or index.exact(agent.prefix.rstrip("s"))):
        unit = Unit(
            0,
            0,
            agent.token,
            (agent.token,),
            Hit(stage.tree[agent.token].start, stage.tree[agent.token].end, hits),
            "",
        )
        mention = known_actor(stage, unit)
        belongs = (0, mention) if mention else None
    children = [
        c
        for i in range(agent.first, agent.token + 1)
        for c in stage.tree.children[i]
        if not agent.first <= c < agent.token
    ]
    before = agent.first - 1
    national = any(u.hit and u.hit.first.kind == ADJECTIVE and before in u.tokens for u in stage.units)
    beside = _beside(stage, agent, children)
    children += beside
    ethnic = any(is_ethnic(stage, c) for c in (*children, *(d for c in children for d in stage.tree.kids(c, "advmod"))))
    for c in stage.tree.kids(agent.token, "acl"):  # "guerrillas operating in Macedonia"
        children += [d for d in stage.tree.kids(c, "obl") if stage.tree.case(d) in stage.lexicon.words("inside")]
    for c in stage.tree.kids(agent.token, "amod", "acl") if agent.sector in ARMED else ():
        if stage.lexicon.words("loyal").isdisjoint(stage.lexicon.forms(stage.tree[c].lemma, stage.tree[c].text)):
            continue
        for d in stage.tree.kids(c, "obl", "nmod", "obj"):
            if (mention := mention_at(d)) is not None:
                belongs = (0, mention)  # "forces loyal to Haftar"
                tokens.append(max(stage.tree.subtree(d)) if mention.end > stage.tree[d].end else d)
    linked = before >= 0 and stage.tree.rels[before] in ("amod", "compound", "nmod") and not stage.tree.case(before)
    neighbours = [before] if national or linked or genitive_before(stage, agent.first) == before else []
    for c in dict.fromkeys([*children, *neighbours, *range(agent.first, agent.token)]):
        if agent.first <= c < agent.token and c in stage.agents:
            continue  # "deputy chief" is one noun
        rel = (
            "amod"
            if national and c == before
            else "nmod"
            if c in beside or (c in neighbours and stage.tree.rels[c] == "conj")
            else stage.tree.rels[c]
        )
        if rel not in ("amod", "compound", "nmod", "flat", "appos", "obl", "det"):
            continue
        mention = mention_at(c) or _ground(stage, c)
        mention = None if mention is not None and _for_or_against(stage, mention) else mention
        case = stage.tree.case(c)
        if rel == "compound" and mention is None:
            tokens.append(c)
        if mention is None or (ethnic and not case and mention.actor == mention.country):
            continue  # "ethnic Albanian guerrillas" are not Albania's
        person = (
            "." not in mention.actor and mention.actor in stage.knowledge.actors and mention.actor != mention.country
        )
        if case and case in stage.lexicon.words("inside") and not person:
            where = where or mention
        elif agent.role == "head" and case in stage.lexicon.words("purpose") and c > agent.token:
            belongs = (0, mention)  # "a spokesman for the army"
            tokens.append(c)
        elif (
            (person and agent.sector == "MIL" and case in stage.lexicon.words("inside"))
            or not case
            or case in stage.lexicon.words("from")
            or case in stage.lexicon.words("genitive")
        ):
            if rel in ("appos", "obl") or (case and c < agent.token):
                continue
            # Whose people they are is told better by a named group than by a nationality.
            rank = (1 if not case else 2) + (0 if person else 2)
            if belongs is None or rank < belongs[0]:
                belongs = (rank, mention)
            tokens.extend(next((u.tokens for u in stage.units if c in u.tokens and u.hit), (c,)))
            if case:
                tokens.extend(j for j in stage.tree.subtree(c) if agent.token < j <= c)
    return (belongs[1] if belongs else None), where, [t for t in tokens if abs(t - agent.token) <= 8]


def genitive_before(stage: Stage, first: int) -> int | None:
    """The country that stands right before a noun with an ending: whose it is, also where the parser hangs it elsewhere."""
    at = first - 1
    for unit in stage.units if at >= 0 and stage.tree.rels[at] == "conj" else ():
        if at in unit.tokens and unit.hit and unit.hit.first.kind == COUNTRY and unit.hit.end < stage.tree[at].end:
            return unit.head
    return None


def _for_or_against(stage: Stage, mention: ActorMention) -> bool:
    """Whether a name stands behind `pro-` or `anti-` or before `-backed`: who has to do with people that are not theirs."""
    words, text = stage.lexicon.words, stage.report.text
    before, behind = re.search(r"(\w+)[-‑]$", text[: mention.start]), re.match(r"[-‑](\w+)", text[mention.end :])
    return (before is not None and before[1].lower() in words("for_or_against")) or (
        behind is not None and behind[1].lower() in words("backing")
    )


def _ground(stage: Stage, c: int) -> ActorMention | None:
    """The country of a place on the map: `the government of Sindh province`, `police in Jericho`."""
    if not stage.tree.case(c):
        return None
    near = (c, *stage.tree.kids(c, "compound", "flat", "nmod", "appos"))
    place = next((stage.places[i] for i in near if i in stage.places and stage.places[i].country), None)
    if place is None or place.country is None:
        return None
    name = stage.knowledge.country_name(place.country)
    head = stage.tree[c].start
    return ActorMention(
        place.start, place.end, head, place.text or place.name, place.country, name, place.country, None, place.name
    )


def _beside(stage: Stage, agent: Agent, children: list[int]) -> list[int]:
    """`troops from Haftar`: a phrase right behind the noun belongs to it, wherever the parser hangs it."""
    after = agent.token + 1
    if after >= len(stage.tree.tokens) or stage.tree.rels[after] != "case":
        return []
    head = stage.tree[after].head
    near = (
        stage.tree.lower(after) in stage.lexicon.words("from") and stage.tree[head].head == stage.tree[agent.token].head
    )
    return [head] if near and head > after and head not in children else []
