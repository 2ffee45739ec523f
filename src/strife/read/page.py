"""HTML pages: the article without menus, notices and comments; title, date, publisher and url from the page's metadata.

The page's `lang` attribute is not used: templates carry it, and it is wrong too often; `identify` reads the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from strife.errors import InputError
from strife.model import Report, Skipped
from strife.read.bytes import declared_charset, decode, read_bytes
from strife.read.record import Defaults, Record, reports_from


def read_page(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    """One report from a saved page."""
    yield from reports_from(page_record(read_bytes(path)), str(path), defaults)


def page_record(content: bytes, url: str = "") -> Record:
    """The article in a page; InputError where none is found."""
    import trafilatura  # half a second to load, and most runs meet no HTML
    from trafilatura.settings import Document

    html = decode(content, declared_charset(content))
    try:
        article = trafilatura.bare_extraction(
            html,
            url=url or None,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            # Only dates that the page states as its own; the extensive search takes any date from the running text.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a stranger's parser on a stranger's page: whatever it raises costs this page only
        raise InputError(f"the page cannot be parsed: {' '.join(str(error).split())}") from error
    if not isinstance(article, Document) or not article.text:
        raise InputError("no article found in the page")
    return Record(
        article.text.strip(),
        title=article.title or "",
        date=article.date or None,
        publisher=article.sitename or "",
        url=url or article.url or "",
    )
