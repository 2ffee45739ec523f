"""Reads sentences parsed elsewhere, as CoNLL-U (ten columns, Universal Dependencies): how tests write a parse by hand.

Offsets are found by looking for each word in the text, in order; a name is a `Name=B-PER` / `Name=I-PER` in MISC.
"""

from __future__ import annotations

from strife.errors import ParserError
from strife.model import Name, Sentence, Token


def sentences(conllu: str, text: str | None = None) -> tuple[str, tuple[Sentence, ...]]:
    """The text (given, or rebuilt from the words) and its sentences. Raises ParserError naming the line."""
    rows = _rows(conllu)
    whole = text if text is not None else _rebuild(rows)
    found: list[Sentence] = []
    cursor = 0
    for block in rows:
        tokens: list[Token] = []
        names: list[tuple[int, int, str]] = []
        for i, (line, columns) in enumerate(block):
            start = whole.find(columns[1], cursor)
            if start < 0:
                raise ParserError(
                    f"CoNLL-U line {line}: the word `{columns[1]}` does not stand in the text after character {cursor}."
                )
            cursor = start + len(columns[1])
            tokens.append(_token(i, columns, start, cursor, line, len(block)))
            misc = dict(p.split("=", 1) for p in columns[9].split("|") if "=" in p)
            tag = misc.get("Name", "O")
            if tag.startswith("B-"):
                names.append((start, cursor, tag[2:]))
            elif tag.startswith("I-") and names:
                names[-1] = (names[-1][0], cursor, names[-1][2])
        found.append(
            Sentence(len(found), tokens[0].start, tokens[-1].end, tuple(tokens), tuple(Name(*n) for n in names))
        )
    return whole, tuple(found)


def _rows(conllu: str) -> list[list[tuple[int, list[str]]]]:
    """Words by sentence, each with its line number; comments, multiword ranges and empty nodes are left out."""
    found: list[list[tuple[int, list[str]]]] = [[]]
    for number, raw in enumerate(conllu.splitlines(), 1):
        line = raw.strip()
        if not line:
            found.append([])
        elif not line.startswith("#"):
            columns = line.split("\t") if "\t" in line else line.split()
            if len(columns) != 10:
                raise ParserError(f"CoNLL-U line {number}: {len(columns)} columns where there must be 10.")
            if columns[0].isdigit():
                found[-1].append((number, columns))
    return [block for block in found if block]


def _rebuild(rows: list[list[tuple[int, list[str]]]]) -> str:
    words = []
    for block in rows:
        for _, columns in block:
            words.append(columns[1] + ("" if "SpaceAfter=No" in columns[9] else " "))
    return "".join(words).strip()


def _token(i: int, columns: list[str], start: int, end: int, line: int, count: int) -> Token:
    if not columns[6].isdigit() or int(columns[6]) > count:
        raise ParserError(f"CoNLL-U line {line}: the head `{columns[6]}` is no word of the sentence.")
    head = int(columns[6]) - 1
    pairs = [] if columns[5] == "_" else [pair.split("=", 1) for pair in columns[5].split("|")]
    if any(len(pair) != 2 for pair in pairs):
        raise ParserError(f"CoNLL-U line {line}: the features `{columns[5]}` are not written Name=Value.")
    feats = dict(pairs)
    return Token(i, columns[1], columns[2], columns[3], feats, head if head >= 0 else i, columns[7], start, end)
