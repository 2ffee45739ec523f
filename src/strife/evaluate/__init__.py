"""evaluate: how good strife is, measured: coded records of the field, two languages against each other, golden sentences,
judged claims, pairs of names, parsers; and where it goes wrong.

A gold set is coded as it stands and its own scorer judges. What strife compares itself (steps, types taken for one another,
the worst records, the worth of confidence) is to see where the figures come from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from strife.errors import InputError
from strife.evaluate.compare import Compared
from strife.evaluate.figures import (
    Figure,
    figure_rows,
    gold_figures,
    golden_figures,
    judged_figures,
    parser_figures,
)
from strife.evaluate.golden import compare_golden, golden_folder, golden_sentences
from strife.evaluate.happenings import happening_figures, happenings_folder
from strife.evaluate.judged import Judgement, judgements, judgements_file
from strife.evaluate.pairs import name_pairs, pair_figures, pairs_file
from strife.evaluate.records import compare_records
from strife.evaluate.sections import SECTIONS, Section
from strife.evaluate.sets import (
    SETS,
    GoldSet,
    default_gold,
    gold_file,
    gold_set,
    of_any_confidence,
    predicted,
    score,
)
from strife.evaluate.steps import matrix, mixed_rows, step_rows, worst_rows
from strife.evaluate.trust import Graded, graded, reliability_rows, threshold_rows
from strife.pipeline import Coder
from strife.tables import Row

Found = Figure | Compared | Graded | Judgement


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured. `told` are the claims of coded records of any confidence, below the threshold too."""

    figures: tuple[Figure, ...]
    compared: tuple[Compared, ...]
    told: tuple[Graded, ...]
    judged: tuple[Judgement, ...]

    @classmethod
    def of(cls, found: Iterable[Found]) -> Measured:
        every = list(found)
        return cls(
            tuple(one for one in every if isinstance(one, Figure)),
            tuple(one for one in every if isinstance(one, Compared)),
            tuple(one for one in every if isinstance(one, Graded)),
            tuple(one for one in every if isinstance(one, Judgement)),
        )

    def rows(self, section: str, worst: int = 20) -> list[Row]:
        """The rows of one of SECTIONS, by its name."""
        records = [one for one in self.compared if one.set != "golden"]
        judged = [Graded(j.confidence, j.right) for j in self.judged]
        wanted = sum(pair.wanted is not None for one in records for pair in one.types)
        match section:
            case "figures":
                return list(figure_rows(self.figures))
            case "steps":
                return step_rows(self.compared)
            case "confusion":
                return mixed_rows(records)
            case "worst":
                return worst_rows(self.compared, worst)
            case "reliability":
                return reliability_rows(self.told, judged)
            case _:
                return threshold_rows(self.told, wanted, judged)


def sections(named: Iterable[str] | None = None) -> list[Section]:
    """The tables of those names, all where none is named. Raises InputError listing them."""
    known = {section.name: section for section in SECTIONS}
    for name in named or ():
        if name not in known:
            raise InputError(f"no table {name!r}; there are {', '.join(known)}")
    return [known[name] for name in named or known]


def evaluate(
    gold: Path | None, coder: Coder, *, sets: list[str] | None = None, out: Path | None = None
) -> Iterator[Found]:
    """All there is to measure, one by one as it is measured; of the gold sets named only, where some are.

    Predictions are kept in `out` when that is given. Raises InputError for an unknown set or a missing folder.
    """
    wanted = [gold_set(name) for name in sets or ()]
    if gold is not None and not gold.is_dir():
        raise InputError(f"{gold}: no such folder of gold sets")
    if wanted and gold is None:
        raise InputError("there is no folder of gold sets beside this strife: give one with --gold")
    if not wanted:
        yield from parser_figures()
        yield from _golden(coder)
        yield from _judged(coder.threshold, coder.knowledge.calibration.draws)
        if (pairs := pairs_file()) is not None:
            yield from pair_figures(name_pairs(pairs), coder.knowledge.identity)
        if (wars := happenings_folder()) is not None:
            yield from happening_figures(wars, coder)
    if gold is None:
        return
    with TemporaryDirectory() as folder:
        made = out or Path(folder)
        made.mkdir(parents=True, exist_ok=True)
        for one in wanted or SETS:
            yield from _gold_set(one, gold, made, coder)


def _golden(coder: Coder) -> Iterator[Found]:
    """Golden sentences are coded with claims of any confidence, as their tests do: they ask what the rules can do."""
    folder = golden_folder()
    if folder is None:
        return
    every = Coder(coder.knowledge, coder.parser.name, threshold=0.0)
    pairs = [(one, compare_golden(one, every)) for one in golden_sentences(folder) if one.lang in every.langs]
    yield from golden_figures(pairs)
    yield from (compared for _, compared in pairs)


def _judged(threshold: float, fitted: Collection[int]) -> Iterator[Found]:
    """The verdicts' figures, and the verdicts that confidence was not fitted to: what it is worth, others would only flatter."""
    file = judgements_file()
    if file is not None:
        kept = judgements(file)
        yield from judged_figures(kept, threshold, fitted)
        yield from [j for j in kept if j.draw not in fitted] or kept


def _gold_set(one: GoldSet, gold: Path, out: Path, coder: Coder) -> Iterator[Found]:
    """A set's figures and records; a set that cannot be measured says why instead."""
    try:
        found = score(one, gold, out, coder)
    except InputError as error:
        yield Figure(one.name, str(error), None)
        return
    yield from gold_figures(one, found)
    if one.records:
        for stem in one.files:
            yield from compare_records(one.name, gold_file(gold, stem), predicted(out, stem))
            yield from graded(compare_records(one.name, gold_file(gold, stem), of_any_confidence(out, stem)))


__all__ = [
    "SECTIONS",
    "SETS",
    "Compared",
    "Figure",
    "GoldSet",
    "Measured",
    "Section",
    "default_gold",
    "evaluate",
    "figure_rows",
    "gold_file",
    "gold_set",
    "matrix",
    "score",
    "sections",
]
