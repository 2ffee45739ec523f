"""What judgements on claims mean for clusters as they grow: which are one event, and which can never be."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from networkx.utils import UnionFind

from strife.collapse.judged import JudgedPairs


class Bonds:
    """Claims judged the same make one of their clusters, however unlike; clusters that hold claims judged apart stay two.

    A claim joins a cluster by likeness, so whoever else is like that cluster still finds it: what is judged is only which clusters
    are told as one. What was judged of a claim goes for all that are the same as it.
    """

    def __init__(self, judged: JudgedPairs) -> None:
        union = UnionFind({claim for pair in (*judged.same, *judged.apart) for claim in pair})
        for one, other in judged.same:
            union.union(one, other)
        self._sign = {claim: union[claim] for claim in union.parents}  # one for all claims that are the same
        self._foes: dict[str, set[str]] = defaultdict(set)
        for one, other in judged.apart:
            self._foes[union[one]].add(union[other])
            self._foes[union[other]].add(union[one])
        self._clusters: Any = UnionFind()
        self._signs: dict[int, set[str]] = defaultdict(set)  # of all clusters told as one, by their root
        self._home: dict[str, int] = {}  # a cluster with such a claim, by sign

    def allow(self, claim: str, cluster: int) -> bool:
        """Whether a claim may join a cluster, with all that it brings along."""
        sign = self._sign.get(claim)
        if sign is None:
            return True
        root, home = self.root(cluster), self.root(self._home[sign]) if sign in self._home else None
        brings = {sign} if home is None else self._signs[home]
        return root == home or not any(self._foes[one] & self._signs[root] for one in brings)

    def join(self, claim: str, cluster: int) -> None:
        """Notes where a claim went."""
        sign = self._sign.get(claim)
        if sign is None:
            return
        known = self._home.setdefault(sign, cluster)
        one, other = self.root(known), self.root(cluster)
        signs = {sign} | self._signs[one] | self._signs[other]
        self._clusters.union(one, other)
        self._signs[self.root(cluster)] = signs

    def root(self, cluster: int) -> int:
        """The same for all clusters that are one event."""
        root: int = self._clusters[cluster]
        return root


__all__ = ["Bonds"]
