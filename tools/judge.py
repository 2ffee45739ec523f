"""Draws claims to be judged, and keeps the verdicts: how precise what strife tells as happened is.

    python tools/judge.py draw --n 200 --seed 1 --gold ../shared/gold [--texts 400] DRAWN.jsonl
    python tools/judge.py show DRAWN.jsonl                 # numbered, to be read
    python tools/judge.py keep DRAWN.jsonl VERDICTS.tsv --judge NAME

DRAWN.jsonl holds sentences of the gold sets: it is scratch and stays out of the repository. VERDICTS.tsv has a line a claim:
number, `right` or `wrong`, and for a wrong one its cause (parse, lexicon, role, actor, status, other), with tabs between; what
follows is the judge's own note and is not kept. `keep` adds the verdicts, without a word of the texts, to
tests/quality/judgements.jsonl; a claim judged twice has the later verdict.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from strife.evaluate import gold_file
from strife.evaluate.judged import Judgement, judgements, write_judgements
from strife.model import Claim, Party, Report, Sentence
from strife.pipeline import DEFAULT_CONFIDENCE, Coded, Coder
from strife.read import read_lines

KEPT = Path(__file__).parents[1] / "tests" / "quality" / "judgements.jsonl"
SETS = ("muc4", "geo_lgl", "geo_trnews", "geo_gwn", "geo_geovirus")  # news texts; the others are chosen sentences
Drawn = dict[str, Any]


def texts(gold: Path) -> Iterator[tuple[str, str, Report]]:
    """Every text of the sets: its set, its id there, and the report."""
    for name in SETS:
        with gold_file(gold, name).open("rb") as stream:
            for given in read_lines(stream):
                if given.report:
                    yield name, str(given.id), given.report


def told(coder: Coder, name: str, id: str, report: Report) -> Iterator[Drawn]:
    """Every claim of a text told as happened, with what a judge needs to read."""
    coded = coder.code(report)
    if isinstance(coded, Coded):
        for claim in coded.claims:
            if claim.status == "actual":
                yield item(name, id, coded, claim, coder)


def item(name: str, id: str, coded: Coded, claim: Claim, coder: Coder) -> Drawn:
    """A claim as a judge reads it: its fields, its sentence, and the sentences before and after."""
    sentences, text = coded.reading.sentences, coded.report.text
    here = claim.evidence.sentence
    sentence = sentences[here]

    def words(one: Sentence) -> str:
        return " ".join(text[one.start : one.end].split())

    def code(party: Party) -> str:
        # The id of somebody learned from this text is his name there, and is not kept.
        known = party.id.startswith(("-", "geo:")) or party.id in coder.knowledge.actors
        known = known or party.id.split(".")[0] == party.country
        return f"{party.id if known else '-'} {party.country or '-'} {party.sector or '-'}"

    def said(party: Party | None) -> str:
        return f"{party.name} [{party.country or '-'} {party.sector or '-'}] '{party.text}'" if party else ""

    place, when = claim.place, claim.when
    return {
        "set": name,
        "id": id,
        "start": sentence.start,
        "end": sentence.end,
        "trigger": claim.evidence.trigger_start,
        "claim": claim.id,
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "source": [said(p) for p in claim.source],
        "target": [said(p) for p in claim.target],
        "source_codes": [code(p) for p in claim.source],
        "target_codes": [code(p) for p in claim.target],
        "place": f"{place.name} ({place.country})" if place else None,
        "when": f"{when.start}..{when.end} '{when.text}' {when.origin}" if when.start else None,
        "speaker": said(claim.speaker),
        "stance": claim.stance,
        "tolls": [f"{t.low}-{t.high} {t.kind}" for t in claim.tolls],
        "rule": claim.evidence.rule,
        "confidence": claim.confidence,
        "trigger_text": text[claim.evidence.trigger_start : claim.evidence.trigger_end],
        "published": str(coded.report.published.start),
        "before": words(sentences[here - 1]) if here else "",
        "sentence": words(sentence),
        "after": words(sentences[here + 1]) if here + 1 < len(sentences) else "",
    }


def draw(args: argparse.Namespace) -> None:
    """N claims of all, each as likely as any other; the same seed draws the same from the same claims."""
    coder = Coder(threshold=args.min_confidence)
    chance, some = random.Random(args.seed), list(texts(args.gold))
    if args.texts:
        some = chance.sample(some, min(args.texts, len(some)))
    found = [one for name, id, report in some for one in told(coder, name, id, report)]
    found.sort(key=lambda one: (one["set"], one["id"], one["start"], one["trigger"], one["type"], one["claim"]))
    known = set() if args.again else {j.claim for j in (judgements(KEPT) if KEPT.is_file() else ())}
    fresh = [one for one in found if one["claim"] not in known]
    chosen = chance.sample(fresh, min(args.n, len(fresh)))
    lines = (json.dumps({"n": n, "draw": args.seed, **one}, ensure_ascii=False) for n, one in enumerate(chosen, 1))
    args.drawn.write_text("".join(line + "\n" for line in lines), "utf-8")
    print(f"{len(chosen)} of {len(found)} claims told as happened, {len(found) - len(fresh)} of them judged before")


def show(args: argparse.Namespace) -> None:
    for one in rows(args.drawn):
        print(f"#{one['n']} {one['set']} {one['id']}  published {one['published']}  confidence {one['confidence']}")
        print(f"   ({one['before']})\n   {one['sentence']}\n   ({one['after']})")
        says = f"   by {one['speaker']} ({one['stance']})" if one["speaker"] else ""
        print(f" = {one['type']}/{one['mode'] or '-'} {one['status']}   '{one['trigger_text']}'   {one['rule']}")
        print(f"   {'; '.join(one['source']) or '-'}  ->  {'; '.join(one['target']) or '-'}{says}")
        print(f"   place {one['place']}   when {one['when']}   tolls {', '.join(one['tolls']) or '-'}\n")


def keep(args: argparse.Namespace) -> None:
    drawn = {one["n"]: one for one in rows(args.drawn)}
    made = []
    for line in args.verdicts.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        number, verdict, cause, *_ = [*(cell.strip() for cell in line.split("\t")), "", ""]
        one = drawn[int(number)]
        same = {
            key: one[key]
            for key in ("set", "id", "start", "end", "trigger", "claim", "type", "status", "confidence", "draw")
        }
        made.append(
            Judgement(
                **same,
                source=tuple(one["source_codes"]),
                target=tuple(one["target_codes"]),
                verdict=verdict,
                cause=None if verdict == "right" else cause,
                judge=args.judge,
                date=args.date,
            )
        )
    write_judgements(args.to, [*(judgements(args.to) if args.to.is_file() else ()), *made])
    kept = judgements(args.to)  # read again: a verdict that is none is told now
    print(f"{len(made)} verdicts kept; {sum(j.right for j in kept)} of {len(kept)} in all are right")


def rows(file: Path) -> list[Drawn]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    does = parser.add_subparsers(required=True)
    one = does.add_parser("draw", help=draw.__doc__)
    one.add_argument("--n", type=int, default=200)
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--texts", type=int, help="of that many texts, drawn first: quicker than coding them all")
    one.add_argument("--gold", type=Path, required=True)
    one.add_argument("--min-confidence", type=float, default=DEFAULT_CONFIDENCE)
    one.add_argument("--again", action="store_true", help="draw from claims judged before too")
    one.set_defaults(do=draw)
    two = does.add_parser("show", help="print what was drawn, to be read")
    two.set_defaults(do=show)
    three = does.add_parser("keep", help="add verdicts to those kept in the repository")
    three.set_defaults(do=keep)
    for sub in (one, two, three):
        sub.add_argument("drawn", type=Path)
    three.add_argument("verdicts", type=Path)
    three.add_argument("--judge", required=True, help="who judged")
    three.add_argument("--date", default=date.today().isoformat())
    three.add_argument("--to", type=Path, default=KEPT)
    args = parser.parse_args()
    args.do(args)


if __name__ == "__main__":
    main()
