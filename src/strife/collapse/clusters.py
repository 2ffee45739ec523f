"""Claims into clusters, one claim after another in the order of arrival: each joins the cluster it is most like, or founds one.

What was published later never changes where an earlier claim is, so clusters grow as reports come, and they are the same in
whatever order claims are given. An analyst's judgements go before any likeness.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from strife.collapse.blocks import keys
from strife.collapse.bonds import Bonds
from strife.collapse.judged import NOTHING_JUDGED, JudgedPairs
from strife.collapse.likeness import can_be_one, log_odds
from strife.collapse.told import Told
from strife.model import Claim

# What one claim costs must not grow with the store. Larger ones (60, 48, 12) gave the same B-cubed F1 on three wars to 0.001.
LAST = 20  # clusters looked at under one key, the last ones met
CLOSEST = 12  # of them that are compared: those under most keys
MEMBERS = 4  # of a cluster with which a claim is compared, the first ones
CLIP = 4.0  # log odds: one pair does not outweigh all others
# Log odds. On three wars, each by the weights of the others, B-cubed F1 is 0.889 from -1.0 to -0.3 and precision rises; at 0 it is 0.881.
THRESHOLD = -0.5


def clusters(
    told: Iterable[Told], judged: JudgedPairs = NOTHING_JUDGED, threshold: float = THRESHOLD
) -> list[list[Claim]]:
    """Every claim in one cluster, in order of arrival: the first founded it. `told` comes in that order."""
    made: list[list[tuple[int, Claim]]] = []
    board, bonds = _Board(), Bonds(judged)
    for position, one in enumerate(told):
        met = keys(one)
        near = (n for n in board.closest(met) if bonds.allow(one.claim.id, n))
        chosen = _best(one, near, board, threshold)
        if chosen is None:
            chosen = len(made)
            made.append([])
        made[chosen].append((position, one.claim))
        board.note(chosen, one, met)
        bonds.join(one.claim.id, chosen)
    together: dict[int, list[tuple[int, Claim]]] = defaultdict(list)
    for n, cluster in enumerate(made):
        together[bonds.root(n)] += cluster
    return [[claim for _, claim in sorted(cluster, key=lambda at: at[0])] for cluster in together.values()]


class _Board:
    """Which clusters were met last under each key, with the claims of them that others are compared with.

    A cluster that is the last under no key is forgotten: nothing could be compared with it any more.
    """

    def __init__(self) -> None:
        self.first: dict[int, list[Told]] = {}
        self._under: dict[str, dict[int, None]] = defaultdict(dict)
        self._keys: Counter[int] = Counter()

    def closest(self, met: Iterable[str]) -> list[int]:
        """The clusters under most of these keys, of as many the latest."""
        shared = Counter(n for key in met for n in self._under.get(key, ()))
        return sorted(shared, key=lambda n: (-shared[n], -n))[:CLOSEST]

    def note(self, cluster: int, one: Told, met: Iterable[str]) -> None:
        members = self.first.setdefault(cluster, [])
        if len(members) < MEMBERS:
            members.append(one)
        for key in met:
            last = self._under[key]
            if cluster in last:
                del last[cluster]  # to the end
            else:
                self._keys[cluster] += 1
            last[cluster] = None
            if len(last) > LAST:
                self._forget(last)

    def _forget(self, last: dict[int, None]) -> None:
        oldest = next(iter(last))
        del last[oldest]
        self._keys[oldest] -= 1
        if not self._keys[oldest]:
            del self._keys[oldest], self.first[oldest]


def _best(one: Told, near: Iterable[int], board: _Board, threshold: float) -> int | None:
    best: tuple[float, int] | None = None
    for n in sorted(near):
        members = board.first[n]
        if not can_be_one(one.claim, members[0].claim):
            continue
        odds = sum(max(-CLIP, min(CLIP, log_odds(one, m))) for m in members) / len(members)
        if odds > threshold and (best is None or odds > best[0]):
            best = (odds, n)
    return best[1] if best else None
