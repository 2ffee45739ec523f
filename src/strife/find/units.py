"""Names in a sentence: known ones from the name index and the parser's own spans, brought into agreement."""

from __future__ import annotations

from dataclasses import dataclass

from strife.knowledge.names import ACTOR, Hit
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


def units(tree: Tree, sentence: Sentence, hits: list[Hit], text: str) -> list[Unit]:
    """The names of a sentence. A known name wins over the parser's span, unless it is only a part of a person's name."""
    spans = [n for n in sentence.names if n.label in ("PER", "ORG")]
    kept = [h for h in hits if not _swallowed(h, spans, text)]
    found = [_unit(tree, h.start, h.end, h, _label(h, sentence.names)) for h in kept]
    for name in spans:
        if not any(h.start < name.end and name.start < h.end and (h.first.kind == ACTOR or name.label == "ORG") for h in kept):
            found.append(_unit(tree, name.start, name.end, None, name.label))
        elif name.label == "ORG" and (wider := _organisation(name, kept)):
            found.append(_unit(tree, wider.start, wider.end, None, name.label))
    return [u for u in found if u.tokens]


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
        if (name.start, name.end) == (hit.start, hit.end):
            return False
        before = text[name.start : hit.start].split()
        if hit.first.kind != ACTOR:
            # A nationality or title that the parser took into the name is not part of it.
            return bool(before) or (hit.end < name.end and hit.first.kind not in ("adjective",))
        return bool(before) and before[-1][:1].isupper() and " " not in text[hit.start : hit.end]
    return False


def _organisation(name: Name, hits: list[Hit]) -> Name | None:
    """An unknown organisation whose name begins with a country or nationality (`Libyan Red Crescent`)."""
    inside = [h for h in hits if name.start <= h.start and h.end <= name.end]
    if len(inside) == 1 and inside[0].first.kind != ACTOR and inside[0].end < name.end and inside[0].start == name.start:
        return name
    return None
