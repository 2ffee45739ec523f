"""Sets that grow together: which things belong to one group."""

from __future__ import annotations

from collections.abc import Iterable


class Union:
    """Disjoint sets over ids, with path halving; groups come out sorted."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {i: i for i in ids}

    def root(self, i: str) -> str:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, one: str, other: str) -> bool:
        """Whether the two were apart before."""
        a, b = sorted((self.root(one), self.root(other)))
        self._parent[b] = a
        return a != b

    def groups(self) -> list[tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for i in self._parent:
            found.setdefault(self.root(i), []).append(i)
        return sorted(tuple(sorted(g)) for g in found.values())
