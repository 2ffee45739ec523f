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

from strife.errors import KnowledgeError
from strife.knowledge.timeslots import slot_patterns
from strife.knowledge.tree import LINE, parse_file, plain

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_OPEN = re.compile(r"(?<!\\)\((?!\?)")
_KEEP = re.compile(r"(\(\?<[!=][^)]*\)|\[[^\]]*\])")
"""Look-behinds and character classes: a blank there is one blank, elsewhere it is any white space."""

_LOOK = re.compile(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)")
_INNERMOST = re.compile(r"\(([^()]*)\)(\??)")
_WORD = re.compile(r"[^\W\d_]{2,}")
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
    about: bool = False
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
    if not file.is_file():
        raise KnowledgeError(f"{file}: no such file; a language's expressions of time are kept there.")
    return build(parse_file(file, str(file)), str(file))


def build(content: Mapping[str, Any], file: str = "times.yml") -> TimeWords:
    """TimeWords from a parsed file, such as `tree["lexicon/en/times.yml"]`. Raises KnowledgeError with its line."""
    try:
        slots, values = slot_patterns(plain(content))
        cues = _cues(content)
    except (KeyError, TypeError, AttributeError, ValueError, re.error) as error:
        what = "months, weekdays, seasons, units, numbers, parts, future or past"
        raise KnowledgeError(f"{file}:1: {what}: missing or wrong: {error}.") from error
    metas: list[tuple[str, Alternative]] = []
    by_kind: dict[str, list[int]] = {kind: [] for kind in (*ANCHORED, "year", "slash", "word")}
    literal: set[str] = set()
    for entry in content.get("expressions", ()):
        for say in entry.get("say", ()):
            try:
                metas.append(_alternative(say, _expression(entry), len(metas), slots))
                kinds = _kinds(say, values)
                literal |= {word for word in _anchors(say) if len(word) > 2} if "word" in kinds else set()
            except (re.error, KeyError, TypeError, ValueError) as error:
                raise KnowledgeError(f"{file}:{entry.get(LINE, 1)}: pattern `{say}`: {error.args[0]}.") from error
            for kind in kinds:
                by_kind[kind].append(len(metas) - 1)
    try:
        finders = {kind: _finder(numbers, metas) for kind, numbers in by_kind.items() if numbers}
    except re.error as error:
        raise _fault(content, slots, file) from error
    return TimeWords(content["lang"], _anchor_regex(values, literal), finders, values, cues)


def _fault(content: Mapping[str, Any], slots: Mapping[str, str], file: str) -> KnowledgeError:
    """Which pattern is no regular expression: one by one they are only compiled to tell."""
    for entry in content.get("expressions", ()):
        for say in entry.get("say", ()):
            try:
                re.compile(_alternative(say, _expression(entry), 0, slots)[0])
            except re.error as error:
                return KnowledgeError(f"{file}:{entry.get(LINE, 1)}: pattern `{say}`: {error.args[0]}.")
    return KnowledgeError(f"{file}:1: the patterns cannot be joined to one.")


def _expression(entry: Mapping[str, Any]) -> Expression:
    fixed: dict[str, Any] = {key: value for key, value in entry.items() if key not in ("say", LINE)}
    for key in ("start", "end"):
        if key in fixed:
            fixed[key] = date.fromisoformat(str(fixed[key]))
    return Expression(**fixed)


def _finder(numbers: Sequence[int], metas: Sequence[tuple[str, Alternative]]) -> Finder:
    regex = re.compile("(?i)(?:" + "|".join(f"(?P<x{i}>{metas[i][0]})" for i in numbers) + ")")
    return Finder(regex, {regex.groupindex[f"x{i}"]: metas[i][1] for i in numbers})


def _anchor_regex(values: Mapping[str, Mapping[str, int | str]], literal: set[str]) -> re.Pattern[str]:
    """Anchor words, each in the group of its kind; months and weekdays may go on (*torsdagens*, *Thursdays*)."""

    def listed(words: Iterable[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

    whole = {"unit": values["unit"], "season": values["season"], "word": literal}
    # Whole words first: *decade* is no December that goes on.
    groups = [rf"(?P<{kind}>{listed(words)})(?![^\W\d_])" for kind, words in whole.items() if words]
    groups += [rf"(?P<{kind}>{listed(values[kind])})" for kind in ("month", "weekday")]
    digits = r"(?<!\d)(?:(?P<year>(?:1\d|20)\d\d)(?!\d)|(?P<slash>\d\d?/\d\d?)(?![\d/]))"
    return re.compile(rf"(?i){digits}|(?<![^\W\d_])(?:{'|'.join(groups)})")


def _kinds(say: str, values: Mapping[str, Mapping[str, int | str]]) -> list[str]:
    """The kinds of anchor words that a pattern holds: by its slots, else by its own words (*i dag* has a unit's)."""
    slots = {name for name, _ in _SLOT.findall(say)} - {"shortdecade"}
    held = {KINDS.get(name, name) for name in slots - {"monthnumber"}}
    if "monthnumber" in slots and "year" not in slots:
        held.add("slash")
    kinds = [kind for kind in (*ANCHORED, "year", "slash") if kind in held]
    if kinds:
        return kinds
    words = _anchors(say)
    return [*(kind for kind in ANCHORED if words & values[kind].keys()), "word"]


def _anchors(say: str) -> set[str]:
    """Words that a pattern cannot do without: those outside of `( )?` and look-arounds."""
    bare = _LOOK.sub(" ", say)
    while (inner := _INNERMOST.search(bare)) is not None:
        kept = " " if inner[2] else f" {inner[1]} "
        bare = bare[: inner.start()] + kept + bare[inner.end() :]
    return {word.lower() for word in _WORD.findall(_SLOT.sub(" ", bare))}


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
