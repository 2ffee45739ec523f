"""Sentences of words with their trees, as CoNLL-U writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Word:
    """One word; `head` is the index of its head, -1 for the root, None where the treebank does not know."""

    form: str
    space: bool = True
    lemma: str = ""
    upos: str = ""
    feats: str = ""
    head: int | None = None
    dep: str = ""


@dataclass(slots=True)
class Sentence:
    """Words in a row; `names` has a BIO tag a word ("?" where nobody looked), or is None if nobody looked at all."""

    words: list[Word]
    names: list[str] | None = None
    starts_doc: bool = False
    starts_par: bool = False


def blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Comments and rows of each sentence."""
    comments: list[str] = []
    rows: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            if rows:
                yield comments, rows
            comments, rows = [], []
        elif line.startswith("# "):
            comments.append(line)
        else:
            rows.append(line)
    if rows:
        yield comments, rows


def conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, with their trees."""
    for comments, rows in blocks(path):
        cells = [row.split("\t") for row in rows]
        spans = [cell for cell in cells if "-" in cell[0]]
        cells = [cell for cell in cells if cell[0].isdigit()]
        words = [_word(cell) for cell in cells]
        for span in reversed(spans):
            _join(words, span)
        break_circles(words)
        keys = {comment[2:].split("=")[0].split(" id")[0].strip() for comment in comments}
        yield Sentence(words, None, "newdoc" in keys, "newpar" in keys)


def _word(cell: list[str]) -> Word:
    head = None if cell[6] == "_" else int(cell[6]) - 1
    feats = "" if cell[5] == "_" else cell[5]
    lemma = cell[1] if cell[2] == "_" and cell[1] == "_" else cell[2]
    return Word(cell[1], "SpaceAfter=No" not in cell[9], lemma, cell[3], feats, head, "" if head is None else cell[7])


def _join(words: list[Word], span: list[str]) -> None:
    """Make a multiword token's words spell its surface: spaces off inside it, or one word where they cannot."""
    first, last = (int(number) - 1 for number in span[0].split("-"))
    inside = words[first : last + 1]
    space = "SpaceAfter=No" not in span[9]
    if "".join(word.form for word in inside) == span[1]:
        for word in inside[:-1]:
            word.space = False
        inside[-1].space = space
        return
    members = range(first, last + 1)
    top = next((i for i in members if words[i].head not in members), first)
    one = words[top]
    one.form, one.space = span[1], space
    words[first : last + 1] = [one]
    for word in words:
        if word.head is not None and word.head >= first:
            word.head = first if word.head <= last else word.head - (last - first)


def break_circles(words: list[Word]) -> None:
    """Forget one arc of every circle (rebuilt trees have some): unknown is better than wrong."""
    for i, word in enumerate(words):
        seen, at = {i}, word.head
        while at is not None and at >= 0 and at not in seen:
            seen.add(at)
            at = words[at].head
        if at == i:
            word.head, word.dep = None, ""
