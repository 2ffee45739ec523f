"""Actors as the claims know them, gathered from the parties of many claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from strife.model import Party


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor: the words used for it, and in how many claims it acts, is acted on, and speaks."""

    id: str
    name: str
    country: str | None
    sector: str | None
    words: tuple[str, ...]
    as_source: int
    as_target: int
    as_speaker: int
    reports: int


def actor_rows(met: Iterable[tuple[str, str, Party]]) -> tuple[ActorRow, ...]:
    """One row an actor from (role, report id, party); the most often met first."""
    by_actor: dict[str, list[tuple[str, str, Party]]] = {}
    for role, report, party in met:
        by_actor.setdefault(party.id, []).append((role, report, party))
    found = (_row(key, parts) for key, parts in by_actor.items())
    return tuple(sorted(found, key=lambda row: (-row.as_source - row.as_target - row.as_speaker, row.id)))


def _row(key: str, parts: list[tuple[str, str, Party]]) -> ActorRow:
    parties = [party for _, _, party in parts]
    coded = min(parties, key=lambda party: (party.country is None, party.sector is None, party.name))
    roles = [role for role, _, _ in parts]
    return ActorRow(
        id=key,
        name=coded.name,
        country=coded.country,
        sector=coded.sector,
        words=tuple(sorted({party.text for party in parties} - {""})),
        as_source=roles.count("source"),
        as_target=roles.count("target"),
        as_speaker=roles.count("speaker"),
        reports=len({report for _, report, _ in parts}),
    )
