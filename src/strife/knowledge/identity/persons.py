"""Are two names of persons the same: part by part, precision first.

Parts are alike by a list of given names (`given.yml`), by sound, or as case forms of one language. What is left over decides:
left over in both, they are two persons; in one, it depends on where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from strife.knowledge.identity.parts import Part, Parts, PartWords
from strife.knowledge.identity.sounds import Sounds
from strife.knowledge.identity.verdict import OPEN, OTHER, SAME, Sameness

# Of the sounds of the longer word, so much may differ; swept over the dev half of tests/quality/name_pairs.tsv.
LIMIT = 0.1
LIMIT_SHORT, SHORT = 0.15, 4  # words of four sounds or fewer: Peng and Ping are two
# A name met in running text may be anyone's: of 3,188 texts, 0.1 took Mohamed Salah for Mohamed Siala, 0.07 nobody for another.
LIMIT_FOUND = 0.07
LIMIT_DOUBT = 0.28  # up to here it may be a spelling nobody thought of: not told apart
LIMIT_BARE = 0.04  # of a stem without its ending
SKIPPED = 1.0  # what a part that finds no other costs in an alignment; two joined to one cost less


@dataclass(frozen=True, slots=True)
class _Case:
    """Case endings of a language: (as written, in the base form). `every`: each part of a name takes one."""

    lang: str
    script: str
    every: bool
    apostrophe: bool
    endings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Matched:
    """Two runs of parts that are alike: of one part each, or of two written as one in the other name."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    initial: bool = False


@dataclass(frozen=True, slots=True)
class _Aligned:
    cost: float
    matched: tuple[_Matched, ...] = ()

    def left(self, one: int, other: int) -> tuple[list[int], list[int]]:
        """The parts of both names that found no other."""
        a = {i for m in self.matched for i in m.one}
        b = {j for m in self.matched for j in m.other}
        return [i for i in range(one) if i not in a], [j for j in range(other) if j not in b]


