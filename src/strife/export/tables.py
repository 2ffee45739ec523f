"""Tables: nouns as flat rows, and rows as CSV, JSON or Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TextIO, TypeVar

from strife.errors import InputError
from strife.model import Claim, Event, Party, Place, Report, Skipped, Tie, When

Cell = str | int | float | None
Row = dict[str, Cell]
Noun = TypeVar("Noun")


def claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "start": _start(claim.when),
        "end": _end(claim.when),
        "type": claim.type,
        "mode": claim.mode,
        "about": claim.about,
        "contexts": "; ".join(claim.contexts),
        "status": claim.status,
        "source": _names(claim.source),
        "source_country": _codes(claim.source, "country"),
        "source_sector": _codes(claim.source, "sector"),
        "target": _names(claim.target),
        "target_country": _codes(claim.target, "country"),
        "target_sector": _codes(claim.target, "sector"),
        **_place_cells(claim.place),
        "speaker": claim.speaker.name if claim.speaker else None,
        "stance": claim.stance,
        "confidence": round(claim.confidence, 4),
        "lang": claim.lang,
        "report": claim.evidence.report,
        "quote_start": claim.evidence.start,
        "quote_end": claim.evidence.end,
        "quote": claim.evidence.quote,
    }


def event_row(event: Event) -> Row:
    return {
        "id": event.id,
        "start": _start(event.when),
        "end": _end(event.when),
        "type": event.type,
        "mode": event.mode,
        "about": event.about,
        "contexts": "; ".join(event.contexts),
        "status": event.status,
        "source": _names(event.source),
        "source_country": _codes(event.source, "country"),
        "source_sector": _codes(event.source, "sector"),
        "target": _names(event.target),
        "target_country": _codes(event.target, "country"),
        "target_sector": _codes(event.target, "sector"),
        **_place_cells(event.place),
        "independent": event.independent,
        "reports": len(event.reports),
        "claims": len(event.claims),
        "langs": " ".join(event.langs),
        "speakers": _names(event.speakers),
        "deniers": _names(event.deniers),
        "disputed": "; ".join(dispute.attribute for dispute in event.disputes),
        "confidence": round(event.confidence, 4),
    }


def tie_row(tie: Tie) -> Row:
    return {
        "id": tie.id,
        "source": tie.source.name,
        "kind": tie.kind,
        "target": tie.target.name,
        "start": _start(tie.when),
        "end": _end(tie.when),
        "reports": len({evidence.report for evidence in tie.evidence}),
        "speakers": _names(tie.speakers),
        "denied_by": _names(tie.denied),
        "why": tie.why,
        "quote": tie.evidence[0].quote if tie.evidence else None,
    }


def report_row(report: Report) -> Row:
    return {
        "id": report.id,
        "published": _start(report.published),
        "lang": report.lang,
        "publisher": report.publisher,
        "title": report.title,
        "characters": len(report.text),
        "url": report.url,
        "path": report.path,
    }


def skipped_row(skip: Skipped) -> Row:
    return {"report": skip.report, "stage": skip.stage, "reason": skip.reason}


def flat_row(noun: object) -> Row:
    """The row of a dataclass without nouns inside, such as the store's ActorRow; tuples of words are joined."""
    cells: Row = {}
    for field in fields(noun):  # type: ignore[arg-type]
        value = getattr(noun, field.name)
        cells[field.name] = "; ".join(value) if isinstance(value, tuple) else value
    return cells


def to_csv(rows: Iterable[Mapping[str, Cell]], out: TextIO) -> None:
    """Rows as CSV with a line of column names; nothing at all when there is no row."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)


def to_json(rows: Iterable[Mapping[str, object]], out: TextIO) -> None:
    """Rows (or nouns as JSON) as one JSON list, an item a line."""
    between = "[\n"
    for row in rows:
        out.write(between + json.dumps(row, ensure_ascii=False, allow_nan=False))
        between = ",\n"
    out.write("[]\n" if between == "[\n" else "\n]\n")


def to_parquet(rows: Sequence[Mapping[str, Cell]], path: Path) -> None:
    """Rows as a Parquet file; needs duckdb. Without a row there are no columns, and InputError says so."""
    try:
        import duckdb  # an extra
    except ImportError as error:
        raise InputError("writing Parquet needs duckdb: pip install 'strife[parquet]'") from error
    if not rows:
        raise InputError(f"{path}: nothing to write")
    columns = ", ".join(f'"{name}" {_sql_type(rows, name)}' for name in rows[0])
    with duckdb.connect() as engine:
        engine.execute(f"CREATE TABLE rows ({columns})")
        engine.executemany(
            f"INSERT INTO rows VALUES ({', '.join('?' * len(rows[0]))})", [[*row.values()] for row in rows]
        )
        engine.execute(f"COPY rows TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")


def _sql_type(rows: Sequence[Mapping[str, Cell]], name: str) -> str:
    kinds = {type(row[name]) for row in rows} - {type(None)}
    if kinds and kinds <= {int, float}:
        return "DOUBLE" if float in kinds else "BIGINT"
    return "VARCHAR"


def _start(when: When) -> str | None:
    return when.start.isoformat() if when.start else None


def _end(when: When) -> str | None:
    return when.end.isoformat() if when.end else None


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(party.name for party in parties)


def _codes(parties: Sequence[Party], code: str) -> str:
    """In step with the names: an unknown code leaves its place empty."""
    return "; ".join(getattr(party, code) or "" for party in parties)


def _place_cells(place: Place | None) -> Row:
    if place is None:
        return {"place": None, "country": None, "lat": None, "lon": None}
    return {"place": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}
