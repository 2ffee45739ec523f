"""Claim: what one sentence says, with its evidence; and Tie: a standing relation between two actors."""

from __future__ import annotations

from dataclasses import dataclass

from strife.model.party import Evidence, Party
from strife.model.reading import Place
from strife.model.report import UNKNOWN_WHEN, When

STATUSES = ("actual", "historical", "future", "hypothetical", "negated")
STANCES = ("says", "confirms", "denies")
TIE_KINDS = ("backs", "opposes", "leads", "belongs", "holds", "hosts", "mediates")


@dataclass(frozen=True, slots=True)
class Toll:
    """People counted by a claim. `kind` is killed, injured, detained, abducted, displaced or crowd; `low` <= `high`."""

    kind: str
    low: int
    high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says happened, will, might or did not happen.

    `type` is one of PLOVER's 16, `status` one of STATUSES, `stance` one of STANCES or None when nobody in the text
    says it but the report itself. `about` is the type of the act that is agreed to, refused, threatened or asked for,
    where the sentence says it. `confidence` is in 0..1.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: str
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    place: Place | None
    when: When
    speaker: Party | None
    stance: str | None
    tolls: tuple[Toll, ...]
    evidence: Evidence
    confidence: float
    lang: str = ""
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing relation: `source` backs, opposes, leads, belongs to, holds, hosts or mediates `target`.

    `evidence` holds every sentence that says so; `denied` those (by report id) that deny it. A tie known only to
    strife's own actor files has no evidence but a `why`.
    """

    id: str
    kind: str
    source: Party
    target: Party
    when: When = UNKNOWN_WHEN
    evidence: tuple[Evidence, ...] = ()
    speakers: tuple[Party, ...] = ()
    denied: tuple[Party, ...] = ()
    why: str = ""
