"""Where and when: the place and time that belong to an event word, not merely to its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from strife.extract.scene import Scene
from strife.extract.triggers import Trigger
from strife.model import Place, Report, TimeMention, When

LONG_AGO = 366  # days: what lies further back than about a year is background (DESIGN, `historical`)


def place_of(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> Place | None:
    """The place named with the event: under a preposition of place, or taken, left or reached by it."""
    near: list[tuple[int, int]] = []
    for i in scene.places:
        if not _on_the_ground(scene, i, trigger):
            continue
        steps = _steps(scene, i, trigger, found)
        if steps is not None:
            near.append((steps, i))
    clause = next(
        (j for j in (trigger.token, *scene.tree.ancestors(trigger.token)) if scene.tree[j].deprel == "acl:relcl"), None
    )
    head = None if clause is None else scene.tree.parent(clause)
    if head in scene.places and scene.tree.kids(head, "cop") and scene.tree.case(head):
        return scene.places[head]  # "It was in Geneva that they met"
    if not near:
        return None
    # The finest of the nearest: "in the town of Gharyan in Libya" is Gharyan.
    near.sort(key=lambda pair: (pair[0], scene.places[pair[1]].precision == "country", pair[1]))
    points = [pair for pair in near if scene.places[pair[1]].precision != "country" and pair[0] <= near[0][0] + 2]
    chosen = (points or near)[0][1]
    return _off(scene, chosen) or scene.places[chosen]


def _off(scene: Scene, i: int) -> Place | None:
    """*100 kilometers south of Tripoli* is not Tripoli: a place in those words, in that country, with no point of its own."""
    tree, place = scene.tree, scene.places[i]
    first = tree.at(place.start)
    marks = scene.lexicon.words("genitive") | scene.lexicon.words("from") | scene.lexicon.words("offset_marks")
    if first is None or first < 2 or tree.lower(first - 1) not in marks or not scene.has(first - 2, "directions"):
        return None
    unit = next((j for j in range(first - 3, max(first - 6, 0), -1) if scene.has(j, "distance_units")), None)
    if unit is None:
        return None
    number = unit - 1 if tree[unit - 1].upos == "NUM" else unit
    words = " ".join(t.text for t in tree.tokens[number:first]) + f" {place.text or place.name}"
    return replace(
        place, name=words, text=words, start=tree[number].start, lat=None, lon=None, geonameid=None, precision="region"
    )


def _on_the_ground(scene: Scene, i: int, trigger: Trigger) -> bool:
    if _off(scene, i) is not None or scene.has(i, "there") or scene.has(i, "where"):
        return True
    case = scene.tree.case(scene.tree.first_conjunct(i))
    if case and case in scene.lexicon.words("between"):
        return False  # "talks between Iran and Iraq": they take part, nobody says where
    if case and case in scene.lexicon.words("locative") | scene.lexicon.words("inside"):
        return True
    if case and case in scene.lexicon.words("toward"):
        return scene.places[i].precision != "country"
    if trigger.sense.mutual and scene.places[i].precision == "country":
        return False  # who takes part in talks is not where they are held
    if i in trigger.frame.slot("object") or any(i in trigger.frame.slot(s) for s in trigger.sense.target):
        return True
    # "the town of Gharyan", "staden Sirte", "huvudstaden Tripoli"
    parent = scene.tree.parent(i)
    if (
        parent is not None
        and scene.tree.rels[i] in ("nmod", "appos", "flat", "compound")
        and scene.has(parent, "settlements")
    ):
        return True
    return (
        bool(case)
        and case in scene.lexicon.words("genitive")
        and trigger.sense.pos == "noun"
        and scene.tree.parent(i) == trigger.token
    )


def _steps(scene: Scene, i: int, trigger: Trigger, found: Mapping[int, Trigger]) -> int | None:
    """How far up a place or time hangs from its event word; None when another event's clause lies between."""
    own = {trigger.token, *trigger.fixed}
    parent = scene.tree.parent(trigger.token)
    if parent is not None and scene.tree.rels[trigger.token] == "xcomp" and scene.has(parent, "passive_auxiliaries"):
        own.add(parent)  # "Sjukhuset i Charkiv blev bombat"
    governors = set(scene.tree.ancestors(trigger.token))
    below = i
    for steps, j in enumerate(scene.tree.ancestors(i), 1):
        if j in own:
            return None if scene.tree.rels[below] == "ccomp" else steps  # "alleged that it had built a bomb in 2002"
        below = j
        if j in governors:
            # The time of a report is not the time of what it reports; a main clause lends its place to its nouns only.
            outer = found.get(j)
            if _is_sequel(scene, trigger.token, j):
                return None
            saying = outer is not None and outer.sense.op in ("say", "confirm", "deny")
            noun = trigger.sense.pos == "noun"
            return steps + 3 if noun or (outer is not None and not saying) else None
        if j in found and found[j].sense.pos == "verb":
            return None
        if scene.tree[j].deprel == "acl:relcl":
            return None
        if _described(scene, j, trigger):
            return None
    return None


