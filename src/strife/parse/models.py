"""The parsers that come with strife: which there are, one of them ready to use, and what is known of it.

    >>> nlp = load("en")
    >>> [word.lemma_ for word in nlp("Rebels took the town.")]
    ['rebel', 'take', 'the', 'town', '.']

Each is one file, `weights/<lang>.xz`, beside a card, `weights/<lang>.json`: scores, treebanks with their licences,
and how it was made. `training/` makes them; MODELS.md tells of them.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language  # spaCy takes most of a second to import: only `load` needs it

WEIGHTS = Path(__file__).parent / "weights"


def installed() -> tuple[str, ...]:
    """The languages that have a parser here, in alphabetical order."""
    return tuple(sorted(path.stem for path in WEIGHTS.glob("*.xz")))


@cache
def load(lang: str) -> Language:
    """The parser of a language, loaded once a process; LookupError names the languages there are."""
    from strife.parse import packed

    return packed.unpack(_file(lang, ".xz").read_bytes())


def lemmas(lang: str) -> Mapping[str, str]:
    """The lemma of every form that a treebank of the language has, under `form|part of speech`."""
    from strife.parse.lemmas import NAME

    seen: Any = load(lang).get_pipe(NAME)
    table: Mapping[str, str] = seen.table
    return table


@cache
def version() -> str:
    """The hash of all parsers here: what a report's coding depends on besides the knowledge."""
    digest = hashlib.sha256()
    for lang in installed():
        digest.update(_file(lang, ".xz").read_bytes())
    return digest.hexdigest()[:8]


def card(lang: str) -> dict[str, object]:
    """What is known of a language's parser: scores, data and licences, size, and the command that made it."""
    said: dict[str, object] = json.loads(_file(lang, ".json").read_text(encoding="utf-8"))
    return said | {"size": _file(lang, ".xz").stat().st_size}


def _file(lang: str, suffix: str) -> Path:
    if lang not in installed():
        known = ", ".join(installed()) or "none"
        raise LookupError(f"No parser for language {lang!r} comes with strife; there are parsers for: {known}.")
    return WEIGHTS / f"{lang}{suffix}"
