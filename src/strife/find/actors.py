"""find: who is mentioned. Known names, described actors (`Turkish parliament`), new people with their titles, pronouns.

An actor id is that of our actor files; a country's alpha-3 code; `TUR.LEG` for a described body or group of a country;
`khalifa-haftar.MIL` for the people of a known actor; `ghassan-salame` for a person learned from the text itself;
`-.REB` where nobody says whose rebels they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from anyascii import anyascii

from strife.find.agents import Agent, agent_at
from strife.find.cast import Cast, Seen, moved
from strife.find.units import Unit, units
from strife.knowledge.lexicon import Lexicon
from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, ADJECTIVE, DEMONYM, SEAT, Hit, Known
from strife.model import ActorMention, Place, Report, Sentence, Tree

LINKS = frozenset({"flat", "appos", "compound", "nmod:desc", "nmod", "goeswith", "dep", "amod", "list"})
PEOPLE = "CVL"
COLLECTIVE = frozenset({"MIL", "REB", "UAF", "COP", "CRM", "OPP", "PTY", "CVL", "REF"})


def find_actors(
    report: Report, sentences: Sequence[Sentence], knowledge: Knowledge, hits: list[Hit], places: Sequence[Place]
) -> tuple[ActorMention, ...]:
    """Every actor mention of a report, in order of the text. What is a place on the map is not taken for a new actor."""
    lexicon = knowledge.lexicon(report.lang)
    grounds = {(p.start, p.end) for p in places if p.lat is not None}
    sentences = [replace(s, names=tuple(n for n in s.names if (n.start, n.end) not in grounds)) for s in sentences]
    cast = Cast()
    for hit in hits:
        if hit.first.kind != ACTOR:
            cast.countries[hit.first.id] += 1
    found: list[ActorMention] = []
    cursor = 0
    for sentence in sentences:
        while cursor < len(hits) and hits[cursor].end <= sentence.start:
            cursor += 1
        last = cursor
        while last < len(hits) and hits[last].start < sentence.end:
            last += 1
        finder = _Finder(report, sentence, hits[cursor:last], knowledge, lexicon, cast)
        found.extend(finder.mentions())
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


class _Finder:
    """Finds the actors of one sentence, with the cast of the sentences before it."""

    def __init__(
        self, report: Report, sentence: Sentence, hits: list[Hit], knowledge: Knowledge, lexicon: Lexicon, cast: Cast
    ) -> None:
        self.report, self.sentence, self.knowledge, self.lexicon, self.cast = report, sentence, knowledge, lexicon, cast
        self.day: date | None = report.published.start
        self.tree = Tree(sentence)
        self.agents: dict[int, Agent] = {}
        for token in sentence.tokens:
            if agent := agent_at(self.tree, token.i, lexicon):
                self.agents[token.i] = agent
        titles = {i for i, a in self.agents.items() if a.noun in lexicon.words("person_titles") and not self._plural(i)}
        self.units = units(self.tree, sentence, hits, report.text, self.agents, titles)
        self.named: dict[int, ActorMention] = {}
        self.described: dict[int, ActorMention | None] = {}
        self.claimed: set[int] = set()
        self.people: set[int] = set()  # where named persons stand
        self.more: list[ActorMention] = []

    def mentions(self) -> list[ActorMention]:
        for unit in self.units:
            self._name(unit)
        found = dict(self.named)
        taken = {i for u in self.units if u.head in self.named for i in u.tokens} | self.claimed
        for i in self.agents:
            if i in taken or i in found:
                continue
            mention = self._describe(i)
            bare = mention is not None and mention.start == self.tree[i].start and mention.end == self.tree[i].end
            if (mention is None or bare) and (met := self._definite(i)):
                mention = met
            if mention is not None:
                found[i] = mention
                self.more.extend(self._shared(i, mention))
        for token in self.sentence.tokens:
            if token.i not in found and (mention := self._refer(token.i)):
                found[token.i] = mention
        for i in sorted(found):
            self._remember(i, found[i])
        return [found[i] for i in sorted(found)] + self.more

    def _shared(self, i: int, mention: ActorMention) -> list[ActorMention]:
        """`the foreign ministers of Iran and Turkey`: one noun, an actor for each country."""
        if self.tree[i].feats.get("Number") != "Plur":
            return []
        found: list[ActorMention] = []
        for c in self.tree.kids(i, "nmod", "nmod:poss"):
            others = [self.named[j] for j in self.tree.conjuncts(c)[1:] if j in self.named]
            first = self.named.get(c)
            if first is None or first.country is None or mention.actor.split(".")[0] != first.country:
                continue
            for other in others:
                if other.country and other.actor.split(".")[0] == other.country and other.country != first.country:
                    sector = mention.sector or ""
                    name = self._called(sector, self.knowledge.country_name(other.country))
                    actor = f"{other.country}.{sector}"
                    found.append(replace(mention, actor=actor, name=name, country=other.country, via=mention.via))
        return found

    # --- names -------------------------------------------------------------------------------------------------------

    def _name(self, unit: Unit) -> None:
        head = unit.head
        titles = self._titles(unit)
        mention = self._known(unit) if unit.hit else self._unknown(unit, titles)
        if mention is None:
            return
        above = [t for t in titles if t in self.tree.ancestors(head)]
        anchor = above[-1] if above else head
        if titles and self._is_person(mention, unit):
            if mention.sector in (None, "ELI") or not self.day:
                # What the text itself calls a person outweighs what our files know of other years.
                titled = next((m for t in sorted(titles) if (m := self._describe(t)) and m.sector), None)
                mention = replace(mention, sector=titled.sector) if titled else mention
            start = min(mention.start, *(self.tree[self.agents[t].first].start for t in titles))
            end = max(mention.end, *(self.tree[t].end for t in titles))
            self.claimed |= titles
            mention = replace(mention, start=start, end=end, text=self.report.text[start:end])
        if anchor != head and not self._is_person(mention, unit):
            anchor = head
        for title in titles - {anchor}:
            if title == unit.tokens[0] - 1 and title != self.tree.parent(head) and self.tree.parent(title) != head:
                self.named[title] = replace(
                    mention, head=self.tree[title].start
                )  # the tree holds the title, not the name
        if self._is_person(mention, unit):
            self.people |= {anchor, *titles}
        previous = self.named.get(anchor)
        if previous is None or (previous.end - previous.start) < (mention.end - mention.start):
            self.named[anchor] = replace(mention, head=self.tree[anchor].start)

    def _titles(self, unit: Unit) -> set[int]:
        """Agent nouns that are a title or apposition of a name: `Prime Minister X`, `X, the prime minister`."""
        found = set()
        parent = self.tree.parent(unit.head)
        while parent in self.agents and self._plural(parent) and self.tree.rels[parent] == "nmod":
            parent = self.tree.parent(parent)  # "spokesman of the forces, Ahmed X": a name is not beside a plural
        for i in (*self.tree.children[unit.head], *(() if parent is None else (parent,))):
            if i in unit.tokens or i not in self.agents or self.agents[i].role == "side" or self._plural(i):
                continue
            link = self.tree.rels[i] if i != parent else self.tree.rels[unit.head]
            inner = i if i != parent else unit.head
            if link in ("nmod", "amod", "dep", "list") and (
                self.tree.case(inner) or abs(i - unit.head) > 3 + len(unit.tokens)
            ):
                continue
            if link == "nmod" and "poss" in self.tree[inner].deprel:
                continue
            if link in LINKS:
                found.add(i)
        before = unit.tokens[0] - 1
        if before in self.agents and self.tree[before].upos in ("NOUN", "PROPN", "ADJ") and not self._plural(before):
            genitive = self.tree[before].feats.get("Case") == "Gen"
            if not genitive and (unit.label == "PER" or self._hit_kind(unit) == "person"):
                found.add(before)
        return found

    def _plural(self, i: int) -> bool:
        if self.tree.lower(i) in self.lexicon.words("person_titles"):
            return False  # `minister` is one or many in Swedish: before a name it is one
        return self.tree[i].feats.get("Number") in ("Plur", "Ptan")

    def _hit_kind(self, unit: Unit) -> str:
        if unit.hit and unit.hit.first.kind == ACTOR:
            return self.knowledge.actors[unit.hit.first.id].kind
        return ""

    def _is_person(self, mention: ActorMention, unit: Unit) -> bool:
        return self._hit_kind(unit) == "person" or (unit.hit is None and unit.label == "PER")

    def _known(self, unit: Unit, as_place: bool = False) -> ActorMention | None:
        """The mention that a known name makes; `as_place`: a seat of government is its country even under `in`."""
        assert unit.hit is not None
        known = self._choose(unit.hit)
        text = self.report.text[unit.start : unit.end]

        def mention(actor: str, name: str, country: str | None, sector: str | None, via: str) -> ActorMention:
            return ActorMention(
                unit.start, unit.end, self.tree[unit.head].start, text, actor, name, country, sector, via
            )

        if known.kind == ACTOR:
            actor = self.knowledge.actors[known.id]
            role = actor.role_on(self.day)
            sector = role.sector if role and role.sector else actor.sector
            why = f"{actor.source}" + (
                f" {role.title}" + (f" since {role.start}" if role.start else "") if role else ""
            )
            if role is None and actor.roles:
                sector = actor.sector or "ELI"
                why += " (no office known on that date)"
            found = mention(actor.id, actor.name, actor.country, sector, why)
            if actor.kind == "person":
                self.cast.learn(actor.name, found)
            return found
        country = self.knowledge.countries.get(known.id)
        name = country.name if country else known.id
        if known.kind == SEAT:
            if self._located(unit.head):
                return mention(known.id, name, known.id, None, f"{text}, {name}") if as_place else None
            return mention(f"{known.id}.GOV", name, known.id, "GOV", f"`{text}` stands for the government of {name}")
        if known.kind == DEMONYM and self.tree.kids(unit.head, "nummod"):
            return mention(f"{known.id}.{PEOPLE}", self._called(PEOPLE, name), known.id, PEOPLE, f"people of {name}")
        return mention(known.id, name, known.id, None, f"{known.kind} of {name}")

    def _choose(self, hit: Hit) -> Known:
        """Of several bearers of a name: one in office on the report's date, else the first."""
        in_office = [
            k for k in hit.known if k.kind == ACTOR and self.knowledge.actors[k.id].role_on(self.day) is not None
        ]
        return in_office[0] if hit.first.kind == ACTOR and in_office else hit.first

    def _located(self, i: int) -> bool:
        """Whether a name stands as a place: `in Moscow`, not `Moscow denies`."""
        case = self.tree.case(i)
        words = self.lexicon.words("locative") | self.lexicon.words("inside") | self.lexicon.words("toward")
        return case in words

    def _unknown(self, unit: Unit, titles: set[int]) -> ActorMention | None:
        text = self.report.text[unit.start : unit.end]
        if unit.label == "PER":
            if met := self.cast.by_surname(text):
                if " " not in text or met.name.split()[0].casefold() == text.split()[0].casefold():
                    return moved(met, unit.start, unit.end, self.tree[unit.head].start, text, met.via)
        base = next((m for t in sorted(titles) if (m := self._describe(t))), None)
        if unit.label == "PER" and base is not None and (holder := self._office_holder(text, base)):
            self.cast.learn(holder.name, holder)
            return replace(holder, start=unit.start, end=unit.end, head=self.tree[unit.head].start, text=text)
        inner = next(
            (u for u in self.units if u.hit and unit.start <= u.start and u.end <= unit.end and u is not unit), None
        )
        country = base.country if base else None
        sector = base.sector if base else None
        if inner and inner.hit and inner.hit.first.kind != ACTOR:
            country = country or inner.hit.first.id
        if unit.label == "ORG" and sector is None:
            agent = next((self.agents[i] for i in reversed(unit.tokens) if i in self.agents), None)
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
        via = f"named in the text{' as ' + base.text if base else ''}"
        mention = ActorMention(
            unit.start,
            unit.end,
            self.tree[unit.head].start,
            text,
            slug(text),
            " ".join(text.split()),
            country,
            sector,
            via,
        )
        if unit.label == "PER":
            self.cast.learn(text, mention)
        return mention

    def _office_holder(self, surname: str, title: ActorMention) -> ActorMention | None:
        """`EU President Michel`: the one person of that surname and country who held an office on the day."""
        found = [
            a
            for a in self.knowledge.by_surname.get(surname.casefold(), ())
            if title.country in {a.country, *(self._land_of(r.leads or r.of) for r in a.roles)} and a.role_on(self.day)
        ]
        if len(found) != 1:
            return None
        sector = title.sector or found[0].sector
        return ActorMention(0, 0, 0, "", found[0].id, found[0].name, found[0].country, sector, found[0].source)

    def _land_of(self, key: str | None) -> str | None:
        actor = self.knowledge.actors.get(key or "")
        return actor.country if actor else key

    # --- described actors --------------------------------------------------------------------------------------------

    def _describe(self, i: int) -> ActorMention | None:
        """`Turkish parliament`, `Haftar's troops`, `rebels in Idlib`: sector from the noun, country from what it belongs to."""
        if i not in self.described:
            self.described[i] = None  # a tree with a loop must not hang us
            self.described[i] = self._compose(self.agents[i])
        return self.described[i]

    def _compose(self, agent: Agent) -> ActorMention | None:
        belongs, where, tokens = self._modifiers(agent)
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
        if agent.role == "generic" and sector is None:
            sector = PEOPLE
        span = [agent.first, agent.token, *tokens]
        start, end = self.tree[min(span)].start, self.tree[max(span)].end
        text = self.report.text[start:end]
        former = any(
            self.tree.lower(t) in self.lexicon.former or self.tree.lemma(t) in self.lexicon.former
            for t in self._amods(agent)
        )
        if former and sector in ("GOV", "LEG", "MIL", "JUD"):
            sector = "ELI"
        actor, name, country, via = self._codes(agent, belongs, where, sector)
        return ActorMention(start, end, self.tree[agent.token].start, text, actor, name, country, sector, via)

    def _codes(
        self, agent: Agent, belongs: ActorMention | None, where: ActorMention | None, sector: str | None
    ) -> tuple[str, str, str | None, str]:
        label = sector or ""
        if belongs is not None and belongs.actor.startswith("-"):
            belongs = None  # "government troops": whose government is not said either
        if belongs is not None and belongs.country == belongs.actor.split(".")[0]:
            code = belongs.country or "-"
            if sector == "GOV" and agent.noun in self.lexicon.words("governments"):
                if ruling := self.knowledge.government(code, self.day):
                    return ruling.id, ruling.name, code, f"the {agent.noun} of {code}: {ruling.source}"
            name = self.knowledge.country_name(code)
            return f"{code}.{label}", self._called(label, name), code, f"{agent.noun} of {name}"
        if belongs is not None and (agent.role in ("head", "side") or self._is_whole(belongs, sector)):
            return belongs.actor, belongs.name, belongs.country, f"{agent.noun} of {belongs.name}"
        if belongs is not None:
            return (
                f"{belongs.actor}.{label}",
                self._called(label, belongs.name),
                belongs.country,
                f"{agent.noun} of {belongs.name}",
            )
        country = where.country if where is not None else None
        via = f"{agent.noun} in {self.knowledge.country_name(country)}" if country else agent.noun
        if (
            country is None
            and sector in ("GOV", "LEG", "MIL", "COP", "JUD", "OPP", "REB", "SPY")
            and (main := self.cast.main_country())
        ):
            country, via = main, f"{agent.noun}, in a report about {self.knowledge.country_name(main)}"
        if country and sector == "GOV" and agent.noun in self.lexicon.words("governments"):
            if ruling := self.knowledge.government(country, self.day):
                return ruling.id, ruling.name, country, f"{via}: {ruling.source}"
        name = self._called(label, self.knowledge.country_name(country))
        return f"{country or '-'}.{label}", name, country, via

    def _is_whole(self, belongs: ActorMention, sector: str | None) -> bool:
        """Whether people of a body are the body: Hamas fighters are Hamas, a UN mission is the UN; Haftar's troops not Haftar."""
        if self._one_man(belongs):
            return False
        actor = self.knowledge.actors.get(belongs.actor)
        if actor is not None and actor.kind in ("group", "party"):
            return sector in ("REB", "UAF", "MIL", "OPP", "PTY", "CRM", belongs.sector)
        international = belongs.country in self.knowledge.ontology.countries
        return belongs.sector == sector or (international and sector in ("GOV", "IGO", "NGO"))

    def _called(self, sector: str, whose: str) -> str:
        """`parliament of Turkey`, `forces of Khalifa Haftar`, alone `civilians`; without a sector whose people they are."""
        group = self.knowledge.ontology.groups.get(sector, sector)
        return f"{group} of {whose}" if group and whose else group or whose

    def _one_man(self, mention: ActorMention) -> bool:
        """Whether an actor is a person, who is not his troops."""
        actor = self.knowledge.actors.get(mention.actor)
        return actor.kind == "person" if actor is not None else mention.via.startswith("named in")

    def _amods(self, agent: Agent) -> list[int]:
        return [
            c
            for i in range(agent.first, agent.token + 1)
            for c in self.tree.kids(i, "amod", "compound", "advmod", "det")
        ]

    def _modifiers(self, agent: Agent) -> tuple[ActorMention | None, ActorMention | None, list[int]]:
        """Whose it is, where it is, and the words of the description besides the noun."""
        belongs: tuple[int, ActorMention] | None = None
        where: ActorMention | None = None
        tokens: list[int] = []
        if agent.prefix and (hits := self.knowledge.names(self.lexicon.lang).exact(agent.prefix.rstrip("s"))):
            unit = Unit(
                0,
                0,
                agent.token,
                (agent.token,),
                Hit(self.tree[agent.token].start, self.tree[agent.token].end, hits),
                "",
            )
            mention = self._known(unit)
            belongs = (0, mention) if mention else None
        children = [
            c
            for i in range(agent.first, agent.token + 1)
            for c in self.tree.children[i]
            if not agent.first <= c < agent.token
        ]
        before = agent.first - 1
        national = any(u.hit and u.hit.first.kind == ADJECTIVE and before in u.tokens for u in self.units)
        beside = self._beside(agent, children)
        children += beside
        for c in self.tree.kids(agent.token, "amod", "acl"):
            if self.lexicon.words("loyal").isdisjoint(self.lexicon.forms(self.tree[c].lemma, self.tree[c].text)):
                continue
            for d in self.tree.kids(c, "obl", "nmod", "obj"):
                if (mention := self._modifier(d)) is not None:
                    belongs = (0, mention)  # "forces loyal to Haftar"
                    tokens.append(max(self.tree.subtree(d)) if mention.end > self.tree[d].end else d)
        linked = before >= 0 and self.tree.rels[before] in ("amod", "compound", "nmod") and not self.tree.case(before)
        neighbours = [before] if national or linked else []
        for c in dict.fromkeys([*children, *neighbours, *range(agent.first, agent.token)]):
            rel = "amod" if national and c == before else "nmod" if c in beside else self.tree.rels[c]
            if rel not in ("amod", "compound", "nmod", "flat", "appos", "obl", "det"):
                continue
            mention = self._modifier(c)
            case = self.tree.case(c)
            if rel == "compound" and mention is None:
                tokens.append(c)
            if mention is None:
                continue
            person = (
                "." not in mention.actor and mention.actor in self.knowledge.actors and mention.actor != mention.country
            )
            if case and case in self.lexicon.words("inside") and not person:
                where = where or mention
            elif agent.role == "head" and case in self.lexicon.words("purpose") and c > agent.token:
                belongs = (0, mention)  # "a spokesman for the army"
                tokens.append(c)
            elif (
                (person and agent.sector == "MIL" and case in self.lexicon.words("inside"))
                or not case
                or case in self.lexicon.words("from")
                or case in self.lexicon.words("genitive")
            ):
                if rel in ("appos", "obl") or (case and c < agent.token):
                    continue
                # Whose people they are is told better by a named group than by a nationality.
                rank = (1 if not case else 2) + (0 if person else 2)
                if belongs is None or rank < belongs[0]:
                    belongs = (rank, mention)
                tokens.append(c)
                if case:
                    tokens.extend(j for j in self.tree.subtree(c) if agent.token < j <= c)
        return (belongs[1] if belongs else None), where, [t for t in tokens if abs(t - agent.token) <= 8]

    def _beside(self, agent: Agent, children: list[int]) -> list[int]:
        """`troops from Haftar`: a phrase right behind the noun belongs to it, wherever the parser hangs it."""
        after = agent.token + 1
        if after >= len(self.tree.tokens) or self.tree.rels[after] != "case":
            return []
        head = self.tree[after].head
        near = (
            self.tree.lower(after) in self.lexicon.words("from") and self.tree[head].head == self.tree[agent.token].head
        )
        return [head] if near and head > after and head not in children else []

    def _modifier(self, c: int) -> ActorMention | None:
        if c in self.named:
            return self.named[c]
        for unit in self.units:
            if c in unit.tokens and unit.hit is not None:
                return self._known(unit, as_place=True)
        if c in self.agents:
            return self._describe(c)
        if self.tree[c].upos == "PRON":
            return self._refer(c)
        return None

    # --- pronouns and definite descriptions --------------------------------------------------------------------------

    def _refer(self, i: int) -> ActorMention | None:
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
        index = self.sentence.index
        if features.get("person") is False and not features.get("possessive"):
            met = self._own_subject(i) or self.cast.thing(index, token.start)
        elif features.get("subject") or (features.get("possessive") and features.get("person") is False):
            met = self.cast.subject(index, token.start) or self._own_subject(i)
        elif features.get("number") == "many":
            met = self.cast.many(index, token.start)
        else:
            own, past = self._own_person(token.start, True), self.cast.person(index, token.start)
            met = own or past or self._own_person(token.start, False)
        return (
            moved(met, token.start, token.end, token.start, token.text, f"`{token.text}`: {met.name}") if met else None
        )

    def _own_person(self, before: int, subject: bool) -> ActorMention | None:
        """The last person named earlier in this sentence; `subject`: as a subject or whose thing the subject is."""
        near = [
            m
            for i, m in self.named.items()
            if m.start < before and self._person_at(i) and (not subject or self.tree.rels[i] in ("nsubj", "nmod"))
        ]
        if subject:
            near = [m for m in near if any(self.tree.rels[j] == "nsubj" for j in self._up(m))]
        return max(near, key=lambda m: m.start, default=None)

    def _up(self, mention: ActorMention) -> list[int]:
        """The head of a mention and, when it is a genitive, what it belongs to."""
        i = self.tree.at(mention.head)
        if i is None:
            return []
        parent = self.tree.parent(i)
        return [i] if "poss" not in self.tree[i].deprel or parent is None else [i, parent]

    def _own_subject(self, i: int) -> ActorMention | None:
        for ancestor in self.tree.ancestors(i):
            for s in self.tree.kids(ancestor, "nsubj"):
                if s >= i:
                    continue  # "It killed 20 people, police said": not the police
                if s in self.named and self.named[s].head != self.tree[i].start:
                    return self.named[s]
                if self.tree[s].upos == "PRON" and s != i:
                    return self._refer(s)
                if s in self.agents and s != i and i not in set(self.tree.subtree(s)):
                    return self._describe(s)
        return None

    def _person_at(self, i: int) -> bool:
        return i in self.people

    def _land(self, i: int) -> ActorMention | None:
        """`the country`, `landet`: the country that was the subject before, else the one the report is about."""
        if self.tree.kids(i, "amod", "nmod", "acl", "compound") or not self._is_definite(i):
            return None
        token = self.tree[i]
        met = self.cast.thing(self.sentence.index, token.start) or self._own_subject(i)
        if met is not None and met.actor == met.country:
            return moved(met, token.start, token.end, token.start, token.text, f"`{token.text}`: {met.name}")
        main = self.cast.main_country()
        if main is None:
            return None
        name = self.knowledge.country_name(main)
        return ActorMention(
            token.start, token.end, token.start, token.text, main, name, main, None, f"`{token.text}`: {name}"
        )

    def _is_definite(self, i: int) -> bool:
        if self.tree[i].feats.get("Definite") == "Def":
            return True
        return any(self.tree.lower(c) in self.lexicon.words("definite") for c in self.tree.kids(i, "det"))

    def _definite(self, i: int) -> ActorMention | None:
        """`the general`, `krigsherren`: a person met before by that title."""
        agent = self.agents[i]
        definite = self._is_definite(i)
        met = self.cast.titles.get(agent.noun) if definite else None
        if met is None and definite and agent.role == "sector" and agent.noun in self.lexicon.words("person_titles"):
            last = self.cast.person(self.sentence.index, self.tree[i].start)
            met = last if last is not None and last.sector == agent.sector == "MIL" else None
        return (
            moved(met, self.tree[i].start, self.tree[i].end, self.tree[i].start, self.tree[i].text, f"the {agent.noun}")
            if met
            else None
        )

    def _remember(self, i: int, mention: ActorMention) -> None:
        known = self.knowledge.actors.get(mention.actor)
        person = known.kind == "person" if known else self._person_at(i) if i in self.named else False
        titles = frozenset(
            self.agents[t].noun for t in self.claimed if mention.start <= self.tree[t].start < mention.end
        )
        many = not person and (self.tree[i].feats.get("Number") in ("Plur", "Ptan") or mention.sector in COLLECTIVE)
        if self.tree[i].upos == "PRON" and not person:
            return
        subject = self.tree.rels[self.tree.first_conjunct(i)] == "nsubj"
        self.cast.meet(Seen(mention, self.sentence.index, subject, person, many, titles))


def slug(name: str) -> str:
    """`Ghassan Salamé` -> `ghassan-salame`: ASCII, lower case, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-") or "unnamed"
