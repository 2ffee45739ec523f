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

_LOOK = re.compile(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)")
_OPTIONAL = re.compile(r"\([^()]*\)\?")
_WORD = re.compile(r"[^\W\d_]{3,}|\d+/\d+")
ANCHORED = ("month", "weekday", "unit", "season")

KINDS = {
    "monthname": "month",
    "sure": "month",
    "monthnumber": "month",
    "yy": "year",
    "shortdecade": "year",
    "decade": "year",
    "hundreds": "year",
    "ordinal": "number",
}
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
class Finder:
    """The patterns that hold one kind of anchor word, as one alternation: earlier lines of the file win."""

    regex: re.Pattern[str]
    alternatives: Mapping[int, Alternative]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What `find.times` needs of a language: anchors, finders, what words mean, and cues of future and past.

    Every mention holds an anchor word (a month, weekday, unit, season, year, or a word like *today*). Only near an
    anchor are patterns tried, and only those with that kind of anchor: 28 -> 6 microseconds a word of news.
    """

    lang: str
    anchors: re.Pattern[str]
    finders: Mapping[str, Finder]
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
    metas: list[tuple[str, Alternative]] = []
    by_kind: dict[str, list[int]] = {kind: [] for kind in (*ANCHORED, "year", "word")}
    literal: set[str] = set()
    for entry in content.get("expressions", ()):
        for say in entry.get("say", ()):
            try:
                fixed = {key: value for key, value in entry.items() if key != "say"}
                metas.append(_alternative(say, Expression(**fixed), len(metas), slots))
                re.compile(metas[-1][0])
                kinds = _kinds(say)
                literal |= set() if kinds else _anchors(say)
            except (re.error, KeyError, TypeError, ValueError) as error:
                line = next((n for n, t in enumerate(lines, 1) if say in t or say.replace("\\", "\\\\") in t), 0)
                raise KnowledgeError(f"{file}: line {line}: pattern {say!r}: {error}") from error
            for kind in kinds or ["word"]:
                by_kind[kind].append(len(metas) - 1)
    finders = {kind: _finder(numbers, metas) for kind, numbers in by_kind.items() if numbers}
    return TimeWords(content["lang"], _anchor_regex(values, literal), finders, values, cues)


def _finder(numbers: Sequence[int], metas: Sequence[tuple[str, Alternative]]) -> Finder:
    regex = re.compile("(?i)(?:" + "|".join(f"(?P<x{i}>{metas[i][0]})" for i in numbers) + ")")
    return Finder(regex, {regex.groupindex[f"x{i}"]: metas[i][1] for i in numbers})


def _anchor_regex(values: Mapping[str, Mapping[str, int | str]], literal: set[str]) -> re.Pattern[str]:
    """Anchor words, each in the group of its kind; months and weekdays may go on (*torsdagens*, *Thursdays*)."""

    def listed(words: Iterable[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

    whole = {"unit": values["unit"], "season": values["season"], "word": literal}
    groups = [rf"(?P<{kind}>{listed(values[kind])})" for kind in ("month", "weekday")]
    groups += [rf"(?P<{kind}>{listed(words)})(?![^\W\d_])" for kind, words in whole.items() if words]
    return re.compile(rf"(?i)(?<!\d)(?P<year>(?:1[89]|20)\d\d)(?!\d)|(?<![^\W\d_])(?:{'|'.join(groups)})")


def _kinds(say: str) -> list[str]:
    """The kinds of anchor words that a pattern holds."""
    held = {KINDS.get(name, name) for name, _ in _SLOT.findall(say)}
    return [kind for kind in (*ANCHORED, "year") if kind in held and f"{{short{kind}" not in say]


def _anchors(say: str) -> set[str]:
    """Words that a pattern cannot do without, for one that has no slot to find it by."""
    bare = _LOOK.sub(" ", say)
    while bare != (bare := _OPTIONAL.sub(" ", bare)):
        pass
    words = set(_WORD.findall(_SLOT.sub(" ", bare)))
    if not words:
        raise ValueError("no word of three letters or more to find it by")
    return {word.lower() for word in words}


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
    return "".join(part if i % 2 else part.replace(" ?", r"\s?").replace(" ", r"\s+") for i, part in enumerate(kept))


def _cues(content: Mapping[str, Any]) -> re.Pattern[str]:
    def any_of(words: Iterable[str]) -> str:
        return "|".join(word.replace(" ", r"\s+") for word in words)

    future, past = any_of(content["future"]), any_of(content["past"])
    return re.compile(rf"(?i)(?<!\w)(?:(?P<future>{future})|(?P<past>{past}))(?!\w)")
