"""Introductions: where a sentence itself says what office a person has: a title, an apposition, a copula.

Precision first: only one noun for one person that the agents' lists know, right beside the name; and only the codes that its
own words give. What strife guesses elsewhere (the country a report is about) teaches nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from strife.find.agents import SHORTEST, Agent
from strife.find.belonging import modifiers
from strife.find.cast import Cast
from strife.find.describing import Describing
from strife.find.stage import PEOPLE, Stage
from strife.find.titles import BONDS, right_before, titles_of
from strife.find.units import Unit
from strife.knowledge.names import ACTOR, ADJECTIVE, COUNTRY, DEMONYM, fold
from strife.model import ActorMention, Evidence, Introduction, Party, content_id

BEFORE = 5  # words before a noun among which *former* is looked for
HYPHENS = "-‑–"
BROKEN = re.compile(r"[\"“”„»«()\[\];,]|:(?!\w)| [-–—] ")
NATIONS = (COUNTRY, ADJECTIVE, DEMONYM)  # how a reason begins where a country is named as such, not by a town of it
ORGANS = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})  # what of a country has posts: no rebels, no journalists
OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD"})  # sectors that who has left them is no more of: ELI


def introductions(stage: Stage) -> list[Introduction]:
    """What the sentence says its persons are, once its names are on the stage."""
    plain = replace(stage, cast=Cast())  # knows of no other sentence: nothing is guessed from them
    describing = Describing(plain)
    found: dict[str, Introduction] = {}
    for unit in stage.units:
        person = _person(stage, unit)
        if person is None:
            continue
        for title in titles_of(stage, unit, person):
            if made := _introduction(plain, describing, unit, person, title):
                found[made.id] = made
    return list(found.values())


def _person(stage: Stage, unit: Unit) -> ActorMention | None:
    """The mention that a person's name made."""
    if unit.hit is not None:
        first = unit.hit.first
        if first.kind != ACTOR or stage.knowledge.actors[first.id].kind != "person":
            return None
    elif unit.label != "PER" and not right_before(stage, unit):
        return None
    around = [m for m in stage.named.values() if m.start <= unit.start and unit.end <= m.end and _bears(stage, unit, m)]
    return max(around, key=lambda m: (m.end - m.start, -m.head), default=None)


def _bears(stage: Stage, unit: Unit, mention: ActorMention) -> bool:
    """Whether a mention is of him: one that spans a list of names is of another as well."""
    if unit.hit is not None:
        return mention.actor in {k.id for k in unit.hit.known}
    others = (u for u in stage.units if u is not unit and u.label == "PER" and u.hit is None)
    if any(mention.start <= u.start and u.end <= mention.end for u in others):
        return False
    return fold(stage.report.text[unit.start : unit.end].split()[-1]) in fold(mention.name)


def _introduction(
    stage: Stage, describing: Describing, unit: Unit, person: ActorMention, title: int
) -> Introduction | None:
    agent = stage.agents[title]
    described = describing.describe(title)
    if described is None or agent.role == "side" or described.sector in (None, PEOPLE) or _is_body(stage, agent):
        return None
    belongs, _, _ = modifiers(stage, agent, describing.modifier)
    end = described.end
    if belongs is None and (belongs := _behind_noun(stage, describing, agent)):
        described = replace(described, country=belongs.country)
        end = max(end, belongs.end)
    if belongs is not None and belongs.actor.partition(".")[0] == person.actor:
        return None  # "Haftar's militia" is no office of his
    if belongs is not None and agent.role == "head" and belongs.actor == belongs.country:
        if agent.noun not in stage.lexicon.words("posts_of_a_country"):
            return None  # "a Libyan commander" is nobody of Libya's government
    if not _whole(stage, agent):
        return None
    country = described.country if belongs is not None else None
    gone = _gone(stage, agent)
    former = (described.sector == "ELI" and agent.sector in OFFICES) or gone < described.start
    text = stage.report.text
    if belongs is None and agent.noun in stage.lexicon.words("posts_of_any_body"):
        if title > unit.head or agent.noun not in stage.lexicon.words("person_titles"):
            return None  # a director, a chairman: of what is not said
    start, end = _whole_words(text, min(described.start, gone), end)
    if belongs is not None and belongs.start < start <= belongs.end:
        start = belongs.start  # "Saudi Arabia's ruler"
    said = text[start:end]
    former = former or not {part.lower() for part in said.replace("-", " ").split()[:1]}.isdisjoint(_gone_words(stage))
    if (start < unit.end and unit.start < end) or not _is_phrase(stage, agent, said, start):
        return None
    sector = "ELI" if former and described.sector in OFFICES else described.sector
    tie, body = _bond(stage, agent, described, belongs)
    who = Party(person.actor, person.name, text[unit.start : unit.end], country, sector, person.via)
    sentence = stage.sentence
    evidence = Evidence(
        report=stage.report.id,
        start=sentence.start,
        end=sentence.end,
        quote=text[sentence.start : sentence.end],
        sentence=sentence.index,
        trigger_start=start,
        trigger_end=end,
        rule=f"{stage.lexicon.lang}/agents:{agent.noun}",
        knowledge=stage.knowledge.version,
    )
    key = content_id("introduction", stage.report.id, str(described.start), str(unit.start), who.id)
    return Introduction(key, who, " ".join(said.split()), tie, body, former, evidence, stage.report.published)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """With the whole of the words of several parts that a title begins and ends in: `long-time ruler`, `director-general`."""
    while start > 1 and text[start - 1] in HYPHENS and text[start - 2].isalnum():
        start = 1 + max((i for i in range(start - 1) if text[i].isspace()), default=-1)
    while end + 1 < len(text) and text[end] in HYPHENS and text[end + 1].isalnum():
        end = next((i for i in range(end + 1, len(text)) if not text[i].isalnum()), len(text))
    return start, end


