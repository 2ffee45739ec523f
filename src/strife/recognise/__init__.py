"""recognise: who is who over all reports: what introductions teach of persons, bare surnames, and an analyst's judgements.

Nothing that was said is changed: what comes out is the same claims and ties with their parties as concluded, and a list of
every party that was concluded to be another than the words of its report alone say. It depends on the set of reports and
judgements, never on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from strife.knowledge.load import Knowledge
from strife.model import Claim, Introduction, Judgement, KnownAs, Party, Report, Tie, content_id
from strife.recognise.judged import Judged, as_in, judged_actors, spells
from strife.recognise.people import Recogniser, met


@dataclass(frozen=True, slots=True)
class Recognised:
    """Claims, ties and introductions with their parties as concluded, and what was concluded of whom."""

    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]
    introductions: tuple[Introduction, ...]
    known_as: tuple[KnownAs, ...]


def recognise(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    said: Sequence[Tie],
    introductions: Sequence[Introduction],
    judgements: Iterable[Judgement],
    knowledge: Knowledge,
) -> Recognised:
    """Everybody that claims, ties and introductions speak of, as all of them together and the judgements tell."""
    judged = judged_actors(judgements, knowledge.actors)
    people = Recogniser.of(reports, claims, said, introductions, judged, knowledge)
    as_known = {(r, party): people.party(r, party) for r, party in dict.fromkeys(met(claims, said, introductions))}
    changed = [KnownAs(report, old, new) for (report, old), new in as_known.items() if old != new]
    ordered = tuple(sorted(changed, key=lambda k: (k.report, k.said.id, k.said.text, k.said.why)))
    introduced = apply_to_introductions(introductions, ordered)
    ties = (*apply_to_ties(said, ordered), *_taught(introductions, ordered, knowledge))
    return Recognised(apply_to_claims(claims, ordered), ties, introduced, ordered)


def apply_to_claims(claims: Iterable[Claim], known_as: Iterable[KnownAs]) -> tuple[Claim, ...]:
    """The claims with their parties as concluded; ids, words and evidence stay."""
    known = {(k.report, k.said): k.party for k in known_as}
    if not known:
        return tuple(claims)

    def side(report: str, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        found = [known.get((report, p), p) for p in parties]
        return tuple({p.id: p for p in reversed(found)}[i] for i in dict.fromkeys(p.id for p in found))

    return tuple(
        replace(
            c,
            source=side(c.evidence.report, c.source),
            target=side(c.evidence.report, c.target),
            speaker=side(c.evidence.report, (c.speaker,))[0] if c.speaker else None,
        )
        for c in claims
    )


def apply_to_ties(ties: Iterable[Tie], known_as: Iterable[KnownAs]) -> tuple[Tie, ...]:
    """Ties as single reports say them, with their parties as concluded."""
    known = {(k.report, k.said): k.party for k in known_as}

    def end(tie: Tie, party: Party) -> Party:
        return next((known[e.report, party] for e in tie.evidence if (e.report, party) in known), party)

    return tuple(replace(t, source=end(t, t.source), target=end(t, t.target)) for t in ties)


def apply_to_introductions(
    introductions: Iterable[Introduction], known_as: Iterable[KnownAs]
) -> tuple[Introduction, ...]:
    """Introductions of the persons as concluded, with the codes that their own words give."""
    known = {(k.report, k.said): k.party for k in known_as}

    def whose(one: Introduction) -> Introduction:
        party = known.get((one.evidence.report, one.person), one.person)
        return replace(one, person=replace(one.person, id=party.id, name=party.name))

    return tuple(map(whose, introductions))


def _taught(
    introductions: Iterable[Introduction], known_as: Iterable[KnownAs], knowledge: Knowledge
) -> tuple[Tie, ...]:
    """The tie of each office that is held; not of those in our files, who have theirs from there."""
    made = []
    for i in introductions:
        if i.body is not None and not i.former:
            key = content_id("said", i.id, i.tie, i.person.id, i.body.id)
            made.append(Tie(key, i.tie, i.person, i.body, i.when, (i.evidence,)))

    def held(tie: Tie) -> bool:
        actor = knowledge.actors.get(tie.source.id)
        return actor is not None and actor.role_on(tie.when.start) is not None

    return tuple(tie for tie in apply_to_ties(made, known_as) if not held(tie))


__all__ = [
    "Judged",
    "Recognised",
    "apply_to_claims",
    "apply_to_introductions",
    "apply_to_ties",
    "as_in",
    "judged_actors",
    "recognise",
    "spells",
]
