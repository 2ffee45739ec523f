"""Nouns as public JSON: keys in a fixed order, so that the same nouns give the same bytes."""

from __future__ import annotations

from datetime import date
from typing import Any

from strife.model import Claim, Event, Evidence, Party, Place, Report, Tie, Toll, When

Json = dict[str, Any]


def when_to_json(when: When) -> Json:
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "text": when.text,
        "granularity": when.granularity,
        "origin": when.origin,
    }


def when_from_json(plain: Json) -> When:
    start, end = (date.fromisoformat(plain[key]) if plain[key] else None for key in ("start", "end"))
    return When(start, end, plain["text"], plain["granularity"], plain["origin"])


def party_to_json(party: Party) -> Json:
    return {key: getattr(party, key) for key in ("id", "name", "text", "country", "sector")}


def party_from_json(plain: Json) -> Party:
    return Party(plain["id"], plain["name"], plain["text"], plain["country"], plain["sector"])


def place_to_json(place: Place) -> Json:
    return {key: getattr(place, key) for key in ("name", "text", "country", "lat", "lon", "geonameid", "precision")}


def place_from_json(plain: Json) -> Place:
    keys = ("name", "text", "country", "lat", "lon", "geonameid", "precision")
    return Place(*[plain[key] for key in keys])


def toll_to_json(toll: Toll) -> Json:
    return {"kind": toll.kind, "low": toll.low, "high": toll.high, "text": toll.text}


def claim_to_json(claim: Claim) -> Json:
    """A claim as `strife code` writes it. `start` and `end` count characters of the text that was given."""
    return {
        "id": claim.id,
        "type": claim.type,
        "mode": claim.mode,
        "contexts": list(claim.contexts),
        "status": claim.status,
        "source": [party_to_json(party) for party in claim.source],
        "target": [party_to_json(party) for party in claim.target],
        "place": place_to_json(claim.place) if claim.place else None,
        "when": when_to_json(claim.when),
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


def claim_from_json(plain: Json, report: str = "", lang: str = "") -> Claim:
    """A claim read back. The public form does not have the trigger's place and the knowledge: these stay -1 and ""."""
    start, end = plain["start"], plain["end"]
    evidence = Evidence(report, start, end, plain["quote"], plain["sentence"], -1, -1, plain["rule"], "")
    return Claim(
        id=plain["id"],
        type=plain["type"],
        mode=plain["mode"],
        contexts=tuple(plain["contexts"]),
        status=plain["status"],
        source=tuple(party_from_json(party) for party in plain["source"]),
        target=tuple(party_from_json(party) for party in plain["target"]),
        place=place_from_json(plain["place"]) if plain["place"] else None,
        when=when_from_json(plain["when"]),
        speaker=party_from_json(plain["speaker"]) if plain["speaker"] else None,
        stance=plain["stance"],
        tolls=tuple(Toll(toll["kind"], toll["low"], toll["high"], toll["text"]) for toll in plain["tolls"]),
        evidence=evidence,
        confidence=float(plain["confidence"]),
        lang=lang,
    )


def event_to_json(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "status": event.status,
        "source": [party_to_json(party) for party in event.source],
        "target": [party_to_json(party) for party in event.target],
        "place": place_to_json(event.place) if event.place else None,
        "when": when_to_json(event.when),
        "tolls": [toll_to_json(toll) for toll in event.tolls],
        "speakers": [party_to_json(party) for party in event.speakers],
        "deniers": [party_to_json(party) for party in event.deniers],
        "disputes": [
            {"attribute": dispute.attribute, "values": [{"value": v, "claims": list(ids)} for v, ids in dispute.values]}
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
