"""Plain text and Markdown, with or without YAML front matter: title, date, publisher, lang, url (others ignored)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from strife.errors import InputError
from strife.model import Report, Skipped
from strife.read.bytes import decode, read_bytes
from strife.read.record import NO_DEFAULTS, Defaults, Record, reports_from

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_NOTHING = ("", "~", "null")


def read_plain(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    """One report from a .txt or .md file."""
    yield from plain_reports(read_bytes(path), str(path), defaults)


def plain_reports(content: bytes, where: str, defaults: Defaults = NO_DEFAULTS) -> Iterator[Report | Skipped]:
    """One report from the bytes of a text, as they come from a file or from standard input."""
    # Line ends become \n so that a file that went through Windows keeps the id (and the offsets) it had.
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    yield from reports_from(_record(text), where, defaults)


def _record(text: str) -> Record:
    opening = _FENCE.match(text)
    if not opening:
        return Record(text.strip())
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        raise InputError("front matter: opened by '---' on line 1 and never closed")
    fields = _front_matter(text[opening.end() : closing.start()])
    given = {key: _scalar(fields.get(key, ""), key) for key in ("title", "date", "publisher", "lang", "url")}
    return Record(text[closing.end() :].strip(), **given)


def _front_matter(block: str) -> dict[object, object]:
    try:
        # Every value as written: YAML's own types would make `lang: no` False and `date: 2019-04-31` an error.
        fields = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 2}: " if error.problem_mark else ""
        raise InputError(f"front matter: {line}{error.problem or error.context}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"front matter: {str(error).splitlines()[0]}") from error
    if fields in (None, ""):
        return {}
    if not isinstance(fields, dict):
        raise InputError("front matter: not lines of 'key: value'")
    return fields


def _scalar(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"front matter: {key!r} is not a single value")
    return "" if value in _NOTHING else value
