"""extract: from a sentence with its mentions to claims and ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from strife.extract.govern import Governed, attributed, govern, governors
from strife.extract.mood import clause_status, combine, hearsay, own_status
from strife.extract.roles import Parties, roles
from strife.extract.scene import Scene
from strife.extract.setting import is_past, place_of, time_of
from strife.extract.tolls import tolls
from strife.extract.triggers import Trigger, triggers
from strife.knowledge.lexicon import Lexicon
from strife.knowledge.load import Knowledge
from strife.model import Claim, Evidence, Party, Reading, Report, Sentence, Tie, content_id

# Types that are worth telling when only who suffered or gained from them is known.
PATIENT_TELLS = frozenset(["ASSAULT", "COERCE", "ACCUSE", "SANCTION", "REQUEST", "SUPPORT", "AID", "CONSULT", "AGREE"])


@dataclass(slots=True)
class Extracted:
    claims: list[Claim] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


def extract(report: Report, reading: Reading, knowledge: Knowledge) -> tuple[tuple[Claim, ...], tuple[Tie, ...]]:
    """All claims and ties of a report, in order of the text."""
    lexicon = knowledge.lexicon(reading.lang)
    done = Extracted()
    previous: list[Claim] = []
    for sentence in reading.sentences:
        previous = _Sentence(report, reading, sentence, knowledge, lexicon).run(done, previous)
    claims = {c.id: c for c in done.claims}
    return tuple(claims.values()), tuple({t.id: t for t in done.ties}.values())


class _Sentence:
    """The claims of one sentence."""

    def __init__(
        self, report: Report, reading: Reading, sentence: Sentence, knowledge: Knowledge, lexicon: Lexicon
    ) -> None:
        self.report, self.sentence, self.knowledge, self.lexicon = report, sentence, knowledge, lexicon
        self.scene = Scene(sentence, reading, lexicon)
        self.found: Mapping[int, Trigger] = triggers(self.scene)
        self.outer = {
            i for i, t in self.found.items() if t.sense.outer and t.sense.type in ("THREATEN", "REQUEST", "AGREE")
        }
        self.operators = {i for i, t in self.found.items() if t.sense.op is not None}

    def run(self, done: Extracted, previous: list[Claim]) -> list[Claim]:
        """Adds this sentence's claims and ties; gives the claims a later *this* may speak of."""
        told: list[tuple[Trigger, Claim]] = []
        for i in sorted(self.found):
            trigger = self.found[i]
            if trigger.sense.op is not None:
                continue
            governed = govern(self.scene, trigger, self.found, self.knowledge.ontology)
            if governed.content or (governed.stance == "denies" and trigger.sense.type == "ACCUSE"):
                continue  # who denies an accusation does not make it
            source, target = roles(self.scene, trigger, governed, self.found)
            source, target, trigger = self.completed(trigger, source, target)
            target = target or self.counted(trigger)
            if trigger.sense.tie and governed.status == "actual" and governed.stance != "denies":
                done.ties.extend(self.ties(trigger, source, target))
            if trigger.sense.type and (claim := self.claim(trigger, governed, source, target)):
                told.append((trigger, claim))
        claims = _merged(told)
        claims += self.obligations()
        claims, earlier = self.echoes(claims, previous)
        replaced = {c.id for c in earlier}
        if earlier:
            done.claims[:] = [c for c in done.claims if c.id not in {p.id for p in previous} or c.id in replaced] + []
            done.claims.extend(c for c in earlier if c.id not in {d.id for d in done.claims})
        done.claims.extend(claims)
        return claims

    def completed(self, trigger: Trigger, source: Parties, target: Parties) -> tuple[Parties, Parties, Trigger]:
        """What a noun of the same type inside adds: *killed in a rebel attack*, *bombed in an air strike*."""
        for inner in self.found.values():
            if inner.sense.pos != "noun" or inner.sense.type != trigger.sense.type or inner.token in trigger.fixed:
                continue
            if not any(g.token == trigger.token for g, _ in governors(self.scene, inner.token, self.found)):
                continue
            free = govern(self.scene, replace(inner), {inner.token: inner}, self.knowledge.ontology)
            more_source, more_target = roles(self.scene, inner, free, {inner.token: inner})
            source, target = source or more_source, target or more_target
            if trigger.sense.mode is None and inner.sense.mode is not None:
                trigger = replace(trigger, sense=replace(trigger.sense, mode=inner.sense.mode))
        ids = {p.id for p in source}
        return source, tuple(p for p in target if p.id not in ids), trigger

    def counted(self, trigger: Trigger) -> Parties:
        """Victims that no list knows (`twelve cadets`): somebody, in the words used, when the text counts them."""
        if trigger.sense.type not in ("ASSAULT", "COERCE") or not tolls(self.scene, trigger):
            return ()
        tree = self.scene.tree
        people = [i for i in trigger.frame.slot("object") if tree[i].upos == "NOUN" and tree.kids(i, "nummod")]
        return tuple(Party("-", tree[i].text, tree[i].text, why="people counted in the text") for i in people[:1])

    # --- one claim ---------------------------------------------------------------------------------------------------

    def claim(self, trigger: Trigger, governed: Governed, source: Parties, target: Parties) -> Claim | None:
        sense = trigger.sense
        kind = governed.type or sense.type
        if kind is None or not self.enough(trigger, kind, source, target):
            return None
        status = combine(governed.status, clause_status(self.scene, trigger.token, self.operators, self.outer))
        if kind == "REJECT" and status == "negated":
            return None  # "cannot rule out": not to refuse is nothing done
        when = time_of(self.scene, trigger, self.found, self.report, status)
        if status == "actual" and is_past(when, self.report):
            status = "historical"
        published = self.report.published
        if status == "actual" and when.start and published.end and when.start >= published.end:
            status = "future"
        speaker, stance = governed.speaker[:1], governed.stance
        if not speaker:
            said_by = attributed(self.scene, trigger.token, self.found)
            speaker, stance = said_by[:1], ("says" if said_by and stance is None else stance)
        return self.make(
            trigger=trigger,
            kind=kind,
            mode=sense.mode if kind == sense.type else None,
            status=status,
            source=source,
            target=target,
            when=when,
            speaker=speaker[0] if speaker else None,
            stance=stance if speaker else None,
            confidence=self.confidence(trigger, source, target, bool(governed.above)),
        )

    def make(self, *, trigger: Trigger, kind: str, **parts: object) -> Claim:
        start, end = self.sentence.start, self.sentence.end
        token = self.scene.tree[trigger.token]
        evidence = Evidence(
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
        claim = Claim(
            id="",
            type=kind,
            contexts=trigger.sense.contexts,
            place=place_of(self.scene, trigger, self.found),
            tolls=tolls(self.scene, trigger),
            evidence=evidence,
            lang=self.report.lang,
            **parts,  # type: ignore[arg-type]
        )
        return identified(claim)

    def enough(self, trigger: Trigger, kind: str, source: Parties, target: Parties) -> bool:
        """Whether it is clear enough who is in it: what the entry needs, and never only nameless parties."""
        needs = trigger.sense.needs
        if ("source" in needs and not source) or ("target" in needs and not target):
            return False
        if not source and not target:
            return False
        if source and target:
            return True
        if kind in ("ASSAULT", "COERCE") and not target and not trigger.frame.slot("object"):
            # *They shot*: at nobody, nowhere, nobody hurt: too little to tell.
            told = trigger.sense.target == ("none",) or place_of(self.scene, trigger, self.found) is not None
            return told or bool(tolls(self.scene, trigger))
        if kind == "THREATEN" and not target and not self.scene.tree.kids(trigger.token, "xcomp", "ccomp", "acl"):
            return False  # danger to somebody's plans is no threat by anybody
        if trigger.sense.pos == "noun" and not any(p.country or not p.id.startswith("-") for p in (*source, *target)):
            return False
        return bool(source) or kind in PATIENT_TELLS or trigger.frame.passive

    def confidence(self, trigger: Trigger, source: Parties, target: Parties, governed: bool) -> float:
        """The entry's own reliability, less for each thing that had to be guessed."""
        value = trigger.sense.sure
        if not source:
            value *= 0.8
        if not target and trigger.sense.target != ("none",):
            value *= 0.85
        if trigger.sense.pos == "noun":
            value *= 0.9
        if governed:
            value *= 0.95
        if hearsay(self.scene, trigger.token):
            value *= 0.6
        if any(p.why.startswith("`") for p in (*source, *target)):
            value *= 0.9
        return round(value, 3)

    # --- ties --------------------------------------------------------------------------------------------------------

    def ties(self, trigger: Trigger, source: Parties, target: Parties) -> list[Tie]:
        token = self.scene.tree[trigger.token]
        evidence = Evidence(
            self.report.id,
            self.sentence.start,
            self.sentence.end,
            self.report.text[self.sentence.start : self.sentence.end],
            self.sentence.index,
            token.start,
            token.end,
            trigger.sense.rule,
            self.knowledge.version,
        )
        kind = trigger.sense.tie or ""
        when = self.report.published
        return [
            Tie(content_id("said", self.report.id, str(token.start), kind, a.id, b.id), kind, a, b, when, (evidence,))
            for a in source
            for b in target
            if a.id != b.id and _named(a) and (_named(b) or (kind == "holds" and b.id.startswith("geo:")))
        ]

    # --- rules of their own ------------------------------------------------------------------------------------------

    def obligations(self) -> list[Claim]:
        """`X said that Y must do Z`: X asks Y, whatever Z is."""
        found: list[Claim] = []
        for i, said in self.found.items():
            if said.sense.op != "say":
                continue
            for verb in (c for c in self.scene.tree.kids(i, "ccomp", "xcomp", "parataxis", "obj") if self.obliged(c)):
                subjects = self.scene.tree.kids(verb, "nsubj", "nsubj:pass")
                source = tuple(p for s in said.frame.slot("subject") for p in self.scene.parties(s))
                target = tuple(p for s in subjects for p in self.scene.parties(s) if p.id not in {q.id for q in source})
                if not source or not target or own_status(self.scene, said.token) == "negated":
                    continue
                status = combine(own_status(self.scene, i), clause_status(self.scene, i, self.operators, self.outer))
                found.append(
                    self.make(
                        trigger=said,
                        kind="REQUEST",
                        mode=None,
                        status=status,
                        source=source,
                        target=target,
                        when=time_of(self.scene, said, self.found, self.report, status),
                        speaker=source[0],
                        stance="says",
                        confidence=0.7,
                    )
                )
        return found

    def obliged(self, verb: int) -> bool:
        tree = self.scene.tree
        if any(self.scene.has(c, "obligation") for c in tree.kids(verb, "aux")):
            return True
        return self.scene.has(verb, "obligation_verbs") and bool(tree.kids(verb, "xcomp"))

    def echoes(self, claims: list[Claim], previous: list[Claim]) -> tuple[list[Claim], list[Claim]]:
        """`Moscow denies this`, `they said so themselves`: what was said before, now with its speaker."""
        added: list[Claim] = []
        spoken: list[Claim] = []
        for i, said in self.found.items():
            op = said.sense.op
            if op not in ("say", "deny", "confirm") or not self.points_back(said):
                continue
            speakers = tuple(p for s in said.frame.slot("subject") for p in self.scene.parties(s))
            if not speakers:
                continue
            clause = set(self.scene.tree.subtree(i))
            here = [c for c in claims if self.scene.tree.at(c.evidence.trigger_start) not in clause]
            base = here or previous
            if op in ("deny", "confirm"):
                stance = "denies" if op == "deny" else "confirms"
                added += [
                    identified(replace(c, speaker=speakers[0], stance=stance, confidence=round(c.confidence * 0.9, 3)))
                    for c in _concerning(base, speakers[0])
                ]
            elif not here:
                spoken = [
                    identified(replace(c, speaker=speakers[0], stance="says")) if c.speaker is None else c
                    for c in previous
                ]
        return claims + added, spoken

    def points_back(self, said: Trigger) -> bool:
        """Whether the object of a verb of saying is only a pronoun for what was said before."""
        tree = self.scene.tree
        if any(tree[c].upos in ("VERB", "AUX") for c in tree.kids(said.token, "ccomp", "xcomp")):
            return False
        objects = tree.kids(said.token, "obj")
        return bool(objects) and all(self.scene.has(o, "this") or self.scene.has(o, "relative") for o in objects)


def _concerning(claims: list[Claim], who: Party) -> list[Claim]:
    """The claims that a denial or confirmation is about: those the speaker's side has a part in, else the last."""
    told = [c for c in claims if c.status in ("actual", "historical")]
    own = [c for c in told if any(p.country == who.country and p.country for p in (*c.source, *c.target))]
    return own or told[-1:] or claims[-1:]


def _named(party: Party) -> bool:
    """Somebody in particular: no nameless group and no place."""
    return not party.id.startswith(("-", "geo:"))


def _merged(told: list[tuple[Trigger, Claim]]) -> list[Claim]:
    """One claim for one act told twice in a sentence (*attacked ... killing 12*): same type, parties that agree."""
    kept: list[Claim] = []
    for _, claim in told:
        for n, other in enumerate(kept):
            if _same_act(claim, other):
                kept[n] = _richer(other, claim)
                break
        else:
            kept.append(claim)
    return kept


def _same_act(one: Claim, other: Claim) -> bool:
    if one.type != other.type or one.status != other.status or one.speaker != other.speaker:
        return False
    if one.when.known and other.when.known and not one.when.overlaps(other.when):
        return False
    return _agree(one.source, other.source) and _agree(one.target, other.target)


def _agree(one: Parties, other: Parties) -> bool:
    if not one or not other:
        return True
    roots = {p.id.split(".")[0] for p in one if not p.id.startswith("-")}
    if any(p.id.split(".")[0] in roots for p in other) or {p.id for p in one} & {p.id for p in other}:
        return True
    nameless = all(p.id.startswith(("-", "geo:")) for p in one) or all(p.id.startswith(("-", "geo:")) for p in other)
    return nameless and bool({p.country for p in one} & {p.country for p in other})


def _richer(first: Claim, second: Claim) -> Claim:
    """The fuller of two claims of one act, with what only the other knows."""
    full, other = (first, second) if _weight(first) >= _weight(second) else (second, first)
    merged = replace(
        full,
        mode=full.mode or other.mode,
        source=full.source or other.source,
        target=full.target or other.target,
        place=full.place or other.place,
        when=full.when if full.when.known else other.when,
        tolls=full.tolls + tuple(t for t in other.tolls if t.kind not in {u.kind for u in full.tolls}),
    )
    return identified(merged)


def _weight(claim: Claim) -> tuple[int, float]:
    return (bool(claim.source) + bool(claim.target) + bool(claim.tolls), claim.confidence)


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
