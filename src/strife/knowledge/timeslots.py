"""Slots of a language's time patterns: `{month}`, `{unit}`, `{number}` ... as regular expressions, and what their words mean.

A slot whose word is needed later holds an unnamed group `(?P<>...)`, named when the slot is put into a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Values = dict[str, dict[str, int | str]]


def slot_patterns(content: Mapping[str, Any]) -> tuple[dict[str, str], Values]:
    """Every slot's pattern, and for each kind of slot the value of its words (lower case)."""
    capitals = bool(content.get("capitals"))
    months, short = content["months"], content.get("months_short", {})
    weekdays = content["weekdays"]
    ambiguous = set(content.get("ambiguous", ()))
    names = [word for words in months.values() for word in words]
    abbreviations = [word for words in short.values() for word in words]
    suffix = content.get("ordinal_suffix", "")
    slots = {
        "day": rf"(?P<>3[01]|[12]\d|0?[1-9])(?:{suffix})?" if suffix else r"(?P<>3[01]|[12]\d|0?[1-9])",
        "month": rf"(?P<>{_cased(names, capitals)}|(?:{_cased(abbreviations, capitals)})\.?)(?!\w)",
        "monthname": rf"(?P<>{_cased(names, capitals)})",
        "sure": rf"(?P<>{_cased((n for n in names if n not in ambiguous), capitals)})",
        "monthnumber": r"(?P<>1[0-2]|0?[1-9])",
        "year": r"(?P<>(?:1[89]|20)\d\d)",
        "yy": r"(?P<>'?\d\d)",
        "decade": r"(?P<>(?:1[89]|20)\d0)",
        "shortdecade": r"(?P<>[2-9]0)",
        "hundreds": r"(?P<>1\d00|2000)",
        "ordinal": rf"(?P<>\d\d?)(?:{suffix})",
        "number": rf"(?P<>\d{{1,3}}|{_any(content['numbers'])})",
        "unit": rf"(?P<>{_any(w for ws in content['units'].values() for w in ws)})",
        "weekday": rf"(?P<>{_cased((w for ws in weekdays.values() for w in ws), capitals)})",
        "weekdayshort": _cased((w for ws in content.get("weekdays_short", {}).values() for w in ws), capitals),
        "season": rf"(?P<>{_any(w for ws in content['seasons'].values() for w in ws)})",
        "part": "(?:" + "|".join(_part(kind, words) for kind, words in content["parts"].items()) + ")",
    }
    for name, words in content.get("words", {}).items():
        slots[name] = _any(words)
    values: Values = {
        "month": _table(months) | _table(short),
        "unit": _table(content["units"]),
        "weekday": _table(weekdays),
        "season": _table(content["seasons"]),
        "number": {str(word).lower(): int(value) for word, value in content["numbers"].items()},
    }
    return slots, values


def _part(kind: str, words: Iterable[str]) -> str:
    return rf"(?P<{kind}>{'|'.join(word.replace(' ', chr(92) + 's+') for word in words)})"


def _table(groups: Mapping[Any, Iterable[str]]) -> dict[str, int | str]:
    return {str(word).lower(): value for value, words in groups.items() for word in words}


def _any(words: Iterable[Any]) -> str:
    """One of the words, longest first so that `days` is not read as `day`."""
    return "|".join(str(w).replace(" ", r"\s+") for w in sorted(map(str, words), key=len, reverse=True))


def _cased(words: Iterable[str], capitals: bool) -> str:
    """Words written with a capital (or all in capitals: wire copy) where the language does so, else in any case."""
    listed = sorted(words, key=len, reverse=True)
    if not capitals:
        return "|".join(map(re.escape, listed))
    return "(?-i:" + "|".join(form for word in listed for form in (re.escape(word), re.escape(word.upper()))) + ")"