def _behind_noun(stage: Stage, describing: Describing, agent: Agent) -> ActorMention | None:
    """What an office is of by a preposition of its own: `befälhavare för armén`."""
    marks = {mark for s in stage.lexicon.nouns.get(agent.noun, ()) if s.tie in BONDS for mark in s.target}
    for c in stage.tree.kids(agent.token, "nmod", "obl"):
        if c > agent.token and stage.tree.case(c) in marks and (mention := describing.modifier(c)):
            return mention
    return None


def _whole(stage: Stage, agent: Agent) -> bool:
    """Whether a noun is a word of its own: the general of `secretary-general` is none, the minister of `ex-minister` is."""
    text, start, end = stage.report.text, stage.tree[agent.first].start, stage.tree[agent.token].end
    if text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].isalnum():
        return False
    before = text[:start].split()[-1:] if start and text[start - 1] in HYPHENS else []
    return not before or before[0].strip(HYPHENS).lower() in _gone_words(stage)


def _narrowed(stage: Stage, agent: Agent, belongs: ActorMention | None) -> bool:
    """Whether a word before the noun makes it a lesser post: the *foreign policy* chief of a body does not lead it."""
    kids = (c for i in range(agent.first, agent.token + 1) for c in stage.tree.kids(i, "amod", "compound", "nmod"))
    before = [stage.tree[c] for c in kids if c < agent.first]
    gone = _gone_words(stage)
    named = [t for t in before if belongs is None or not (t.start < belongs.end and belongs.start < t.end)]
    return any(t.text.lower() not in gone and t.lemma.lower() not in gone for t in named)


def _is_phrase(stage: Stage, agent: Agent, said: str, start: int) -> bool:
    """Whether the words of a title are of one piece: no list, no quotation, nothing in brackets."""
    before = (t for t in stage.tree.tokens[: agent.first] if t.start >= start)
    return said.isprintable() and not BROKEN.search(said) and not any(t.upos == "CCONJ" for t in before)


def _is_body(stage: Stage, agent: Agent) -> bool:
    """Whether a noun names a body of people, which nobody is: *Senate*, *television*."""
    noun, bodies = agent.noun.split()[-1], stage.lexicon.words("bodies") | stage.lexicon.words("no_titles")
    parts = stage.lexicon.compounds and any(noun.endswith(b) for b in bodies if len(b) > SHORTEST)
    return agent.noun in bodies or noun in bodies or parts


def _gone_words(stage: Stage) -> frozenset[str]:
    return stage.lexicon.former | stage.lexicon.words("former")


def _gone(stage: Stage, agent: Agent) -> int:
    """Where the word stands that says that he is no longer it (`the former minister`, `förre ministern`); else the noun."""
    tree, gone = stage.tree, _gone_words(stage)
    near = set(tree.kids(agent.token, "amod", "compound", "advmod", "det"))
    for i in range(agent.first - 1, max(-1, agent.first - BEFORE), -1):
        if tree[i].upos not in ("ADJ", "NOUN", "PROPN", "DET", "ADV", "VERB"):
            break
        near.add(i)
    found = [c for c in near if c < agent.first and {tree.lower(c), tree.lemma(c)} & gone]
    return min((tree[c].start for c in found), default=len(stage.report.text))


def _bond(
    stage: Stage, agent: Agent, described: ActorMention, belongs: ActorMention | None
) -> tuple[str, Party | None]:
    """Whom the office leads or belongs to."""
    senses = [s for s in stage.lexicon.nouns.get(agent.noun, ()) if s.tie in BONDS]
    of_nation = belongs is not None and belongs.actor == belongs.country
    leading = agent.noun in stage.lexicon.words("posts_that_lead")
    leading = leading or (
        not of_nation and any(s.tie == "leads" for s in senses)
    )  # a Libyan commander leads no country
    tie = "leads" if leading and not _narrowed(stage, agent, belongs) else "belongs"
    loose = any("target" in s.needs for s in senses)  # "a Libyan warlord" has no post in Libya
    if belongs is None or loose:
        return tie, None
    if belongs.via.startswith("`"):
        return tie, None  # a town that stands for a government is only a town where it has a mayor
    if of_nation and (described.sector not in (*ORGANS, "ELI", "IGO") or not belongs.via.startswith(NATIONS)):
        return tie, None  # rebels have no posts in a country, and who leads a town of it does not lead it
    whole = described if of_nation and described.sector != "ELI" else belongs
    if tie == "leads" and described.actor == f"{described.country}.GOV":
        whole = belongs  # who leads the government of a country leads the country
    body = Party(whole.actor, whole.name, whole.text, whole.country, whole.sector, whole.via)
    return tie, None if body.id.startswith(("-", "geo:")) else body
