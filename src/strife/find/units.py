"""Names in a sentence: known ones from the name index and the parser's own spans, brought into agreement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from strife.knowledge.names import ACTOR, ADJECTIVE, COUNTRY, Hit, skeleton
from strife.model import Name, Sentence, Tree


@dataclass(frozen=True, slots=True)
class Unit:
    """One name: its span, head token, what is known by it (none for an unknown name), and the parser's label if it gave one."""

    start: int
    end: int
    head: int
    tokens: tuple[int, ...]
    hit: Hit | None
    label: str


def units(
    tree: Tree, sentence: Sentence, hits: list[Hit], text: str, agents: Collection[int], titles: Collection[int]
) -> list[Unit]:
    """The names of a sentence. A known name wins over the parser's span, unless it is only a part of a person's name."""
    spans = [
        t
        for n in sentence.names
        if n.label in ("PER", "ORG") and (t := _trimmed(tree, _person_or_body(tree, n, titles), hits, agents))
    ]
    spans += _titled(tree, spans, hits, agents)
    kept = [h for h in hits if not _swallowed(h, spans, text) and not _part_of_word(tree, h)]
    found = [_unit(tree, *_whole(h, spans), h, _label(h, sentence.names)) for h in kept]
    for name in spans:
        if any(h.start == name.start and h.end < name.end <= h.end + 2 and h.first.kind == COUNTRY for h in kept):
            continue  # "Jordaniens": a country with an ending, whatever the parser takes it for
        if not any(
            h.start < name.end and name.start < h.end and (h.first.kind == ACTOR or name.label == "ORG") for h in kept
        ):
            found.append(_unit(tree, name.start, name.end, None, name.label))
        elif name.label == "ORG" and (wider := _organisation(name, kept)):
            found.append(_unit(tree, wider.start, wider.end, None, name.label))
    return [u for u in found if u.tokens]


def _person_or_body(tree: Tree, name: Name, titles: Collection[int]) -> Name:
    """What the parser takes for an organisation is a person when a title stands before its last words (`EU President Michel`)."""
    tokens = tree.within(name.start, name.end)
    if name.label == "ORG" and any(i in titles for i in tokens[:-1]) and tokens[-1] not in titles:
        if tree[tokens[-1]].upos == "PROPN" and tree[tokens[-1]].text[:1].isupper():
            return Name(name.start, name.end, "PER")
    return name


def _trimmed(tree: Tree, name: Name, hits: list[Hit], agents: Collection[int]) -> Name | None:
    """The name without titles and nationalities before it; None when it only describes (`the government of X`)."""
    tokens = tree.within(name.start, name.end)
    while tokens and not tree[tokens[-1]].text[:1].isupper() and tree[tokens[-1]].upos not in ("NUM", "PROPN"):
        tokens = tokens[:-1]  # "Russia of": a name does not end in a small word
    if not tokens:
        return None
    name = Name(name.start, min(name.end, tree[tokens[-1]].end), name.label)
    if len(tokens) == 1 and tokens[0] in agents:
        return None  # "Polisen": a kind of body, not the name of one
    if tokens == [0] and tree[0].upos == "ADJ":
        return None  # "Ryskstödda rebeller": the capital is that of the sentence
    if name.label == "ORG":
        described = any(i in agents and tree[i].upos == "NOUN" and tree[i].text.islower() for i in tokens)
        return None if described else name
    titles = [n for n, i in enumerate(tokens[:-1]) if i in agents]
    tokens = tokens[titles[-1] + 1 :] if titles else tokens
    while len(tokens) > 1:
        first = tree[tokens[0]]
        national = any(h.first.kind in (ADJECTIVE, COUNTRY) and h.start <= first.start < h.end for h in hits)
        if not national and first.text[:1].isupper() and first.upos in ("PROPN", "NOUN", "X", "ADJ"):
            break
        tokens = tokens[1:]
    return Name(tree[tokens[0]].start, name.end, name.label)


def _whole(hit: Hit, spans: list[Name]) -> tuple[int, int]:
    """A known surname with the first name that the text gives it."""
    if hit.first.kind == ACTOR:
        for name in spans:
            if name.label == "PER" and name.start <= hit.start and hit.end <= name.end <= hit.end + 2:
                return name.start, hit.end
    return hit.start, hit.end


def _titled(tree: Tree, spans: list[Name], hits: list[Hit], agents: Collection[int]) -> list[Name]:
    """A capitalised word that a title stands before is a name, though the parser saw none (`EU President Michel`)."""
    found = []
    for token in tree.tokens:
        if token.upos != "PROPN" or token.i in agents or not token.text[:1].isupper():
            continue
        titled = any(c in agents and tree[c].upos != "ADJ" for c in tree.kids(token.i, "nmod:desc")) or (
            token.i - 1 in agents and tree.rels[token.i] in ("flat", "appos") and tree[token.i].head == token.i - 1
        )
        end = max([token.end, *(tree[c].end for c in tree.kids(token.i, "flat"))])
        taken = [(s.start, s.end) for s in spans] + [(h.start, h.end) for h in hits]
        free = not any(start < end and token.start < stop for start, stop in taken)
        if titled and free:
            found.append(Name(token.start, end, "PER"))
    return found


def _part_of_word(tree: Tree, hit: Hit) -> bool:
    """`UN` in `UN-recognised`: a part of a word that is no ending of two letters is not the name itself."""
    at = tree.at(hit.end - 1)
    return at is not None and tree[at].end > hit.end + 2 and tree[at].start <= hit.start


def _unit(tree: Tree, start: int, end: int, hit: Hit | None, label: str) -> Unit:
    tokens = tree.within(start, end)
    return Unit(start, end, tree.head_of(tokens) if tokens else -1, tuple(tokens), hit, label)


def _label(hit: Hit, names: tuple[Name, ...]) -> str:
    return next((n.label for n in names if n.start < hit.end and hit.start < n.end), "")


def _swallowed(hit: Hit, spans: list[Name], text: str) -> bool:
    """`Jordan` in `Michael Jordan`; `Haftar` in `Saddam Haftar` when the known first name is another."""
    for name in spans:
        if name.label != "PER" or not (name.start <= hit.start and hit.end <= name.end):
            continue
        if name.start == hit.start and name.end <= hit.end + 2 and " " not in text[hit.end : name.end]:
            return False  # two characters more are an ending (`Kubas`)
        before = text[name.start : hit.start].split()
        if hit.first.kind != ACTOR:
            # A nationality or title that the parser took into the name is not part of it.
            return bool(before) or (hit.end < name.end and hit.first.kind not in ("adjective",))
        if not before or not before[-1][:1].isupper() or " " in text[hit.start : hit.end]:
            return False
        return skeleton(before[-1]) not in {skeleton(w) for k in hit.known for w in k.first_names}
    return False


def _organisation(name: Name, hits: list[Hit]) -> Name | None:
    """An unknown organisation whose name begins with a country or nationality (`Libyan Red Crescent`)."""
    inside = [h for h in hits if name.start <= h.start and h.end <= name.end]
    if (
        len(inside) == 1
        and inside[0].first.kind != ACTOR
        and inside[0].end + 2 < name.end  # two characters more are an ending (`Turkiets`)
        and inside[0].start == name.start
    ):
        return name
    return None
