"""From nouns to rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date

from strife.codec import dumps
from strife.model import Change, Claim, Event, Introduction, Judgement, KnownAs, Party, Report, Skipped, Tie
from strife.store.filter import fold

Row = dict[str, str | int | date | None]


def report_row(report: Report, knowledge: str, said: int = 0) -> Row:
    published = report.published
    return {
        "id": report.id,
        "lang": report.lang,
        "path": report.path,
        "since": published.start,
        "until": published.end,
        "knowledge": knowledge,
        "said": said,
        "body": dumps(report),
    }


def claim_row(claim: Claim, lang: str) -> Row:
    return _happening(claim) | {"langs": _langs((claim.lang or lang,)), "report": claim.evidence.report}


def event_row(event: Event) -> Row:
    return _happening(event) | {"langs": _langs(event.langs), "contested": len(event.disputes)}


def change_row(change: Change) -> Row:
    return {"event": change.event, "became": change.became, "how": change.how}


def _happening(noun: Claim | Event) -> Row:
    place = noun.place
    return {
        "id": noun.id,
        "type": noun.type,
        "status": noun.status,
        "since": noun.when.start,
        "until": noun.when.end,
        "place": fold(f"{place.name}\n{place.text}") if place else "",
        "country": place.country if place else None,
        "body": dumps(noun),
    }


def said_tie_row(tie: Tie, report: str) -> Row:
    return {"report": report, "id": tie.id, "body": dumps(tie)}


def tie_row(tie: Tie, langs: Iterable[str]) -> Row:
    dates: Row = {"since": tie.when.start, "until": tie.when.end}
    return {"id": tie.id, "type": tie.kind, "langs": _langs(langs), "body": dumps(tie)} | dates


def introduction_row(introduction: Introduction, report: str) -> Row:
    return {"report": report, "id": introduction.id, "person": introduction.person.id, "body": dumps(introduction)}


def judgement_row(judgement: Judgement) -> Row:
    return {field.name: getattr(judgement, field.name) for field in fields(judgement)}


def known_as_rows(known_as: Iterable[KnownAs]) -> Iterator[Row]:
    for position, known in enumerate(known_as):
        yield {
            "report": known.report,
            "position": position,
            "said": known.said.id,
            "actor": known.party.id,
            "folded": fold(f"{known.party.name}\n{known.party.text}"),
            "body": dumps(known),
        }


def skipped_row(skip: Skipped) -> Row:
    return {"report": skip.report, "stage": skip.stage, "reason": skip.reason}


def claim_party_rows(claim: Claim) -> Iterator[Row]:
    yield from _party_rows(claim.id, "source", claim.source)
    yield from _party_rows(claim.id, "target", claim.target)
    yield from _party_rows(claim.id, "speaker", (claim.speaker,) if claim.speaker else ())


def event_party_rows(event: Event) -> Iterator[Row]:
    yield from _party_rows(event.id, "source", event.source)
    yield from _party_rows(event.id, "target", event.target)
    yield from _party_rows(event.id, "speaker", event.speakers)
    yield from _party_rows(event.id, "denier", event.deniers)


def tie_party_rows(tie: Tie) -> Iterator[Row]:
    yield from _party_rows(tie.id, "source", (tie.source,))
    yield from _party_rows(tie.id, "target", (tie.target,))
    yield from _party_rows(tie.id, "speaker", tie.speakers)
    yield from _party_rows(tie.id, "denier", tie.denied)


def _party_rows(owner: str, role: str, parties: Sequence[Party]) -> Iterator[Row]:
    for position, party in enumerate(parties):
        yield {
            "owner": owner,
            "role": role,
            "position": position,
            "actor": party.id,
            "folded": fold(f"{party.name}\n{party.text}"),
            "body": dumps(party),
        }


def _langs(langs: Iterable[str]) -> str:
    return "".join(f" {lang.lower()}" for lang in langs) + " "
