"""Why our files give an actor its codes, in words: `GOV: foreign minister since 2012-05-23 (countries/SWE.yml:12)`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strife.knowledge.actors import Actor, Role

FORMER = "ELI"  # PLOVER's sector of those who held office and do no more


@dataclass(frozen=True, slots=True)
class Codes:
    """The sector of an actor on a day, and why."""

    sector: str | None
    why: str


def codes_on(actor: Actor, day: date | None) -> Codes:
    """By the office held that day; who has held one and holds none is FORMER, unless his file says what he is without."""
    role = actor.role_on(day)
    sector = role.sector if role and role.sector else actor.sector
    if role is None and actor.roles:
        sector = actor.sector or FORMER
    said = _office(actor, role, day)
    start = f"{sector}: " if sector else ""
    return Codes(sector, f"{start}{said} ({actor.source})" if said else f"{start}{actor.source}")


def _office(actor: Actor, role: Role | None, day: date | None) -> str:
    """The office in words; of a day outside all of them the last one before it, and that it was over."""
    if role is not None:
        return f"{role.title}{f' since {role.start}' if role.start else ''}" if role.title else ""
    if not actor.roles or day is None:
        return ""
    over = [r for r in actor.roles if r.end is not None and r.end <= day]
    if over:
        last = max(over, key=lambda r: (r.end or date.min, r.leads is not None, r.start or date.min))
        return f"former {last.title} until {last.end}"
    first = min(actor.roles, key=lambda r: r.start or date.max)
    return f"no office known on {day}; {first.title} from {first.start}" if first.start else ""
