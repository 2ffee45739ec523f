"""From the fields of one record, whatever file they stood in, to a Report: the one place where reports are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from strife.errors import InputError
from strife.model import UNKNOWN_WHEN, Report, Skipped, When
from strife.read.bytes import MOST_BYTES
from strife.read.dates import DateLike, when_given

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_][A-Za-z0-9]+)*")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """What a file says of one report, as it says it; "" and None where it is silent."""

    text: str
    title: str = ""
    date: DateLike | None = None
    lang: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller says of all reports; it counts where a file itself is silent."""

    date: DateLike | None = None
    lang: str = ""
    publisher: str = ""


NO_DEFAULTS = Defaults()


def reports_from(record: Record, where: str, defaults: Defaults = NO_DEFAULTS) -> Iterator[Report | Skipped]:
    """The report that a record makes, then a Skipped for every field of it that could not be used."""
    try:
        report, notes = make_report(record, where, defaults)
    except InputError as error:
        yield Skipped(where, "read", str(error))
        return
    yield report
    yield from (Skipped(report.id, stage, reason) for stage, reason in notes)


def make_report(record: Record, where: str, defaults: Defaults) -> tuple[Report, list[tuple[str, str]]]:
    """The report, and (stage, reason) for each field left out; InputError where there is no text to use."""
    _check(record.text)
    notes: list[tuple[str, str]] = []
    report = Report.make(
        _storable(record.text),
        title=_one_line(record.title),
        lang=_language(record.lang or defaults.lang, notes),
        publisher=_one_line(record.publisher or defaults.publisher),
        url=_one_line(record.url),
        published=_published(record.date, defaults.date, notes),
        path=where,
    )
    return report, notes


def read_text(
    text: str, *, title: str = "", date: DateLike | None = None, lang: str = "", publisher: str = "", url: str = ""
) -> Report:
    """One report from a text at hand; InputError where the text, the date or the language tag cannot be used."""
    report, notes = make_report(Record(text, title, date, lang, publisher, url), "", NO_DEFAULTS)
    if notes:
        raise InputError(notes[0][1])
    return replace(report, path="")


def _check(text: str) -> None:
    if not text.strip():
        raise InputError("no text")
    if len(text) > MOST_BYTES:
        raise InputError(f"too long: {len(text):,} characters (at most {MOST_BYTES:,} a report)")
    if "\0" in text:
        raise InputError("binary, not text")


def _storable(text: str) -> str:
    """Half a surrogate pair (JSON can hold one) cannot be written as UTF-8; its stand-in keeps every offset."""
    return _SURROGATE.sub("\ufffd", text)


def _one_line(text: str) -> str:
    return " ".join(_storable(text).replace("\0", " ").split())


def _published(given: DateLike | None, default: DateLike | None, notes: list[tuple[str, str]]) -> When:
    date = default if given in (None, "") else given
    if date is None or date == "":
        return UNKNOWN_WHEN
    try:
        return when_given(date)
    except InputError as error:
        notes.append(("date", str(error)))
        return UNKNOWN_WHEN


def _language(tag: str, notes: list[tuple[str, str]]) -> str:
    """Language and script of a BCP 47 tag. The region is left out: nothing in strife reads en-GB and en-US apart."""
    if not tag.strip():
        return ""
    found = _TAG.fullmatch(tag.strip())
    if not found:
        notes.append(("lang", f"the language {tag.strip()[:60]!r} is not a BCP 47 tag such as 'sv'"))
        return ""
    script = f"-{found[2].capitalize()}" if found[2] else ""
    return found[1].lower() + script