class Persons:
    """Compares names of persons by the tables of `resources/names`."""

    def __init__(self, sounds: Sounds, words: PartWords, raw: Mapping[str, Any], given: Mapping[str, Any]) -> None:
        self._sounds = sounds
        self._words = words
        self._cases = [
            _Case(
                c["lang"],
                c.get("script", "LATIN"),
                bool(c.get("every")),
                bool(c.get("apostrophe")),
                tuple((str(a or ""), str(b or "")) for a, b in c["endings"]),
            )
            for c in raw["cases"]
        ]
        self._base_endings: Mapping[str, Sequence[str]] = raw["base_endings"]
        self._patronymics = tuple(raw["patronymics"])
        self._left_out = frozenset(raw["left_out"])
        self._raw_given = given

    @cached_property
    def _given(self) -> Mapping[str, frozenset[str]]:
        """Which names a spelling stands for."""
        found: dict[str, set[str]] = {}
        for table in ("names", "families"):
            for name, forms in self._raw_given[table].items():
                for form in forms:
                    for part in self._words.of(form).parts:
                        found.setdefault(self._key(part), set()).add(f"{table}:{name}")
        return {form: frozenset(names) for form, names in found.items()}

    def compare(self, one: Parts, other: Parts) -> Sameness:
        """Whether two names, taken apart, may be one person's."""
        a, b = one.parts, other.parts
        if not a or not b:
            return Sameness(OPEN, "nothing is left of a name without its titles")
        found = self._verdict(a, b, self._aligned(a, b))
        if found.verdict != SAME and len(a) > 1 and len(b) > 1:
            turned = _rotations(a)
            if any(self._whole(t, b) for t in turned):
                known = all(self._key(p) in self._given for p in (*a, *b))
                found = Sameness(OPEN if known else SAME, "the same parts in another order", whole=not known)
        if found.verdict != SAME and (joined := self._syllables(a, b)):
            found = joined
        if found.verdict != SAME:
            for case in self._cases:
                ways = [(x, b) for x in (a, *_rotations(a))] + [(y, a) for y in (b, *_rotations(b))]
                if any(self._inflected(x, y, case) for x, y in ways):
                    return self._marked(Sameness(SAME, f"a case form ({case.lang})", whole=True), one, other)
        return self._marked(found, one, other)

    def spelt_alike(self, one: Parts, other: Parts) -> bool:
        """Whether one full name is a spelling of the other, by a stricter measure, in order, and nothing of it left over."""
        if one.generation != other.generation or not self.share_an_end(one, other):
            return False
        a, b = one.parts, other.parts
        said = self._verdict(a, b, self._aligned(a, b, LIMIT_FOUND))
        return said.verdict == SAME and said.whole

    def _marked(self, found: Sameness, one: Parts, other: Parts) -> Sameness:
        if found.verdict == SAME and one.generation != other.generation:
            both = one.generation and other.generation
            return Sameness(OTHER if both else OPEN, f"`{one.generation or other.generation}` marks one of them")
        return found

    def alike(self, one: Part, other: Part, limit: float = LIMIT) -> bool:
        """Whether two parts are spellings of one name."""
        if one.text == other.text:
            return True
        names, others = self._given.get(self._key(one)), self._given.get(self._key(other))
        if names and others:
            return not names.isdisjoint(others)
        return self._near(one, other, limit)

    def begins_with_given(self, name: Parts) -> bool:
        """Whether a name of two or more parts begins with a given name."""
        if len(name.parts) < 2:
            return False
        known = self._given.get(self._key(name.parts[0]), frozenset())
        return any(n.startswith("names:") for n in known) or self._words.is_fused(name.parts[0])

    def share_an_end(self, one: Parts, other: Parts) -> bool:
        """Whether the last part of one is alike the last or the first of the other: quick, before all is compared."""
        last = one.parts[-1]
        return bool(other.parts) and any(
            self.alike(x, y) for x, y in ((last, other.parts[-1]), (one.parts[0], other.parts[-1]))
        )

    def _near(self, one: Part, other: Part, limit: float) -> bool:
        best = False
        for x in self._bases(one):
            for y in self._bases(other):
                a, b = self._sounds.of(x), self._sounds.of(y)
                longest = max(len(a.sounds), len(b.sounds))
                most = limit * longest if longest > SHORT else min(LIMIT_SHORT, limit * longest)
                best = best or (bool(a.sounds and b.sounds) and self._sounds.unlike(a, b, most) <= most)
        return best

    def _bases(self, part: Part) -> tuple[str, ...]:
        """A part as written, and without the ending that its language gives a base form (Georgian -i, Greek -s)."""
        if part.script not in self._base_endings:
            return (part.text,)
        latin = self._sounds.latin(part.text)
        ends = [e for e in self._base_endings.get(part.script, ()) if latin.endswith(e) and len(latin) > 3]
        return (part.text, *(latin[: -len(e)] for e in ends))

    def _key(self, part: Part) -> str:
        return self._sounds.latin(part.text) if part.script == "LATIN" else part.text

    def _aligned(self, a: Sequence[Part], b: Sequence[Part], limit: float = LIMIT) -> _Aligned:
        """The cheapest way to put the parts of two names side by side, in order."""
        table: dict[tuple[int, int], _Aligned] = {(len(a), len(b)): _Aligned(0.0)}

        def at(i: int, j: int) -> _Aligned:
            if (i, j) in table:
                return table[i, j]
            ways = []
            if i < len(a):
                ways.append(replace(found := at(i + 1, j), cost=found.cost + SKIPPED))
            if j < len(b):
                ways.append(replace(found := at(i, j + 1), cost=found.cost + SKIPPED))
            if i < len(a) and j < len(b):
                if a[i].initial or b[j].initial:
                    if self._begins(a[i], b[j]):
                        ways.append(_with(at(i + 1, j + 1), _Matched((i,), (j,), True), 0.1))
                elif self.alike(a[i], b[j], limit):
                    ways.append(_with(at(i + 1, j + 1), _Matched((i,), (j,)), 0.0))
            if i + 1 < len(a) and j < len(b) and self._joined_alike(a[i], a[i + 1], b[j], limit):
                ways.append(_with(at(i + 2, j + 1), _Matched((i, i + 1), (j,)), 0.05))
            if i < len(a) and j + 1 < len(b) and self._joined_alike(b[j], b[j + 1], a[i], limit):
                ways.append(_with(at(i + 1, j + 2), _Matched((i,), (j, j + 1)), 0.05))
            table[i, j] = min(ways, key=lambda way: way.cost)
            return table[i, j]

        return at(0, 0)

    def _joined_alike(self, first: Part, second: Part, other: Part, limit: float) -> bool:
        if first.initial or second.initial or other.initial or first.script != second.script:
            return False
        longer = len(first.text) + len(second.text)
        if other.script == first.script and not 0.7 * longer <= len(other.text) <= 1.4 * longer:
            return False
        return self._near(Part(first.text + second.text, first.script), other, limit)

    def _begins(self, one: Part, other: Part) -> bool:
        """Whether an initial fits a name, or two initials one another."""
        if one.initial and other.initial and one.script == other.script:
            return one.text == other.text
        x, y = (self._sounds.of(p.text).sounds[:1] for p in (one, other))
        x, y = (self._sounds.latin(p.text)[:1] if p.initial else s for p, s in ((one, x), (other, y)))
        letters = {self._sounds.latin(p.text)[:1] for p in (one, other)}
        return bool(x and y) and (x == y or len(letters) == 1 or {x, y} in ({"v", "w"}, {"i", "y"}, {"e", "y"}))

    def _whole(self, a: Sequence[Part], b: Sequence[Part]) -> bool:
        found = self._aligned(a, b)
        left, right = found.left(len(a), len(b))
        return not left and not right and not any(m.initial for m in found.matched)

    def _verdict(self, a: Sequence[Part], b: Sequence[Part], found: _Aligned) -> Sameness:
        left, right = found.left(len(a), len(b))
        full = [m for m in found.matched if not m.initial]
        if not full:
            unread = any(p.script in ("CJK", "KATAKANA", "HIRAGANA") for p in (*a, *b))
            return Sameness(OPEN, "one of them is in a script that is not read") if unread else self._apart(a, b)
        if left and right:
            return self._apart([a[i] for i in left], [b[j] for j in right])
        if left or right:
            return self._longer(a, left, b, found) if left else self._longer(b, right, a, _turned(found))
        names = sum(1 for m in full for _ in m.one)
        if len(full) < len(found.matched) and len(full) == 1 and names == 1:
            return Sameness(OPEN, "an initial fits", initials=True)
        if len(a) == len(b) == 1 and self._key(a[0]) in self._given:
            return Sameness(OPEN, "a given name alone")
        return Sameness(SAME, "all parts are alike", whole=True)

    def _apart(self, a: Sequence[Part], b: Sequence[Part]) -> Sameness:
        """Two names with different parts; not told apart where it may be a spelling nobody thought of."""
        words = f"`{a[-1].text}` and `{b[-1].text}`"
        if any(
            not (self._key(x) in self._given and self._key(y) in self._given) and self._near(x, y, LIMIT_DOUBT)
            for x in a
            for y in b
            if not x.initial and not y.initial
        ):
            return Sameness(OPEN, f"{words} may be spellings of one name")
        return Sameness(OTHER, f"{words} are two names")

    def _longer(self, a: Sequence[Part], extra: Sequence[int], b: Sequence[Part], found: _Aligned) -> Sameness:
        """`a` has parts that `b` has not."""
        texts = " ".join(a[i].text for i in extra)
        full = [i for m in found.matched if not m.initial for i in m.one]
        if len(full) < 2:
            if len(b) == 1:
                return Sameness(OPEN, "a part of the other name")
            return Sameness(OPEN, "an initial fits", initials=True)
        if all(self._key(a[i]) in self._given for i in full):
            return Sameness(OPEN, f"given names alone, without `{texts}`")
        if any(self._patronymic(a[i]) for i in extra) and len(extra) == 1:
            return Sameness(SAME, f"`{texts}` is a patronymic", whole=True)
        after = [i for i in extra if i > full[-1]]
        if len(after) > 1:
            return Sameness(OPEN, f"`{texts}` is more than a second surname")
        before = [i for i in extra if i < full[0]]
        if before:
            names = set().union(*(self._given.get(self._key(a[i]), frozenset()) for i in before))
            if not names & {f"names:{n}" for n in self._left_out}:
                return Sameness(OPEN, f"`{texts}` may be the name of a son or daughter")
        return Sameness(SAME, f"`{texts}` is left out", whole=all(a[i].initial for i in extra))

    def _patronymic(self, part: Part) -> bool:
        latin = self._sounds.latin(part.text)
        return latin.endswith(self._patronymics) and len(latin) > 6

    def _syllables(self, a: Sequence[Part], b: Sequence[Part]) -> Sameness | None:
        """Chinese and Korean names, whose parts their own script does not show."""
        scripts = {p.script for p in (*a, *b)}
        if scripts.isdisjoint(("CJK", "HANGUL")):
            return None
        limit = 0.02 if "CJK" in scripts else LIMIT
        for x in (a, *_rotations(a)):
            if self._near(
                Part("".join(map(self._spelt, x)), "LATIN"), Part("".join(map(self._spelt, b)), "LATIN"), limit
            ):
                return Sameness(SAME, "the same syllables", whole=True)
        return None

    def _spelt(self, part: Part) -> str:
        return self._sounds.latin(part.text)

    def _inflected(self, a: Sequence[Part], b: Sequence[Part], case: _Case) -> bool:
        """Whether `a` is `b` in a case of a language."""
        if len(a) != len(b) or any(p.script != case.script or p.initial for p in a):
            return False
        took = 0
        for n, (x, y) in enumerate(zip(a, b, strict=True)):
            if case.apostrophe and not (x.ending or (n < len(a) - 1)):
                return False
            bases = self._stems(x, case) if case.every or n == len(a) - 1 else ()
            names, others = self._given.get(self._key(x)), self._given.get(self._key(y))
            same = (not names or not others or not names.isdisjoint(others)) and self.alike(x, y)
            if any(self.alike(Part(base, "LATIN"), y, LIMIT_BARE + LIMIT / 2) for base in bases):
                took += 1
            elif not same or (case.every and case.script == "LATIN") or (not case.every and n == len(a) - 1):
                return False
        return took > 0

    def _stems(self, part: Part, case: _Case) -> list[str]:
        if case.apostrophe:
            latin = self._sounds.latin(part.text[: -len(part.ending)] if part.ending else part.text)
            return [latin] if part.ending and self._sounds.latin(part.ending) in dict(case.endings) else []
        latin = self._sounds.latin(part.text)
        return [
            latin[: len(latin) - len(old)] + new
            for old, new in case.endings
            if latin.endswith(old) and len(latin) - len(old) > 2
        ]


def _with(found: _Aligned, matched: _Matched, cost: float) -> _Aligned:
    return _Aligned(found.cost + cost, (matched, *found.matched))


def _rotations(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """A name with its last part first, and with its first part last: surnames stand where a language puts them."""
    return [(*parts[-1:], *parts[:-1]), (*parts[1:], *parts[:1])]


def _turned(found: _Aligned) -> _Aligned:
    return _Aligned(found.cost, tuple(_Matched(m.other, m.one, m.initial) for m in found.matched))


__all__ = ["Persons"]
