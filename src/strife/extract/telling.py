"""What one sentence tells, in its final form: claims and ties with their evidence in the text and the id of their content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from strife.extract.chronicle import Chronicle
from strife.extract.scene import Scene
from strife.extract.sequence import place_in_time
from strife.extract.setting import place_of
from strife.extract.slots import Parties
from strife.extract.tolls import tolls
from strife.extract.triggers import Trigger, triggers
from strife.knowledge.lexicon import Lexicon
from strife.knowledge.load import Knowledge
from strife.model import Claim, Evidence, Party, Reading, Report, Sentence, Tie, content_id


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence with the event words found in it, by their token.

    Of these, `outer` are the threats, requests and agreements that may have another act inside, `operators` those that
    tell no act of their own (`deny`, `say`).
    """

    report: Report
    sentence: Sentence
    knowledge: Knowledge
    scene: Scene
    found: Mapping[int, Trigger]
    outer: frozenset[int]
    operators: frozenset[int]

    @staticmethod
    def of(
        report: Report,
        reading: Reading,
        sentence: Sentence,
        knowledge: Knowledge,
        lexicon: Lexicon,
        chronicle: Chronicle | None = None,
    ) -> Telling:
        scene = Scene(sentence, reading, lexicon)
        found: Mapping[int, Trigger] = triggers(scene)
        place_in_time(scene, found, chronicle or Chronicle(report))
        outer = frozenset(i for i, t in found.items() if t.sense.outer and t.sense.type == "THREATEN")
        operators = frozenset(i for i, t in found.items() if t.sense.op is not None)
        return Telling(report, sentence, knowledge, scene, found, outer, operators)

    def evidence(self, trigger: Trigger) -> Evidence:
        start, end = self.sentence.start, self.sentence.end
        token = self.scene.tree[trigger.token]
        return Evidence(
            report=self.report.id,
            start=start,
            end=end,
            quote=self.report.text[start:end],
            sentence=self.sentence.index,
            trigger_start=token.start,
            trigger_end=token.end,
            rule=trigger.sense.rule,
            knowledge=self.knowledge.version,
        )

    def claim(self, *, trigger: Trigger, kind: str, **parts: object) -> Claim:
        """A claim of this sentence: with the parts, and with what is the same however it was found."""
        claim = Claim(
            id="",
            type=kind,
            contexts=trigger.sense.contexts,
            place=place_of(self.scene, trigger, self.found),
            tolls=tolls(self.scene, trigger),
            evidence=self.evidence(trigger),
            lang=self.report.lang,
            **parts,  # type: ignore[arg-type]
        )
        return identified(claim)

    def ties(self, trigger: Trigger, source: Parties, target: Parties) -> list[Tie]:
        """The ties that a word tells between each of one side and each of the other, who are somebody in particular."""
        evidence = self.evidence(trigger)
        kind = trigger.sense.tie or ""
        when = self.report.published
        if self._is_over(trigger):
            return []
        return [
            Tie(
                content_id("said", self.report.id, str(evidence.trigger_start), kind, a.id, b.id),
                kind,
                a,
                b,
                when,
                (evidence,),
            )
            for a in source
            for b in target
            if a.id != b.id and _named(a) and (_is_ground(b) if kind == "holds" else _named(b))
        ]

    def _is_over(self, trigger: Trigger) -> bool:
        """Whether it was so before something else: *a brigade that had supported the government*."""
        tree = self.scene.tree
        perfect = (c for c in tree.kids(trigger.token, "aux") if self.scene.has(c, "perfect"))
        return trigger.sense.pos == "verb" and any(tree[c].feats.get("Tense") == "Past" for c in perfect)


def identified(claim: Claim) -> Claim:
    """The claim with the id of its content."""
    parties = [p.id for p in claim.source] + ["->"] + [p.id for p in claim.target]
    says = claim.speaker.id if claim.speaker else ""
    evidence = claim.evidence
    where = f"{evidence.start}:{evidence.trigger_start}"
    key = content_id(
        "claim", evidence.report, where, claim.type, claim.status, " ".join(parties), says, claim.stance or ""
    )
    return replace(claim, id=key)


def _is_ground(party: Party) -> bool:
    """A place that somebody can hold: on the map, a country, its seat, or in the words of the text; never people."""
    named_for_its_seat = party.why.startswith(f"`{party.text}` stands for")
    return party.id.startswith("geo:") or named_for_its_seat or (not party.id.startswith("-") and party.sector is None)


def _named(party: Party) -> bool:
    """Somebody in particular: no nameless group and no place."""
    return not party.id.startswith(("-", "geo:"))
