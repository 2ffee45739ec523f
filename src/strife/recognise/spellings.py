"""One person under several spellings: `Sergej Ivanenko` of one report and `Sergey Ivanenko` of another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from strife.knowledge.identity import SAME, Identity
from strife.knowledge.identity.known import consonants
from strife.knowledge.identity.parts import Parts

Fits = Callable[[str, str], bool]  # whether nothing that is known of two ids contradicts that they are one


def one_person(names: Mapping[str, str], people: Collection[str], identity: Identity, fits: Fits) -> dict[str, str]:
    """The id that stands for each spelling, for those that have another.

    `names` are those named in full, by id; `people` the ids that an introduction shows to be persons. Two are one where every
    part of their names is alike, one of them is known to be a person, and nothing told of them differs; and a third
    joins only if it is like each of them, so that no chain of likenesses leads from one man to another.
    """
    blocks: dict[str, list[str]] = {}
    for actor in sorted(names):
        if len(names[actor].split()) > 1:
            blocks.setdefault(_sound(names[actor]), []).append(actor)
    words = {actor: identity.words.of(names[actor]) for block in blocks.values() if len(block) > 1 for actor in block}
    found: dict[str, str] = {}
    for block in blocks.values():
        groups: list[list[str]] = []
        # Those known to be persons first: their ids stand for the others.
        for actor in sorted(block, key=lambda a: (a not in people, a)):
            alike = (g for g in groups if g[0] in people and all(_alike(actor, a, words, identity) for a in g))
            group = next((g for g in alike if all(fits(actor, a) for a in g)), None)
            if group is None:
                groups.append([actor])
            else:
                group.append(actor)
                found[actor] = group[0]
    return found


def _sound(name: str) -> str:
    """What two spellings of a name share: how the consonants of its first and last word begin."""
    words = name.replace("-", " ").split()
    return f"{consonants(words[0])} {consonants(words[-1])}"


def _alike(one: str, other: str, words: Mapping[str, Parts], identity: Identity) -> bool:
    compared = identity.persons.compare(words[one], words[other])
    return compared.verdict == SAME and compared.whole
