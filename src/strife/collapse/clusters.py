"""Claims into clusters, one claim after another in the order of arrival: each joins the cluster it is most like, or founds one.

What was published later never changes where an earlier claim is, so clusters grow as reports come, and they are the same in
whatever order claims are given. An analyst's judgements go before any likeness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from strife.collapse.blocks import keys
from strife.collapse.bonds import Bonds
from strife.collapse.judged import NOTHING_JUDGED, JudgedPairs
from strife.collapse.likeness import Told, can_be_one, log_odds

LAST = 60  # clusters looked at under one key, the last ones met
MEMBERS = 12  # of a cluster with which a claim is compared, the first ones
CLIP = 4.0  # log odds: one pair does not outweigh all others
THRESHOLD = -0.7


def clusters(
    told: Iterable[Told], judged: JudgedPairs = NOTHING_JUDGED, threshold: float = THRESHOLD
) -> list[list[Told]]:
    """Every claim in one cluster; each begins with the claim that founded it."""
    made: list[list[Told]] = []
    under: dict[str, dict[int, None]] = defaultdict(dict)
    bonds = Bonds(judged)
    for one in sorted(told, key=lambda t: t.arrival):
        met = keys(one)
        near = {n for key in met for n in islice(reversed(under[key]), LAST) if bonds.allow(one.claim.id, n)}
        chosen = _best(one, near, made, threshold)
        if chosen is None:
            chosen = len(made)
            made.append([])
        made[chosen].append(one)
        bonds.join(one.claim.id, chosen)
        for key in met:
            under[key].pop(chosen, None)
            under[key][chosen] = None
    together: dict[int, list[Told]] = defaultdict(list)
    for n, cluster in enumerate(made):
        together[bonds.root(n)] += cluster
    return [sorted(cluster, key=lambda t: t.arrival) for cluster in together.values()]


def _best(one: Told, near: Iterable[int], made: Sequence[Sequence[Told]], threshold: float) -> int | None:
    best: tuple[float, int] | None = None
    for n in sorted(near):
        members = made[n]
        if not can_be_one(one.claim, members[0].claim):
            continue
        some = members[:MEMBERS]
        odds = sum(max(-CLIP, min(CLIP, log_odds(one, m))) for m in some) / len(some)
        if odds > threshold and (best is None or odds > best[0]):
            best = (odds, n)
    return best[1] if best else None
