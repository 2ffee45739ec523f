"""extract: from a sentence with its mentions to claims and ties."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from strife.extract.aims import is_purpose
from strife.extract.chronicle import Chronicle
from strife.extract.govern import Governed, attributed, govern, governors
from strife.extract.merging import merged
from strife.extract.mood import clause_status, combine, is_accident, is_declared, is_habit, is_invented, own_status
from strife.extract.reliability import reliability
from strife.extract.roles import roles
from strife.extract.saying import echoes, obligations
from strife.extract.setting import anchored, is_past, place_of, time_of
from strife.extract.slots import Parties
from strife.extract.sufferers import particular, sufferers, things
from strife.extract.telling import Telling
from strife.extract.tolls import tolls
from strife.extract.traits import traits
from strife.extract.triggers import Trigger
from strife.knowledge.load import Knowledge
from strife.model import Claim, Party, Reading, Report, Tie

# Types that are worth telling when only who suffered or gained from them is known.
PATIENT_TELLS = frozenset(
    ["ASSAULT", "COERCE", "ACCUSE", "SANCTION", "REQUEST", "SUPPORT", "AID", "CONSULT", "AGREE", "PROTEST"]
)

# Types that take somebody who wants them, and those that are news whoever suffers them.
VOLUNTARY = frozenset(["AID", "SUPPORT", "COOPERATE", "CONSULT"])
GRAVE = frozenset(["ASSAULT", "COERCE", "ACCUSE", "SANCTION"])


@dataclass(slots=True)
class Extracted:
    claims: list[Claim] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


def extract(report: Report, reading: Reading, knowledge: Knowledge) -> tuple[tuple[Claim, ...], tuple[Tie, ...]]:
    """All claims and ties of a report, in order of the text."""
    lexicon = knowledge.lexicon(reading.lang)
    done = Extracted()
    previous: list[Claim] = []
    chronicle = Chronicle(report)
    for sentence in reading.sentences:
        telling = Telling.of(report, reading, sentence, knowledge, lexicon, chronicle)
        previous = _tell(telling, done, previous)
        chronicle.remember(previous)
    sure, sentences = knowledge.calibration.confidence, reading.sentences
    claims = {
        c.id: replace(c, confidence=sure(c.confidence, traits(c, sentences[c.evidence.sentence]))) for c in done.claims
    }
    return tuple(claims.values()), tuple({t.id: t for t in done.ties}.values())


def _tell(telling: Telling, done: Extracted, previous: list[Claim]) -> list[Claim]:
    """Adds this sentence's claims and ties; gives the claims a later *this* may speak of."""
    told: list[Claim] = []
    for i in sorted(telling.found):
        trigger = telling.found[i]
        if trigger.sense.op is not None:
            continue
        governed = govern(telling.scene, trigger, telling.found, telling.knowledge.ontology)
        if governed.content or (governed.stance == "denies" and trigger.sense.type == "ACCUSE"):
            continue  # who denies an accusation does not make it
        if is_purpose(telling.scene, trigger, telling.found):
            continue  # told by the act that it is the purpose of
        source, target = roles(telling.scene, trigger, governed, telling.found)
        source, target, trigger = _completed(telling, trigger, source, target)
        target = target or _counted(telling, trigger)
        if not target and trigger.sense.type == "ASSAULT":
            target = things(telling.scene, trigger)
        if trigger.sense.tie and governed.status == "actual" and governed.stance != "denies":
            done.ties.extend(telling.ties(trigger, source, target))
        if trigger.sense.type and (claim := _claim(telling, trigger, governed, source, target)):
            told.append(claim)
    claims = merged(told)
    claims += obligations(telling)
    claims, earlier = echoes(telling, claims, previous)
    replaced = {c.id for c in earlier}
    if earlier:
        done.claims[:] = [c for c in done.claims if c.id not in {p.id for p in previous} or c.id in replaced]
        done.claims.extend(c for c in earlier if c.id not in {d.id for d in done.claims})
    done.claims.extend(claims)
    return claims


