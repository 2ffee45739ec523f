"""Sentences of words with their names, as the name corpora write them, in UNER's sense of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from treebank import Sentence, Word, blocks, conllu

HERE = Path(__file__).parent
NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}”’…]+|'s|n't|'[a-z]{1,2})$")
NO_SPACE_AFTER = re.compile(r"^[(\[{“‘$£€#]$")


def read(path: Path) -> list[Sentence]:
    """The sentences of a file, by its suffix: .conllu (trees), .iob2, .conll and .ner.txt (names)."""
    if path.suffix == ".conllu":
        return list(conllu(path))
    return list(named(path))


def named(path: Path) -> Iterator[Sentence]:
    """The sentences of an .iob2, .conll or .ner.txt file, with their names and without trees."""
    known = yaml.safe_load((HERE / "languages" / "names.yml").read_text(encoding="utf-8"))
    found = list(blocks(path))
    common = {cell for _, rows in found for row in rows for cell in row.split()[:2] if cell.islower()}
    for comments, rows in found:
        cells = [row.split("\t" if "\t" in row else " ") for row in rows]
        if path.suffix == ".iob2":
            forms, tags = [cell[1] for cell in cells], [cell[2] for cell in cells]
        elif path.suffix == ".conll":
            forms, tags = [cell[1] for cell in cells], [cell[-1].removeprefix("name=") for cell in cells]
        else:
            forms, tags = [cell[0] for cell in cells], [cell[-1] for cell in cells]
        text = next((c[9:] for c in comments if c.startswith("# text = ")), None)
        words = [Word(form, space) for form, space in zip(forms, _spaces(forms, text), strict=True)]
        newdoc = any(comment.startswith("# newdoc") for comment in comments)
        bio = _bio(tags, known["labels"])
        if path.suffix != ".iob2":
            _narrow(bio, forms, known)
            _doubt(bio, forms, common)
        yield Sentence(words, bio, newdoc, any(c.startswith("# newpar") for c in comments))


def _bio(tags: list[str], labels: dict[str, str]) -> list[str]:
    """Our labels with B and I. Where a corpus writes no B ("PER PER"), a name lasts until the label changes."""
    out: list[str] = []
    last = "O"
    for tag in tags:
        prefix, _, label = tag.rpartition("-") if tag not in ("-", "O", "0") else ("", "", tag)
        ours = labels.get(label, "O")
        if ours in ("O", "?"):
            out.append(ours)
        else:
            out.append(f"{'I' if last == ours and prefix != 'B' else 'B'}-{ours}")
        last = ours
    return out


def _narrow(bio: list[str], forms: list[str], known: dict[str, list[str]]) -> None:
    """Cut off names what UNER does not count in: articles, and before people's names whatever ends in a title."""
    for start, end in _stretches(bio):
        words = [form.lower() for form in forms[start:end]]
        cut = int(words[0] in known["articles"])
        if bio[start] == "B-PER":
            cut = max([cut, *(i + 1 for i, word in enumerate(words) if word in known["titles"])])
        bio[start : start + cut] = ["O"] * cut
        if start + cut < end and cut:
            bio[start + cut] = f"B{bio[start + cut][1:]}"


def _doubt(bio: list[str], forms: list[str], common: set[str]) -> None:
    """Leave untaught what is tagged but is no name in UNER's sense: re3d tags pronouns and "the government" too. A name
    ends in a capitalised word, and a name of one word is not also found in small letters."""
    for start, end in _stretches(bio):
        if not forms[end - 1][0].isupper() or (end - start == 1 and forms[start].lower() in common):
            bio[start:end] = ["?"] * (end - start)


def _stretches(bio: list[str]) -> list[tuple[int, int]]:
    """Where each name begins and ends."""
    starts = [i for i, tag in enumerate(bio) if tag.startswith("B")]
    return [(i, next((j for j in range(i + 1, len(bio)) if not bio[j].startswith("I")), len(bio))) for i in starts]


def _spaces(forms: list[str], text: str | None) -> list[bool]:
    """Whether a space follows each form: as the text has it, or as print usually has it where the text is lost."""
    if text is not None:
        spaces, at = [], 0
        for form in forms:
            at = text.find(form, at) + len(form)
            spaces.append(at < len(text) and text[at].isspace())
        return [*spaces[:-1], True]
    spaces, open_quote = [], False
    for form, after in zip(forms, [*forms[1:], ""], strict=True):
        if form in ('"', "''", "``"):
            open_quote = not open_quote
            spaces.append(not open_quote)
        else:
            closing = after in ('"', "''") and open_quote
            spaces.append(not (closing or NO_SPACE_BEFORE.match(after) or NO_SPACE_AFTER.match(form)))
    return spaces
