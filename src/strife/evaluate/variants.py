"""Variants: texts of our own, cut, re-headlined, added to, reordered and edited, the same on every machine; all of one text are copies.

Texts are made of the example sentences of the lexicons, a dozen to two dozen each. Sentences return in other texts, as background does in
news: sharing some makes no copy.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from strife.knowledge import resources

TEXTS, VARIANTS = 1_000, 10
SENTENCES = (12, 24)
PARAGRAPH = 3
LEAST_LEFT = 0.4  # of a text that is cut
EDIT_EVERY = 20  # words

Paragraphs = list[list[str]]
Change = Callable[[Paragraphs, list[str], random.Random], Paragraphs]


def _cut(text: Paragraphs, pool: list[str], dice: random.Random) -> Paragraphs:
    """The end is left out, as desks do for want of room."""
    left = max(3, round(sum(map(len, text)) * dice.uniform(LEAST_LEFT, 0.9)))
    kept = [sentence for paragraph in text for sentence in paragraph][:left]
    return _paragraphs(kept)


def _headline(text: Paragraphs, pool: list[str], dice: random.Random) -> Paragraphs:
    """Another headline, and a line that says who wrote it."""
    return [[dice.choice(pool).rstrip(".")], [f"{dice.choice('ABCDEFG')}. Writer"], *text]


def _added(text: Paragraphs, pool: list[str], dice: random.Random) -> Paragraphs:
    """A paragraph of the desk's own, somewhere."""
    own = dice.sample(pool, dice.randint(1, PARAGRAPH))
    at = dice.randint(0, len(text))
    return [*text[:at], own, *text[at:]]


def _reordered(text: Paragraphs, pool: list[str], dice: random.Random) -> Paragraphs:
    """The same paragraphs in another order."""
    return dice.sample(text, len(text))


def _edited(text: Paragraphs, pool: list[str], dice: random.Random) -> Paragraphs:
    """A word in twenty is another one."""
    others = [word for sentence in dice.sample(pool, 20) for word in sentence.split()]

    def edit(sentence: str) -> str:
        return " ".join(dice.choice(others) if dice.random() < 1 / EDIT_EVERY else word for word in sentence.split())

    return [[edit(sentence) for sentence in paragraph] for paragraph in text]


CHANGES: tuple[tuple[str, tuple[Change, ...]], ...] = (
    ("whole", ()),
    ("cut", (_cut,)),
    ("cut again", (_cut,)),
    ("headline", (_headline,)),
    ("added", (_added,)),
    ("reordered", (_reordered,)),
    ("edited", (_edited,)),
    ("cut, headline", (_cut, _headline)),
    ("added, reordered", (_added, _reordered)),
    ("edited, headline", (_edited, _headline)),
)


def variants(texts: int = TEXTS) -> Iterator[dict[str, str]]:
    """Records in the form of a gold set: id, lang, story, role (which change), text."""
    pools = {lang: examples(lang) for lang in ("en", "sv")}
    for number in range(texts):
        dice = random.Random(number)
        lang = ("en", "sv")[number % 2]
        pool = pools[lang]
        text = _paragraphs(dice.sample(pool, dice.randint(*SENTENCES)))
        for name, changes in CHANGES:
            changed = text
            for change in changes:
                changed = change(changed, pool, dice)
            words = "\n\n".join(" ".join(paragraph) for paragraph in changed)
            yield {"id": f"{number}-{name}", "lang": lang, "story": f"made-{number}", "role": name, "text": words}


def write_variants(file: Path, texts: int = TEXTS) -> None:
    file.write_text("".join(json.dumps(v, ensure_ascii=False) + "\n" for v in variants(texts)), encoding="utf-8")


def examples(lang: str) -> list[str]:
    """The example sentences of a lexicon, each once."""
    found: dict[str, None] = {}
    for file in sorted((resources.root() / "lexicon" / lang).glob("*.yml")):
        for sentence in _examples(yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
            found.setdefault(sentence)
    return list(found)


def _examples(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "example" and isinstance(value, str):
                yield value
            else:
                yield from _examples(value)
    elif isinstance(part, list):
        for item in part:
            yield from _examples(item)


def _paragraphs(sentences: list[str]) -> Paragraphs:
    return [sentences[i : i + PARAGRAPH] for i in range(0, len(sentences), PARAGRAPH)]


__all__ = ["CHANGES", "examples", "variants", "write_variants"]