def _is_sequel(scene: Scene, token: int, above: int) -> bool:
    """Whether a word stands in a clause of *after*, *before* or *since* under another: not at the other's time."""
    tree, marks = scene.tree, scene.lexicon.words("sequence_marks")
    for j in (token, *tree.ancestors(token)):
        if j == above:
            return False
        if tree[j].upos == "VERB" and any(
            tree.lower(c) in marks for c in tree.kids(j, "mark", "advmod", "case") if c < j
        ):
            return True
    return False


def _time_of_clause(scene: Scene, verb: int) -> TimeMention | None:
    """The time that a clause tells of: "since January, when they took the town"."""
    tree, whens = scene.tree, scene.lexicon.words("when")
    opening = next((c for c in tree.kids(verb, "advmod", "mark") if tree.lower(c) in whens), 0)
    before = opening - 2 if opening > 1 and tree[opening - 1].upos == "PUNCT" else opening - 1
    if before < 0 or opening == 0:
        return None
    return next((m for m in scene.times.values() if m.start <= tree[before].start < m.end), None)


def _dated(scene: Scene, token: int) -> When | None:
    """The day told of a word or of what governs it in its clause, from another act's."""
    tree = scene.tree
    for j in (token, *tree.ancestors(token)):
        if j in scene.dated:
            return scene.dated[j]
        if (time := _time_of_clause(scene, j)) is not None:
            return time.since or time.when
        if tree.rels[j] in ("acl", "advcl", "ccomp", "parataxis"):
            return None
    return None


def _described(scene: Scene, j: int, trigger: Trigger) -> bool:
    """*Sentenced for a murder committed in 1986*: what a participle says of a noun is not said of the verb."""
    tree = scene.tree
    return tree.rels[j] == "acl" and tree[j].upos == "VERB" and trigger.sense.pos == "verb" and j != trigger.token


def time_of(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger], report: Report, status: str) -> When:
    """The time said with the event; else the report's own date for what is told as news; else unknown."""
    if (when := _dated(scene, trigger.token)) is not None:
        return when
    near = [(steps, i) for i in scene.times if (steps := _steps(scene, i, trigger, found)) is not None]
    if near:
        return scene.times[min(near)[1]].when
    root = scene.tree.first_conjunct(trigger.token)
    alone = sum(1 for t in found.values() if t.sense.type) == 1
    if len(scene.times) == 1 and (alone or scene.tree.parent(root) is None or trigger.sense.pos == "noun"):
        only = next(iter(scene.times))
        above = tuple(scene.tree.ancestors(only))
        outside = {trigger.token, *scene.tree.ancestors(trigger.token)}
        told = any(scene.tree.rels[j] == "ccomp" and j not in outside for j in above)  # "they alleged that in 2002 ..."
        if not told and not any(scene.tree[j].deprel == "acl:relcl" or _described(scene, j, trigger) for j in above):
            return scene.times[only].when
    published = report.published
    if status == "actual" and not scene.times and published.start and published.end:
        return When(published.start, published.end, "", published.granularity, "published")
    return When()


def anchored(scene: Scene, trigger: Trigger, found: Mapping[int, Trigger]) -> bool:
    """Whether a place or a time is told with the event word itself."""
    grounds = (i for i in scene.places if _on_the_ground(scene, i, trigger))
    return any(is_told_with(scene, i, trigger, found) for i in (*grounds, *scene.times))


def is_told_with(scene: Scene, i: int, trigger: Trigger, found: Mapping[int, Trigger]) -> bool:
    """Whether a place or time hangs on the event word or on what begins it (*launched an offensive in Tripoli*), on no clause above."""
    own, above = {trigger.token, *trigger.fixed}, set(scene.tree.ancestors(trigger.token))
    for j in scene.tree.ancestors(i):
        if j in own:
            return True
        if j in above:
            # "an attack was reported in Mali": the report lends its place to its subject.
            reported = ("say", "confirm") if scene.tree.rels[trigger.token] == "nsubj" else ()
            return j in found and found[j].sense.op in ("keep", "plan", *reported)
        if (j in found and found[j].sense.pos == "verb") or scene.tree[j].deprel == "acl:relcl":
            return False
    return False


def is_past(when: When, report: Report) -> bool:
    """More than about a year before the report."""
    if when.end is None or report.published.start is None:
        return False
    return when.end < report.published.start - timedelta(days=LONG_AGO)
