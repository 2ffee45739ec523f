"""One act told twice in a sentence (*attacked ... killing 12*) becomes one claim, the fuller of the two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from strife.extract.slots import Parties
from strife.extract.sufferers import THING
from strife.extract.telling import identified
from strife.model import Claim


def merged(told: Iterable[Claim]) -> list[Claim]:
    """One claim for one act told twice in a sentence (*attacked ... killing 12*): same type, parties that agree."""
    kept: list[Claim] = []
    for claim in told:
        for n, other in enumerate(kept):
            if _same_act(claim, other):
                kept[n] = _richer(other, claim)
                break
        else:
            kept.append(claim)
    return kept


def _same_act(one: Claim, other: Claim) -> bool:
    if one.type != other.type or one.status != other.status or one.speaker != other.speaker:
        return False
    if one.when.known and other.when.known and not one.when.overlaps(other.when):
        return False
    if not _agree(one.source, other.source) or _of_other_kinds(one.target, other.target):
        return False
    return _agree(one.target, other.target) or (
        _same_doer(one, other) and (_uncertain(one.target) or _uncertain(other.target))
    )


def _of_other_kinds(one: Parties, other: Parties) -> bool:
    """*Killed the mayor and kidnapped two nurses*: two acts."""
    kinds = [{p.sector for p in side if p.sector and not p.id.startswith("geo:")} for side in (one, other)]
    return all(kinds) and not kinds[0] & kinds[1]


def _same_doer(one: Claim, other: Claim) -> bool:
    """One doer in both, or nobody in either and both in one place: *killed two youths and wounded five others*."""
    if not one.source and not other.source:
        return one.place is not None and one.place == other.place
    return bool({p.id for p in one.source} & {p.id for p in other.source})


def _uncertain(parties: Parties) -> bool:
    """Nobody in particular: *shelled the town, killing 20 people*."""
    return all(p.id.startswith("-") and p.country is None for p in parties)


def people(target: Parties) -> Parties:
    """Who suffers: a thing attacked gives way to people (*thirty were killed when the army attacked their camp*)."""
    return tuple(p for p in target if p.why != THING)


def _agree(one: Parties, other: Parties) -> bool:
    if not one or not other:
        return True
    roots = {p.id.split(".")[0] for p in one if not p.id.startswith("-")}
    if any(p.id.split(".")[0] in roots for p in other) or {p.id for p in one} & {p.id for p in other}:
        return True
    for ground, others in ((one, other), (other, one)):
        # "a bomb in Quetta killed two soldiers": the place that suffers it, and who does.
        if all(p.id.startswith("geo:") for p in ground) and all("." in p.id for p in others):
            return bool({p.country for p in one} & {p.country for p in other})
    nameless = all(p.id.startswith(("-", "geo:")) for p in one) or all(p.id.startswith(("-", "geo:")) for p in other)
    return nameless and bool({p.country for p in one} & {p.country for p in other})


def _richer(first: Claim, second: Claim) -> Claim:
    """The fuller of two claims of one act, with what only the other knows."""
    full, other = (first, second) if _weight(first) >= _weight(second) else (second, first)
    both = replace(
        full,
        mode=full.mode or other.mode,
        about=full.about or other.about,
        source=full.source or other.source,
        target=people(full.target) or people(other.target) or full.target or other.target,
        place=full.place or other.place,
        when=full.when if full.when.known else other.when,
        tolls=full.tolls + tuple(t for t in other.tolls if t.kind not in {u.kind for u in full.tolls}),
    )
    return identified(both)


def _weight(claim: Claim) -> tuple[int, float]:
    return (bool(claim.source) + bool(claim.target) + bool(claim.tolls), claim.confidence)
