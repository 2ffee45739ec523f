"""Reports, claims and introductions made by hand."""

from __future__ import annotations

from collapse.made import claim, day
from strife.knowledge.load import load
from strife.model import Claim, Evidence, Introduction, Judgement, Party, Report, Tie, content_id
from strife.recognise import Recognised, recognise

TURKEY = Party("TUR.GOV", "government of Turkey", "Turkish", "TUR", "GOV")
SYRIA = Party("SYR", "Syria", "Syria", "SYR", None, "country of Syria")


def report(name: str, on: str) -> Report:
    return Report(f"report-{name}", f"Text of {name}.", publisher="Harbour Wire", lang="en", published=day(on))


def person(name: str, country: str | None = None, sector: str | None = None, text: str = "") -> Party:
    key = name.lower().replace(" ", "-")
    return Party(key, name, text or name, country, sector, "named in the text")


def does(where: Report, who: Party) -> Claim:
    made = claim(where.id, type="ACCUSE", source=(who,), target=(SYRIA,), when=where.published)
    return made


def introduces(
    where: Report, who: Party, title: str, body: Party | None = TURKEY, former: bool = False
) -> Introduction:
    evidence = Evidence(where.id, 0, 7, where.text[:7], 0, 0, 4, "en/agents:minister", "k")
    key = content_id("introduction", where.id, title, who.id)
    return Introduction(key, who, title, "belongs", body, former, evidence, where.published)


def judged(verdict: str, one: str, other: str, at: str = "2020-05-01") -> Judgement:
    return Judgement.make(verdict, "actors", one, other, "ana", at)


def conclude(
    reports: list[Report],
    claims: list[Claim],
    introductions: list[Introduction],
    *judgements: Judgement,
    ties: tuple[Tie, ...] = (),
) -> Recognised:
    return recognise({r.id: r for r in reports}, claims, ties, introductions, judgements, load())


def who(found: Recognised, where: Report) -> str:
    """`kemal-arslan TUR GOV`: the first source of a report's claims."""
    (party,) = next(c.source for c in found.claims if c.evidence.report == where.id)
    return f"{party.id} {party.country or '-'} {party.sector or '-'}"
