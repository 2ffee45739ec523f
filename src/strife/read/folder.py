"""The verb `read`: files and folders, in a fixed order, with what is wrong in one never stopping the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from strife.errors import InputError
from strife.model import Report, Skipped
from strife.read.bytes import MOST_BYTES
from strife.read.dates import DateLike, when_given
from strife.read.formats import known_endings, reader_of
from strife.read.plain import plain_reports
from strife.read.record import Defaults

Paths = str | Path | Iterable[str | Path]


def read(
    paths: Paths, *, date: DateLike | None = None, lang: str | None = None, publisher: str | None = None
) -> Iterator[Report | Skipped]:
    """The reports in files and folders ("-" is standard input), and a Skipped for whatever could not be used.

    `date`, `lang` and `publisher` count for reports that do not say their own. Raises InputError at once for a path
    that is not there, a folder without files, or a `date` that is none.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    if not given:
        raise InputError("nothing to read: give a file, a folder, or - for standard input")
    defaults = Defaults(when_given(date) if date else None, lang or "", publisher or "")
    files = [file for path in given for file in _files(path)]
    return _read(files, defaults)


def _read(files: list[Path | None], defaults: Defaults) -> Iterator[Report | Skipped]:
    for file in files:
        where = "-" if file is None else str(file)
        try:
            yield from _standard_input(defaults) if file is None else _file(file, defaults)
        except InputError as error:
            yield Skipped(where, "read", str(error))
        except OSError as error:
            yield Skipped(where, "read", f"cannot be read: {error.strerror or error}")


def _files(path: str | Path) -> list[Path | None]:
    """The files of a path, None for standard input. Names beginning with a dot (.git, .DS_Store) are passed over."""
    if str(path) == "-":
        return [None]
    place = Path(path)
    if not place.exists():
        raise InputError(f"{path}: no such file or folder")
    if not place.is_dir():
        return [place]
    found: list[Path | None] = []
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = (Path(folder, name) for name in sorted(names) if not name.startswith("."))
        found += [file for file in files if file.is_file() or not file.exists()]  # no pipes or sockets: they block
    if not found:
        raise InputError(f"{path}: a folder with nothing in it to read")
    return found


def _file(path: Path, defaults: Defaults) -> Iterator[Report | Skipped]:
    if path.stem.upper() == "README":
        raise InputError("a README speaks about its folder and is not taken for a report")
    reader = reader_of(path)
    if reader is None:
        raise InputError(f"an unknown format (known: {known_endings()})")
    yield from reader(path, defaults)


def _standard_input(defaults: Defaults) -> Iterator[Report | Skipped]:
    content = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise InputError(f"too large (at most {MOST_BYTES:,} bytes a report)")
    if not content.strip():
        raise InputError("empty")
    yield from plain_reports(content, "-", defaults)
