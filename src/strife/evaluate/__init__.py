"""evaluate: how good strife is, measured: coded records of the field, two languages against each other, golden sentences, parsers.

A gold set is coded as it stands and its own scorer, run as `python SCORER GOLD PRED`, judges; strife scores nothing itself.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from strife.errors import InputError
from strife.knowledge import resources
from strife.parse import models
from strife.pipeline import Coder
from strife.run.local import code

_EVENTS = ("type_f1", "presence_f1", "source_country", "target_country", "sector", "full_f1")
_PLACES = ("overlap_f1", "exact_f1", "acc161", "end_to_end_f1")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set: its scorer, the figures shown, and the files. With two files the first prediction is held against the second."""

    name: str
    scorer: str
    figures: tuple[str, ...]
    files: tuple[str, ...]
    slow: bool = True


SETS = (
    GoldSet("plover_gsr", "score_events.py", _EVENTS, ("plover_gsr",), slow=False),
    GoldSet("petr_unit", "score_events.py", ("type_f1", "source_country", "target_country"), ("petr_unit",)),
    GoldSet("petr_gsr", "score_events.py", ("type_f1", "source_country", "target_country"), ("petr_gsr",)),
    GoldSet("muc4", "score_events.py", ("presence_f1", "type_f1", "source_text", "target_text", "date"), ("muc4",)),
    GoldSet("geo_gwn", "score_places.py", _PLACES, ("geo_gwn",)),
    GoldSet("geo_lgl", "score_places.py", _PLACES, ("geo_lgl",)),
    GoldSet("geo_trnews", "score_places.py", _PLACES, ("geo_trnews",)),
    GoldSet("geo_geovirus", "score_places.py", _PLACES, ("geo_geovirus",)),
    GoldSet(
        "pud_en_sv",
        "score_events.py",
        ("type_f1", "presence_f1", "source_country", "target_country", "full_f1"),
        ("pud_en", "pud_sv"),
    ),
)

