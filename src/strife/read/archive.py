"""Web archives (WARC): a report for each page. Needs warcio."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from strife.errors import InputError
from strife.model import Report, Skipped
from strife.read.bytes import MOST_BYTES
from strife.read.page import page_record
from strife.read.record import Defaults, reports_from


def read_warc(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    """The HTML responses of an archive. The day of the crawl is not the day of publication and is not used."""
    try:
        warcio = import_module("warcio.archiveiterator")  # an extra
    except ImportError as error:
        raise InputError("reading WARC needs warcio: pip install warcio") from error
    with path.open("rb") as stream:
        number = 0
        try:
            for record in warcio.ArchiveIterator(stream):
                number += 1
                kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
                if record.rec_type != "response" or "html" not in kind:
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                yield from _page(record.content_stream().read(MOST_BYTES + 1), url, f"{path}:{number}", defaults)
        except Exception as error:  # broken archives make warcio and zlib raise many kinds
            raise InputError(f"the archive breaks off after record {number}: {' '.join(str(error).split())}") from error
    if number == 0:
        raise InputError("empty")


def _page(content: bytes, url: str, where: str, defaults: Defaults) -> Iterator[Report | Skipped]:
    try:
        if len(content) > MOST_BYTES:
            raise InputError(f"too large (at most {MOST_BYTES:,} bytes a report)")
        record = page_record(content, url)
    except InputError as error:
        yield Skipped(where, "read", str(error))
        return
    yield from reports_from(record, where, defaults)
