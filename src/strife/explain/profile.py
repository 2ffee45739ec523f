"""Profile: one actor as an analyst asks for it: names, codes with reasons, offices, ties, events, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from strife.knowledge.actors import Actor
from strife.model import NAMED_HERE, Claim, Event, Introduction, Judgement, Party, Report, Situation, Tie, When


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words that reports use for an actor, in how many claims and reports, and in which languages."""

    text: str
    claims: int
    reports: int
    langs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """Codes that an actor was given, why, in how many claims, and the first and last day of their reports."""

    country: str
    sector: str
    why: str
    claims: int
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office: of our own files (`source`, with its days) or as a sentence says it (`quote`, `report`, `start`, `end`, `date`)."""

    title: str
    tie: str
    body: str
    body_id: str
    former: bool
    since: str
    until: str
    source: str
    date: str
    quote: str
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie, seen from the actor: `backs` whom, or `backed`: by whom."""

    id: str
    kind: str
    forward: bool
    other: str
    other_id: str
    when: str
    reports: int
    why: str


@dataclass(frozen=True, slots=True)
class Deed:
    """An event that an actor has a part in, and which."""

    id: str
    when: str
    type: str
    mode: str
    role: str
    others: str
    place: str
    status: str
    independent: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a store knows of one actor. `names` name it, `words` refer to it (`the general`, `he`)."""

    id: str
    name: str
    country: str
    sector: str
    names: tuple[Spelling, ...]
    words: tuple[Spelling, ...]
    codes: tuple[Coding, ...]
    offices: tuple[Office, ...]
    ties: tuple[Bond, ...]
    events: tuple[Deed, ...]
    judgements: tuple[Judgement, ...]


Spoken = tuple[Party, Party, Claim]  # as said, as concluded, where


def profile(
    actor: Party,
    situation: Situation,
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    known: Actor | None,
    judgements: Sequence[Judgement],
    bodies: Mapping[str, str],
) -> Profile:
    """The profile of an actor of a situation; `claims` as they were said, `known` what our files have of it.

    `bodies` names, by id, what its offices are of.
    """
    known_as = {(k.report, k.said): k.party for k in situation.known_as}
    spoken = [s for c in claims for s in _spoken(c, known_as) if s[1].id == actor.id]
    referring = [s for s in spoken if _refers(s[0], known)]
    naming = [s for s in spoken if not _refers(s[0], known)]
    introduced = [i for i in situation.introductions if i.person.id == actor.id]
    ids = {actor.id, *(said.id for said, _, _ in spoken)}
    codes = _codings(naming or spoken, reports)
    return Profile(
        id=actor.id,
        name=actor.name,
        country=codes[0].country if codes else actor.country or "",
        sector=codes[0].sector if codes else actor.sector or "",
        names=_spellings(naming, introduced, reports),
        words=_spellings(referring),
        codes=codes,
        offices=(*_known_offices(known, bodies), *_learned_offices(introduced, reports)),
        ties=tuple(_bond(t, actor.id) for t in situation.ties if actor.id in (t.source.id, t.target.id)),
        events=tuple(_deed(e, role, actor.id) for e in situation.events if (role := _role(e, actor.id))),
        judgements=tuple(
            j for j in judgements if {j.one.partition("@")[0], j.other.partition("@")[0], j.one, j.other} & ids
        ),
    )


def _spoken(claim: Claim, known_as: Mapping[tuple[str, Party], Party]) -> list[Spoken]:
    parties = (*claim.source, *claim.target, *((claim.speaker,) if claim.speaker else ()))
    return [(p, known_as.get((claim.evidence.report, p), p), claim) for p in parties]


def _refers(said: Party, known: Actor | None) -> bool:
    """Whether the words only point to somebody (`he`, `the general`, `his spokesman`), as `find` says of them."""
    if said.why.startswith(f"`{said.text}`: "):
        return True
    if known is not None and said.id == known.id:
        return bool(said.why) and known.source not in said.why
    return known is None and said.id.islower() and "." not in said.id and not said.why.startswith(NAMED_HERE)


def _spellings(
    spoken: Iterable[Spoken], introduced: Iterable[Introduction] = (), read: Mapping[str, Report] | None = None
) -> tuple[Spelling, ...]:
    """The commonest first; a name with its title counts as the name alone, where an introduction tells which that is."""
    bare: dict[str, set[str]] = {}
    met: dict[str, list[tuple[str, str, str]]] = {}
    for i in introduced:
        bare.setdefault(i.evidence.report, set()).add(i.person.text)
        report = (read or {}).get(i.evidence.report)
        met.setdefault(i.person.text, []).append(("", i.evidence.report, report.lang if report else ""))
    for said, _, claim in spoken:
        where, text = claim.evidence.report, " ".join(said.text.split()) or said.name
        alone = max((n for n in bare.get(where, ()) if n in text), key=lambda n: (len(n), n), default=text)
        met.setdefault(alone, []).append((claim.id, where, claim.lang))
    found = []
    for text, met_in in met.items():
        claims, reports, langs = ({part for part in parts if part} for parts in zip(*met_in, strict=True))
        found.append(Spelling(text, len(claims), len(reports), tuple(sorted(langs))))
    return tuple(sorted(found, key=lambda s: (-s.claims, s.text)))


def _codings(spoken: Iterable[Spoken], reports: Mapping[str, Report]) -> tuple[Coding, ...]:
    """Every country, sector and reason once, the commonest first."""
    met: dict[tuple[str, str, str], list[Claim]] = {}
    for _, party, claim in spoken:
        met.setdefault((party.country or "", party.sector or "", party.why), []).append(claim)
    found = []
    for (country, sector, why), claims in met.items():
        days = sorted(_day(reports[c.evidence.report].published) for c in claims if c.evidence.report in reports)
        days = [day for day in days if day]
        found.append(
            Coding(country, sector, why, len({c.id for c in claims}), *(days[:1] or [""]), *(days[-1:] or [""]))
        )
    return tuple(sorted(found, key=lambda c: (-c.claims, c.since, c.country, c.sector, c.why)))


def _known_offices(known: Actor | None, bodies: Mapping[str, str]) -> list[Office]:
    """Those of our files, the latest first."""
    found = []
    for role in known.roles if known else ():
        body, tie = role.leads or role.of or "", "leads" if role.leads else "belongs" if role.of else ""
        since, until = (day.isoformat() if day else "" for day in (role.start, role.end))
        found.append(
            Office(
                role.title,
                tie,
                bodies.get(body, body),
                body,
                False,
                since,
                until,
                known.source if known else "",
                "",
                "",
                "",
                0,
                0,
            )
        )
    return sorted(found, key=lambda o: (o.since, o.title), reverse=True)


def _learned_offices(introduced: Iterable[Introduction], reports: Mapping[str, Report]) -> list[Office]:
    """Those that reports say, the oldest report first."""
    found = []
    for i in introduced:
        report = reports.get(i.evidence.report)
        body, cited = i.body, (report.publisher or report.title) if report else ""
        found.append(
            Office(
                title=i.title,
                tie=i.tie if body else "",
                body=body.name if body else "",
                body_id=body.id if body else "",
                former=i.former,
                since="",
                until="",
                source=cited,
                date=_day(i.when),
                quote=" ".join(i.evidence.quote.split()),
                report=i.evidence.report,
                start=i.evidence.start,
                end=i.evidence.end,
            )
        )
    return sorted(found, key=lambda o: (o.date or "9999", o.report, o.start, o.title))


def _bond(tie: Tie, actor: str) -> Bond:
    forward = tie.source.id == actor
    other = tie.target if forward else tie.source
    reports = len({e.report for e in tie.evidence})
    return Bond(tie.id, tie.kind, forward, other.name, other.id, _day(tie.when), reports, tie.why)


def _role(event: Event, actor: str) -> str:
    sides = (("source", event.source), ("target", event.target), ("speaker", event.speakers), ("denier", event.deniers))
    return next((role for role, parties in sides if any(p.id == actor for p in parties)), "")


def _deed(event: Event, role: str, actor: str) -> Deed:
    others = [p.name for p in (event.source if role == "target" else event.target) if p.id != actor]
    if role in ("speaker", "denier"):
        others = [p.name for p in (*event.source, *event.target) if p.id != actor]
    place = event.place.name if event.place else ""
    return Deed(
        event.id,
        _day(event.when),
        event.type,
        event.mode or "",
        role,
        ", ".join(others),
        place,
        event.status,
        event.independent,
    )


def _day(when: When) -> str:
    return when.start.isoformat() if when.start else ""


__all__ = ["Profile", "profile"]
