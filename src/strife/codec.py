"""Nouns to plain JSON and back, without loss: what the store keeps. (What users are given is in `export`.)

Every noun is a frozen dataclass whose fields are text, numbers, dates, other nouns, or tuples of these, so one rule
does for all of them: an object has its fields in the order of the class, a tuple is a list, a date is ISO text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from strife.model import Party, Place, When

Json = dict[str, Any]
Noun = TypeVar("Noun")
# The same in thousands of claims: each is made once, and claims read from a store take a third less memory and time.
REPEATED = (Party, Place, When)
KEPT = 50_000


class NotANoun(ValueError):
    """A text that no noun was written as."""


def to_json(noun: object) -> Json:
    """A noun as plain JSON, keys in the order of its class."""
    plain = _plain(noun)
    assert isinstance(plain, dict), f"{type(noun).__name__} is no noun"
    return plain


def from_json(kind: type[Noun], plain: Json) -> Noun:
    """The noun that `to_json` made `plain` from."""
    wanted: Any = kind
    noun: Noun = _builder(wanted)(plain)
    return noun


def dumps(noun: object) -> str:
    """A noun as one line of JSON: the same noun gives the same bytes."""
    return json.dumps(_plain(noun), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[Noun], text: str) -> Noun:
    """The noun that `dumps` made `text` from. Raises NotANoun when it did not."""
    try:
        return from_json(kind, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotANoun(f"a {kind.__name__} cannot be read: {type(error).__name__}: {error}") from error


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        kind: Any = type(value)
        return {name: _plain(getattr(value, name)) for name in _names(kind)}
    raise TypeError(f"{type(value).__name__} does not stand in a noun that is kept")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """What turns plain JSON into a value of this type, worked out once for each type."""
    noun: Any = kind  # mypy would take it for an instance after is_dataclass
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        parts = tuple((name, _builder(hints[name])) for name in _names(noun))
        if kind in REPEATED:
            noun = lru_cache(maxsize=KEPT, typed=True)(noun)
        return lambda plain: noun(*[build(plain[name]) for name, build in parts])
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return float  # JSON written elsewhere may say 1 for 1.0
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple and inner[-1] is Ellipsis:
        item = _builder(inner[0])
        return lambda plain: tuple(item(value) for value in plain)
    if origin is tuple:
        items = tuple(_builder(part) for part in inner)
        return lambda plain: tuple(build(value) for build, value in zip(items, plain, strict=True))
    if origin in (Union, UnionType):
        build = _builder(next(part for part in inner if part is not type(None)))
        return lambda plain: None if plain is None else build(plain)
    return lambda plain: plain
