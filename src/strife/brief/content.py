"""What a brief says, before it is set: frozen lines that the terminal and the page both render."""

from __future__ import annotations

from dataclasses import dataclass

from strife.brief.sentence import Telling
from strife.model import Skipped
from strife.quotation import Quotation


@dataclass(frozen=True, slots=True)
class Source:
    """The report a quote is from, as shown beside it."""

    title: str
    publisher: str
    date: str
    lang: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of an event: its words in context, who says it, where it stands and which rule read it."""

    id: str
    quotation: Quotation
    source: Source
    says: str
    rule: str
    knowledge: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """One thing the claims differ on, with each value and who gives it."""

    attribute: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActorLine:
    """Who takes part in an event or speaks of it, with which codes, and why."""

    name: str
    codes: str
    why: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event, told. `mark` is "denied", "contested", "claimed" (only by a party to it) or ""; `passed`: planned for a day gone by."""

    id: str
    telling: Telling
    kind: str
    status: str
    mark: str
    date: str
    tolls: str
    independent: int
    langs: tuple[str, ...]
    says: str
    denied_by: str
    disputes: tuple[DisputeLine, ...]
    claims: tuple[ClaimLine, ...]
    passed: bool = False
    actors: tuple[ActorLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party, what it is, who leads it, who belongs to it, and in how many events it takes part."""

    id: str
    name: str
    country: str
    sector: str
    leaders: tuple[str, ...]
    members: tuple[str, ...]
    belongs: tuple[str, ...]
    events: int

    @property
    def main(self) -> bool:
        """Worth a row of its own: somebody leads it or belongs to it, or it acts more than once."""
        return bool(self.leaders or self.members) or self.events > 1


@dataclass(frozen=True, slots=True)
class TieLine:
    """One tie with the number of independent reports that say so and the first words that do."""

    kind: str
    source: str
    target: str
    source_id: str
    target_id: str
    independent: int
    date: str
    quotation: Quotation | None
    report: Source | None
    why: str
    denied_by: str


@dataclass(frozen=True, slots=True)
class TieGroup:
    """The ties of one kind, under the words that introduce it."""

    kind: str
    title: str
    verb: str
    ties: tuple[TieLine, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All an analyst is told, in the order in which it is read."""

    title: str
    headline: str
    as_of: str
    parties: tuple[PartyLine, ...]
    ties: tuple[TieGroup, ...]
    events: tuple[EventLine, ...]
    undated: tuple[EventLine, ...]
    planned: tuple[EventLine, ...]
    claimed: tuple[EventLine, ...]
    contested: tuple[EventLine, ...]
    background: tuple[EventLine, ...]
    skipped: tuple[Skipped, ...]
