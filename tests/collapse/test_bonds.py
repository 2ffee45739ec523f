"""Claims judged to tell one event or two, as clusters of claims grow."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from networkx.utils import UnionFind

from strife.collapse.bonds import Bonds
from strife.collapse.judged import JudgedPairs

CLAIMS = "abcdefgh"


def test_the_clusters_of_two_that_are_the_same_are_one() -> None:
    bonds = Bonds(JudgedPairs(same=(("a", "b"),)))
    for n, claim in enumerate("axb"):
        bonds.join(claim, n)
    assert bonds.root(0) == bonds.root(2) != bonds.root(1)


def test_who_is_apart_joins_no_cluster_of_the_other() -> None:
    bonds = Bonds(JudgedPairs(apart=(("a", "b"),)))
    bonds.join("a", 0)
    assert bonds.allow("x", 0) and not bonds.allow("b", 0) and bonds.allow("b", 1)


def test_what_is_the_same_as_another_is_apart_from_whatever_that_is() -> None:
    bonds = Bonds(JudgedPairs(same=(("b", "c"),), apart=(("a", "b"),)))
    bonds.join("a", 0)
    assert not bonds.allow("c", 0)  # though b is not there yet


def test_a_claim_brings_the_cluster_of_its_like_along() -> None:
    bonds = Bonds(JudgedPairs(same=(("a", "b"),), apart=(("x", "y"),)))
    for claim, n in (("a", 0), ("x", 0), ("y", 1)):
        bonds.join(claim, n)
    assert bonds.allow("b", 0) and not bonds.allow("b", 1)


pairs = st.lists(st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)).filter(lambda p: p[0] < p[1]), max_size=5)


@settings(max_examples=300, deadline=None)
@given(pairs, pairs, st.permutations(CLAIMS), st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_all_judgements_are_obeyed_whatever_arrives_and_is_alike(
    same: list[tuple[str, str]], apart: list[tuple[str, str]], arrival: list[str], likest: list[int]
) -> None:
    union = UnionFind(CLAIMS)
    for one, other in same:
        union.union(one, other)
    assume(all(union[one] != union[other] for one, other in apart))  # what contradicts itself is never written down
    bonds = Bonds(JudgedPairs(tuple(same), tuple(apart)))
    at: dict[str, int] = {}
    for claim, like in zip(arrival, likest, strict=True):
        n = like if like in at.values() and bonds.allow(claim, like) else len(at) + 8
        at[claim] = n
        bonds.join(claim, n)
    assert all(bonds.root(at[one]) == bonds.root(at[other]) for one, other in same)
    assert all(bonds.root(at[one]) != bonds.root(at[other]) for one, other in apart)
