"""read: plain text and Markdown, front matter, encodings, and what is refused."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from strife.errors import InputError
from strife.model import Report, Skipped
from strife.read import read, read_text

TEXT = "Trupperna gick in i Gharyan på torsdagen."


def only(path: Path, **given: str) -> Report | Skipped:
    (found,) = read(path, **given)
    return found


def report(path: Path, **given: str) -> Report:
    found = only(path, **given)
    assert isinstance(found, Report), found
    return found


def reason(path: Path) -> str:
    found = only(path)
    assert isinstance(found, Skipped)
    assert found.stage == "read"
    return found.reason


def written(folder: Path, content: str | bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_plain_text_is_a_report(tmp_path: Path) -> None:
    found = report(written(tmp_path, TEXT))
    assert (found.text, found.lang, found.published.origin) == (TEXT, "", "unknown")
    assert found.path == str(tmp_path / "a.txt")


def test_front_matter_says_what_the_text_does_not(tmp_path: Path) -> None:
    head = (
        "---\ntitle: Framryckning\ndate: 2019-04-04\npublisher: TT\nlang: sv\nurl: https://x.test/1\nmood: grim\n---\n"
    )
    found = report(written(tmp_path, head + "\n" + TEXT + "\n", "a.md"))
    assert (found.title, found.publisher, found.lang, found.url) == ("Framryckning", "TT", "sv", "https://x.test/1")
    assert (found.published.start, found.published.end) == (date(2019, 4, 4), date(2019, 4, 5))
    assert (found.published.granularity, found.published.origin) == ("day", "explicit")
    assert found.text == TEXT


def test_norwegian_is_not_false(tmp_path: Path) -> None:
    """YAML 1.1 reads a bare `no` as a truth value."""
    assert report(written(tmp_path, f"---\nlang: no\n---\n{TEXT}")).lang == "no"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("---\ntitle: [a\n---\n", "front matter: line"),
        ("---\ntitle: 'a\n", "never closed"),
        ("---\njust words\n---\n", "not lines of 'key: value'"),
        ("---\ntitle: [a, b]\n---\n", "'title' is not a single value"),
        ("---\na: &a [*a, *b]\n---\n", "front matter: line 2"),
    ],
)
def test_broken_front_matter_is_said(tmp_path: Path, head: str, said: str) -> None:
    assert said in reason(written(tmp_path, head + TEXT))


def test_a_given_date_counts_where_the_file_is_silent(tmp_path: Path) -> None:
    silent = written(tmp_path, TEXT)
    dated = written(tmp_path, f"---\ndate: 2019-04-04\n---\n{TEXT}", "b.txt")
    assert report(silent, date="2020-01").published.granularity == "month"
    assert report(dated, date="2020-01").published.start == date(2019, 4, 4)


def test_a_date_that_is_none_leaves_the_report(tmp_path: Path) -> None:
    found, note = read(written(tmp_path, f"---\ndate: in April\n---\n{TEXT}"))
    assert isinstance(found, Report)
    assert not found.published.known
    assert isinstance(note, Skipped)
    assert (note.report, note.stage) == (found.id, "date")
    assert "'in April'" in note.reason


def test_a_language_that_is_no_tag_is_left_out(tmp_path: Path) -> None:
    found, note = read(written(tmp_path, f"---\nlang: Swedish!\n---\n{TEXT}"))
    assert isinstance(found, Report)
    assert found.lang == ""
    assert isinstance(note, Skipped)
    assert note.stage == "lang"


@pytest.mark.parametrize(("tag", "lang"), [("en-GB", "en"), ("sv_SE", "sv"), ("zh-hant-TW", "zh-Hant"), ("ARZ", "arz")])
def test_a_region_is_not_part_of_the_language(tag: str, lang: str) -> None:
    assert read_text(TEXT, lang=tag).lang == lang


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_every_usual_encoding_gives_the_same_report(tmp_path: Path, content: bytes) -> None:
    assert report(written(tmp_path, content)).text == TEXT


def test_lines_in_two_encodings_are_read_each_in_its_own(tmp_path: Path) -> None:
    content = "Först på svenska – så.\n".encode() + "Därefter ”citat”.\n".encode("cp1252")
    assert report(written(tmp_path, content)).text == "Först på svenska – så.\nDärefter ”citat”."


def test_cyrillic_of_the_nineties_is_not_read_as_accents(tmp_path: Path) -> None:
    content = "Войска вошли в город в четверг.".encode("cp1251")
    assert reason(written(tmp_path, content)) == "neither UTF-8 nor Windows-1252: save it as UTF-8"


def test_line_ends_of_windows_keep_the_id(tmp_path: Path) -> None:
    one, two = written(tmp_path, "a b\nc d\n"), written(tmp_path, "a b\r\nc d\r\n", "b.txt")
    assert report(one).id == report(two).id


@pytest.mark.parametrize("content", [b"", b" \n\n", b"---\ntitle: a\n---\n\n"], ids=["nothing", "blank", "only a head"])
def test_an_empty_file_is_skipped(tmp_path: Path, content: bytes) -> None:
    assert reason(written(tmp_path, content)) in ("empty", "no text")


@pytest.mark.parametrize("content", [b"ab\0cd", b"%PDF-1.7 abc", b"\x89PNG\r\n", b"\xff\xfea\0\0\0b\0"])
def test_a_binary_file_is_skipped(tmp_path: Path, content: bytes) -> None:
    assert reason(written(tmp_path, content)) == "binary, not text"


def test_a_huge_file_is_skipped(tmp_path: Path) -> None:
    assert reason(written(tmp_path, b"a" * 10_000_001)) == "too large: 10,000,001 bytes (at most 10,000,000 a report)"


def test_a_folder_is_read_in_order_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".git").mkdir()
    for name, content in [
        ("b.txt", "two"),
        ("a.txt", ""),
        ("deep/c.txt", "three"),
        (".git/x.txt", "no"),
        ("d.pdf", "x"),
    ]:
        (tmp_path / name).write_text(content)
    (tmp_path / "README.md").write_text("About these reports.")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(read(tmp_path))
    assert [item.text for item in found if isinstance(item, Report)] == ["two", "three"]
    skipped = {Path(item.report).name: item.reason for item in found if isinstance(item, Skipped)}
    assert set(skipped) == {"a.txt", "d.pdf", "README.md", "gone.txt"}
    assert "unknown format" in skipped["d.pdf"]
    assert "No such file" in skipped["gone.txt"]


def test_a_folder_with_nothing_in_it_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder with nothing in it"):
        read(tmp_path)


def test_a_missing_path_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nope\.txt: no such file or folder"):
        read([written(tmp_path, TEXT), tmp_path / "nope.txt"])


def test_a_date_of_the_caller_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'soon'"):
        read(written(tmp_path, TEXT), date="soon")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"---\ntitle: T\n---\n{TEXT}".encode())))
    (found,) = read("-")
    assert isinstance(found, Report)
    assert (found.title, found.text, found.path) == ("T", TEXT, "-")


def test_read_text_keeps_the_text_as_it_is() -> None:
    assert read_text("  a\r\nb ").text == "  a\r\nb "
    with pytest.raises(InputError, match="no text"):
        read_text(" ")
    with pytest.raises(InputError, match="is not YYYY-MM-DD"):
        read_text("a", date="yesterday")
