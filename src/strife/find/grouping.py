"""Words for several at once: `the two countries`, `both presidents`, `both sides`, `they`."""

from __future__ import annotations

from collections.abc import Iterable

from strife.find.cast import Together
from strife.find.stage import Stage
from strife.model import ActorMention

ARMED = frozenset({"REB", "UAF", "PRM", "MIL"})


def together(stage: Stage, found: dict[int, ActorMention]) -> Together | None:
    """Those that this sentence names side by side: coordinated, or the only two that are in it at all."""
    tree = stage.tree
    for i in sorted(found):
        if tree.rels[i] == "conj":
            continue
        joined = _distinct(found[j] for j in tree.conjuncts(i) if j in found)
        if len(joined) > 1 and tree.rels[i] in ("nsubj", "obj", "obl", "nmod"):
            return Together(stage.sentence.index, tuple(joined), tree.rels[i] == "nsubj")
    whole = [i for i in sorted(found) if tree.rels[i] in ("nsubj", "obj", "obl") and not _within(stage, i)]
    two = _distinct(found[i] for i in whole if tree[i].upos != "PRON")
    return Together(stage.sentence.index, tuple(two), False) if len(two) == 2 else None


def several(stage: Stage, i: int) -> tuple[ActorMention, ...]:
    """Whom `they`, `the two countries`, `both sides` mean, when those were named side by side just before."""
    token, lexicon = stage.tree[i], stage.lexicon
    last = next((t for t in reversed(stage.cast.together) if stage.sentence.index - t.sentence in (0, 1)), None)
    if last is None or last.members[-1].end > token.start:
        return ()
    if token.upos == "PRON":
        features = (lexicon.grammar.get("pronouns") or {}).get(token.text.lower()) or {}
        fits = last.subject and features.get("number") == "many" and not features.get("possessive")
        return last.members if fits and stage.tree.rels[i] == "nsubj" else ()
    both = any(stage.tree.lower(c) in lexicon.words("both") for c in stage.tree.kids(i, "det", "nummod", "amod"))
    forms = lexicon.forms(token.lemma, token.text)
    if not both or len(last.members) != 2:
        return ()
    if not lexicon.words("lands").isdisjoint(forms):
        return last.members if all(m.actor.split(".")[0] == m.country for m in last.members) else ()
    if i in stage.agents and stage.agents[i].sector:
        return last.members if all(m.sector == stage.agents[i].sector for m in last.members) else ()
    return () if lexicon.words("both_sides").isdisjoint(forms) else last.members


def offices(stage: Stage, i: int) -> tuple[ActorMention, ...]:
    """`the ministers of the two countries`, `båda ländernas presidenter`: those of each of the countries named side by side."""
    sector = stage.agents[i].sector
    if sector is None or not stage.plural(i):
        return ()
    lands = next((m for c in stage.tree.kids(i, "nmod", "nmod:poss") if (m := several(stage, c))), ())
    if not lands or any(m.actor != m.country for m in lands):
        return ()
    token, whose = stage.tree[i], stage.knowledge.country_name
    return tuple(
        ActorMention(
            token.start,
            token.end,
            token.start,
            token.text,
            f"{m.country}.{sector}",
            stage.called(sector, whose(m.country or "")),
            m.country,
            sector,
            f"{stage.agents[i].noun} of {whose(m.country or '')}",
        )
        for m in lands
    )


def ruled(stage: Stage, i: int) -> ActorMention | None:
    """The country whose government `the government` is: the subject of the sentence before, when that names no other."""
    if stage.agents[i].noun not in stage.lexicon.words("governments"):
        return None
    before = [s for s in stage.cast.seen if s.sentence == stage.sentence.index - 1]
    lands = {s.mention.country for s in before if s.mention.country}
    land = next((s.mention for s in before if s.subject and s.mention.actor == s.mention.country), None)
    return land if land is not None and len(lands) == 1 else None


def _within(stage: Stage, i: int) -> bool:
    """A place where something happens is no side of it."""
    return stage.tree.case(i) in stage.lexicon.words("inside") | stage.lexicon.words("locative")


def _distinct(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    return list({m.actor: m for m in mentions}.values())