def _completed(
    telling: Telling, trigger: Trigger, source: Parties, target: Parties
) -> tuple[Parties, Parties, Trigger]:
    """What a noun of the same type inside adds: *killed in a rebel attack*, *bombed in an air strike*."""
    for inner in telling.found.values():
        if inner.token == trigger.token or inner.sense.type != trigger.sense.type or inner.token in trigger.fixed:
            continue
        if not any(g.token == trigger.token for g, _ in governors(telling.scene, inner.token, telling.found)):
            continue
        free = govern(telling.scene, inner, {inner.token: inner}, telling.knowledge.ontology)
        more_source, more_target = roles(telling.scene, inner, free, {inner.token: inner})
        if inner.sense.mutual and inner.sense.type == "ASSAULT":
            more_source = ()  # "killed in the Syrian war", "in clashes with rebels": both sides fought; which of them killed is not said
        source, target = source or more_source, target or more_target
        if trigger.sense.mode is None and inner.sense.mode is not None:
            trigger = replace(trigger, sense=replace(trigger.sense, mode=inner.sense.mode))
    ids = {p.id for p in source}
    return source, tuple(p for p in target if p.id not in ids), trigger


def _counted(telling: Telling, trigger: Trigger) -> Parties:
    """Victims that no list knows (`twelve cadets`): somebody, in the words used, when the text counts them."""
    if trigger.sense.type not in ("ASSAULT", "COERCE"):
        return ()
    noun = trigger.sense.pos == "noun"
    if trigger.sense.of != "target" if noun else not tolls(telling.scene, trigger):
        return ()
    tree = telling.scene.tree
    tokens = sufferers(telling.scene, trigger) if noun else trigger.frame.slot("object")
    acts = {i for i, t in telling.found.items() if t.sense.type}
    people = [i for i in tokens if tree[i].upos == "NOUN" and tree.kids(i, "nummod") and i not in acts]
    return tuple(Party("-", tree[i].text, tree[i].text, why="people counted in the text") for i in people[:1])


def _claim(telling: Telling, trigger: Trigger, governed: Governed, source: Parties, target: Parties) -> Claim | None:
    sense = trigger.sense
    kind = governed.type or sense.type
    if kind is None or not _enough(telling, trigger, kind, source, target):
        return None
    if is_invented(telling.scene, trigger.token) or (not source and kind == "ASSAULT" and is_accident(telling.scene)):
        return None
    around = clause_status(telling.scene, trigger.token, telling.operators, telling.outer)
    status = combine(governed.status, around)
    if kind == "ASSAULT" and is_habit(telling.scene, trigger.token):
        status = combine(status, "hypothetical")
    if status == "negated" and not source and not any(p.country for p in target):
        return None  # "nobody was hurt": nobody did nothing to anybody
    deed = kind
    if status == "negated" and source and _is_refused(telling, trigger, governed, kind):
        kind, status = "REJECT", "future"  # "will not send troops" is to refuse it
    if kind == "AGREE" and _is_vow_not_to(telling, trigger):
        kind = deed = "REJECT"  # "vowed not to return the hills"; who vows not to attack agrees
    if kind == "REJECT" and status == "negated":
        return None  # "cannot rule out": not to refuse is nothing done
    when = time_of(telling.scene, trigger, telling.found, telling.report, status)
    if status == "actual" and is_past(when, telling.report):
        status = "historical"
    published = telling.report.published
    if status == "actual" and when.start and published.end and when.start >= published.end:
        status = "future"
    if (
        status == "future"
        and deed == kind
        and source
        and (around == "future" or _is_declared(telling, trigger, governed))
    ):
        kind = telling.knowledge.ontology.types[deed].declared or deed
    speaker, stance = governed.speaker[:1], governed.stance
    if not speaker:
        said_by = attributed(telling.scene, trigger.token, telling.found)
        speaker, stance = said_by[:1], ("says" if said_by and stance is None else stance)
    return telling.claim(
        trigger=trigger,
        kind=kind,
        mode=sense.mode if kind == sense.type else None,
        about=deed if kind != deed else _content(telling, trigger),
        status=status,
        source=source,
        target=target,
        when=when,
        speaker=speaker[0] if speaker else None,
        stance=stance if speaker else None,
        confidence=reliability(telling, trigger, kind, source, target, bool(governed.above)),
    )


def _is_declared(telling: Telling, trigger: Trigger, governed: Governed) -> bool:
    """Whether its doer says that it will be done, by the tense of the verb itself or of the one that begins it."""
    if trigger.frame.passive or any(outer.sense.op == "plan" for outer in governed.above):
        return False
    verbs = [trigger.token] if trigger.sense.pos == "verb" else [o.token for o in governed.above]
    return any(is_declared(telling.scene, i) for i in verbs)


def _is_refused(telling: Telling, trigger: Trigger, governed: Governed, kind: str) -> bool:
    """Whether its doer says that a friendly act will not be done."""
    friendly = telling.knowledge.ontology.types[kind].declared == "AGREE"
    return friendly and not governed.above and _is_declared(telling, trigger, governed)


