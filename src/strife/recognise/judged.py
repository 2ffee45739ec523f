"""What judgements say of actors: which ids are one, and which are not though names or strife took them for one.

An id may be that of an actor (`kemal-arslan`), of the actor as one report has it (`kemal-arslan@1f2e...`), or, for what is to be
kept apart from an actor, a name that was taken for his (`lina-arslan`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from strife.knowledge.slug import slug
from strife.model import Judgement, Party, standing_on

AT = "@"


def as_in(actor: str, report: str) -> str:
    """The id of an actor as one report has it: `kemal-arslan@1f2e...`."""
    return f"{actor}{AT}{report.rpartition('-')[2]}"


@dataclass(frozen=True, slots=True)
class Judged:
    """The standing judgements on actors, ready to be asked.

    `root_of` maps an id to the one that stands for all it is the same as; `apart` holds pairs, both ways.
    """

    root_of: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()  # ids of actors as in one report that a judgement speaks of
    standing: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)  # by the ids they speak of

    def split(self, actor: str, party: Party, report: str) -> str:
        """The actor, or who it is by its words or in this report, where that was judged to be another."""
        if (here := as_in(actor, report)) in self.pinned:
            return here
        fitting = (o for o in self.apart.get(actor, ()) if AT not in o and spells(party.text, o, actor))
        return max(fitting, key=lambda other: (len(other), other), default=actor)

    def root(self, actor: str) -> str:
        return self.root_of.get(actor, actor)

    def because(self, one: str, other: str) -> str:
        """The judgement that made somebody another than was said, in words; empty where none did."""
        spoken = (*self.standing.get(one, ()), *self.standing.get(other, ()))
        about = [j for j in spoken if {one, other} == {j.one, j.other}] or list(spoken)
        if not about:
            return ""
        j = about[0]
        verdict = "the same as" if j.verdict == "same" else "another than"
        return f"{j.other} judged {verdict} {j.one} by {j.by} on {j.at[:10]}"

    def kept_apart(self, one: str, other: str) -> bool:
        return other in self.apart.get(one, ())


def spells(text: str, other: str, actor: str) -> bool:
    """Whether words taken for an actor name the other: `General Saddam Haftar` does saddam-haftar, `Khalifa Haftar` no haftar."""
    return f"-{slug(text)}".endswith(f"-{other}") and not f"-{actor}".endswith(f"-{other}")


def judged_actors(judgements: Iterable[Judgement], known: Iterable[str] = ()) -> Judged:
    """The standing judgements on actors; of two on one pair the later counts. `known`: ids of our files, which stay."""
    standing = standing_on("actors", judgements)
    files = frozenset(known)
    apart: dict[str, set[str]] = {}
    for j in standing:
        if j.verdict == "apart":
            apart.setdefault(j.one, set()).add(j.other)
            apart.setdefault(j.other, set()).add(j.one)
    group: dict[str, list[str]] = {}
    for j in standing:
        one, other = group.get(j.one, [j.one]), group.get(j.other, [j.other])
        divided = any(b in apart.get(a, ()) for a in one for b in other)
        if j.verdict == "same" and one is not other and not divided:
            joined = [*one, *other]
            group |= dict.fromkeys(joined, joined)
    root_of = {actor: next((a for a in joined if a in files), joined[0]) for actor, joined in group.items()}
    pinned = frozenset(i for j in standing for i in (j.one, j.other) if AT in i)
    spoken = {i: tuple(j for j in standing if i in (j.one, j.other)) for j in standing for i in (j.one, j.other)}
    return Judged(root_of, {k: frozenset(v) for k, v in apart.items()}, pinned, spoken)
