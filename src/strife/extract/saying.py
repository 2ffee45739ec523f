"""What is only said of acts: `X said that Y must do Z`, `Moscow denies this`."""

from __future__ import annotations

from dataclasses import replace

from strife.extract.mood import clause_status, combine, own_status
from strife.extract.reliability import is_public
from strife.extract.setting import time_of
from strife.extract.telling import Telling, identified
from strife.extract.triggers import Trigger
from strife.model import Claim, Party


def obligations(telling: Telling) -> list[Claim]:
    """`X said that Y must do Z`: X asks Y, whatever Z is."""
    found: list[Claim] = []
    for i, said in telling.found.items():
        if said.sense.op != "say":
            continue
        for verb in (
            c for c in telling.scene.tree.kids(i, "ccomp", "xcomp", "parataxis", "obj") if _obliged(telling, c)
        ):
            subjects = telling.scene.tree.kids(verb, "nsubj")  # of what "must be done" nobody in particular is asked
            source = tuple(p for s in said.frame.slot("subject") for p in telling.scene.parties(s))
            target = tuple(p for s in subjects for p in telling.scene.parties(s) if p.id not in {q.id for q in source})
            if not source or not is_public(telling, (*source, *target)):
                continue
            if not target or own_status(telling.scene, said.token) == "negated":
                continue
            status = combine(
                own_status(telling.scene, i), clause_status(telling.scene, i, telling.operators, telling.outer)
            )
            found.append(
                telling.claim(
                    trigger=said,
                    kind="REQUEST",
                    mode=None,
                    status=status,
                    source=source,
                    target=target,
                    when=time_of(telling.scene, said, telling.found, telling.report, status),
                    speaker=source[0],
                    stance="says",
                    confidence=0.7,
                )
            )
    return found


def _obliged(telling: Telling, verb: int) -> bool:
    """Whether a verb says what must be done: by its auxiliary (`must go`) or itself (`needs to go`)."""
    tree = telling.scene.tree
    if any(telling.scene.has(c, "obligation") for c in tree.kids(verb, "aux")):
        return True
    # "They have a right to see him" obliges nobody.
    return telling.scene.has(verb, "obligation_verbs") and bool(tree.kids(verb, "xcomp")) and not tree.kids(verb, "obj")


def echoes(telling: Telling, claims: list[Claim], previous: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """`Moscow denies this`, `they said so themselves`: what was said before, now with its speaker."""
    added: list[Claim] = []
    spoken: list[Claim] = []
    for i, said in telling.found.items():
        op = said.sense.op
        if op not in ("say", "deny", "confirm") or not _points_back(telling, said):
            continue
        speakers = tuple(p for s in said.frame.slot("subject") for p in telling.scene.parties(s))
        if not speakers:
            continue
        clause = set(telling.scene.tree.subtree(i))
        here = [c for c in claims if telling.scene.tree.at(c.evidence.trigger_start) not in clause]
        base = here or previous
        if op in ("deny", "confirm"):
            stance = "denies" if op == "deny" else "confirms"
            added += [
                identified(replace(c, speaker=speakers[0], stance=stance, confidence=round(c.confidence * 0.9, 3)))
                for c in _concerning(base, speakers[0])
            ]
        elif not here:
            spoken = [
                identified(replace(c, speaker=speakers[0], stance="says")) if c.speaker is None else c for c in previous
            ]
    return claims + added, spoken


def _points_back(telling: Telling, said: Trigger) -> bool:
    """Whether the object of a verb of saying is only a pronoun for what was said before."""
    tree = telling.scene.tree
    if any(tree[c].upos in ("VERB", "AUX") for c in tree.kids(said.token, "ccomp", "xcomp")):
        return False
    objects = tree.kids(said.token, "obj")
    return bool(objects) and all(telling.scene.has(o, "this") or telling.scene.has(o, "relative") for o in objects)


def _concerning(claims: list[Claim], who: Party) -> list[Claim]:
    """The claims that a denial or confirmation is about: those the speaker's side has a part in, else the last."""
    told = [c for c in claims if c.status in ("actual", "historical")]
    own = [c for c in told if any(p.country == who.country and p.country for p in (*c.source, *c.target))]
    return own or told[-1:] or claims[-1:]
