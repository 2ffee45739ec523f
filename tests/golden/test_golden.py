"""Sentence in, claims out: the pairs in en/ and sv/, one file a phenomenon, run through the whole of strife.

A pair lists what must be claimed: every field it gives must hold, and the number of claims must be the same. A party is
named by its canonical name, its id, its country's name, or its codes ("TUR LEG"; "-" for none). `xfail` holds the
linguistic reason of a known miss.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from strife.knowledge.names import fold
from strife.model import Claim, Party, Report, When
from strife.pipeline import Coded, Coder

FOLDER = Path(__file__).parent
POOLED = ("CONSULT", "AGREE", "COOPERATE")  # both sides are bound, whichever is subject


def _pairs() -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob("[a-z][a-z]/*.yml")):
        for number, pair in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")) or []):
            marks = [pytest.mark.xfail(reason=pair["xfail"], strict=True)] if pair.get("xfail") else []
            found.append(
                pytest.param(file.parent.name, pair, marks=marks, id=f"{file.parent.name}-{file.stem}-{number}")
            )
    return found


@cache
def coder() -> Coder:
    return Coder(threshold=0.0)


def code(text: str, lang: str, day: str | None = None) -> tuple[Claim, ...]:
    when = When()
    if day:
        start = date.fromisoformat(str(day))
        when = When(start, start + timedelta(days=1), str(day), "day", "explicit")
    coded = coder().code(Report.make(text, lang=lang, published=when))
    assert isinstance(coded, Coded), coded
    return coded.claims


def _names(party: Party) -> set[str]:
    codes = f"{party.country or '-'} {party.sector or '-'}"
    country = coder().knowledge.country_name(party.country)
    named = {country} if party.sector in (None, "GOV") and party.id.split(".")[0] == party.country else set()
    if " in " in party.why:
        codes_alone = f"- {party.sector or '-'}"  # where they are is not whose they are: both are right
        named = named | {codes_alone}
    return {party.name, party.id, codes, party.text} | named


def _fits(parties: tuple[Party, ...], wanted: list[str]) -> bool:
    left = list(parties)
    for name in wanted:
        hit = next((p for p in left if name in _names(p)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def agrees(claim: Claim, wanted: dict[str, Any]) -> bool:
    """Whether a claim is what the pair wants."""
    if claim.type != wanted["type"]:
        return False
    if claim.type in POOLED and ("source" in wanted or "target" in wanted):
        if not _fits((*claim.source, *claim.target), [*wanted.get("source", []), *wanted.get("target", [])]):
            return False
    elif any(r in wanted and not _fits(getattr(claim, r), wanted[r]) for r in ("source", "target")):
        return False
    checks = {
        "mode": lambda v: claim.mode == v,
        "about": lambda v: claim.about == v,
        "status": lambda v: claim.status == v,
        "stance": lambda v: claim.stance == v,
        "speaker": lambda v: (
            (claim.speaker is None) if v is None else claim.speaker is not None and v in _names(claim.speaker)
        ),
        "place": lambda v: (
            (claim.place is None) if v is None else claim.place is not None and fold(claim.place.name) == fold(v)
        ),
        "when": lambda v: (str(claim.when.start) if claim.when.start else None) == (None if v is None else str(v)),
        "tolls": lambda v: all(
            any(t.kind == w["kind"] and t.low == w.get("low", t.low) for t in claim.tolls) for w in v
        ),
    }
    return all(check(wanted[field]) for field, check in checks.items() if field in wanted)


def misses(claims: tuple[Claim, ...], wanted: list[dict[str, Any]]) -> list[str]:
    """What is missing and what is too much, in words; empty when all is as wanted."""
    left, missing = list(claims), []
    for want in wanted:
        hit = next((c for c in left if agrees(c, want)), None)
        if hit is None:
            missing.append(f"missing {want}")
        else:
            left.remove(hit)
    return missing + [f"too much {show(c)}" for c in left]


def show(claim: Claim) -> str:
    who = [p.id for p in claim.source], [p.id for p in claim.target]
    said = f"{claim.speaker.id if claim.speaker else None}/{claim.stance}"
    where = claim.place.name if claim.place else None
    tolls = [(t.kind, t.low, t.high) for t in claim.tolls]
    return f"{claim.type}/{claim.mode} {claim.status} {who[0]} -> {who[1]} by {said} @{where} {claim.when.start} {tolls} {claim.evidence.rule}"


@pytest.mark.parametrize(("lang", "pair"), _pairs())
def test_pair(lang: str, pair: dict[str, Any]) -> None:
    found = misses(code(pair["text"], lang, pair.get("date")), pair["claims"])
    assert not found, "\n".join([pair["text"], *found])
