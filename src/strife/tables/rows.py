"""The nouns as rows of plain text and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from strife.model import Claim, Dispute, Event, Judgement, Party, Place, Report, Situation, Tie, Toll, When

Cell = str | int | float
Row = Mapping[str, Cell]


def report_rows(reports: Iterable[Report]) -> list[Row]:
    """One row a report, oldest first, the undated last."""
    rows: list[Row] = [
        {
            "date": _when(r.published),
            "lang": r.lang,
            "publisher": r.publisher,
            "title": r.title,
            "words": len(r.text.split()),
            "id": r.id,
            "url": r.url,
            "path": r.path,
        }
        for r in reports
    ]
    return sorted(rows, key=lambda row: (str(row["date"]) or "9999", str(row["id"])))


def claim_rows(claims: Iterable[Claim]) -> list[Row]:
    """One row a claim, by report and by place in it."""
    ordered = sorted(claims, key=lambda c: (c.evidence.report, c.evidence.start, c.id))
    return [
        {
            **_what(c),
            "speaker": c.speaker.name if c.speaker else "",
            "stance": c.stance or "",
            "quote": c.evidence.quote,
            "report": c.evidence.report,
            "start": c.evidence.start,
            "end": c.evidence.end,
            "lang": c.lang,
            "rule": c.evidence.rule,
            "confidence": round(c.confidence, 3),
        }
        for c in ordered
    ]


def event_rows(events: Iterable[Event]) -> list[Row]:
    """One row an event, in order of time, the undated last."""
    rows: list[Row] = [
        {
            **_what(e),
            "independent": e.independent,
            "langs": " ".join(e.langs),
            "speakers": _names(e.speakers),
            "deniers": _names(e.deniers),
            "disputes": "; ".join(f"{d.attribute}: {_accounts(d)}" for d in e.disputes),
            "claims": " ".join(e.claims),
            "reports": " ".join(e.reports),
            "confidence": round(e.confidence, 3),
        }
        for e in events
    ]
    return sorted(rows, key=lambda row: (str(row["when"]) or "9999", str(row["id"])))


def contested_rows(events: Iterable[Event]) -> list[Row]:
    """One row for each thing that the claims of an event do not agree on: every value, and who says so."""
    ordered = sorted(events, key=lambda e: (str(e.when.start or "9999"), e.id))
    return [
        {**_what(e), "attribute": d.attribute, "accounts": _accounts(d), "independent": e.independent}
        for e in ordered
        for d in e.disputes
    ]


def _accounts(dispute: Dispute) -> str:
    return " | ".join(f"{a.value}: {', '.join(a.by)}" for a in dispute.accounts)


def actor_rows(situation: Situation) -> list[Row]:
    """One row a party, the busiest first."""
    acting = [{p.id for p in (*e.source, *e.target)} for e in situation.events]
    tied = [{t.source.id, t.target.id} for t in situation.ties]
    rows: list[Row] = [
        {
            "name": p.name,
            "country": p.country or "",
            "sector": p.sector or "",
            "events": sum(p.id in ids for ids in acting),
            "ties": sum(p.id in ids for ids in tied),
            "id": p.id,
            "why": p.why,
        }
        for p in situation.parties
    ]
    return sorted(rows, key=lambda row: (-int(row["events"]), -int(row["ties"]), str(row["name"]), str(row["id"])))


def tie_rows(ties: Iterable[Tie]) -> list[Row]:
    """One row a tie, by kind, then by whom it is to."""
    ordered = sorted(ties, key=lambda t: (t.kind, t.target.name, t.source.name, t.id))
    return [
        {
            "source": t.source.name,
            "kind": t.kind,
            "target": t.target.name,
            "when": _when(t.when),
            "reports": len({e.report for e in t.evidence}),
            "denied": _names(t.denied),
            "id": t.id,
            "why": t.why,
            "quote": t.evidence[0].quote if t.evidence else "",
        }
        for t in ordered
    ]


def judgement_rows(judgements: Iterable[Judgement], words: Mapping[tuple[str, str], str]) -> list[Row]:
    """One row a judgement, the oldest first; those taken back too. `words`: by kind and id what was judged."""
    keys = ("one", "verdict", "other", "of", "by", "at", "undone_by", "undone_at", "id")
    return [
        {key: getattr(j, key) for key in keys}
        | {"one_says": words.get((j.of, j.one), ""), "other_says": words.get((j.of, j.other), "")}
        for j in sorted(judgements, key=lambda j: (j.at, j.id))
    ]


def _what(told: Claim | Event) -> dict[str, Cell]:
    """The columns that a claim and an event share."""
    return {
        "when": _when(told.when),
        "type": told.type,
        "mode": told.mode or "",
        "source": _names(told.source),
        "target": _names(told.target),
        "place": _place(told.place),
        "status": told.status,
        "tolls": "; ".join(_toll(t) for t in told.tolls),
        "id": told.id,
    }


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(p.name for p in parties)


def _place(place: Place | None) -> str:
    return place.name if place else ""


def _when(when: When) -> str:
    """ISO, as exact as it is known: a day, a month, a year, else the first day and the last."""
    if when.start is None:
        return ""
    if when.granularity in ("month", "year"):
        return when.start.isoformat()[: 7 if when.granularity == "month" else 4]
    days = (when.end - when.start).days if when.end else 1
    last = when.start.fromordinal(when.start.toordinal() + days - 1)
    return when.start.isoformat() if days <= 1 else f"{when.start.isoformat()}/{last.isoformat()}"


def _toll(toll: Toll) -> str:
    high = "+" if toll.high is None else f"-{toll.high}" if toll.high != toll.low else ""
    return f"{toll.low}{high} {toll.kind}"
