"""Figures: one number each, how many items it is measured on, and what it should reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from strife.evaluate.compare import Compared
from strife.evaluate.golden import GoldenSentence
from strife.evaluate.judged import Judgement, by_draw, wilson
from strife.evaluate.sets import GoldSet
from strife.parse import models

JUDGED = "judged claims"
PRECISION = "precision of actual"

# What is to be reached, as (set, figure) -> least.
TARGETS = {
    ("plover_gsr", "type_f1"): 0.80,
    ("plover_gsr", "source_country"): 0.92,
    ("plover_gsr", "target_country"): 0.85,
    ("plover_gsr", "sector"): 0.75,
    ("plover_gsr", "full_f1"): 0.55,
    ("muc4", "presence_f1"): 0.80,
    ("muc4", "date"): 0.80,
    ("pud_en_sv", "type_f1"): 0.70,
    ("wmt", "pair_p"): 0.97,
    ("wmt", "pair_f1"): 0.90,
    ("wmt", "recall_other_language"): 0.85,
    ("variants", "pair_p"): 0.99,
    ("variants", "pair_r"): 0.98,
    (JUDGED, PRECISION): 0.85,
    ("happenings", "b-cubed f1"): 0.90,
    ("name pairs", "precision"): 0.99,
    ("name pairs", "f1"): 0.90,
}
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
    """One line of the table: `n` is how many items it is measured on, `target` what it should reach, `interval` 95 %."""

    set: str
    figure: str
    value: float | None
    n: int | None = None
    target: float | None = None
    interval: tuple[float, float] | None = None


def gold_figures(one: GoldSet, found: dict[str, Any]) -> Iterator[Figure]:
    """What a scorer said of a set."""
    for figure in one.figures:
        if found.get(figure) is not None:
            yield Figure(
                one.name, figure, found[figure], found.get("gold", found.get("texts")), TARGETS.get((one.name, figure))
            )


def parser_figures() -> Iterator[Figure]:
    """The scores that the shipped parsers carry with them."""
    for lang in models.installed():
        card: dict[str, Any] = models.card(lang)
        for file, scores in card.get("scores", {}).items():
            for name, value in scores.items():
                corpus = file.split("_")[-1].split("-")[0]  # en_ewt-ud-dev.conllu: ewt
                yield Figure(f"parser {lang}", f"{name} ({corpus})", value, None, PARSER_TARGETS.get((lang, name)))


def golden_figures(compared: Iterable[tuple[GoldenSentence, Compared]]) -> Iterator[Figure]:
    """The share of golden sentences that come out right, by language and phenomenon; a known miss is not right."""
    passed, tried = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one, found in compared:
        for key in ((one.lang, "all"), (one.lang, one.phenomenon)):
            tried[key] += 1
            passed[key] += not found.wrong
    for lang, phenomenon in sorted(tried, key=lambda key: (key[0], key[1] != "all", key[1])):
        n = tried[lang, phenomenon]
        yield Figure(f"golden {lang}", phenomenon, round(passed[lang, phenomenon] / n, 4), n, 1.0)


def judged_figures(kept: Sequence[Judgement], threshold: float, fitted: Collection[int] = ()) -> Iterator[Figure]:
    """How many judged claims are right, by draw, the latest first: what was fitted or mended after a draw is not measured by it."""
    told = [j for j in kept if j.confidence >= threshold]
    for number, (draw, verdicts) in enumerate(by_draw(told, fitted).items()):
        name = PRECISION if number == 0 else f"{PRECISION}, draw {draw}"
        right, n = sum(j.right for j in verdicts), len(verdicts)
        yield Figure(JUDGED, name, round(right / n, 4), n, TARGETS.get((JUDGED, name)), wilson(right, n))


def figure_rows(figures: Iterable[Figure]) -> list[dict[str, str | int | float]]:
    """The figures as rows of a table."""
    return [
        {
            "set": one.set,
            "figure": one.figure,
            "value": "" if one.value is None else one.value,
            "n": "" if one.n is None else one.n,
            "target": "" if one.target is None else one.target,
            "reached": "" if one.target is None or one.value is None else "yes" if one.value >= one.target else "no",
            "95 %": "{:.2f}-{:.2f}".format(*one.interval) if one.interval else "",
        }
        for one in figures
    ]


__all__ = ["Figure", "figure_rows", "gold_figures", "golden_figures", "judged_figures", "parser_figures"]
