"""The formats that `read` knows: the ending of a file's name, and what reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from strife.model import Report, Skipped
from strife.read.archive import read_warc
from strife.read.feed import read_feed
from strife.read.lines import read_json, read_jsonl
from strife.read.page import read_page
from strife.read.plain import read_plain
from strife.read.record import Defaults
from strife.read.table import read_csv, read_parquet

Reader = Callable[[Path, Defaults], Iterator[Report | Skipped]]


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    endings: tuple[str, ...]
    reader: Reader


FORMATS = (
    Format("text", (".txt", ".text", ".md", ".markdown"), read_plain),
    Format("page", (".html", ".htm", ".xhtml"), read_page),
    Format("feed", (".xml", ".rss", ".atom"), read_feed),
    Format("json lines", (".jsonl", ".ndjson"), read_jsonl),
    Format("json", (".json",), read_json),
    Format("csv", (".csv", ".tsv"), read_csv),
    Format("parquet", (".parquet",), read_parquet),
    Format("warc", (".warc", ".warc.gz"), read_warc),
)


def reader_of(path: Path) -> Reader | None:
    """What reads a file of this name; a name without any ending is taken for text, an unknown ending for none."""
    name = path.name.lower()
    for known in FORMATS:
        if name.endswith(known.endings):
            return known.reader
    return None if path.suffix else read_plain


def known_endings() -> str:
    return " ".join(ending for known in FORMATS for ending in known.endings)
