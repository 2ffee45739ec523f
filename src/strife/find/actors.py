"""find: who is mentioned. Known names, described actors (`Turkish parliament`), new people with their titles, pronouns.

An actor id is that of our actor files; a country's alpha-3 code; `TUR.LEG` for a described body or group of a country;
`khalifa-haftar.MIL` for the people of a known actor; `ghassan-salame` for a person learned from the text itself;
`-.REB` where nobody says whose rebels they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from strife.find.belonging import genitive_before
from strife.find.bodies import IRREGULAR
from strife.find.cast import PARAGRAPH, Cast, Seen, moved
from strife.find.describing import Describing
from strife.find.grouping import offices, several, together
from strife.find.introducing import introductions
from strife.find.naming import name_actor
from strife.find.stage import Stage, set_stage
from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, DEMONYM, Hit
from strife.model import ActorMention, Introduction, Place, Report, Sentence

COLLECTIVE = frozenset({"MIL", "REB", "UAF", "COP", "CRM", "OPP", "PTY", "CVL", "REF"})


def find_actors(
    report: Report,
    sentences: Sequence[Sentence],
    knowledge: Knowledge,
    hits: list[Hit],
    places: Sequence[Place],
    long_forms: Mapping[str, str],
) -> tuple[tuple[ActorMention, ...], tuple[Introduction, ...]]:
    """Every actor mention of a report, in order of the text, and what it says its persons are.

    What is a place on the map is not taken for a new actor.
    `long_forms`: what the report's own acronyms stand for.
    """
    lexicon = knowledge.lexicon(report.lang)
    grounds = {(p.start, p.end) for p in places if p.lat is not None}
    sentences = [replace(s, names=tuple(n for n in s.names if (n.start, n.end) not in grounds)) for s in sentences]
    cast = Cast(brief=len(report.text) < PARAGRAPH, long_forms=long_forms)
    for hit in hits:
        if hit.first.kind != ACTOR:
            cast.countries[hit.first.id] += 1
    named = {(h.start, h.end) for h in hits}
    cast.armed.update(_armed(knowledge, hits))
    cast.countries.update(p.country for p in places if p.country and (p.start, p.end) not in named)
    found: list[ActorMention] = []
    introduced: list[Introduction] = []
    cursor = 0
    for sentence in sentences:
        while cursor < len(hits) and hits[cursor].end <= sentence.start:
            cursor += 1
        last = cursor
        while last < len(hits) and hits[last].start < sentence.end:
            last += 1
        here = [p for p in places if sentence.start <= p.start and p.end <= sentence.end]
        stage = set_stage(report, sentence, hits[cursor:last], here, knowledge, lexicon, cast)
        found.extend(_mentions(stage))
        introduced.extend(introductions(stage))
    return tuple(sorted(found, key=lambda m: (m.start, m.end))), tuple(introduced)


def _armed(knowledge: Knowledge, hits: Sequence[Hit]) -> Iterator[str]:
    """The country of each armed group that is no state's, as often as it is named."""
    for hit in hits:
        actor = knowledge.actors.get(hit.first.id) if hit.first.kind == ACTOR else None
        if actor is not None and actor.kind == "group" and actor.country and actor.sector in IRREGULAR:
            yield actor.country


def _mentions(stage: Stage) -> list[ActorMention]:
    """The actors of one sentence: first the named, then the described, last those referred to; then all join the cast."""
    describing = Describing(stage)
    referring = describing.referring
    more: list[ActorMention] = []
    for unit in stage.units:
        name_actor(stage, unit, describing.describe)
    found = dict(stage.named)
    taken = {i for u in stage.units if u.head in stage.named for i in u.tokens} | stage.claimed
    for i in stage.agents:
        if i in taken or i in found:
            continue
        if each := offices(stage, i):
            found[i] = each[0]
            more.extend(each[1:])
            continue
        mention = describing.meant(i)
        if mention is not None:
            found[i] = mention
            more.extend(_shared(stage, i, mention))
    for token in stage.sentence.tokens:
        if (
            token.upos in ("PRON", "NOUN")
            and (token.i not in found or token.i in stage.agents)
            and token.i not in taken
        ):
            if members := several(stage, token.i):
                here = [
                    moved(m, token.start, token.end, token.start, token.text, f"`{token.text}`: {m.name}")
                    for m in members
                ]
                found[token.i] = here[0]
                more.extend(here[1:])
                continue
        if token.i not in found and (mention := referring.refer(token.i)):
            found[token.i] = mention
    for i in sorted(found):
        _remember(stage, i, found[i])
    if side_by_side := together(stage, found):
        stage.cast.together.append(side_by_side)
    return [found[i] for i in sorted(found)] + more


def _shared(stage: Stage, i: int, mention: ActorMention) -> list[ActorMention]:
    """`the foreign ministers of Iran and Turkey`: one noun, an actor for each country."""
    if stage.tree[i].feats.get("Number") != "Plur":
        return []
    found: list[ActorMention] = []
    owners = [c for c in stage.tree.kids(i, "nmod", "nmod:poss") if "poss" in stage.tree[c].deprel]
    near = [owners, *([c] for c in stage.tree.kids(i, "nmod", "amod", "compound") if c not in owners)]
    if (beside := genitive_before(stage, stage.agents[i].first)) is not None:
        near.append(
            [stage.tree.first_conjunct(beside)]
        )  # "Rwandas och Kongos ministrar", however the parser hangs them
    for heads in near:
        named = [stage.named[j] for c in heads for j in stage.tree.conjuncts(c) if j in stage.named]
        lands = {m.country: m for m in named if m.actor.split(".")[0] == m.country}
        if mention.actor.split(".")[0] not in lands:
            continue
        for country in lands:
            if country and country != mention.country:
                sector = mention.sector or ""
                name = stage.called(sector, stage.knowledge.country_name(country))
                found.append(replace(mention, actor=f"{country}.{sector}", name=name, country=country, via=mention.via))
    return found


def _remember(stage: Stage, i: int, mention: ActorMention) -> None:
    """Lets the sentences after this one know of a mention."""
    known = stage.knowledge.actors.get(mention.actor)
    titled = i in stage.agents and stage.agents[i].noun in stage.lexicon.words("person_titles") and not stage.plural(i)
    titled = titled and not any(c in stage.people for c in stage.tree.kids(i, "appos", "flat", "nmod"))
    person = known.kind == "person" if known else (i in stage.people and i in stage.named) or titled
    titles = frozenset(
        stage.agents[t].noun for t in stage.claimed if mention.start <= stage.tree[t].start < mention.end
    )
    plural = stage.tree[i].feats.get("Number") in ("Plur", "Ptan") or mention.via.startswith(DEMONYM)
    many = not person and (plural or mention.sector in COLLECTIVE)
    if stage.tree[i].upos == "PRON" and not person:
        return
    subject = stage.tree.rels[stage.tree.first_conjunct(i)] == "nsubj"
    stage.cast.meet(Seen(mention, stage.sentence.index, subject, person, many, titles))
