"""Golden sentences: the pairs in tests/golden/<lang>/*.yml, a file a phenomenon, held against what strife tells of them.

A pair lists what must be claimed: every field it gives must hold, and the number of claims must be the same. A party is
named by its canonical name, its id, its country's name, or its codes ("TUR LEG"; "-" for none). `xfail` holds the
linguistic reason of a known miss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from strife.errors import InputError
from strife.evaluate.compare import Check, Compared, TypePair, paired
from strife.knowledge import resources
from strife.knowledge.load import Knowledge
from strife.knowledge.names import fold
from strife.model import Claim, Party, Report, When
from strife.pipeline import Coded, Coder

POOLED = ("CONSULT", "AGREE", "COOPERATE")  # both sides are bound, whichever is subject
_CODES = re.compile(r"([A-Z]{3}|-) ([A-Z]{3}|-)")
Wanted = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldenSentence:
    """One pair: `phenomenon` is its file, `xfail` why strife is known to miss it."""

    lang: str
    phenomenon: str
    number: int
    text: str
    day: str | None
    claims: tuple[Wanted, ...]
    xfail: str | None

    @property
    def id(self) -> str:
        return f"{self.lang}-{self.phenomenon}-{self.number}"


def golden_folder() -> Path | None:
    """tests/golden of a checkout of strife, where this is one."""
    folder = resources.root().parent / "tests" / "golden"
    return folder if folder.is_dir() else None


def golden_sentences(folder: Path) -> Iterator[GoldenSentence]:
    for file in sorted(folder.glob("[a-z][a-z]/*.yml")):
        for number, pair in enumerate(yaml.safe_load(file.read_text("utf-8")) or []):
            lang, day = file.parent.name, str(pair["date"]) if pair.get("date") else None
            claims = tuple(pair["claims"])
            yield GoldenSentence(lang, file.stem, number, pair["text"], day, claims, pair.get("xfail"))


def code_golden(coder: Coder, text: str, lang: str, day: str | None = None) -> Coded:
    """A sentence coded as a report of its own, published on the day given."""
    when = When()
    if day:
        start = date.fromisoformat(day)
        when = When(start, start + timedelta(days=1), day, "day", "explicit")
    coded = coder.code(Report.make(text, lang=lang, published=when))
    if not isinstance(coded, Coded):
        raise InputError(f"{text!r}: {coded.reason}")
    return coded


def fields_right(claim: Claim, wanted: Wanted, knowledge: Knowledge) -> dict[str, bool]:
    """For each field that a pair gives, whether the claim has it so. Of a meeting the sides are compared as one set, as `source`."""
    checks: dict[str, Callable[[Any], bool]] = {
        "source": lambda v: _fits(claim.source, v, knowledge),
        "target": lambda v: _fits(claim.target, v, knowledge),
        "mode": lambda v: claim.mode == v,
        "about": lambda v: claim.about == v,
        "status": lambda v: claim.status == v,
        "stance": lambda v: claim.stance == v,
        "speaker": lambda v: (
            (claim.speaker is None) if v is None else claim.speaker is not None and v in names(claim.speaker, knowledge)
        ),
        "place": lambda v: (
            (claim.place is None) if v is None else claim.place is not None and fold(claim.place.name) == fold(v)
        ),
        "when": lambda v: (str(claim.when.start) if claim.when.start else None) == (None if v is None else str(v)),
        "tolls": lambda v: all(
            any(t.kind == w["kind"] and t.low == w.get("low", t.low) for t in claim.tolls) for w in v
        ),
    }
    found = {field: check(wanted[field]) for field, check in checks.items() if field in wanted}
    if claim.type in POOLED and found.keys() & {"source", "target"}:
        sides = [*wanted.get("source", []), *wanted.get("target", [])]
        found.pop("target", None)
        found["source"] = _fits((*claim.source, *claim.target), sides, knowledge)
    return found


def misses(claims: Sequence[Claim], wanted: Sequence[Wanted], knowledge: Knowledge) -> list[str]:
    """What is missing and what is too much, in words; empty when all is as wanted."""
    left, missing = list(claims), []
    for want in wanted:
        fits = (c for c in left if c.type == want["type"] and all(fields_right(c, want, knowledge).values()))
        hit = next(fits, None)
        if hit is None:
            missing.append(f"missing {want}")
        else:
            left.remove(hit)
    return missing + [f"too much {show(c)}" for c in left]


def compare_golden(one: GoldenSentence, coder: Coder) -> Compared:
    """A golden sentence field by field, whether or not it is known to be missed."""
    coded, knowledge = code_golden(coder, one.text, one.lang, one.day), coder.knowledge
    checks, types = [*_actors(one, coded, knowledge)], []

    def likeness(want: Wanted, claim: Claim) -> float:
        same = 20 if claim.type == want["type"] else 0
        return same + sum(fields_right(claim, want, knowledge).values())

    for want, claim in paired(one.claims, coded.claims, likeness):
        pair = TypePair(
            want["type"] if want else None, claim.type if claim else None, claim.confidence if claim else None
        )
        types.append(pair)
        if want and claim and pair.right:
            found = fields_right(claim, want, knowledge)
            if "stance" in found:  # who says it and how he stands to it are one step
                found["speaker"] = found.pop("stance") and found.get("speaker", True)
            checks += [Check(claim.type, field, right) for field, right in found.items()]
    wanted = tuple(_wanted(w) for w in one.claims)
    told = tuple(_told(c) for c in coded.claims)
    return Compared("golden", one.lang, one.id, wanted, told, tuple(types), tuple(checks))


def names(party: Party, knowledge: Knowledge) -> set[str]:
    """All that a pair may call a party."""
    codes = f"{party.country or '-'} {party.sector or '-'}"
    country = knowledge.country_name(party.country)
    named = {country} if party.sector in (None, "GOV") and party.id.split(".")[0] == party.country else set()
    if " in " in party.why:
        named = named | {f"- {party.sector or '-'}"}  # where they are is not whose they are: both are right
    return {party.name, party.id, codes, party.text} | named


def _fits(parties: Sequence[Party], wanted: Sequence[str], knowledge: Knowledge) -> bool:
    left = list(parties)
    for name in wanted:
        hit = next((p for p in left if name in names(p, knowledge)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def _actors(one: GoldenSentence, coded: Coded, knowledge: Knowledge) -> Iterator[Check]:
    """Whether each party named by the pair is among the actors found, whatever role it was given."""
    found = [Party(m.actor, m.name, m.text, m.country, m.sector, m.via) for m in coded.reading.actors]
    found += [p for c in coded.claims for p in (*c.source, *c.target)]
    for want in one.claims:
        named = [*(want.get("source") or ()), *(want.get("target") or ()), want.get("speaker")]
        for name in filter(None, named):
            yield Check(want["type"], "found", any(name in names(p, knowledge) for p in found))
            codes = _CODES.fullmatch(name)
            for step, code in zip(("country", "sector"), codes.groups() if codes else (), strict=False):
                if code != "-":
                    yield Check(want["type"], step, any(getattr(p, step) == code for p in found))


def show(claim: Claim) -> str:
    """A claim in one line, as a failing golden sentence tells it."""
    who = [p.id for p in claim.source], [p.id for p in claim.target]
    said = f"{claim.speaker.id if claim.speaker else None}/{claim.stance}"
    where = claim.place.name if claim.place else None
    tolls = [(t.kind, t.low, t.high) for t in claim.tolls]
    return f"{claim.type}/{claim.mode} {claim.status} {who[0]} -> {who[1]} by {said} @{where} {claim.when.start} {tolls} {claim.evidence.rule}"


def _wanted(want: Wanted) -> str:
    status = want.get("status", "actual")
    side = ["+".join(want.get(role) or ()) or "nobody" for role in ("source", "target")]
    return f"{want['type']}{'' if status == 'actual' else f' {status}'} {side[0]} > {side[1]}"


def _told(claim: Claim) -> str:
    side = ["+".join(p.id for p in role) or "nobody" for role in (claim.source, claim.target)]
    return f"{claim.type}{'' if claim.status == 'actual' else f' {claim.status}'} {side[0]} > {side[1]}"


__all__ = [
    "GoldenSentence",
    "code_golden",
    "compare_golden",
    "golden_folder",
    "golden_sentences",
    "misses",
    "names",
    "show",
]
