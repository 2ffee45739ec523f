"""JSON Lines: one report a line, as files for `read` and as the stream that `strife code` answers line by line.

A line is {"id", "text"} plus optional "title", "date", "lang", "publisher", "url"; other keys are ignored.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from strife.errors import InputError
from strife.model import Report, Skipped
from strife.read.bytes import MOST_BYTES, decode, decode_line, read_bytes
from strife.read.record import NO_DEFAULTS, Defaults, Record, make_report, reports_from

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class CodeInput:
    """One input line of `strife code`: its number from 1, the id it gives, and a report or the reason for none.

    `notes` are (stage, reason) for fields that could not be used while the report could.
    """

    line: int
    id: str | int | None
    report: Report | None
    reason: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


def read_lines(stream: BinaryIO, defaults: Defaults = NO_DEFAULTS) -> Iterator[CodeInput]:
    """Exactly one CodeInput for each line of the stream, in order; an empty line too gets its reason."""
    for number, line in enumerate(_lines(stream), start=1):
        given_id: str | int | None = None
        try:
            fields = _object(line)
            given_id = _id(fields)
            report, notes = make_report(record_of(fields), f"line {number}", defaults)
        except InputError as error:
            yield CodeInput(number, given_id, None, str(error))
            continue
        yield CodeInput(number, given_id, report, notes=tuple(notes))


def read_jsonl(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    """The reports of a .jsonl file; a line that cannot be used is a Skipped at 'file:line'; an empty one is nothing."""
    seen = False
    with path.open("rb") as stream:
        for number, line in enumerate(_lines(stream), start=1):
            if line.strip():
                seen = True
                yield from _reports(line, f"{path}:{number}", defaults)
    if not seen:
        raise InputError("empty")


def read_json(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    """A .json file: one object, a list of objects, or (as many tools write it) JSON Lines under the wrong name."""
    content = read_bytes(path, most=10 * MOST_BYTES)
    try:
        whole = _parse(decode(content))
    except InputError as error:
        if not _is_object(content.lstrip().split(b"\n", 1)[0]):
            raise error
        yield from read_jsonl(path, defaults)
        return
    for number, item in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        where = f"{path}:{number}" if isinstance(whole, list) else str(path)
        try:
            record = record_of(_checked(item))
        except InputError as error:
            yield Skipped(where, "read", str(error))
            continue
        yield from reports_from(record, where, defaults)


def record_of(fields: dict[str, object]) -> Record:
    """The fields of one record that strife knows; InputError where one is there with the wrong type."""
    if "text" not in fields:
        raise InputError("no 'text'")
    given = {key: _string(fields, key) for key in ("text", "title", "lang", "publisher", "url")}
    date = fields.get("date")
    return Record(date=None if date is None else str(date), **given)


def _reports(line: bytes, where: str, defaults: Defaults) -> Iterator[Report | Skipped]:
    try:
        record = record_of(_object(line))
    except InputError as error:
        yield Skipped(where, "read", str(error))
        return
    yield from reports_from(record, where, defaults)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines, each cut after MOST_BYTES + 1 bytes: the rest of a longer one is read and let go."""
    first = stream.readline(MOST_BYTES + 1)
    if first.startswith(_UTF_16):  # its line ends are two bytes wide
        stream = io.BytesIO(decode(first + stream.read()).encode("utf-8"))
        first = stream.readline(MOST_BYTES + 1)
    line = first.removeprefix(b"\xef\xbb\xbf")
    while line:
        piece = line
        while len(piece) > MOST_BYTES and not piece.endswith(b"\n"):
            piece = stream.readline(MOST_BYTES + 1)
            if not piece:
                break
        yield line
        line = stream.readline(MOST_BYTES + 1)


def _object(line: bytes) -> dict[str, object]:
    if len(line) > MOST_BYTES:
        raise InputError(f"too long a line (at most {MOST_BYTES:,} bytes a report)")
    if b"\0" in line:
        raise InputError("binary, not text")
    if not line.strip():
        raise InputError("an empty line")
    return _checked(_parse(decode_line(line)))


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno} " if "\n" in text.strip() else ""
        raise InputError(f"broken JSON: {error.msg} at {at}character {error.colno}") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        raise InputError("broken JSON: nested too deep, or a number too long") from error


def _checked(item: object) -> dict[str, object]:
    if not isinstance(item, dict):
        raise InputError("not a JSON object")
    return item


def _is_object(line: bytes) -> bool:
    try:
        return bool(_object(line))
    except InputError:
        return False


def _id(fields: dict[str, object]) -> str | int | None:
    given = fields.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        raise InputError("'id' is not a string or a whole number")
    return given


def _string(fields: dict[str, object], key: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{key!r} is not a string")
    return value
