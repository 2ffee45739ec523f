"""Times told from other times: *two days later*, *a week after the rebels had taken the town*.

Bare ones count from the day told last. One with a clause or a noun behind it ties two acts: if the day of one is told,
the distance gives the other's. Where neither is known the words stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from strife.extract.chronicle import ACT, ASIDE, SAID, Chronicle, Told
from strife.extract.scene import Scene
from strife.extract.triggers import Trigger
from strife.model import Apart, TimeMention, Tree, When

_NO_CLAUSE = ("xcomp", "amod", "compound", "case", "mark", "nmod", "flat")
_LEAD = 1  # the last sentence that may be the news of the report by its place alone


@dataclass(frozen=True, slots=True)
class Tied:
    """What stands behind a mention: nothing, a clause with its verb, or a noun; `main` is the verb that the mention dates."""

    clause: int | None
    noun: int | None
    main: int | None
    open: bool  # something stands behind it
    span: tuple[int, int]  # the tokens of what stands behind it


def place_in_time(scene: Scene, found: Mapping[int, Trigger], chronicle: Chronicle) -> None:
    """Gives the scene the days of its mentions that are told from others, and tells the chronicle its days."""
    before: Tied | None = None
    for at, mention in sorted(scene.times.items(), key=lambda pair: pair[1].start):
        when: When | None = mention.since or mention.when
        if mention.apart is not None:
            tied = _tied(scene, at, mention)
            if before is not None and tied.open and _is_joined(scene, mention):
                tied = replace(tied, main=before.main)  # "a week after they left, and a day after they met"
            before = tied if tied.open else None
            when = _resolve(scene, found, chronicle, at, mention, mention.apart, tied)
        if when is not None:
            chronicle.note([_told(scene, found, at, mention.start, when)])


def _is_joined(scene: Scene, mention: TimeMention) -> bool:
    first = scene.tree.within(mention.start, mention.end)[0]
    return first > 0 and scene.tree[first - 1].upos == "CCONJ"


def _resolve(
    scene: Scene,
    found: Mapping[int, Trigger],
    chronicle: Chronicle,
    at: int,
    mention: TimeMention,
    apart: Apart,
    tied: Tied,
) -> When | None:
    """The day of what the mention dates; None where it is not known or another mention tells it."""
    if not tied.open:
        anchor = chronicle.anchor(mention.start, scene.sentence.index, scene.sentence.start)
        return _date(scene, at, mention, tied.main, apart.at(anchor, mention.when.text) if anchor else None)
    inner = tied.clause if tied.clause is not None else tied.noun
    own = _own_day(scene, chronicle, at, mention, tied)
    if own is not None:
        # "left on Wednesday, a week after they had come": the coming was a week before Wednesday.
        del scene.times[at]
        if inner is not None and _day_behind(scene, chronicle, tied) is None:
            _date_inner(scene, tied, inner, apart.back().at(own, mention.when.text) or mention.when)
        return None
    behind = _day_behind(scene, chronicle, tied)
    if behind is None and tied.noun is not None:
        behind = chronicle.day_of(found[tied.noun].sense.type if tied.noun in found else None, scene.sentence.index)
    if behind is not None:
        return _date(scene, at, mention, tied.main, apart.at(behind, mention.when.text))
    if tied.clause is not None:
        news = _news(scene, chronicle, mention, tied)
        back = apart.back().at(news, mention.when.text) if news else None
        _date_inner(scene, tied, tied.clause, back or mention.when)
        del scene.times[at]
    return None


def _date(scene: Scene, at: int, mention: TimeMention, main: int | None, when: When | None) -> When | None:
    if when is None:
        return None
    scene.times[at] = replace(mention, when=when)
    if main is not None:
        scene.dated[main] = when
        if any(_is_predicate(scene.tree, i) for i in range(at)):
            del scene.times[at]  # else the verb of another clause takes it too
    return when


def _date_inner(scene: Scene, tied: Tied, inner: int, when: When) -> None:
    """Dates what stands behind a mention, and what is joined to it: "after they left and a market was shelled"."""
    scene.dated[inner] = when
    for i in range(inner + 1, tied.span[1]):
        joined = scene.tree.rels[i] == "conj" or scene.tree[i].head == scene.tree[inner].head
        if joined and _is_predicate(scene.tree, i):
            scene.dated.setdefault(i, when)


def _tied(scene: Scene, at: int, mention: TimeMention) -> Tied:
    tree = scene.tree
    words = tree.within(mention.start, mention.end)
    first, last = words[0], words[-1]
    before = [i for i in range(first) if _is_predicate(tree, i)]
    end = next((i for i in range(last + 1, len(tree.tokens)) if _ends(scene, i)), len(tree.tokens))
    inside = [i for i in range(last + 1, end) if _is_predicate(tree, i)]
    after = [i for i in range(end, len(tree.tokens)) if _is_predicate(tree, i)]
    if not _waits(scene, last):
        return Tied(None, None, _main_of_bare(tree, at, mention, before, inside or after), False, (last + 1, last + 1))
    span = (last + 1, end)
    if before:
        clause = next(
            (i for i in range(last + 1, end) if _is_predicate(tree, i) or _is_gerund(tree, last + 1, i)), None
        )
        return Tied(clause, None if clause is not None else _noun(scene, last + 1, end), before[-1], True, span)
    # "Two days after the truce rebels attacked" has one verb, "Two days after they left, rebels attacked" two.
    mains = [i for i in (*inside[1:], *after) if inside and inside[0] not in (i, *tree.ancestors(i))]
    if inside and mains:
        return Tied(inside[0], None, mains[0], True, (last + 1, min(end, mains[0])))
    main = next(iter(inside or after), None)
    return Tied(None, _noun(scene, last + 1, main if main is not None else end), main, True, (last + 1, last + 1))


def _main_of_bare(tree: Tree, at: int, mention: TimeMention, before: list[int], after: list[int]) -> int | None:
    """The verb that a bare mention dates where the tree does not say so, or says it wrong."""
    governor = _governor(tree, at)
    words = tree.within(mention.start, mention.end)
    first, last = words[0], words[-1]
    if before and after and tree[first - 1].upos == "CCONJ":
        return after[0]  # "and two days later they met"
    if before:
        # "toured the port the next day and on Friday conferred with him": it is the port that was toured then.
        over = (
            last + 1 < len(tree.tokens) and tree[last + 1].upos == "CCONJ" and governor is not None and governor > last
        )
        return before[-1] if over else None
    lost = bool(after) and (governor is None or at in tree.ancestors(after[0]))
    return after[0] if lost else None


def _waits(scene: Scene, last: int) -> bool:
    """Whether the words of a mention wait for more: they end in *after* or *before*, and no verb or pause follows."""
    tree = scene.tree
    if tree.lower(last) not in scene.lexicon.words("distance_marks") or last + 1 >= len(tree.tokens):
        return False
    follows = tree[last + 1]
    if follows.upos in ("PUNCT", "AUX") or (follows.upos == "VERB" and follows.feats.get("VerbForm") == "Fin"):
        return False  # "Dagen innan hade armén ...", "the day before,"
    if tree.lower(last + 1) in scene.lexicon.words("pointing_back"):
        rest = tree[last + 2].upos if last + 2 < len(tree.tokens) else "PUNCT"
        return rest not in ("PUNCT", "AUX", "VERB", "PRON", "PROPN", "ADP", "CCONJ", "DET")  # "two days after that"
    return True


def _ends(scene: Scene, i: int) -> bool:
    token = scene.tree[i]
    if token.upos == "PUNCT" and token.text in (",", ";", ":", ".", "!", "?", "-", "--", "–", "—", ")"):
        return True
    return any(m.apart is not None and m.start <= token.start < m.end for m in scene.times.values())


def _noun(scene: Scene, start: int, end: int) -> int | None:
    """The head of the noun phrase that begins there: its last noun before a verb or a preposition."""
    last = None
    for i in range(start, end):
        if scene.tree[i].upos in ("VERB", "AUX", "ADP", "PUNCT", "SCONJ", "PRON"):
            break
        if last is not None and scene.tree[i].upos == "PROPN" and scene.tree[last].upos == "NOUN":
            break  # "two days after the attack Kenya ..."
        if scene.tree[i].upos in ("NOUN", "PROPN"):
            last = i
    return last


def _is_predicate(tree: Tree, i: int) -> bool:
    token = tree[i]
    if token.upos == "VERB" and token.feats.get("VerbForm") == "Fin" and tree.rels[i] != "amod":
        return True
    if token.upos != "VERB" or tree.rels[i] in _NO_CLAUSE or token.feats.get("VerbForm") in ("Inf", "Ger"):
        return False
    if tree.rels[i] == "acl" and token.deprel != "acl:relcl":
        return bool(tree.kids(i, "aux", "nsubj", "mark"))
    return True


def _is_gerund(tree: Tree, start: int, i: int) -> bool:
    """*Losing*, of "six days after losing it"."""
    return i == start and tree[i].upos == "VERB" and tree[i].feats.get("VerbForm") == "Ger"


def _governor(tree: Tree, i: int) -> int | None:
    return next((j for j in tree.ancestors(i) if _is_predicate(tree, j)), None)


def _own_day(scene: Scene, chronicle: Chronicle, at: int, mention: TimeMention, tied: Tied) -> When | None:
    """The day told of the main verb itself: just before the mention, or under the verb."""
    first = scene.tree.within(mention.start, mention.end)[0]
    days = [
        (i, m)
        for i, m in scene.times.items()
        if i != at and chronicle.is_sharp(m.when) and not tied.span[0] <= i < tied.span[1]
    ]
    for _, m in days:
        between = chronicle.report.text[m.end : mention.start].strip()
        if m.end <= mention.start and between in ("", ","):
            return m.when
    under = [(abs(i - first), i, m.when) for i, m in days if _governor(scene.tree, i) == tied.main is not None]
    return min(under, key=lambda u: u[:2])[2] if under else None


def _day_behind(scene: Scene, chronicle: Chronicle, tied: Tied) -> When | None:
    """The day told of what stands behind the mention: "a day after the attack on Monday"."""
    low, high = tied.span
    days = [
        m.when
        for i, m in scene.times.items()
        if low <= i < high
        and m.apart is None
        and chronicle.is_sharp(m.when)
        and tied.clause in (None, _governor(scene.tree, i))
    ]
    return days[0] if len(days) == 1 else None


def _news(scene: Scene, chronicle: Chronicle, mention: TimeMention, tied: Tied) -> When | None:
    """The day of a main clause that tells none: what it points back to, or the day of the news, told on the day or the next."""
    tree, main = scene.tree, tied.main
    if main is None:
        return None
    if scene.has(main, "coming") and any(tree[c].upos == "NOUN" for c in tree.kids(main, "nsubj")):
        told = chronicle.anchor(mention.start, scene.sentence.index, scene.sentence.start)
        if told is not None:
            scene.dated.setdefault(main, told)
        return told
    if any(m.when.known for m in scene.times.values()):
        return None
    perfect = any(
        scene.has(c, "perfect") and tree[c].feats.get("Tense") == "Pres"
        for j in (main, *tree.ancestors(main))
        for c in tree.kids(j, "aux")
    )
    published = chronicle.report.published
    if (
        not (perfect or scene.sentence.index <= _LEAD)
        or published.start is None
        or published.granularity not in ("day", "range")
    ):
        return None
    return replace(published, start=published.start - timedelta(days=1))


def _told(scene: Scene, found: Mapping[int, Trigger], at: int, offset: int, when: When) -> Told:
    """A day told: of an act, of what was said, or aside in a relative clause or one of *after*."""
    tree, marks = scene.tree, scene.lexicon.words("sequence_marks")
    verb = _governor(tree, at)
    aside = any(
        tree.rels[j] == "acl" or (tree.rels[j] == "advcl" and any(tree.lower(c) in marks for c in tree.kids(j, "mark")))
        for j in tree.ancestors(at)
    )
    said = verb is not None and verb in found and found[verb].sense.op in ("say", "confirm", "deny")
    return Told(offset, scene.sentence.index, when, ASIDE if aside else SAID if said else ACT)
