"""Gold sets: coded records of the field, each judged by its own scorer, run as `python SCORER GOLD PRED`; none of it is part of strife."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strife.errors import InputError
from strife.evaluate.variants import write_variants
from strife.export import dumps_line
from strife.knowledge import resources
from strife.pipeline import Coder
from strife.run.copying import copies_of_lines, copy_lines
from strife.run.local import code

_EVENTS = ("type_f1", "presence_f1", "source_country", "target_country", "sector", "full_f1")
_PLACES = ("overlap_f1", "exact_f1", "acc161", "end_to_end_f1")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set: its scorer, the figures shown, and the files. With two files the first prediction is held against the second.

    `records`: each text is a sentence or two with all its events coded, so that single claims can be held against them.
    `copies`: what is asked is which texts are copies of one another. `made`: strife makes the texts itself.
    """

    name: str
    scorer: str
    figures: tuple[str, ...]
    files: tuple[str, ...]
    slow: bool = True
    records: bool = False
    copies: bool = False
    made: bool = False


_PAIRS = ("pair_p", "pair_r", "pair_f1", "recall_same_language", "recall_other_language")

SETS = (
    GoldSet("plover_gsr", "score_events.py", _EVENTS, ("plover_gsr",), slow=False, records=True),
    GoldSet(
        "petr_unit", "score_events.py", ("type_f1", "source_country", "target_country"), ("petr_unit",), records=True
    ),
    GoldSet(
        "petr_gsr", "score_events.py", ("type_f1", "source_country", "target_country"), ("petr_gsr",), records=True
    ),
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
    GoldSet("wmt", "score_duplicates.py", _PAIRS, ("wmt",), copies=True),
    GoldSet("variants", "score_duplicates.py", _PAIRS[:3], (), copies=True, made=True),
)


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


def predicted(out: Path, stem: str) -> Path:
    """What was told of a set's texts, as `strife code` writes it."""
    return out / f"{stem}.pred.jsonl"


def of_any_confidence(out: Path, stem: str) -> Path:
    """The same with the claims below the threshold, to see what the threshold does."""
    return out / f"{stem}.all.jsonl"


def predict(gold: Path, stem: str, out: Path, coder: Coder) -> Path:
    """Codes the texts of a gold file, which has the format of `strife code`'s input."""
    made, every = predicted(out, stem), Coder(coder.knowledge, coder.parser.name, threshold=0.0)
    with (
        gold_file(gold, stem).open("rb") as stream,
        made.open("w", encoding="utf-8") as file,
        of_any_confidence(out, stem).open("w", encoding="utf-8") as rest,
    ):
        for line in code(stream, every):
            told = json.loads(line.text)
            kept = [c for c in told["claims"] if c["confidence"] >= coder.threshold]
            file.write(dumps_line(told | {"claims": kept}) + "\n")
            rest.write(line.text + "\n")
    return made


def as_gold(told: Path) -> Path:
    """A prediction in the form of a gold file, to hold another against it: of claims, the scorer takes only those told as so."""
    made = told.with_suffix(".as-gold.jsonl")
    with told.open(encoding="utf-8") as lines, made.open("w", encoding="utf-8") as file:
        for line in map(json.loads, lines):
            events = [c for c in line["claims"] if c["status"] not in ("negated", "hypothetical")]
            file.write(json.dumps({"id": line["id"], "events": events}, ensure_ascii=False) + "\n")
    return made


def dated(told: Path) -> Path:
    """A prediction with the `date` that scorers read: the day of a claim that tells one; *last week* and *in 1989* tell none."""
    made = told.with_suffix(".dated.jsonl")
    with told.open(encoding="utf-8") as lines, made.open("w", encoding="utf-8") as file:
        for line in map(json.loads, lines):
            claims = [
                c | {"date": c["when"]["start"] if c["when"]["granularity"] == "day" else None} for c in line["claims"]
            ]
            file.write(dumps_line(line | {"claims": claims}) + "\n")
    return made


def score(one: GoldSet, gold: Path, out: Path, coder: Coder) -> dict[str, Any]:
    """All that the scorer says of a set; predictions stay in `out`. Raises InputError where a file is missing or the scorer fails."""
    if one.copies:
        return score_copies(one, gold, out)
    missing = [f for f in (*(gold_file(gold, stem) for stem in one.files), gold / one.scorer) if not f.is_file()]
    if missing:
        raise InputError(f"{one.name}: {missing[0]} is not there")
    predictions = [predict(gold, stem, out, coder) for stem in one.files]
    if "date" in one.figures:
        predictions = [dated(made) for made in predictions]
    left = gold_file(gold, one.files[0]) if len(predictions) == 1 else as_gold(predictions[0])
    return _scored(one, gold / one.scorer, left, predictions[-1])


def score_copies(one: GoldSet, gold: Path, out: Path) -> dict[str, Any]:
    """What the scorer says of the groups of copies that strife finds in a set; a set that strife makes is made first."""
    texts = out / f"{one.name}.made.jsonl" if one.made else gold_file(gold, one.files[0])
    if one.made:
        write_variants(texts)
    for file in (texts, gold / one.scorer):
        if not file.is_file():
            raise InputError(f"{one.name}: {file} is not there")
    told = predicted(out, one.name)
    with texts.open("rb") as stream, told.open("w", encoding="utf-8") as written:
        for line in copy_lines(copies_of_lines(stream)):
            written.write(dumps_line(line) + "\n")
    return _scored(one, gold / one.scorer, texts, told)


def _scored(one: GoldSet, scorer: Path, left: Path, told: Path) -> dict[str, Any]:
    command = [sys.executable, str(scorer), str(left), str(told), "--boot", "0"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        said = run.stderr.strip().splitlines()
        raise InputError(f"{one.name}: {one.scorer} failed: {said[-1] if said else f'exit code {run.returncode}'}")
    found: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


__all__ = ["SETS", "GoldSet", "default_gold", "gold_file", "gold_set", "of_any_confidence", "predicted", "score"]
