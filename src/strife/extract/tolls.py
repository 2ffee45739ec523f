"""How many were killed, injured, detained, displaced, or came: numbers in the words of a claim."""

from __future__ import annotations

import re
from typing import Any

from strife.extract.scene import Scene
from strife.extract.triggers import Trigger
from strife.model import Toll

_DIGITS = re.compile(r"^\d{1,3}(?:[.,\u00a0 ]?\d{3})*$")


def tolls(scene: Scene, trigger: Trigger) -> tuple[Toll, ...]:
    """The people counted by a trigger and by verbs coordinated with it, such as *killed 12 and wounded 30*."""
    found: dict[str, Toll] = {}
    tree = scene.tree
    hosts = [
        trigger.token,
        *(
            c
            for c in tree.kids(trigger.token, "conj", "advcl", "acl", "parataxis", "obj", "xcomp")
            if tree[c].upos in ("VERB", "ADJ", "NOUN")
        ),
    ]
    for host in hosts:
        kind = _kind(scene, host)
        if kind is None:
            continue
        for i in _counted(scene, host, kind) or (trigger.frame.slot("object") if host == trigger.token else ()):
            for j in tree.conjuncts(i) if host == trigger.token else (i,):
                if (toll := _toll(scene, j, kind)) and kind not in found:
                    found[kind] = toll
    return tuple(found.values())


def _kind(scene: Scene, i: int) -> str | None:
    words: dict[str, Any] = scene.lexicon.grammar.get("toll_words") or {}
    forms = scene.forms(i)
    return next((kind for kind, listed in words.items() if any(f in listed for f in forms)), None)


def _counted(scene: Scene, host: int, kind: str) -> list[int]:
    """The nominals whose number a toll word counts."""
    tree = scene.tree
    if tree[host].upos == "NOUN":
        return [host, *tree.kids(host, "nmod")]
    intransitive = scene.has(host, "subject_toll")
    rels = ("nsubj", "nsubj:pass") if intransitive else ("obj", "nsubj:pass")
    found = tree.kids(host, *rels)
    if not found and tree[host].feats.get("Voice") == "Pass":
        found = tree.kids(host, "nsubj")
    if not found and tree.rels[host] in ("acl", "conj"):
        parent = tree.parent(host)
        if tree.rels[host] == "conj" and parent is not None:
            return [c for c in tree.kids(host, "nummod", "obl", "advmod") if tree[c].upos == "NUM"]
        found = [parent] if parent is not None else []
    return found


def _toll(scene: Scene, i: int, kind: str) -> Toll | None:
    tree = scene.tree
    numbers = tree.kids(i, "nummod") or ([i] if tree[i].upos == "NUM" else [])
    words = scene.lexicon.grammar.get("numbers") or {}
    numbers = numbers or [c for c in tree.kids(i, "compound", "amod") if tree.lower(c) in words]
    if not numbers and scene.has(i, "vague_numbers"):
        numbers = [i]
    if not numbers:
        return None
    at = numbers[0]
    value = _value(scene, at)
    if value is None or (1900 <= value <= 2100 and tree.lower(at).isdigit() and at == i):
        return None
    before = " ".join(tree.lower(j) for j in range(max(0, at - 3), at))
    least = any(before.endswith(w) for w in scene.lexicon.words("at_least"))
    most = any(before.endswith(w) for w in scene.lexicon.words("at_most"))
    vague = scene.has(at, "vague_numbers")
    start = min(at, i)
    text = " ".join(tree[j].text for j in range(max(0, start - (2 if least or most else 0)), max(at, i) + 1))
    low = 1 if most else value
    return Toll(kind, low, None if least or vague else value, text)


def _value(scene: Scene, at: int) -> int | None:
    """The number at a token, with the words that multiply it: `two hundred`, `2,000`, `tolv`, `3 miljoner`."""
    numbers: dict[str, int] = scene.lexicon.grammar.get("numbers") or {}
    first = scene.tree.lower(at)
    if scene.lexicon.grammar.get("thousands_mark") == " " and at + 1 < len(scene.tree.tokens):
        more = scene.tree.lower(at + 1)
        if first.isdigit() and len(first) <= 3 and more.isdigit() and len(more) == 3:
            first += more
    total = _single(first, numbers)
    if total is None:
        return None
    for c in scene.tree.kids(at, "compound", "nummod", "flat", "fixed"):
        other = _single(scene.tree.lower(c), numbers)
        if other is not None:
            total = total * other if other >= 100 or total >= 100 else total + other
    return total


def _single(word: str, numbers: dict[str, int]) -> int | None:
    if _DIGITS.match(word):
        return int(re.sub(r"\D", "", word))
    if "-" in word:
        parts = [numbers.get(p) for p in word.split("-")]
        return sum(p for p in parts if p) if all(p is not None for p in parts) else None
    return numbers.get(word)
