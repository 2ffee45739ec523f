"""Party: an actor in a role; Evidence: the words something was read from; Introduction: a person and the office the text gives him."""

from __future__ import annotations

from dataclasses import dataclass

from strife.model.report import UNKNOWN_WHEN, When


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role: its id, canonical name, the words used, country (ISO 3166 alpha-3 or IGO NGO UNO EUR), PLOVER sector, and why."""

    id: str
    name: str
    text: str = ""
    country: str | None = None
    sector: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim was read: `quote == report.text[start:end]`, the trigger inside it, the rule and the knowledge used."""

    report: str
    start: int
    end: int
    quote: str
    sentence: int
    trigger_start: int
    trigger_end: int
    rule: str
    knowledge: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where a report says what a person is: `Kemal Arslan, the Turkish defence minister`.

    `person` has the codes that these very words give, and none that strife only guesses. `body` is whom he leads or
    belongs to (`tie`: leads or belongs), None where the words do not say. `former`: he was, and is no more.
    """

    id: str
    person: Party
    title: str
    tie: str
    body: Party | None
    former: bool
    evidence: Evidence
    when: When = UNKNOWN_WHEN
