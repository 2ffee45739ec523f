"""One party of one report, as concluded: who it is, and with which codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strife.knowledge.load import Knowledge
from strife.knowledge.reasons import FORMER, codes_on
from strife.model import NAMED_HERE, UNKNOWN_WHEN, Claim, Introduction, Party, Report, Tie, When
from strife.recognise.judged import AT, Judged
from strife.recognise.learned import CODES, Learned, Surnames, because, learned_from, surnames
from strife.recognise.spellings import one_person


@dataclass(frozen=True, slots=True)
class Recogniser:
    """All that decides who a party is: reports by id, judgements, surnames, spellings, names by id, our files.

    `taught` is what introductions by full name teach, `learned` what all do, once surnames are recognised.
    """

    reports: Mapping[str, Report]
    judged: Judged
    taught: Learned
    learned: Learned
    surnames: Surnames
    names: Mapping[str, str]
    knowledge: Knowledge
    spellings: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(
        reports: Mapping[str, Report],
        claims: Sequence[Claim],
        said: Sequence[Tie],
        introductions: Sequence[Introduction],
        judged: Judged,
        knowledge: Knowledge,
    ) -> Recogniser:
        """Names and surnames first, as the reports have them; then introductions, of the persons as concluded."""
        everybody = dict.fromkeys(met(claims, said, introductions))
        names: dict[str, str] = {}
        for _, party in everybody:
            names[party.id] = min(filter(None, (names.get(party.id), party.name)), key=lambda n: (-len(n.split()), n))
        for key in [k for k in names if "." in k]:  # "forces of Old Marshal": all that is known of his own name
            names.setdefault(key.partition(".")[0], names[key].split(" of ", 1)[-1])
        bare = Recogniser(reports, judged, Learned({}), Learned({}), Surnames({}, frozenset()), names, knowledge)
        people = {i.person.id for i in introductions}
        new = {
            p.id
            for _, p in everybody
            if p.id not in knowledge.actors and (p.id in people or p.why.startswith(NAMED_HERE))
        }
        told = learned_from(map(bare.introduced, introductions))
        same = one_person({i: names[i] for i in new}, people, knowledge.identity, bare.fits(told))
        bare = replace(bare, spellings=same)
        full = [(bare.actor(r, p), p) for r, p in everybody if p.id in people or p.why.startswith(NAMED_HERE)]
        known = (a.name for a in knowledge.actors.values() if a.kind == "person")
        found = replace(bare, surnames=surnames(full, known), taught=learned_from(map(bare.introduced, introductions)))
        return replace(found, learned=learned_from(map(found.introduced, introductions)))

    def introduced(self, introduction: Introduction) -> Introduction:
        """The introduction, of the person as concluded."""
        return replace(introduction, person=self.named(introduction.evidence.report, introduction.person))

    def actor(self, report: str, party: Party) -> str:
        """The id of who a party is."""
        if party.id.startswith(("-", "geo:")):
            return party.id  # nobody in particular
        whole = self.judged.root(self.judged.split(party.id, party, report))
        if whole != party.id:
            return whole
        if (spelled := self.spellings.get(party.id)) is not None:
            return self.judged.root(spelled)
        base, dot, people = party.id.partition(".")
        if dot and base not in self.knowledge.countries:
            return self.actor(report, replace(party, id=base, text="")) + dot + people
        bearer = self.surnames.bearer(party.name) if self._is_new(party) else None
        if bearer and not self.judged.kept_apart(bearer, party.id) and self._agree(report, party, bearer):
            return self.judged.root(bearer)
        return party.id

    def fits(self, told: Learned) -> Callable[[str, str], bool]:
        """Whether two ids may be one person: no judgement and nothing told of them speaks against it."""

        def fitting(one: str, other: str) -> bool:
            if self.judged.kept_apart(one, other) or any(self.judged.root(i) != i for i in (one, other)):
                return False
            codes = ((told.told(one, code) - {FORMER}, told.told(other, code) - {FORMER}) for code in CODES)
            return all(not a or not b or a & b for a, b in codes)

        return fitting

    def named(self, report: str, party: Party) -> Party:
        """The party with the id and name of who it is."""
        actor = self.actor(report, party)
        if actor == party.id:
            return party
        base, dot, _ = party.id.partition(".")
        old, new = self._name(base, party), self._name(actor.partition(".")[0], party)
        return replace(party, id=actor, name=party.name.replace(old, new) if dot else new)

    def party(self, report: str, party: Party) -> Party:
        """The party as concluded: who it is and its codes, with the reason."""
        found = self.named(report, party)
        if found.id.startswith(("-", "geo:")) or found.id in self.knowledge.countries:
            return found
        if "." in found.id:
            whole = self.knowledge.actors.get(found.id.partition(".")[0])
            return replace(found, country=whole.country) if whole and found.id != party.id else found
        if found.id != party.id:
            found = self._moved(report, party, found)
        return self._taught(report, found)

    def _moved(self, report: str, said: Party, found: Party) -> Party:
        """With the codes of who it was judged or recognised to be."""
        why = self.judged.because(said.id, found.id)
        known = self.knowledge.actors.get(found.id)
        if known is not None:
            codes = codes_on(known, self._when(report).start)
            parts = [codes.why, why]
            found = replace(found, country=known.country, sector=codes.sector or said.sector)
        elif said.id in self.knowledge.actors:
            parts = [NAMED_HERE, why]  # what our files say of another is not true of him
            found = replace(found, country=None, sector=None)
        else:
            parts = [
                "" if said.why == NAMED_HERE else said.why,
                why or f"`{said.name}` is {found.name}, the only one of that name in the reports",
            ]
        return replace(found, why="; ".join(part for part in parts if part))

    def _taught(self, report: str, party: Party) -> Party:
        """With the codes that introductions give, where our files have none for that day."""
        known, when = self.knowledge.actors.get(party.id), self._when(report)
        if known is not None and (known.kind != "person" or not known.roles or known.role_on(when.start) is not None):
            return party
        country = self.learned.teacher(party.id, "country", when, report)
        sector = self.learned.teacher(party.id, "sector", when, report)
        told: dict[str, tuple[Introduction, list[str]]] = {}
        # A country that no introduction gives was guessed: what one says of him is better.
        if country and known is None and country.person.country != party.country:
            party = replace(party, country=country.person.country)
            told.setdefault(country.id, (country, []))[1].append(party.country or "")
        lacking = party.sector is None or (known is not None and party.sector == FORMER)
        if sector and lacking and sector.person.sector != party.sector:
            party = replace(party, sector=sector.person.sector)
            told.setdefault(sector.id, (sector, []))[1].append(party.sector or "")
        why = [because(codes, taught, self.reports) for taught, codes in told.values()]
        left = "" if party.why == NAMED_HERE else party.why
        return replace(party, why="; ".join(filter(None, [*why, left]))) if why else party

    def _agree(self, report: str, party: Party, bearer: str) -> bool:
        """Whether somebody taught who the one bearer of a surname is, and this report does not contradict it."""
        when = self._when(report)
        if not any(self.taught.teacher(bearer, code, when, report) for code in CODES):
            return False
        for code in CODES:
            told, own = self.taught.told(bearer, code), self.taught.told_in(report, party.id, code)
            if code == "sector" and party.sector:
                own.add(party.sector)
            if told and own - {FORMER} and not told & own:
                return False
        return True

    def _is_new(self, party: Party) -> bool:
        return party.why.startswith(NAMED_HERE) or (not party.why and party.id not in self.knowledge.actors)

    def _name(self, actor: str, party: Party) -> str:
        known = self.knowledge.actors.get(actor)
        return known.name if known else self.names.get(actor.partition(AT)[0], party.name)

    def _when(self, report: str) -> When:
        return self.reports[report].published if report in self.reports else UNKNOWN_WHEN


def met(
    claims: Iterable[Claim], said: Iterable[Tie], introductions: Iterable[Introduction]
) -> Iterable[tuple[str, Party]]:
    """Every party, with the report that speaks of it."""
    for c in claims:
        for party in (*c.source, *c.target, *((c.speaker,) if c.speaker else ())):
            yield c.evidence.report, party
    for t in said:
        for e in t.evidence:
            yield e.report, t.source
            yield e.report, t.target
    for i in introductions:
        yield i.evidence.report, i.person
        if i.body is not None:
            yield i.evidence.report, i.body
