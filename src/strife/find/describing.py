"""Described actors: `Turkish parliament`, `Haftar's troops`: from an agent noun and whose it is to one actor and its code."""

from __future__ import annotations

from strife.find.agents import Agent
from strife.find.belonging import modifiers
from strife.find.bodies import home
from strife.find.known import known_actor
from strife.find.referring import Referring
from strife.find.stage import DOMESTIC, PEOPLE, Stage
from strife.model import GUESSED, NAMED_HERE, ActorMention

ARMED_MEN = "UAF"


class Describing:
    """The described actors of one sentence, each composed once. `his troops` asks `referring`, which may ask back."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.tree, self.agents = stage, stage.tree, stage.agents
        self.knowledge, self.lexicon = stage.knowledge, stage.lexicon
        self.referring = Referring(stage, self.meant)
        self.described: dict[int, ActorMention | None] = {}

    def describe(self, i: int) -> ActorMention | None:
        """`Turkish parliament`, `Haftar's troops`, `rebels in Idlib`: sector from the noun, country from what it belongs to."""
        if i not in self.described:
            self.described[i] = None  # a tree with a loop must not hang us
            self.described[i] = self._compose(self.agents[i])
        return self.described[i]

    def meant(self, i: int) -> ActorMention | None:
        """Whom the agent noun at a token describes, or by itself refers back to."""
        mention, token = self.describe(i), self.tree[i]
        bare = mention is not None and (mention.start, mention.end) == (token.start, token.end)
        return ((mention is None or bare) and self.referring.definite(i)) or mention

    def _compose(self, agent: Agent) -> ActorMention | None:
        belongs, where, tokens = modifiers(self.stage, agent, self.modifier)
        sector = agent.sector
        if agent.role in ("head", "side", "generic") and belongs is not None and belongs.sector:
            sector = belongs.sector
        elif agent.role == "head" and belongs is not None:
            sector = "GOV"  # the leader, envoy or spokesman of a country speaks for its government
        elif agent.role in ("head", "side") and belongs is None:
            return None
        inner = next((self.agents[t] for t in tokens if t in self.agents and self.agents[t].sector), None)
        if agent.role != "sector" and sector is None and inner:
            sector = inner.sector
        if belongs is not None and belongs.sector not in (None, "GOV", sector) and self._any_body(agent):
            sector = belongs.sector  # "church official", "union chairman", "company of the guard"
        if sector == "GOV" and belongs is not None and self._is_private(belongs):
            sector = None  # "Acme officials", "a minister of the Evangelical Church"
        if agent.role == "generic" and sector is None:
            if self.lexicon.words("impersonal").isdisjoint((agent.noun,)):
                sector = PEOPLE
            elif belongs is None:
                return None  # "an office": of nobody we know
        span = [agent.first, agent.token, *tokens]
        start, end = self.tree[min(span)].start, self.tree[max(span)].end
        text = self.stage.report.text[start:end]
        if sector == "MIL" and (irregular := self._irregular(agent, belongs)):
            sector = irregular
        if belongs is None and agent.first == agent.token and sector == agent.sector:
            sector = self._either(agent.noun, sector)
            if sector == "MIL" and where is None and not tokens and self._is_unaligned(agent):
                sector = ARMED_MEN  # "our units": whose army, or whether any, is not said
        former = any(
            self.tree.lower(t) in self.lexicon.former or self.tree.lemma(t) in self.lexicon.former
            for t in self._amods(agent)
        )
        if former and sector in ("GOV", "LEG", "MIL", "JUD"):
            sector = "ELI"
        actor, name, country, via = self._codes(agent, belongs, where, sector)
        return ActorMention(start, end, self.tree[agent.token].start, text, actor, name, country, sector, via)

    def _any_body(self, agent: Agent) -> bool:
        return not self.lexicon.words("posts_of_any_body").isdisjoint((agent.noun, agent.noun.split()[-1]))

    def _is_private(self, belongs: ActorMention) -> bool:
        """Whether all that is known of a body is its name: no country's, and of no sector."""
        return belongs.via.startswith(NAMED_HERE) and belongs.country is None and belongs.sector is None

    def _is_unaligned(self, agent: Agent) -> bool:
        return agent.noun in self.lexicon.words("unaligned")

    def _either(self, noun: str, sector: str | None) -> str | None:
        """`officers` are police or army: whichever of them the report spoke of last."""
        either = (self.lexicon.grammar.get("either_sector") or {}).get(noun, ())
        last = (s.mention.sector for s in reversed(self.stage.cast.seen) if s.mention.sector in either)
        return next(last, sector) if either else sector

    def _irregular(self, agent: Agent, belongs: ActorMention | None) -> str | None:
        """The sector of armed men who are no state's: `guerrilla units`, `rebellstyrkor`. A man's troops are an army all the same."""
        own = self.lexicon.agents.get(agent.prefix.rstrip("s")) if agent.prefix else None
        if own is None and belongs is not None and not self._one_man(belongs):
            own = belongs.sector
        return own if own in ("REB", "PRM") else None

    def _amods(self, agent: Agent) -> list[int]:
        return [
            c
            for i in range(agent.first, agent.token + 1)
            for c in self.tree.kids(i, "amod", "compound", "advmod", "det")
        ]

    def _codes(
        self, agent: Agent, belongs: ActorMention | None, where: ActorMention | None, sector: str | None
    ) -> tuple[str, str, str | None, str]:
        label = sector or ""
        if belongs is not None and belongs.actor.startswith("-"):
            belongs = None  # "government troops": whose government is not said either
        if belongs is not None and belongs.country == belongs.actor.split(".")[0]:
            code = belongs.country or "-"
            if sector == "GOV" and agent.noun in self.lexicon.words("governments"):
                if ruling := self.knowledge.government(code, self.stage.day):
                    return ruling.id, ruling.name, code, f"the {agent.noun} of {code}: {ruling.source}"
            name = self.knowledge.country_name(code)
            return f"{code}.{label}", self.stage.called(label, name), code, f"{agent.noun} of {name}"
        if belongs is not None and (agent.role in ("head", "side") or not label or self._is_whole(belongs, sector)):
            return belongs.actor, belongs.name, belongs.country, f"{agent.noun} of {belongs.name}"
        if belongs is not None:
            return (
                f"{belongs.actor}.{label}",
                self.stage.called(label, belongs.name),
                belongs.country,
                f"{agent.noun} of {belongs.name}",
            )
        country = where.country if where is not None else None
        if country is None and sector in ("NGO", "IGO"):
            return f"-.{label}", self.stage.called(label, ""), sector, agent.noun
        via = f"{agent.noun} in {self.knowledge.country_name(country)}" if country else agent.noun
        if (
            country is None
            and agent.noun not in self.lexicon.words("stateless")
            and not (self._is_unaligned(agent) and not self.stage.cast.brief)
            and not self._is_speakers(agent)
            and sector in DOMESTIC
            and (main := home(self.stage, agent))
        ):
            country, via = main, f"{agent.noun}, {GUESSED} {self.knowledge.country_name(main)}"
        if country and sector == "GOV" and agent.noun in self.lexicon.words("governments"):
            if ruling := self.knowledge.government(country, self.stage.day):
                return ruling.id, ruling.name, country, f"{via}: {ruling.source}"
        name = self.stage.called(label, self.knowledge.country_name(country))
        return f"{country or '-'}.{label}", name, country, via

    def _is_speakers(self, agent: Agent) -> bool:
        """`our forces`: whoever speaks, not the country the report is about."""
        own = self.lexicon.words("speakers_own")
        return any(self.tree.lower(c) in own for c in self.tree.kids(agent.token, "nmod:poss", "nmod", "det"))

    def _is_whole(self, belongs: ActorMention, sector: str | None) -> bool:
        """Whether people of a body are the body: Hamas fighters are Hamas, a UN mission is the UN; Haftar's troops not Haftar."""
        if self._one_man(belongs):
            return False
        actor = self.knowledge.actors.get(belongs.actor)
        if actor is not None and actor.kind in ("group", "party"):
            return sector in ("REB", "UAF", "MIL", "OPP", "PTY", "CRM", belongs.sector)
        international = belongs.country in self.knowledge.ontology.countries
        return belongs.sector == sector or (international and sector in ("GOV", "IGO", "NGO"))

    def _one_man(self, mention: ActorMention) -> bool:
        """Whether an actor is a person, who is not his troops."""
        actor = self.knowledge.actors.get(mention.actor)
        return actor.kind == "person" if actor is not None else mention.via.startswith("named in")

    def modifier(self, c: int) -> ActorMention | None:
        """Who is meant by a modifier: named, known only as a place, described or a pronoun."""
        if c in self.stage.named:
            return self.stage.named[c]
        for unit in self.stage.units:
            if c in unit.tokens and unit.hit is not None:
                return known_actor(self.stage, unit, as_place=True)
        if c in self.agents:
            return self.meant(c)
        if self.tree[c].upos == "PRON":
            return self.referring.refer(c)
        return None
