"""From the bytes of a file to its text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from strife.errors import InputError

# The longest report in the field's corpora is below 1 MB; ten times that is a dump of a database or a broken export.
MOST_BYTES = 10_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Kinds of binary file that can lie in a folder of reports and may hold no NUL byte in the part that is looked at.
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_NON_ASCII_LETTER = re.compile(r"[\u00c0-\u00ff]")
_LETTER = re.compile(r"[^\W\d_]")
# Share of accented letters above which "it must be Windows-1252" is taken to be wrong. On the sentences of the 527-a-
# language PUD half in ../shared/gold/dev, de es fi fr it pt sv reach 0.22 at most (99th percentile 0.14), while
# Russian in cp1251 or koi8-r and Arabic in cp1256, read as cp1252, begin at 0.51, Thai at 0.56, Chinese at 0.32.
# Czech and Polish in cp1250 and Turkish in cp1254 (medians 0.11, 0.02, 0.10) cannot be told from it this way.
_MOST_ACCENTED = 0.35


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a file; InputError where it cannot be read, is empty or too large."""
    try:
        size = path.stat().st_size
        if size > most:
            raise InputError(f"too large: {size:,} bytes (at most {most:,} a report)")
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error
    if not content.strip():
        raise InputError("empty")
    return content


def decode(content: bytes, declared: str | None = None) -> str:
    """The text in `content`: a byte order mark decides, else UTF-8, else `declared`, else line by line.

    Raises InputError for a binary file, and for bytes that are neither UTF-8 nor Western European.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return _without_nul(content.decode(encoding))
            except UnicodeDecodeError as error:
                raise InputError(f"begins as {encoding} but is not ({error.reason} at byte {error.start})") from error
    if content.startswith(_MAGIC) or b"\0" in content:
        raise InputError("binary, not text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return _without_nul(content.decode(declared))
        except (UnicodeDecodeError, LookupError):
            pass  # pages often declare an encoding that they do not have
    return "".join(decode_line(line) for line in content.splitlines(keepends=True))


def decode_line(line: bytes) -> str:
    """One line: UTF-8 or, where it is not, Windows-1252. Files put together from two sources mix both."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("cp1252", "c1")
    letters = len(_LETTER.findall(text))
    if letters >= 12 and len(_NON_ASCII_LETTER.findall(text)) > _MOST_ACCENTED * letters:
        raise InputError("neither UTF-8 nor Windows-1252: save it as UTF-8")
    return text


def declared_charset(content: bytes) -> str | None:
    """The encoding that a page or an XML file names in its first 2,048 bytes (where HTML says it must stand)."""
    found = _CHARSET.search(content[:2048]) or re.search(rb"""encoding=["']([A-Za-z0-9_.:-]+)""", content[:200])
    return found.group(1).decode("ascii") if found else None


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise InputError("binary, not text")
    return text


def _c1(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that cp1252 leaves open become control characters, as in every browser (WHATWG)."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("c1", _c1)
