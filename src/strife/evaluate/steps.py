"""Where it goes wrong: right answers by language, type and step, types taken for one another, and the records with most wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from strife.evaluate.compare import GROUPS, STEPS, Compared
from strife.parse import models
from strife.tables import Cell, Row

GOLDEN, RECORDS = "golden", "records"
NONE = "-"  # a claim missed, or one told that nobody wanted


def step_rows(compared: Iterable[Compared]) -> list[Row]:
    """By language, whence, and wanted type: `n` claims wanted, F1 of their types, and the share of right fields, step by step.

    A field is judged where the type is right; actors (found, country, sector) wherever the record names them. `parse` is the labelled
    attachment score of the language's parser, which no type has by itself.
    """
    types: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    right: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    tried: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for one in compared:
        where = GOLDEN if one.set == GOLDEN else RECORDS
        for pair in one.types:
            for kind in {pair.wanted, "all"} - {None}:
                types[one.lang, where, str(kind)]["wanted"] += pair.wanted is not None
                types[one.lang, where, str(kind)]["right"] += pair.right
            for kind in {pair.told, "all"} - {None}:
                types[one.lang, where, str(kind)]["told"] += pair.told is not None
        for check in one.checks:
            for kind in (check.type, "all"):
                for step in (check.step, *(group for group, steps in GROUPS.items() if check.step in steps)):
                    tried[one.lang, where, kind][step] += 1
                    right[one.lang, where, kind][step] += check.right
    rows: list[Row] = []
    for key in sorted(types, key=lambda k: (k[1], k[0], k[2] != "all", k[2])):
        lang, where, kind = key
        count = types[key]
        row: dict[str, Cell] = {"lang": lang, "from": where, "type": kind, "n": count["wanted"]}
        row["parse"] = _attachment(lang) if kind == "all" else ""
        row["types"] = _share(2 * count["right"], count["wanted"] + count["told"])
        rows.append(row | {step: _share(right[key][step], tried[key][step]) for step in (*GROUPS, *STEPS)})
    return rows


def mixed_rows(compared: Iterable[Compared]) -> list[Row]:
    """Each wanted type with the types told in its place and how often; `-` for none: missed, or told though nobody wanted it."""
    mixed = Counter((p.wanted or NONE, p.told or NONE) for one in compared for p in one.types)
    return [
        {"wanted": w, "told": t, "n": mixed[w, t]} for w, t in sorted(mixed, key=lambda pair: (pair[0] == NONE, pair))
    ]


def matrix(mixed: Sequence[Row]) -> tuple[list[str], list[Row]]:
    """The same as a matrix: the types told, in order, and a row for each type wanted."""
    told = sorted(
        {str(row["told"]) for row in mixed} | {str(row["wanted"]) for row in mixed}, key=lambda t: (t == NONE, t)
    )
    count = {(row["wanted"], row["told"]): row["n"] for row in mixed}
    return told, [{"wanted": w, **{t: count.get((w, t), "") for t in told}} for w in told]


def worst_rows(compared: Iterable[Compared], most: int) -> list[Row]:
    """The records with most wrong fields, the worst first."""
    bad = sorted((one for one in compared if one.wrong), key=lambda one: (-one.wrong, one.set, one.id))
    return [
        {
            "wrong": one.wrong,
            "id": one.id,
            "wanted": " | ".join(one.wanted) or "nothing",
            "told": " | ".join(one.told) or "nothing",
        }
        for one in bad[:most]
    ]


def _share(right: int, n: int) -> float | str:
    return round(right / n, 2) if n else ""


def _attachment(lang: str) -> float | str:
    if lang not in models.installed():
        return ""
    scores = models.card(lang).get("scores")
    found = [s["las"] for s in scores.values() if "las" in s] if isinstance(scores, dict) else []
    return round(found[0] / 100, 2) if found else ""


__all__ = ["matrix", "mixed_rows", "step_rows", "worst_rows"]
