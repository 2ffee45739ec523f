"""Feeds (RSS, Atom) saved as files: a report for each entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.sax import SAXException

from strife.errors import InputError
from strife.model import Report, Skipped
from strife.read.bytes import MOST_BYTES, decode, read_bytes
from strife.read.record import Defaults, Record, reports_from

_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "tr")
)
_UNREAD = frozenset(("script", "style", "figcaption"))


def read_feed(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    """The entries of a feed in its own order; a feed that breaks off says so after those that could be read."""
    import feedparser  # most runs meet no feed

    content = read_bytes(path, most=10 * MOST_BYTES)
    if b"\0" in content:
        decode(content)  # UTF-16 passes, anything else is binary
    # A stream, never a string: feedparser would take a string for an address and fetch it.
    try:
        feed = feedparser.parse(io.BytesIO(content))
    except Exception as error:  # a stranger's parser: some broken feeds (&#xD800;) it meets with an error of its own
        raise InputError(f"the feed cannot be parsed: {_first_line(error)}") from error
    broken = feed.get("bozo_exception") if isinstance(feed.get("bozo_exception"), SAXException) else None
    if not feed.version and not feed.entries:
        raise InputError(f"not a feed ({_first_line(broken)})" if broken else "not a feed (RSS or Atom)")
    if not feed.entries and not broken:
        raise InputError("a feed without entries")
    for number, entry in enumerate(feed.entries, start=1):
        yield from reports_from(_record(entry, feed.feed), f"{path}:{number}", defaults)
    if broken:
        yield Skipped(str(path), "read", f"the feed is broken, entries may be missing: {_first_line(broken)}")


def _record(entry: Any, feed: Any) -> Record:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    source = entry.get("source", {}).get("title", "")
    return Record(
        fragment_text(max([*contents, entry.get("summary", "")], key=len)),
        title=fragment_text(entry.get("title", "")),
        date=entry.get("published") or entry.get("updated") or None,
        publisher=source or feed.get("title", ""),
        url=entry.get("link", ""),
    )


def _first_line(error: object) -> str:
    getter = getattr(error, "getMessage", None)
    return str(getter() if getter else error).splitlines()[0]


def fragment_text(html: str) -> str:
    """The words of a piece of HTML, a line for each block. (An entry is too short for boilerplate removal.)"""
    collector = _Words()
    collector.feed(html)
    collector.close()
    lines = (" ".join(line.split()) for line in "".join(collector.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in _UNREAD
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in _UNREAD))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data)
