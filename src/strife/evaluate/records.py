"""Coded records of the field beside what strife told of them. (The figures come from the sets' own scorers: this is to see where they fall.)"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from strife.evaluate.compare import Check, Compared, TypePair, paired

Json = dict[str, Any]
# A claim that something did not happen, or might, is no event in the eyes of a set that knows no status.
NO_EVENT = ("negated", "hypothetical")


def compare_records(name: str, gold: Path, predicted: Path, least: float = 0.0) -> Iterator[Compared]:
    """Every record of a set, with the claims of at least that confidence."""
    told = {line["id"]: line for line in _lines(predicted)}
    for record in _lines(gold):
        yield compare_record(name, record, told[record["id"]], least)


def compare_record(name: str, record: Json, line: Json, least: float = 0.0) -> Compared:
    wanted = record.get("events") or []
    told = [c for c in line["claims"] if c["status"] not in NO_EVENT and c["confidence"] >= least]
    types, checks = [], [check for event in wanted for check in _actors(event, line["actors"])]
    for event, claim in paired(wanted, told, _likeness):
        types.append(_types(event, claim))
        if event and claim and types[-1].right:
            checks += _roles(event, claim)
    return Compared(
        name,
        str(record.get("lang") or line["lang"]),
        str(record["id"]),
        tuple(map(_short, wanted)),
        tuple(map(_short, told)),
        tuple(types),
        tuple(checks),
    )


def _lines(file: Path) -> Iterator[Json]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _types(event: Json | None, claim: Json | None) -> TypePair:
    wanted, told = (event["type"] if event else None), (claim["type"] if claim else None)
    if event and told in event.get("type_alt", ()):
        told = wanted
    return TypePair(wanted, told, claim["confidence"] if claim else None)


def _likeness(event: Json, claim: Json) -> float:
    exact = 20 if event["type"] == claim["type"] else 10 if claim["type"] in event.get("type_alt", ()) else 0
    return exact + sum(1 if check.right else -1 for check in _roles(event, claim))


def _roles(event: Json, claim: Json) -> list[Check]:
    """Whether the countries of each role are those annotated, all of them and no others. Sides of a meeting are one set."""
    source, target = event.get("source") or [], event.get("target") or []
    told = {"source": claim["source"], "target": claim["target"]}
    if source and (event["type"] == "CONSULT" or (len(source) > 1 and not target)):
        source, target = source + target, []
        told = {"source": claim["source"] + claim["target"], "target": []}
    found = []
    for step, actors in (("source", source), ("target", target)):
        wanted = [_codes(a, "country") for a in actors if a.get("country")]
        have = {p["country"] for p in told[step]} - {None}
        if wanted:
            more = have - set[str]().union(*wanted) if len(wanted) == len(actors) else set()
            found.append(Check(event["type"], step, all(w & have for w in wanted) and not more))
    return found


def _actors(event: Json, mentions: Sequence[Json]) -> Iterator[Check]:
    """Whether each annotated actor was found where its words stand, and with the right codes, whatever role it was given."""
    for actor in (*(event.get("source") or ()), *(event.get("target") or ())):
        words = _words(actor.get("text") or "")
        here = [m for m in mentions if not words or _overlap(words, _words(m["text"]))]
        if words:
            yield Check(event["type"], "found", bool(here))
        for step in ("country", "sector"):
            if actor.get(step):
                yield Check(event["type"], step, any(m[step] in _codes(actor, step) for m in here))


def _codes(actor: Json, step: str) -> set[str]:
    return {actor[step], *actor.get(f"{step}_alt", ())}


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.lower()) if len(w) > 2}


def _overlap(one: set[str], other: set[str]) -> bool:
    return 2 * len(one & other) >= min(len(one), len(other)) > 0


def _short(act: Json) -> str:
    def side(parties: list[Json]) -> str:
        return "+".join(f"{p['country'] or '-'} {p['sector'] or '-'}" for p in parties) or "nobody"

    status = act.get("status", "actual")
    told = "" if status == "actual" else f" {status}"
    return f"{act['type']}{told} {side(act.get('source') or [])} > {side(act.get('target') or [])}"


__all__ = ["compare_record", "compare_records"]
