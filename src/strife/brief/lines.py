"""One line of a brief from one event or tie: who says it, where it stands, what is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from strife.brief import dates
from strife.brief.content import ActorLine, ClaimLine, DisputeLine, EventLine, Source, TieLine
from strife.brief.phrases import Phrases
from strife.brief.sentence import join, tell, toll
from strife.model import Claim, Dispute, Event, Evidence, Party, Report, Situation, Tie
from strife.quotation import quotation

_ATTRIBUTES = {
    "tolls": "toll",
    "when": "date",
    "source": "who did it",
    "target": "to whom",
    "place": "where",
    "status": "whether it happened",
}
_NAMED = 4  # who says so, on one line; the rest are found by opening the event


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the analyst's desk while a brief is written: the situation and everything it was inferred from."""

    situation: Situation
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    phrases: Phrases
    group_of: Mapping[str, str] = field(default_factory=dict)
    kin: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def source(self, report_id: str) -> Source:
        """How a report is cited; by its id when it is not at hand."""
        report = self.reports.get(report_id)
        if report is None:
            return Source(report_id, "", "", "")
        title = report.title or Path(report.path).name or report.url or report.id
        when = dates.label(report.published) if report.published.known else ""
        return Source(title, report.publisher, when, self.language(report.lang), report.url)

    def language(self, tag: str) -> str:
        return self.phrases.languages.get(tag.split("-", maxsplit=1)[0], tag)

    def independent(self, report_ids: Iterable[str]) -> int:
        """Reports with the copies of one wire story counted once."""
        return len({self.group_of.get(r, r) for r in report_ids})

    def outlet(self, claim: Claim) -> str:
        """The speaker of a claim, or else the paper that prints it."""
        if claim.speaker:
            return claim.speaker.name
        source = self.source(claim.evidence.report)
        return source.publisher or source.title


def event_line(event: Event, desk: Desk) -> EventLine:
    told = tuple(desk.claims[c] for c in event.claims if c in desk.claims)
    return EventLine(
        id=event.id,
        telling=tell(event, desk.phrases),
        kind=f"{event.type} · {event.mode}" if event.mode else event.type,
        status=event.status,
        mark=mark(event, told, desk),
        date=dates.label(event.when),
        tolls=", ".join(toll(t) for t in event.tolls),
        independent=event.independent,
        langs=tuple(desk.language(lang) for lang in event.langs),
        says=_says(event, told, desk),
        denied_by=join(_names(event.deniers)),
        disputes=tuple(_dispute(d, desk) for d in event.disputes),
        claims=tuple(_claim_line(c, desk) for c in told),
        passed=_passed(event, desk.situation.as_of),
        actors=tuple(_actor_line(p) for p in (*event.source, *event.target, *event.speakers, *event.deniers)),
    )


def _actor_line(party: Party) -> ActorLine:
    return ActorLine(party.name or party.text, " ".join(c for c in (party.country, party.sector) if c), party.why)


def mark(event: Event, told: tuple[Claim, ...], desk: Desk) -> str:
    """Denied before contested before claimed: the gravest doubt is the one to show."""
    if event.deniers:
        return "denied"
    if event.disputes:
        return "contested"
    return "claimed" if told and all(_by_a_party(c, event, desk) for c in told) else ""


def _by_a_party(claim: Claim, event: Event, desk: Desk) -> bool:
    """Whether a claim is the word of one who took part, or of someone who leads or belongs to one who did."""
    if claim.speaker is None or event.type not in ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE"):
        return False  # who rejects, asks or threatens does so by saying it: that word is the deed
    involved = {p.id for p in (*event.source, *event.target)}
    return bool(involved & ({claim.speaker.id} | desk.kin.get(claim.speaker.id, frozenset())))


def _passed(event: Event, as_of: str | None) -> bool:
    return bool(as_of and event.status == "future" and event.when.end and event.when.end.isoformat() <= as_of)


def _says(event: Event, told: tuple[Claim, ...], desk: Desk) -> str:
    """The speakers; where a report says it in its own voice, the papers too."""
    papers = (desk.outlet(c) for c in told if c.speaker is None)
    named = tuple(dict.fromkeys((*_names(event.speakers), *papers)))
    return join(named) if len(named) <= _NAMED else join((*named[: _NAMED - 1], f"{len(named) - _NAMED + 1} others"))


def _dispute(dispute: Dispute, desk: Desk) -> DisputeLine:
    told = tuple((a.value, join(tuple(dict.fromkeys(_cited(c, desk) for c in a.claims)))) for a in dispute.accounts)
    return DisputeLine(_ATTRIBUTES.get(dispute.attribute, dispute.attribute), told)


def _cited(claim_id: str, desk: Desk) -> str:
    """Who gives a value and where it is printed: `Red Crescent (Harbour Wire)`."""
    claim = desk.claims.get(claim_id)
    if claim is None:
        return claim_id
    paper = desk.source(claim.evidence.report).publisher
    return f"{claim.speaker.name} ({paper})" if claim.speaker and paper else desk.outlet(claim)


def _claim_line(claim: Claim, desk: Desk) -> ClaimLine:
    says = f"{claim.speaker.name} {claim.stance or 'says'} it" if claim.speaker else ""
    found = claim.evidence
    shown = quotation(desk.reports.get(found.report), found)
    return ClaimLine(claim.id, shown, desk.source(found.report), says, found.rule, found.knowledge, claim.confidence)


def tie_line(tie: Tie, desk: Desk) -> TieLine:
    first = min(tie.evidence, key=lambda e: _published(e, desk), default=None)
    return TieLine(
        kind=tie.kind,
        source=tie.source.name,
        target=tie.target.name,
        source_id=tie.source.id,
        target_id=tie.target.id,
        independent=desk.independent(e.report for e in tie.evidence),
        date=dates.label(tie.when) if tie.when.known else "",
        quotation=quotation(desk.reports.get(first.report), first) if first else None,
        report=desk.source(first.report) if first else None,
        why=tie.why,
        denied_by=join(_names(tie.denied)),
    )


def _published(evidence: Evidence, desk: Desk) -> tuple[str, str, int]:
    """Oldest report first, an undated one last."""
    report = desk.reports.get(evidence.report)
    day = report.published.start.isoformat() if report and report.published.start else "9999"
    return day, evidence.report, evidence.start


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.name for p in parties))
