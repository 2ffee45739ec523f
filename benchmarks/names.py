"""Names found in text whose names are known (UNER's .iob2): the parser's alone, and after the gazetteer.

    PYTHONPATH=src python benchmarks/names.py LANG FILE.iob2

Every sentence is a report of its own, read as raw text (its `# text`). A name is right when it has the same characters
as one in the file; typed, also the same type. Who decides the type of a name that the parser found, the first that
knows exactly these characters (a genitive ending may differ):

1. the index of known names: person -> PER, other actors -> ORG, country or seat of government -> LOC; nationalities
   and peoples are no names and are dropped,
2. the places found (`find_places`) -> LOC,
3. the parser.

The last lines also add countries (1) and places (2) that overlap no name of the parser's: strife uses these too. Actors
are not added (no gain on EWT dev, a loss on the 23 names of Talbanken dev). Titles are not cut: that was not tried.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from strife.find.places import find_places
from strife.knowledge.load import Knowledge, load
from strife.knowledge.names import ACTOR, COUNTRY, SEAT, Hit
from strife.model import Name, Place
from strife.parse import built_in

Spans = set[Name]


def gold(path: Path) -> Iterator[tuple[str, Spans]]:
    """The text and the names of each sentence."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text = next((line[9:] for line in block.splitlines() if line.startswith("# text = ")), "")
        names: list[Name] = []
        at = 0
        for row in (line.split("\t") for line in block.splitlines() if not line.startswith("# ")):
            start = text.index(row[1], at)
            at = start + len(row[1])
            if row[2].startswith("B-"):
                names.append(Name(start, at, row[2][2:]))
            elif row[2].startswith("I-"):
                names[-1] = Name(names[-1].start, at, names[-1].label)
        if text:
            yield text, set(names)


def decided(text: str, lang: str, names: list[Name], known: Knowledge) -> tuple[Spans, Spans]:
    """The parser's names with the gazetteer's types, and the countries and places that the parser missed."""
    index = known.names(lang)
    hits = index.find(text)
    places = find_places(text, lang, names, known.gazetteer)

    def is_it(found: Hit | Place, name: Name) -> bool:
        return found.start == name.start and abs(found.end - name.end) <= len(index.genitive)

    kept = set()
    for name in names:
        label = name.label
        if hit := next((h for h in hits if is_it(h, name)), None):
            if hit.first.kind not in (ACTOR, COUNTRY, SEAT):
                continue
            person = hit.first.kind == ACTOR and known.actors[hit.first.id].kind == "person"
            label = "PER" if person else "ORG" if hit.first.kind == ACTOR else "LOC"
        elif any(is_it(place, name) for place in places):
            label = "LOC"
        kept.add(Name(name.start, name.end, label))
    missed = [h for h in hits if h.first.kind == COUNTRY] + [p for p in places if not _meets(p, hits)]
    return kept, {Name(m.start, m.end, "LOC") for m in missed if not _meets(m, names)}


def _meets(one: Hit | Place, others: list[Hit] | list[Name]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)


def score(found: list[Spans], wanted: list[Spans], typed: bool) -> str:
    """Precision, recall and F1 in per cent."""
    cut = [[{(n.start, n.end, n.label if typed else "") for n in names} for names in side] for side in (found, wanted)]
    right = sum(len(a & b) for a, b in zip(*cut, strict=True))
    got, want = (sum(map(len, side)) for side in cut)
    return f"P {100 * right / max(1, got):6.2f}  R {100 * right / max(1, want):6.2f}  F1 {200 * right / max(1, got + want):6.2f}"


def main(lang: str, path: Path) -> None:
    known = load()
    wanted: list[Spans] = []
    found: dict[str, list[Spans]] = {"parser alone": [], "types by gazetteer": [], "and places added": []}
    for text, names in gold(path):
        read = [name for sentence in built_in.sentences(text, lang) for name in sentence.names]
        kept, missed = decided(text, lang, read, known)
        wanted.append(names)
        for way, said in zip(found.values(), (set(read), kept, kept | missed), strict=True):
            way.append(said)
    print(f"{path.name}: {len(wanted)} sentences, {sum(map(len, wanted))} names")
    for way, said in found.items():
        for typed in (False, True):
            print(f"  {way:20}{'typed' if typed else 'untyped':9}{score(said, wanted, typed)}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
