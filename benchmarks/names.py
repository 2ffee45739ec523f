"""Names found in text with gold names (UNER): the parser's alone, and after the gazetteer has decided their types.

    PYTHONPATH=src python benchmarks/names.py LANG FILE.iob2

Each sentence is read as raw text, a report of its own. A name is right when its characters are (untyped) and its type
is (typed). Types are decided with what strife itself finds, in this order of authority.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from strife.find.places import find_places
from strife.knowledge.load import Knowledge, load
from strife.knowledge.names import ACTOR, COUNTRY, SEAT, Hit
from strife.model import Name
from strife.parse import built_in


def gold(path: Path) -> Iterator[tuple[str, set[Name]]]:
    """Each sentence's text and names."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        spans: list[Name] = []
        at = 0
        for line in lines:
            if line.startswith("# "):
                continue
            _, form, tag, *_ = line.split("\t")
            start = text.index(form, at)
            at = start + len(form)
            if tag.startswith("B-"):
                spans.append(Name(start, at, tag[2:]))
            elif tag.startswith("I-"):
                spans[-1] = Name(spans[-1].start, at, tag[2:])
        if text:
            yield text, set(spans)


def typed(text: str, lang: str, names: list[Name], known: Knowledge) -> list[Name]:
    hits = known.names(lang).find(text)
    places = find_places(text, lang, names, known.gazetteer)
    def same(a, b): return a.start == b.start and abs(b.end-a.end) <= len(known.names(lang).genitive)
    out=[]
    for n in names:
        hit = next((h for h in hits if same(h,n)), None)
        place = next((p for p in places if same(p,n)), None)
        label = n.label
        if hit and hit.first.kind == ACTOR:
            label = "PER" if known.actors[hit.first.id].kind == "person" else "ORG"
        elif hit and hit.first.kind in (COUNTRY, SEAT):
            label = "LOC"
        elif hit:
            continue
        elif place:
            label = "LOC"
        out.append(Name(n.start,n.end,label))
    return out


def main(lang: str, path: Path) -> None:
    known = load()
    conf=Counter(); ex={}
    right=Counter();got=Counter();want=Counter()
    for text, names in gold(path):
        raw=[n for s in built_in.sentences(text, lang) for n in s.names]
        ty=typed(text,lang,raw,known)
        for w,found in (("raw",set(raw)),("gaz",set(ty))):
          for t in (0,1):
            k=(w,t)
            a={(n.start,n.end,n.label if t else "") for n in found}; b={(n.start,n.end,n.label if t else "") for n in names}
            right[k]+=len(a&b);got[k]+=len(a);want[k]+=len(b)
        g={(n.start,n.end):n.label for n in names}; f={(n.start,n.end):n.label for n in ty}
        for s in g.keys()|f.keys():
            c=(g.get(s,"-"),f.get(s,"-")); conf[c]+=1; ex.setdefault(c,[]).append(text[max(0,s[0]-25):s[0]]+"["+text[slice(*s)]+"]"+text[s[1]:s[1]+15])
    for k in right: print(k, "P %.2f R %.2f F %.2f"%(100*right[k]/got[k],100*right[k]/want[k],200*right[k]/(got[k]+want[k])))
    for c,n in sorted(conf.items()):
        print(*c,n)
    if len(sys.argv)>3:
        for c in ex:
            if c[0]!=c[1]:
                print("==",c)
                for e in ex[c][:int(sys.argv[3])]: print("    ",e)

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
