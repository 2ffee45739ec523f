"""A kind of thing that can be judged: how two of it are found, what is checked of them, and how a judgement on it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from strife.errors import InputError
from strife.model import Judgement, all_one, chain, standing_on
from strife.run.conclusions import Knowing
from strife.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """What an analyst says, in his own words: the verdict, and how he calls the two."""

    store: Store
    verdict: str
    one: str
    other: str
    knowledge: Knowing


GONE = "not in this store"
Pair = tuple[str, str]
Finding = Callable[[Asked], Pair]
"""Finds the ids of the two. Raises InputError where there is none, or more than one, or both are the same thing."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`of`: its name. `called`: how one of it may be called. `same`, `apart`: what a judgement says, between the two ids.

    `tells`: what one is in words, where its id says nothing to a reader; GONE for what the store does not have.
    """

    of: str
    called: str
    find: Finding
    same: str
    apart: str
    tells: Callable[[Store, str], str] = lambda store, key: ""

    def words(self, judgement: Judgement) -> str:
        """What was judged: `report-2 tells another wire story than report-1`."""
        says = self.same if judgement.verdict == "same" else self.apart
        return f"{judgement.other} {says} {judgement.one}"


def refuse_detour(of: str, judgements: Iterable[Judgement], verdict: str, pair: Pair) -> None:
    """Raises InputError where others that stand say the contrary by a detour; one on the pair itself is overruled."""
    one, other = pair
    standing = [j for j in standing_on(of, judgements) if {j.one, j.other} != {one, other}]
    if verdict == "apart":
        if way := chain(of, standing, one, other):
            ids = " and ".join(j.id for j in way)
            raise InputError(f"{other} is {one} by {ids}: take one of these back with `strife judge undo`")
        return
    mine, theirs = all_one(of, standing, one), all_one(of, standing, other)
    for j in standing:
        if j.verdict == "apart" and ((j.one in mine and j.other in theirs) or (j.other in mine and j.one in theirs)):
            raise InputError(f"{j.one} was judged not to be {j.other} by {j.by} on {j.at[:10]}: undo {j.id} first")


__all__ = ["GONE", "Asked", "Kind", "Pair", "refuse_detour"]
