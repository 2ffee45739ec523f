"""Nouns as public JSON: keys in a fixed order, so that the same nouns give the same bytes."""

from __future__ import annotations

from typing import Any

from strife.model import Claim, Event, Party, Place, Report, Tie, Toll, When

Json = dict[str, Any]


def when_to_json(when: When) -> Json:
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "text": when.text,
        "granularity": when.granularity,
        "origin": when.origin,
    }


def party_to_json(party: Party) -> Json:
    return {key: getattr(party, key) for key in ("id", "name", "text", "country", "sector")}


def place_to_json(place: Place) -> Json:
    return {key: getattr(place, key) for key in ("name", "text", "country", "lat", "lon", "geonameid", "precision")}


def toll_to_json(toll: Toll) -> Json:
    return {"kind": toll.kind, "low": toll.low, "high": toll.high, "text": toll.text}


def _act(act: Claim | Event) -> Json:
    """What a claim and an event both say: the act, who and whom, where and when."""
    return {
        "id": act.id,
        "type": act.type,
        "mode": act.mode,
        "about": act.about,
        "contexts": list(act.contexts),
        "status": act.status,
        "source": [party_to_json(party) for party in act.source],
        "target": [party_to_json(party) for party in act.target],
        "place": place_to_json(act.place) if act.place else None,
        "when": when_to_json(act.when),
    }


def claim_to_json(claim: Claim) -> Json:
    """A claim as `strife code` writes it. `start` and `end` count characters of the text that was given."""
    return {
        **_act(claim),
        "speaker": party_to_json(claim.speaker) if claim.speaker else None,
        "stance": claim.stance,
        "tolls": [toll_to_json(toll) for toll in claim.tolls],
        "quote": claim.evidence.quote,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "sentence": claim.evidence.sentence,
        "rule": claim.evidence.rule,
        "confidence": round(claim.confidence, 4),
    }


def event_to_json(event: Event) -> Json:
    return {
        **_act(event),
        "tolls": [toll_to_json(toll) for toll in event.tolls],
        "speakers": [party_to_json(party) for party in event.speakers],
        "deniers": [party_to_json(party) for party in event.deniers],
        "disputes": [
            {
                "attribute": dispute.attribute,
                "values": [{"value": a.value, "by": list(a.by), "claims": list(a.claims)} for a in dispute.accounts],
            }
            for dispute in event.disputes
        ],
        "claims": list(event.claims),
        "reports": list(event.reports),
        "independent": event.independent,
        "langs": list(event.langs),
        "confidence": round(event.confidence, 4),
    }


def tie_to_json(tie: Tie) -> Json:
    return {
        "id": tie.id,
        "kind": tie.kind,
        "source": party_to_json(tie.source),
        "target": party_to_json(tie.target),
        "when": when_to_json(tie.when),
        "speakers": [party_to_json(party) for party in tie.speakers],
        "denied": [party_to_json(party) for party in tie.denied],
        "evidence": [
            {key: getattr(evidence, key) for key in ("report", "start", "end", "quote", "sentence", "rule")}
            for evidence in tie.evidence
        ],
        "why": tie.why,
    }


def report_to_json(report: Report) -> Json:
    fields = {key: getattr(report, key) for key in ("id", "title", "lang", "publisher", "url", "path")}
    return fields | {"published": when_to_json(report.published), "text": report.text}
