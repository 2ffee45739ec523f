"""Codes the example of every trigger: `python tools/check_examples.py LANG [FILE ...] [--knowledge FOLDER]`.

Prints each entry whose own example does not tell what the entry says, with what was coded instead, and how many do. A
trigger of a type must give a claim of that type, mode and context by its own rule with its roles filled; an operator must
change the event inside as its op says; a tie must be told. The exit status is 1 when anything is amiss.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from strife.errors import StrifeError
from strife.extract import extract
from strife.extract.telling import Telling
from strife.find import find
from strife.knowledge.lexicon import Sense
from strife.knowledge.load import Knowledge, load
from strife.model import Claim, Party, Reading, Report, Sentence, Tie
from strife.parse import parse

# What an operator's example must show: the status of the event inside, or the stance of its speaker.
STATUS = {"keep": "actual", "plan": "future", "want": "hypothetical", "fail": "negated"}
STANCE = {"say": "says", "confirm": "confirms", "deny": "denies"}


@dataclass(frozen=True, slots=True)
class Coded:
    """An example with what strife made of it; `rules` are the entries it met in it, those without a claim too."""

    reading: Reading
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Miss:
    """An entry whose example does not tell what it should."""

    entry: str
    example: str
    lacks: str
    got: str

    def __str__(self) -> str:
        return f"{self.entry}: {self.example}\n    {self.lacks}; got {self.got}"


def entry(sense: Sense) -> str:
    """The name of an entry: its rule, and that it is a noun (`censure` is both)."""
    return f"{sense.rule} (noun)" if sense.pos == "noun" else sense.rule


def by_file(lang: str, known: Knowledge) -> Mapping[str, tuple[Sense, ...]]:
    """The entries that tell something, by the file they stand in."""
    found: dict[str, list[Sense]] = {}
    for sense in known.lexicon(lang).senses():
        if not sense.void:
            found.setdefault(sense.rule.split("/")[1].split(":")[0], []).append(sense)
    return {file: tuple(sorted(senses, key=entry)) for file, senses in sorted(found.items())}


def code(texts: Sequence[str], lang: str, known: Knowledge) -> Iterator[Coded]:
    """Each text as a report of its own, all parsed together: starting the parser anew for each is most of the time."""
    lexicon = known.lexicon(lang)
    _, reading = parse(Report.make("\n\n".join(texts), lang=lang), lexicon=lexicon)
    start = 0
    for text in texts:
        inside = [s for s in reading.sentences if start <= s.start < start + len(text)]
        report = Report.make(text, lang=lang)
        one = replace(reading, report=report.id, sentences=tuple(_shifted(s, n, start) for n, s in enumerate(inside)))
        one = find(report, one, known)
        claims, ties = extract(report, one, known)
        met = (t for s in one.sentences for t in Telling.of(report, one, s, known, lexicon).found.values())
        yield Coded(one, claims, ties, frozenset(entry(t.sense) for t in met))
        start += len(text) + 2


def _shifted(sentence: Sentence, index: int, by: int) -> Sentence:
    tokens = tuple(replace(t, start=t.start - by, end=t.end - by) for t in sentence.tokens)
    names = tuple(replace(n, start=n.start - by, end=n.end - by) for n in sentence.names)
    return Sentence(index, sentence.start - by, sentence.end - by, tokens, names)


def misses(senses: Iterable[Sense], lang: str, known: Knowledge) -> Iterator[Miss]:
    """Every entry whose example tells something else."""
    senses = tuple(senses)
    for sense, coded in zip(senses, code([s.example for s in senses], lang, known), strict=True):
        if missing := lacks(sense, coded, known):
            yield Miss(entry(sense), sense.example, missing, _told(coded))


def lacks(sense: Sense, coded: Coded, known: Knowledge) -> str:
    """What the example fails to show, in words; "" when it shows all."""
    if not sense.example:
        return "no example"
    if entry(sense) not in coded.rules:
        return "not met by this entry"
    if sense.op is not None:
        return _no_effect(sense, coded, known)
    if sense.type is not None:
        return min((_differs(sense, c, coded) for c in coded.claims), key=len, default=f"no {sense.type}")
    told = any(t.kind == sense.tie and e.rule == sense.rule for t in coded.ties for e in t.evidence)
    return "" if told else f"no tie `{sense.tie}`"


def _differs(sense: Sense, claim: Claim, coded: Coded) -> str:
    """What keeps a claim from being the one the entry promises; longer the farther it is from it."""
    wrong = []
    if claim.evidence.rule != sense.rule or claim.type != sense.type:
        wrong.append(f"no {sense.type} by its own rule")
    if sense.mode and claim.mode != sense.mode:
        wrong.append(f"no mode `{sense.mode}`")
    if not set(sense.contexts) <= set(claim.contexts):
        wrong.append(f"no context `{' '.join(sense.contexts)}`")
    if sense.status and claim.status != sense.status:
        wrong.append(f"no status `{sense.status}`")
    if not claim.source and sense.source != ("none",):
        wrong.append("no source")
    if not claim.target and sense.target != ("none",) and (left := _left_out(claim, coded)):
        wrong.append(f"no target, though it names {left}")
    return "; ".join(wrong)


def _left_out(claim: Claim, coded: Coded) -> str:
    """The first actor of the example who has no part in the claim, nor in the name of one who has."""
    parts: tuple[Party | None, ...] = (*claim.source, *claim.target, claim.speaker)
    used = " | ".join(p.text for p in parts if p is not None)
    ids = {p.id for p in parts if p is not None}
    for actor in coded.reading.actors:
        place = claim.place is not None and claim.place.start <= actor.start < claim.place.end
        own = actor.actor.split(".")[0] in {i.split(".")[0] for i in ids if not i.startswith("-")}  # "its troops"
        if actor.text not in used and actor.actor not in ids and not place and not own:
            return actor.text
    return ""


def _no_effect(sense: Sense, coded: Coded, known: Knowledge) -> str:
    """Whether the event inside an operator shows no trace of it."""
    op = sense.op or ""
    if op in STANCE:
        shown = any(c.speaker is not None and c.stance == STANCE[op] for c in coded.claims)
        return "" if shown else f"nobody who {STANCE[op]}"
    if op == "stop":
        ended = {t.stopping for t in known.ontology.types.values()}
        shown = any(c.type in ended or c.status == "negated" for c in coded.claims)
        return "" if shown else "nothing that ends"
    shown = any(c.status == STATUS[op] and (c.source or sense.source == ("none",)) for c in coded.claims)
    return "" if shown else f"no claim that is `{STATUS[op]}` and has a source"


def _told(coded: Coded) -> str:
    """What was coded, short."""
    told = [f"{_claim(c)} ({c.evidence.rule})" for c in coded.claims]
    told += [f"{t.kind} {t.source.id} -> {t.target.id}" for t in coded.ties]
    return "; ".join(told) or f"nothing, having met {', '.join(sorted(coded.rules)) or 'no entry'}"


def _claim(c: Claim) -> str:
    sides = (" ".join(p.id for p in side) or "?" for side in (c.source, c.target))
    said = f" {c.speaker.id} {c.stance}" if c.speaker else ""
    return f"{c.type}{'/' + c.mode if c.mode else ''} {c.status} {' -> '.join(sides)}{said}"


def main(arguments: Sequence[str]) -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("lang", help="the language, as its folder in resources/lexicon is called")
    ask.add_argument("files", nargs="*", help="files of triggers (`assault`); all when left out")
    ask.add_argument("--knowledge", help="a folder laid over ours")
    asked = ask.parse_args(arguments)
    try:
        known = load(asked.knowledge)
        files = by_file(asked.lang, known)
    except StrifeError as error:
        print(error)
        return 1
    total = missed = 0
    for file, senses in files.items():
        if not asked.files or file in asked.files:
            found = list(misses(senses, asked.lang, known))
            print(*found, sep="\n", end="\n" if found else "")
            total, missed = total + len(senses), missed + len(found)
    print(
        f"{asked.lang}: {total - missed} of {total} examples tell what their entry says ({1 - missed / max(total, 1):.1%})."
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
