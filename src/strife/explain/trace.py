"""Trace an event, a claim or a tie to every quote it rests on: in context, with rule, knowledge, confidence and actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strife.model import Claim, CopyGroup, Dispute, Event, Evidence, Party, Report, Situation, Tie, When
from strife.quotation import Quotation, quotation
from strife.recognise import apply_to_claims


@dataclass(frozen=True, slots=True)
class Ground:
    """One quote that something rests on: where it is from, the rule that read it, who says it and what it adds."""

    claim: str
    quotation: Quotation
    title: str
    publisher: str
    date: str
    lang: str
    span: str
    copy_of: str
    rule: str
    knowledge: str
    confidence: float | None
    reads: str
    says: str


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as it was coded: role, name, codes and why it has them."""

    role: str
    name: str
    id: str
    codes: str
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is explained, what was concluded, who is who, what is disputed and the grounds."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    actors: tuple[Who, ...]
    disputes: tuple[str, ...]
    grounds: tuple[Ground, ...]


def explain(
    item: Event | Claim | Tie,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    situation: Situation | None = None,
    judged: Mapping[str, str] | None = None,
) -> Explanation:
    """Trace an event, a claim or a tie to its words. The situation, when given, tells which reports are copies and who is who.

    `judged`: by report what analysts said of its being a copy.
    """
    copies = _copies(situation.copies if situation else (), reports, judged or {})
    if isinstance(item, Tie):
        return _tie(item, reports, copies)
    told = [claims[c] for c in item.claims if c in claims] if isinstance(item, Event) else [item]
    known = apply_to_claims(told, situation.known_as if situation else ())
    item = known[0] if isinstance(item, Claim) else item
    return Explanation(
        id=item.id,
        title=f"{item.type} {item.mode}" if item.mode else item.type,
        facts=_facts(item),
        actors=_actors(item, known),
        disputes=tuple(_dispute(d) for d in item.disputes) if isinstance(item, Event) else (),
        grounds=tuple(_ground(c.evidence, reports, copies, c) for c in told),
    )


def _tie(tie: Tie, reports: Mapping[str, Report], copies: Mapping[str, str]) -> Explanation:
    facts = (("when", _when(tie.when)), ("known from", tie.why), ("denied by", ", ".join(p.name for p in tie.denied)))
    return Explanation(
        id=tie.id,
        title=f"{tie.source.name} {tie.kind} {tie.target.name}",
        facts=tuple(f for f in facts if f[1]),
        actors=(_who("source", tie.source), _who("target", tie.target)),
        disputes=(),
        grounds=tuple(_ground(e, reports, copies, None) for e in tie.evidence),
    )


def _facts(item: Event | Claim) -> tuple[tuple[str, str], ...]:
    """What was concluded, leaving out what is not known."""
    place = item.place
    where = f"{place.name} (GeoNames {place.geonameid})" if place and place.geonameid else place.name if place else ""
    tolls = "; ".join(
        f"{t.low}{'' if t.high == t.low else '+' if t.high is None else f'-{t.high}'} {t.kind}" for t in item.tolls
    )
    facts = [
        ("status", item.status),
        ("when", _when(item.when)),
        ("where", where),
        ("tolls", tolls),
        ("contexts", ", ".join(item.contexts)),
    ]
    if isinstance(item, Event):
        facts.append(
            (
                "told by",
                f"{len(item.reports)} report{'s' if len(item.reports) > 1 else ''}, {item.independent} independent, in {', '.join(item.langs)}",
            )
        )
        facts.append(("denied by", ", ".join(p.name for p in item.deniers)))
    facts.append(("confidence", f"{item.confidence:.2f}"))
    return tuple(f for f in facts if f[1])


def _actors(item: Event | Claim, told: Iterable[Claim]) -> tuple[Who, ...]:
    speakers = {c.speaker.id: c.speaker for c in told if c.speaker}
    roles = (("source", item.source), ("target", item.target), ("speaker", tuple(speakers.values())))
    return tuple(_who(role, party) for role, parties in roles for party in parties)


def _who(role: str, party: Party) -> Who:
    return Who(role, party.name, party.id, f"{party.country or '-'} {party.sector or '-'}", party.why)


def _ground(
    evidence: Evidence, reports: Mapping[str, Report], copies: Mapping[str, str], claim: Claim | None
) -> Ground:
    report = reports.get(evidence.report)
    return Ground(
        claim=claim.id if claim else "",
        quotation=quotation(report, evidence),
        title=report.title if report else evidence.report,
        publisher=report.publisher if report else "",
        date=_when(report.published) if report else "",
        lang=report.lang if report else "",
        span=f"{evidence.report}[{evidence.start}:{evidence.end}]",
        copy_of=copies.get(evidence.report, ""),
        rule=evidence.rule,
        knowledge=evidence.knowledge,
        confidence=claim.confidence if claim else None,
        reads=_reads(claim) if claim else "",
        says=f"{claim.speaker.name} {claim.stance or 'says'} it" if claim and claim.speaker else "",
    )


def _copies(groups: Iterable[CopyGroup], reports: Mapping[str, Report], judged: Mapping[str, str]) -> dict[str, str]:
    """`translation of <title>` by report, for each that is not the first of its group."""
    found = {}
    for group in groups:
        first = reports.get(group.reports[0])
        for report, kind in [*zip(group.reports, group.kinds, strict=True)][1:]:
            how = "translation" if kind == "translation" else "copy"
            said = f", judged {judged[report]}" if report in judged else ""
            found[report] = f"{how} of “{first.title if first else group.reports[0]}”{said}"
    return found


def _reads(claim: Claim) -> str:
    """What the sentence by itself was read as: `ASSAULT occupy: LNA -> Sirte, actual`."""
    kind = f"{claim.type} {claim.mode}" if claim.mode else claim.type
    who, whom = (", ".join(p.name for p in side) or "?" for side in (claim.source, claim.target))
    return f"{kind}: {who} -> {whom}, {claim.status}"


def _dispute(dispute: Dispute) -> str:
    told = (f"{a.value} according to {', '.join(a.by)} ({', '.join(a.claims)})" for a in dispute.accounts)
    return f"{dispute.attribute}: " + " or ".join(told)


def _when(when: When) -> str:
    """The days, the words they were got from, and how."""
    if when.start is None:
        return f"“{when.text}”, no date known" if when.text else ""
    last = when.start.fromordinal(when.end.toordinal() - 1) if when.end else when.start
    days = when.start.isoformat() if last <= when.start else f"{when.start.isoformat()} to {last.isoformat()}"
    return f"{days} (“{when.text}”, {when.origin})" if when.text else days