def _is_vow_not_to(telling: Telling, trigger: Trigger) -> bool:
    """Whether a promise is one not to do something friendly."""
    denied = [
        telling.found.get(c)
        for c in telling.scene.tree.kids(trigger.token, "xcomp", "ccomp")
        if own_status(telling.scene, c) == "negated"
    ]
    kinds = [telling.knowledge.ontology.types.get(inner.sense.type or "") if inner else None for inner in denied]
    return trigger.sense.outer and any(kind is None or kind.declared == "AGREE" for kind in kinds)


def _content(telling: Telling, trigger: Trigger) -> str | None:
    """The type of the act that an outer verb speaks of: the nearest inside it."""
    if not trigger.sense.outer:
        return None
    for inner in sorted(telling.found.values(), key=lambda t: (abs(t.token - trigger.token), t.token)):
        if inner.sense.type and inner.token != trigger.token:
            nearest = next((g for g, _ in governors(telling.scene, inner.token, telling.found) if g.sense.type), None)
            if nearest is trigger:
                return inner.sense.type
    return None


def _enough(telling: Telling, trigger: Trigger, kind: str, source: Parties, target: Parties) -> bool:
    """Whether it is clear enough who is in it: what the entry needs, and never only nameless parties."""
    needs = trigger.sense.needs
    if ("source" in needs and not source) or ("target" in needs and not target):
        return False
    if not source and not target:
        return False
    tree = telling.scene.tree
    if kind == "REJECT" and any(telling.scene.has(c, "commenting") for c in tree.kids(trigger.token, "xcomp")):
        return False  # "declined to comment"
    if kind == "CONSULT" and any(p.sector == "MED" for p in (*source, *target)):
        return False  # to speak to a newspaper is an interview
    if (source and target) or (trigger.sense.mutual and len(source) > 1):
        return True
    if telling.scene.has(trigger.token, "results") and telling.scene.tree.rels[trigger.token] == "advcl":
        return False  # "the government fell, allowing X to return": what follows is nobody's act
    if kind in VOLUNTARY and not source and _thing_does(telling, trigger):
        return False  # "the date helps to safeguard jobs": things aid and support nobody
    if kind not in GRAVE and not any(p.country or p.sector for p in (*source, *target)):
        return False  # "he signed for the team", "Elliott attended the funeral": private people's affairs
    if kind in ("ASSAULT", "COERCE") and not target and not trigger.frame.slot("object"):
        # *They shot*: at nobody, nowhere, nobody hurt: too little to tell.
        told = trigger.sense.target == ("none",) or place_of(telling.scene, trigger, telling.found) is not None
        return told or bool(tolls(telling.scene, trigger))
    if kind == "ASSAULT" and not target and trigger.sense.pos == "noun" and not trigger.sense.mutual:
        # *Rebel attacks* by themselves are no event: at nobody, nowhere, at no time.
        verb = telling.found.get(telling.scene.tree[trigger.token].head)
        same = verb is not None and verb is not trigger and verb.sense.type == kind  # "a Saudi air strike killed nine"
        return same or anchored(telling.scene, trigger, telling.found) or bool(tolls(telling.scene, trigger))
    if kind == "THREATEN" and not target and not telling.scene.tree.kids(trigger.token, "xcomp", "ccomp", "acl"):
        return False  # danger to somebody's plans is no threat by anybody
    if trigger.sense.pos == "noun" and not any(p.country or not p.id.startswith("-") for p in (*source, *target)):
        # Whoever they are, *the murder of ten union leaders* is one; *the murder of union leaders* may be any.
        return kind in ("ASSAULT", "COERCE") and bool(target) and particular(telling.scene, trigger)
    return bool(source) or kind in PATIENT_TELLS or trigger.frame.passive


def _thing_does(telling: Telling, trigger: Trigger) -> bool:
    """Whether the subject of an active verb is there and is no person: a common noun or *it*."""
    tree = telling.scene.tree
    subjects = trigger.frame.slot("subject") if trigger.sense.pos == "verb" and not trigger.frame.passive else ()
    pronouns = telling.scene.lexicon.grammar.get("pronouns") or {}
    thing = [tree[i].upos == "NOUN" or (pronouns.get(tree.lower(i)) or {}).get("person") is False for i in subjects]
    return bool(thing) and all(thing)


__all__ = ["extract"]
