"""Known names: the mention that a name of our files makes, whether an actor's, a country's or a seat of government's."""

from __future__ import annotations

from dataclasses import replace

from strife.find.stage import PEOPLE, Stage
from strife.find.units import Unit
from strife.knowledge.actors import Actor
from strife.knowledge.names import ACTOR, DEMONYM, SEAT, Hit, Known
from strife.knowledge.reasons import codes_on
from strife.model import ActorMention


def known_actor(stage: Stage, unit: Unit, as_place: bool = False) -> ActorMention | None:
    """The mention that a known name makes; `as_place`: a seat of government is its country even under `in`."""
    assert unit.hit is not None
    known = _choose(stage, unit.hit)
    text = stage.report.text[unit.start : unit.end]

    def mention(actor: str, name: str, country: str | None, sector: str | None, via: str) -> ActorMention:
        return ActorMention(unit.start, unit.end, stage.tree[unit.head].start, text, actor, name, country, sector, via)

    if known.kind == ACTOR:
        actor = stage.knowledge.actors[known.id]
        if unit.head in stage.agents and _is_elsewhere(stage, unit.head, actor.country):
            return None  # "Utrikesdepartementet i Doha" is not Sweden's
        codes = codes_on(actor, stage.day)
        found = mention(actor.id, actor.name, _speaks_for(stage, actor) or actor.country, codes.sector, codes.why)
        if actor.kind == "person":
            stage.cast.learn(actor.name, found)
        return found
    country = stage.knowledge.countries.get(known.id)
    name = country.name if country else known.id
    if known.kind == SEAT and (body := stage.knowledge.actors.get(known.id)):
        if _located(stage, unit.head):
            return None
        return mention(body.id, body.name, body.country, body.sector, f"`{text}` stands for {body.name}: {body.source}")
    if known.kind == SEAT:
        if _located(stage, unit.head):
            return mention(known.id, name, known.id, None, f"{text}, {name}") if as_place else None
        return mention(f"{known.id}.GOV", name, known.id, "GOV", f"`{text}` stands for the government of {name}")
    if known.kind == DEMONYM and (living := _living_in(stage, unit.head, known.id)):
        called = stage.called(PEOPLE, living)
        return mention(
            f"{living}.{PEOPLE}", called, living, PEOPLE, f"{text} of {stage.knowledge.country_name(living)}"
        )
    if known.kind == DEMONYM and _counted(stage, unit):
        return mention(f"{known.id}.{PEOPLE}", stage.called(PEOPLE, name), known.id, PEOPLE, f"people of {name}")
    return mention(known.id, name, known.id, None, f"{known.kind} of {name}")


def _is_elsewhere(stage: Stage, head: int, country: str | None) -> bool:
    """Whether a body of a country that is named by a common noun is said to be in another one."""
    near = [c for c in stage.tree.kids(head, "nmod", "obl") if stage.tree.case(c) in stage.lexicon.words("inside")]
    after = head + 2 if head + 2 < len(stage.tree.tokens) and stage.tree[head + 1].upos == "ADP" else head
    if after != head and stage.tree.lower(head + 1) in stage.lexicon.words("inside"):
        near.append(after)
    grounds = [stage.places[c].country for c in near if c in stage.places]
    return country in stage.knowledge.countries and any(g not in (None, country) for g in grounds)


def _speaks_for(stage: Stage, actor: Actor) -> str | None:
    """The code of the international body that somebody leads or serves: the secretary-general of the UN is no government's."""
    role = actor.role_on(stage.day)
    bodies = (stage.knowledge.actors.get(id) for id in ((role.leads, role.of) if role else ()) if id)
    codes = (body.country for body in bodies if body is not None)
    return next((code for code in codes if code in stage.knowledge.ontology.countries), None)


def _counted(stage: Stage, unit: Unit) -> bool:
    """`two Greeks`, `hundratals greker`: some people, not the nation."""
    before = unit.tokens[0] - 1
    vague = before >= 0 and stage.tree.lower(before) in stage.lexicon.words("vague_numbers")
    return vague or bool(stage.tree.kids(unit.head, "nummod"))


def variant(stage: Stage, unit: Unit) -> Unit:
    """The unit with whom it names in a spelling, or in words, that our files do not list (`Fajes Saradj`)."""
    text = stage.report.text[unit.start : unit.end]
    if unit.hit is not None or " " not in text.strip():
        return unit
    names = stage.knowledge.identity.known
    ids = names.spelt(text) if unit.label == "PER" else names.bodies(text) if unit.label == "ORG" else frozenset()
    if len(ids) != 1:
        return unit
    actor = stage.knowledge.actors[min(ids)]
    return replace(unit, hit=Hit(unit.start, unit.end, (Known(ACTOR, actor.id, actor.name, False, True),)))


def _living_in(stage: Stage, head: int, own: str) -> str | None:
    """`the Albanians of southern Serbia`: the country that people of another nationality live in."""
    marks = stage.lexicon.words("inside") | stage.lexicon.words("genitive")
    near = list(stage.tree.kids(head, "nmod"))
    verb = stage.tree.parent(head)
    if verb is not None and any(is_ethnic(stage, c) for c in stage.tree.kids(head, "amod")):
        near += stage.tree.kids(verb, "obl")  # "ethnic Albanians demonstrated in Serbia"
    for c in near:
        place = stage.places.get(c)
        if place is not None and place.country not in (None, own) and stage.tree.case(c) in marks:
            return place.country
    return None


def _choose(stage: Stage, hit: Hit) -> Known:
    """Of several bearers of a name: one in office on the report's date, else the first."""
    in_office = [
        k for k in hit.known if k.kind == ACTOR and stage.knowledge.actors[k.id].role_on(stage.day) is not None
    ]
    return in_office[0] if hit.first.kind == ACTOR and in_office else hit.first


def _located(stage: Stage, i: int) -> bool:
    """Whether a name stands as a place: `in Moscow`, not `Moscow denies`."""
    case = stage.tree.case(i)
    words = stage.lexicon.words("locative") | stage.lexicon.words("inside") | stage.lexicon.words("toward")
    return case in words


def is_ethnic(stage: Stage, i: int) -> bool:
    """Whether a word says that a nationality is one of descent: *ethnic Albanians*."""
    return not stage.lexicon.words("ethnic").isdisjoint(stage.lexicon.forms(stage.tree[i].lemma, stage.tree[i].text))
