"""Words of time of one language, compiled from `resources/lexicon/<lang>/times.yml` into one regular expression.

A pattern of the file is words with `{slots}`; `context | mention | context` says which of its words are the mention.
All patterns become one alternation, earlier lines win, so a text is read once however many patterns there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from strife.errors import KnowledgeError
from strife.knowledge.timeslots import slot_patterns

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_OPEN = re.compile(r"(?<!\\)\((?!\?)")
_KEEP = re.compile(r"(\(\?<[!=][^)]*\)|\[[^\]]*\])")
"""Look-behinds and character classes: a blank there is one blank, elsewhere it is any white space."""

KINDS = {"monthname": "month", "sure": "month", "monthnumber": "month", "yy": "year", "shortdecade": "year",
         "decade": "year", "hundreds": "year", "ordinal": "number"}
"""Slots that differ in what they match but not in what they mean."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One line of `expressions`: the rule that reads it and what the line fixes (`shift`, `sign`, `week`, `of`, ...)."""

    rule: str
    of: str = ""
    unit: str = ""
    shift: int | None = None
    week: int | None = None
    sign: int = 0
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """One pattern inside the big expression: its line, the group of its mention, and slot name -> group."""

    expression: Expression
    mention: str
    slots: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What `find.times` needs of a language: one regex, what its groups mean, and cues of future and past."""

    lang: str
    regex: re.Pattern[str]
    alternatives: Mapping[int, Alternative]
    values: Mapping[str, Mapping[str, int | str]]
    cues: re.Pattern[str]


def load(path: Path) -> TimeWords:
    """The words of time of a file, or of the `times.yml` of a language's folder."""
    file = path / "times.yml" if path.is_dir() else path
    try:
        text = file.read_text(encoding="utf-8")
        content = yaml.safe_load(text)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{file}: cannot be read as words of time: {error}") from error
    if not isinstance(content, Mapping):
        raise KnowledgeError(f"{file}: line 1: expected keys such as lang, months and expressions")
    return build(content, str(file), text.splitlines())


def build(content: Mapping[str, Any], file: str = "times.yml", lines: Sequence[str] = ()) -> TimeWords:
    """TimeWords from a parsed file (a packed knowledge base calls this); `lines` lets an error name its line."""
    try:
        slots, values = slot_patterns(content)
        cues = _cues(content)
    except (KeyError, TypeError, AttributeError, ValueError, re.error) as error:
        raise KnowledgeError(f"{file}: months, weekdays, units, numbers or parts missing or wrong: {error}") from error
    sources: list[str] = []
    metas: list[Alternative] = []
    for entry in content.get("expressions", ()):
        for say in entry.get("say", ()):
            try:
                fixed = {key: value for key, value in entry.items() if key != "say"}
                source, meta = _alternative(say, Expression(**fixed), len(metas), slots)
                re.compile(source)
            except (re.error, KeyError, TypeError, ValueError) as error:
                line = next((n for n, t in enumerate(lines, 1) if say in t or say.replace("\\", "\\\\") in t), 0)
                raise KnowledgeError(f"{file}: line {line}: pattern {say!r}: {error}") from error
            sources.append(f"(?P<x{len(metas)}>{source})")
            metas.append(meta)
    regex = re.compile(r"(?i)(?<!\w)(?=[\w('])(?:" + "|".join(sources) + ")")
    index = {regex.groupindex[f"x{i}"]: meta for i, meta in enumerate(metas)}
    return TimeWords(content["lang"], regex, index, values, cues)


def _alternative(say: str, expression: Expression, number: int, slots: Mapping[str, str]) -> tuple[str, Alternative]:
    """One pattern as a regex whose groups are named `<slot>_<number>`."""
    found: list[tuple[str, str]] = []

    def put(match: re.Match[str]) -> str:
        name, second = match[1], match[2]
        if name not in slots:
            raise KeyError(f"unknown slot {{{name}}}; known: {', '.join(sorted(slots))}")

        def named(group: re.Match[str]) -> str:
            kind = group[1] or name
            found.append((KINDS.get(kind, kind) + second, f"{kind}{second}_{number}"))
            return f"(?P<{kind}{second}_{number}>"

        return f"(?:{re.sub(r'[(][?]P<([a-z]*)>', named, slots[name])})"

    pieces = [piece.strip() for piece in re.split(r"(?:(?<= )|^)\|(?= |$)", say)]
    before, mention, after = {1: ["", *pieces, ""], 2: [*pieces, ""]}.get(len(pieces), pieces)
    glue = "" if not before or before.endswith("(") else " "
    marked = f"{_spaces(before + glue)}(?P<m{number}>{_spaces(mention)}){_spaces(after)}"
    return _SLOT.sub(put, marked) + r"(?!\w)", Alternative(expression, f"m{number}", tuple(found))


def _spaces(piece: str) -> str:
    """Plain brackets group without capturing; a blank is any white space."""
    kept = _KEEP.split(_OPEN.sub("(?:", piece))
    return "".join(
        part if i % 2 else part.replace(" ?", r"\s?").replace(" ", r"\s+") for i, part in enumerate(kept)
    )


def _cues(content: Mapping[str, Any]) -> re.Pattern[str]:
    def any_of(words: Iterable[str]) -> str:
        return "|".join(word.replace(" ", r"\s+") for word in words)

    future, past = any_of(content["future"]), any_of(content["past"])
    return re.compile(rf"(?i)(?<!\w)(?:(?P<future>{future})|(?P<past>{past}))(?!\w)")