# What the shipped parsers must reach, as (language, figure) -> least.
PARSER_TARGETS = {
    ("en", "uas"): 82.0,
    ("en", "las"): 78.5,
    ("sv", "uas"): 79.5,
    ("sv", "las"): 74.5,
    **{
        (lang, figure): least
        for lang in ("en", "sv")
        for figure, least in (("sentences", 86), ("lemmas", 95.5), ("names", 60))
    },
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: `n` is how many items it is measured on, `target` what it should reach."""

    set: str
    figure: str
    value: float | None
    n: int | None = None
    target: float | None = None


def gold_set(name: str) -> GoldSet:
    """The set of that name. Raises InputError listing the known ones."""
    for one in SETS:
        if one.name == name:
            return one
    raise InputError(f"no gold set {name!r}; there are {', '.join(s.name for s in SETS)}")


def default_gold() -> Path | None:
    """`shared/gold` beside a checkout of strife, where there is one."""
    folder = resources.root().parent.parent / "shared" / "gold"
    return folder if folder.is_dir() else None


def gold_file(gold: Path, stem: str) -> Path:
    """The file of a set; its half to develop against lies in `dev/`."""
    return gold / "dev" / f"{stem}.dev.gold.jsonl"


def predict(gold: Path, stem: str, out: Path, coder: Coder) -> Path:
    """Codes the texts of a gold file, which has the format of `strife code`'s input."""
    made = out / f"{stem}.pred.jsonl"
    with gold_file(gold, stem).open("rb") as stream, made.open("w", encoding="utf-8") as file:
        for line in code(stream, coder):
            file.write(line.text + "\n")
    return made


def as_gold(predicted: Path) -> Path:
    """A prediction in the form of a gold file, to hold another against it: of claims, the scorer takes only those told as so."""
    made = predicted.with_suffix(".as-gold.jsonl")
    with predicted.open(encoding="utf-8") as lines, made.open("w", encoding="utf-8") as file:
        for line in map(json.loads, lines):
            events = [c for c in line["claims"] if c["status"] not in ("negated", "hypothetical")]
            file.write(json.dumps({"id": line["id"], "events": events}, ensure_ascii=False) + "\n")
    return made


def score(one: GoldSet, gold: Path, out: Path, coder: Coder) -> dict[str, Any]:
    """All that the scorer says of a set. Raises InputError where a file is missing or the scorer fails."""
    missing = [f for f in (*(gold_file(gold, stem) for stem in one.files), gold / one.scorer) if not f.is_file()]
    if missing:
        raise InputError(f"{one.name}: {missing[0]} is not there")
    predictions = [predict(gold, stem, out, coder) for stem in one.files]
    left = gold_file(gold, one.files[0]) if len(predictions) == 1 else as_gold(predictions[0])
    command = [sys.executable, str(gold / one.scorer), str(left), str(predictions[-1]), "--boot", "0"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        said = run.stderr.strip().splitlines()
        raise InputError(f"{one.name}: {one.scorer} failed: {said[-1] if said else f'exit code {run.returncode}'}")
    found: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


def gold_figures(gold: Path, sets: Iterable[GoldSet], out: Path, coder: Coder) -> Iterator[Figure]:
    """The figures of gold sets; a set that cannot be measured says why instead."""
    for one in sets:
        try:
            found = score(one, gold, out, coder)
        except InputError as error:
            yield Figure(one.name, str(error), None)
            continue
        for figure in one.figures:
            if found.get(figure) is not None:
                yield Figure(one.name, figure, found[figure], found.get("gold"))


def parser_figures() -> Iterator[Figure]:
    """The scores that the shipped parsers carry with them."""
    for lang in models.installed():
        card: dict[str, Any] = models.card(lang)
        for file, scores in card.get("scores", {}).items():
            for name, value in scores.items():
                yield Figure(f"parser {lang}, {file}", name, value, None, PARSER_TARGETS.get((lang, name)))


def golden_figures(checkout: Path | None = None) -> Iterator[Figure]:
    """The share of golden sentences that pass, by language and phenomenon; nothing outside a checkout or without pytest."""
    root = checkout or resources.root().parent
    if not (root / "tests/golden/test_golden.py").is_file():
        return
    with TemporaryDirectory() as folder:
        report = Path(folder) / "golden.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            f"--junitxml={report}",
            "tests/golden/test_golden.py",
        ]
        subprocess.run(command, cwd=root, capture_output=True, check=False)
        if not report.is_file():
            yield Figure("golden", "pytest could not be run", None)
            return
        passed, tried = _counts(ET.parse(report).getroot())
    for lang, phenomenon in sorted(tried):
        n = tried[lang, phenomenon]
        yield Figure(f"golden {lang}", phenomenon, round(passed[lang, phenomenon] / n, 4), n, 1.0)


def _counts(report: ET.Element) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How many sentences pass and how many there are, by (language, phenomenon). A known miss does not pass."""
    passed, tried = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for case in report.iter("testcase"):
        named = re.search(r"\[([a-z]{2,3})-(.+)-\d+\]$", case.get("name", ""))
        if named is None:
            continue
        for lang, phenomenon in ((named[1], named[2]), (named[1], "all")):
            tried[lang, phenomenon] += 1
            passed[lang, phenomenon] += (
                not list(case.iter("failure")) and not list(case.iter("skipped")) and not list(case.iter("error"))
            )
    return passed, tried


def evaluate(
    gold: Path | None, coder: Coder, *, sets: list[str] | None = None, out: Path | None = None
) -> Iterator[Figure]:
    """Every figure, one by one as it is measured; of the gold sets named only, where some are.

    Predictions are kept in `out` when that is given. Raises InputError for an unknown set or a missing folder.
    """
    wanted = [gold_set(name) for name in sets or ()]
    if gold is not None and not gold.is_dir():
        raise InputError(f"{gold}: no such folder of gold sets")
    if wanted and gold is None:
        raise InputError("there is no folder of gold sets beside this strife: give one with --gold")
    if not wanted:
        yield from parser_figures()
        yield from golden_figures()
    if gold is None:
        return
    with TemporaryDirectory() as folder:
        made = out or Path(folder)
        made.mkdir(parents=True, exist_ok=True)
        yield from gold_figures(gold, wanted or SETS, made, coder)


def figure_rows(figures: list[Figure]) -> list[dict[str, str | int | float]]:
    """The figures as rows of a table."""
    return [
        {f.name: "" if getattr(one, f.name) is None else getattr(one, f.name) for f in fields(one)} for one in figures
    ]


__all__ = ["SETS", "Figure", "GoldSet", "default_gold", "evaluate", "figure_rows", "gold_file", "gold_set", "score"]
