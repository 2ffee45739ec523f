"""Whom an actor speaks and acts for: the body that he leads or belongs to, as reports introduce him or our files know him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from strife.collapse.told import Kin
from strife.knowledge.load import Knowledge
from strife.model import Claim, Tie


def kin_of(claims: Iterable[Claim], ties: Iterable[Tie], knowledge: Knowledge) -> Kin:
    """The bodies of everyone who takes part in a claim, whenever he held the office."""
    found: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if tie.kind in ("leads", "belongs"):
            found[tie.source.id].add(tie.target.id)
    met = {p.id for c in claims for p in (*c.source, *c.target)}
    for key in met:
        if (actor := knowledge.actors.get(key)) is not None:
            found[key] |= {body for role in actor.roles if (body := role.leads or role.of)}
            if actor.parent:
                found[key].add(actor.parent)
    return {key: tuple(sorted(bodies)) for key, bodies in found.items()}
