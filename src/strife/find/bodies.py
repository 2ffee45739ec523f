"""Words for a body met before: `the group`, `the rebels`, `the council`, and whose army `the army` is."""

from __future__ import annotations

from collections.abc import Iterator

from strife.find.agents import Agent
from strife.find.grouping import ARMED
from strife.find.stage import Stage
from strife.model import ActorMention

NEAR = 2  # sentences: how far back `the group` may reach
IRREGULAR = frozenset({"REB", "PRM"})  # whose men a plural (`the rebels`) may stand for


def body(stage: Stage, i: int) -> ActorMention | None:
    """Whom `the group`, `the rebels`, `the council` mean: a body by a name of its own that it may be said of."""
    if stage.plural(i):
        return _men(stage, i)
    agent = stage.agents[i]
    if agent.noun in stage.lexicon.words("bodies"):
        return _last(stage, i) or _men(stage, i)
    return _men(stage, i) or _namesake(stage, i)


def _last(stage: Stage, i: int) -> ActorMention | None:
    """The last body nearby of the kind that the noun says."""
    sector = stage.agents[i].sector
    wanted = ARMED if sector in ARMED else {"PTY", "OPP", "REB"} if sector in ("PTY", "OPP") else None
    for ago, mention in _met(stage, i):
        if ago <= NEAR and (wanted is None or mention.sector in wanted):
            return mention
    return None


def _men(stage: Stage, i: int) -> ActorMention | None:
    """The only rebels, or paramilitaries, that the report has named; of several the only ones called so, or the only ones nearby.

    Who is named in the same clause is somebody else: *the rebels attacked M23*.
    """
    agent = stage.agents[i]
    if agent.sector not in IRREGULAR or agent.noun in stage.lexicon.words("unaligned"):
        return None
    met = [(ago, m) for ago, m in _met(stage, i) if m.sector in IRREGULAR]
    same = [(ago, m) for ago, m in met if m.sector == agent.sector]
    others = {m.actor for m in _beside(stage, i)}
    fits = same or met
    called = [(ago, m) for ago, m in fits if _is_called(stage, m, agent.noun)]
    for choice in (fits, called, [(ago, m) for ago, m in fits if ago <= 1]):
        actors = {m.actor for _, m in choice}
        if len(actors) == 1:
            return None if actors & others else choice[0][1]
    return None


def _is_called(stage: Stage, mention: ActorMention, noun: str) -> bool:
    """`M23 rebels`, `huthirebellerna`: by that noun."""
    return mention.via.startswith(f"{noun} of ")


def _namesake(stage: Stage, i: int) -> ActorMention | None:
    """`the council` after *the Security Council*: the only body so far whose name ends in the noun."""
    noun = stage.agents[i].noun
    if noun not in stage.lexicon.words("namesakes"):
        return None
    found = {m.actor: m for _, m in _met(stage, i) if any(_ends_in(stage, n, noun) for n in (m.name, m.text))}
    return next(iter(found.values())) if len(found) == 1 else None


def _ends_in(stage: Stage, name: str, noun: str) -> bool:
    last = name.casefold().split()[-1:] or [""]
    forms = stage.lexicon.forms(last[0], last[0])
    return any(f == noun or (stage.lexicon.compounds and f.endswith(noun)) for f in forms)


def _met(stage: Stage, i: int) -> Iterator[tuple[int, ActorMention]]:
    """The bodies met before a token by names of their own, the last first, with how many sentences ago."""
    mates = {id(m) for m in _beside(stage, i)}
    here = [m for j, m in stage.named.items() if j not in stage.people and m.start < stage.tree[i].start]
    for mention in sorted(here, key=lambda m: -m.start):
        if id(mention) not in mates and _is_body(stage, mention):
            yield 0, mention
    for seen in reversed(stage.cast.seen):
        if not seen.person and _is_body(stage, seen.mention):
            yield stage.sentence.index - seen.sentence, seen.mention


def _is_body(stage: Stage, mention: ActorMention) -> bool:
    known = stage.knowledge.actors.get(mention.actor)
    if mention.actor.startswith("-") or "." in mention.actor or mention.actor == mention.country:
        return False
    return mention.sector not in (None, "GOV") and (known is None or known.kind != "person")


def _beside(stage: Stage, i: int) -> list[ActorMention]:
    """Who is named in the same clause as a token."""
    clause = _clause(stage, i)
    return [m for j, m in stage.named.items() if _clause(stage, j) == clause]


def _clause(stage: Stage, i: int) -> int:
    tree = stage.tree
    for j in (i, *tree.ancestors(i)):
        if tree[j].upos == "VERB" or tree.kids(j, "cop"):
            return j
    return -1


def home(stage: Stage, agent: Agent) -> str | None:
    """The country whose army or government a bare noun means: that the report is about, or that of its only armed group.

    None where another country's was spoken of just before by the same noun.
    """
    if agent.sector != "MIL" and agent.noun not in stage.lexicon.words("governments"):
        return stage.cast.main_country()
    some = any(stage.tree[c].feats.get("Definite") == "Ind" for c in stage.tree.kids(agent.token, "det"))  # "a convoy"
    country = stage.cast.main_country() or (None if some else stage.cast.war)
    index = stage.sentence.index
    others = [s.mention for s in stage.cast.seen if index - s.sentence <= 1]
    others += [m for m in stage.named.values() if m.start < stage.tree[agent.token].start]
    rivals = {m.country for m in others if m.country and m.sector == agent.sector and _named_so(stage, m, agent.noun)}
    return country if not rivals or country in rivals else None


def _named_so(stage: Stage, mention: ActorMention, noun: str) -> bool:
    return mention.via.startswith(f"{noun} of ") or _ends_in(stage, mention.text, noun)
