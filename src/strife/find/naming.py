"""Names in a sentence: each put on the stage with its titles, the unknown ones learned from the text itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from strife.find.cast import moved
from strife.find.known import known_actor, variant
from strife.find.stage import DOMESTIC, Stage
from strife.find.units import Unit
from strife.knowledge.names import ACTOR
from strife.knowledge.slug import slug
from strife.model import NAMED_HERE, ActorMention

LINKS = frozenset({"flat", "appos", "compound", "nmod:desc", "nmod", "goeswith", "dep", "amod", "list"})

Describe = Callable[[int], ActorMention | None]  # the actor that the agent noun at a token describes


def name_actor(stage: Stage, unit: Unit, describe: Describe) -> None:
    """Puts the actor that a name means on the stage, with the titles beside it and at the token that heads it all."""
    head = unit.head
    unit = variant(stage, _person(stage, unit))
    titles = _titles(stage, unit)
    mention = known_actor(stage, unit) if unit.hit else _unknown(stage, unit, titles, describe)
    if mention is None:
        return
    above = [t for t in titles if t in stage.tree.ancestors(head)]
    anchor = above[-1] if above else head
    if titles and _is_person(stage, unit):
        if mention.sector in (None, "ELI") or not stage.day:
            # What the text itself calls a person outweighs what our files know of other years.
            titled = next((m for t in sorted(titles) if (m := describe(t)) and m.sector), None)
            mention = replace(mention, sector=titled.sector) if titled else mention
        start = min(mention.start, *(stage.tree[stage.agents[t].first].start for t in titles))
        end = max(mention.end, *(stage.tree[t].end for t in titles))
        stage.claimed.update(titles)
        mention = replace(mention, start=start, end=end, text=stage.report.text[start:end])
    if anchor != head and not _is_person(stage, unit):
        anchor = head
    for title in titles - {anchor}:
        if title == unit.tokens[0] - 1 and title != stage.tree.parent(head) and stage.tree.parent(title) != head:
            stage.named[title] = replace(
                mention, head=stage.tree[title].start
            )  # the tree holds the title, not the name
    if _is_person(stage, unit):
        stage.people.update({anchor, *titles})
    previous = stage.named.get(anchor)
    if previous is None or (previous.end - previous.start) < (mention.end - mention.start):
        stage.named[anchor] = replace(mention, head=stage.tree[anchor].start)


def _titles(stage: Stage, unit: Unit) -> set[int]:
    """Agent nouns that are a title or apposition of a name: `Prime Minister X`, `X, the prime minister`."""
    found = set()
    parent = stage.tree.parent(unit.head)
    while parent in stage.agents and stage.plural(parent) and stage.tree.rels[parent] == "nmod":
        parent = stage.tree.parent(parent)  # "spokesman of the forces, Ahmed X": a name is not beside a plural
    for i in (*stage.tree.children[unit.head], *(() if parent is None else (parent,))):
        if i in unit.tokens or i not in stage.agents or stage.agents[i].role == "side" or stage.plural(i):
            continue
        link = stage.tree.rels[i] if i != parent else stage.tree.rels[unit.head]
        inner = i if i != parent else unit.head
        if link in ("nmod", "amod", "dep", "list") and (
            stage.tree.case(inner) or abs(i - unit.head) > 3 + len(unit.tokens)
        ):
            continue
        if link == "nmod" and "poss" in stage.tree[inner].deprel:
            continue
        if link in LINKS:
            found.add(i)
    before = unit.tokens[0] - 1
    if before in stage.agents and stage.tree[before].upos in ("NOUN", "PROPN", "ADJ") and not stage.plural(before):
        genitive = stage.tree[before].feats.get("Case") == "Gen"
        if not genitive and (unit.label == "PER" or _hit_kind(stage, unit) == "person"):
            found.add(before)
    return found


def _hit_kind(stage: Stage, unit: Unit) -> str:
    if unit.hit and unit.hit.first.kind == ACTOR:
        return stage.knowledge.actors[unit.hit.first.id].kind
    return ""


def _is_person(stage: Stage, unit: Unit) -> bool:
    return _hit_kind(stage, unit) == "person" or (unit.hit is None and unit.label == "PER")


def _unknown(stage: Stage, unit: Unit, titles: set[int], describe: Describe) -> ActorMention | None:
    """Somebody our files do not know by this name: met before in this report, the holder of an office, or new."""
    text = stage.report.text[unit.start : unit.end]
    parent = stage.tree.parent(unit.head)
    if parent is not None and stage.tree.case(unit.head) in stage.lexicon.words("genitive"):
        above = stage.tree[parent]
        if not stage.lexicon.words("settlements").isdisjoint(stage.lexicon.forms(above.lemma, above.text)):
            return None  # "the town of Cizre" is a place, on our map or not
    if unit.label == "PER" and (met := _met(stage, text)):
        return moved(met, unit.start, unit.end, stage.tree[unit.head].start, text, met.via)
    if unit.label == "ORG" and (body := stage.cast.bodies.get(_body_name(stage, text))):
        return moved(body, unit.start, unit.end, stage.tree[unit.head].start, text, body.via)
    base = next((m for t in sorted(titles) if (m := describe(t))), None)
    if unit.label == "PER" and base is not None and (holder := _office_holder(stage, text, base)):
        stage.cast.learn(holder.name, holder)
        return replace(holder, start=unit.start, end=unit.end, head=stage.tree[unit.head].start, text=text)
    inner = next(
        (u for u in stage.units if u.hit and unit.start <= u.start and u.end <= unit.end and u is not unit), None
    )
    country = base.country if base else None
    sector = base.sector if base else None
    if inner and inner.hit and inner.hit.first.kind != ACTOR:
        country = country or inner.hit.first.id
    if unit.label == "ORG" and sector is None:
        agent = next((stage.agents[i] for i in reversed(unit.tokens) if i in stage.agents), None)
        sector = agent.sector if agent else None
    if (
        unit.label == "ORG"
        and base is None
        and country is None
        and sector is None
        and len(unit.tokens) == 1
        and not text.isupper()
    ):
        return None
    if country is None and sector in DOMESTIC:
        country = stage.cast.main_country()
    via = f"{NAMED_HERE}{' as ' + base.text if base else ''}"
    name = _body_name(stage, text) if unit.label == "ORG" else " ".join(text.split())
    mention = ActorMention(
        unit.start,
        unit.end,
        stage.tree[unit.head].start,
        text,
        slug(name),
        name,
        country,
        sector,
        via,
    )
    if unit.label == "PER":
        stage.cast.learn(text, mention)
    elif text in stage.cast.long_forms or text in stage.cast.long_forms.values():
        stage.cast.bodies[name] = mention
    return mention


def _person(stage: Stage, unit: Unit) -> Unit:
    """What the parser takes for a body is a person where a given name leads and nothing in it says body."""
    text = stage.report.text[unit.start : unit.end]
    if (
        unit.hit is None
        and unit.label == "ORG"
        and len(unit.tokens) in (2, 3, 4, 5)
        and not stage.agents.keys() & set(unit.tokens)
    ):
        if text not in stage.cast.long_forms.values() and stage.knowledge.identity.is_person(text):
            return replace(unit, label="PER")
    return unit


def _met(stage: Stage, text: str) -> ActorMention | None:
    """The person that this report has named before: by the surname alone, the same first name, or in another spelling."""
    met = stage.cast.by_surname(text)
    if met and (" " not in text or met.name.split()[0].casefold() == text.split(maxsplit=1)[0].casefold()):
        return met
    if " " not in text:
        return None
    same = stage.knowledge.identity.same_person
    return next((m for m in stage.cast.surnames.values() if same(m.name, text)), None)


def _body_name(stage: Stage, text: str) -> str:
    """The long form of an acronym that the report explains, else the name itself."""
    name = " ".join(text.split())
    return stage.cast.long_forms.get(name, name)


def _office_holder(stage: Stage, surname: str, title: ActorMention) -> ActorMention | None:
    """`EU President Michel`: the one person of that surname and country who held an office on the day."""
    found = [
        a
        for a in stage.knowledge.by_surname.get(surname.casefold(), ())
        if title.country in {a.country, *(_land_of(stage, r.leads or r.of) for r in a.roles)} and a.role_on(stage.day)
    ]
    if len(found) != 1:
        return None
    sector = title.sector or found[0].sector
    return ActorMention(0, 0, 0, "", found[0].id, found[0].name, found[0].country, sector, found[0].source)


def _land_of(stage: Stage, key: str | None) -> str | None:
    actor = stage.knowledge.actors.get(key or "")
    return actor.country if actor else key
