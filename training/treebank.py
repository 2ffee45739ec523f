"""Read what treebanks and name corpora hold: sentences of words with their trees, their names, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

HERE = Path(__file__).parent
NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}”’…]+|'s|n't|'[a-z]{1,2})$")
NO_SPACE_AFTER = re.compile(r"^[(\[{“‘$£€#]$")


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
    extra: dict[str, str] = field(default_factory=dict)


def read(path: Path) -> list[Sentence]:
    """The sentences of a file, by its suffix: .conllu (trees), .iob2, .conll and .ner.txt (names)."""
    if path.suffix == ".conllu":
        return list(_conllu(path))
    return list(_names(path))


def _blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
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


def _conllu(path: Path) -> Iterator[Sentence]:
    for comments, rows in _blocks(path):
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


def _names(path: Path) -> Iterator[Sentence]:
    known = yaml.safe_load((HERE / "languages" / "names.yml").read_text(encoding="utf-8"))
    blocks = list(_blocks(path))
    common = {cell for _, rows in blocks for row in rows for cell in row.split()[:2] if cell.islower()}
    for comments, rows in blocks:
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
