"""read: pages, feeds, tables, web archives."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from strife.model import Report, Skipped
from strife.read import FORMATS, read

PARAGRAPH = "Forces loyal to the general entered the town on Thursday, its mayor said, and met no resistance there. "
PAGE = f"""<!doctype html><html lang="xx"><head><meta charset="utf-8"><title>Town entered | The Example</title>
<meta property="og:title" content="Town entered"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2019-04-04T21:00:00+02:00">
<link rel="canonical" href="https://example.org/town"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Town entered</h1><p>{PARAGRAPH * 3}</p><p>Då sade han – på svenska – att det var över. {PARAGRAPH * 2}</p>
</article><footer>Cookies and newsletters. All rights reserved.</footer></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Example</title>
<item><title>One &amp; only</title><link>https://example.org/1</link><pubDate>Thu, 04 Apr 2019 23:30:00 +0200</pubDate>
<description>&lt;p&gt;First &lt;b&gt;words&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;no()&lt;/script&gt;&lt;p&gt;Second.&lt;/p&gt;</description></item>
<item><title>Empty</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><title>T</title>
<updated>2019-04-04T10:00:00Z</updated><summary>short</summary><content type="html">The longer text.</content></entry></feed>"""


def test_a_page_is_its_article(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    (found,) = read(path)
    assert isinstance(found, Report)
    assert (found.title, found.publisher, found.url) == ("Town entered", "The Example", "https://example.org/town")
    assert (found.published.start, found.published.origin) == (date(2019, 4, 4), "explicit")
    assert "met no resistance" in found.text
    assert "på svenska" in found.text
    assert "Cookies" not in found.text
    assert "Sport" not in found.text
    assert found.lang == ""


def test_a_page_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    russian = "Войска вошли в город в четверг, сообщил мэр города, и не встретили сопротивления. " * 4
    page = f"<html><head><meta charset=windows-1251></head><body><article><p>{russian}</p></article></body></html>"
    path.write_bytes(page.encode("cp1251"))
    (found,) = read(path)
    assert isinstance(found, Report)
    assert "Войска вошли" in found.text


def test_a_page_does_not_take_a_date_from_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    text = "On 3 March 2011 the war began and it went on for years. " * 8
    path.write_text(f"<html><body><article><p>{text}</p></article></body></html>")
    (found,) = read(path)
    assert isinstance(found, Report)
    assert not found.published.known


@pytest.mark.parametrize("content", ["<html></html>", "<", "<html><body><script>var a = 1;</script></body></html>"])
def test_a_page_without_an_article_is_skipped(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(content)
    (found,) = read(path)
    assert isinstance(found, Skipped)


def test_a_feed_is_a_report_for_each_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_text(FEED)
    first, second = read(path)
    assert isinstance(first, Report)
    assert (first.title, first.publisher, first.url) == ("One & only", "The Example", "https://example.org/1")
    assert first.text == "First words.\nSecond."
    assert first.published.start == date(2019, 4, 4)
    assert second == Skipped(f"{path}:2", "read", "no text")


def test_an_atom_feed_and_its_longer_text(tmp_path: Path) -> None:
    path = tmp_path / "a.atom"
    path.write_text(ATOM)
    (found,) = read(path)
    assert isinstance(found, Report)
    assert (found.text, found.published.start) == ("The longer text.", date(2019, 4, 4))


def test_a_feed_that_breaks_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(FEED[: FEED.index("<item><title>Empty")])
    first, note = read(path)
    assert isinstance(first, Report)
    assert isinstance(note, Skipped)
    assert "entries may be missing" in note.reason


@pytest.mark.parametrize(
    "content", ["<a><b/></a>", "words", "<rss><a>&#xD800;", "<rss version='2.0'><channel></channel></rss>"]
)
def test_what_is_no_feed_is_skipped(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(content)
    (found,) = read(path)
    assert isinstance(found, Skipped)
    assert "feed" in found.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_reports(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    rows = [["Title", "TEXT", "date", "other"], ["T", '"two\nlines"', "2019-04-04", "x"], ["U", "b", "", ""]]
    path.write_text("\ufeff" + "".join(delimiter.join(row) + "\n" for row in rows))
    first, second = read(path)
    assert isinstance(first, Report)
    assert (first.title, first.text, first.path) == ("T", "two\nlines", f"{path}:2")
    assert first.published.known
    assert isinstance(second, Report)
    assert second.path == f"{path}:4"


def test_broken_rows_cost_themselves_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text,title\na,b,c\n"a"b,x\nlast,y\n')
    found = list(read(path))
    assert [item.report for item in found if isinstance(item, Skipped)] == [f"{path}:2", f"{path}:3"]
    assert [item.text for item in found if isinstance(item, Report)] == ["last"]


def test_a_long_field_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\n" + "word " * 60_000 + "\n")
    (found,) = read(path)
    assert isinstance(found, Report)


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("body,title\na,b\n")
    (found,) = read(path)
    assert found == Skipped(str(path), "read", "no column 'text' (the columns: body,title)")


def test_parquet(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "a.parquet"
    duckdb.sql(f"COPY (SELECT 'a' AS text, DATE '2019-04-04' AS date UNION ALL SELECT NULL, NULL) TO '{path}'")
    first, second = read(path)
    assert isinstance(first, Report)
    assert first.published.start == date(2019, 4, 4)
    assert second == Skipped(f"{path}:2", "read", "no text")
    path.write_text("not parquet")
    (broken,) = read(path)
    assert isinstance(broken, Skipped)
    assert broken.reason.startswith("not a Parquet file after row 0")


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a package look as if it were not installed."""

    def remove(package: str) -> None:
        for name in [name for name in sys.modules if name.split(".")[0] == package]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, package, None)

    return remove


@pytest.mark.parametrize(("name", "package"), [("a.parquet", "duckdb"), ("a.warc.gz", "warcio")])
def test_an_extra_that_is_missing_says_how_to_get_it(
    tmp_path: Path, without: Callable[[str], None], name: str, package: str
) -> None:
    without(package)
    path = tmp_path / name
    path.write_bytes(b"x")
    (found,) = read(path)
    assert isinstance(found, Skipped)
    assert f"needs {package}: pip install" in found.reason


def test_a_web_archive(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "a.warc.gz"
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        address = "https://example.org/archived"
        writer.write_record(
            writer.create_warc_record(address, "response", BytesIO(PAGE.encode()), http_headers=headers)
        )
    (found,) = read(path)
    assert isinstance(found, Report)
    assert (found.url, found.published.start) == ("https://example.org/archived", date(2019, 4, 4))
    path.write_bytes(path.read_bytes()[:300])
    assert all(isinstance(item, Skipped) for item in read(path))


def test_the_registry_names_every_ending_once() -> None:
    endings = [ending for known in FORMATS for ending in known.endings]
    assert len(endings) == len(set(endings))
