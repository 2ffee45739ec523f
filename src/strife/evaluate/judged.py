"""Claims drawn at random and judged one by one: how many of those told as happened are right.

`tests/quality/judgements.jsonl` holds the verdicts, no word of the texts; `tools/judge.py` draws, and keeps what was judged.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from strife.errors import InputError
from strife.knowledge import resources

VERDICTS = ("right", "wrong")
CAUSES = ("parse", "lexicon", "role", "actor", "status", "other")
Z = 1.959964  # of a normal distribution, 2.5 % lie above


@dataclass(frozen=True, slots=True)
class Judgement:
    """One claim and the verdict on it. The sentence is text[start:end] of the text `id` of the gold set `set`, `trigger` where
    its trigger begins; a party is its id, country and sector, joined by blanks, `-` for what is not known. `cause` is why it is wrong.
    """

    set: str
    id: str
    start: int
    end: int
    trigger: int
    claim: str
    type: str
    status: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    confidence: float
    verdict: str
    cause: str | None
    judge: str
    date: str
    draw: int

    @property
    def right(self) -> bool:
        return self.verdict == "right"


def judgements_file() -> Path | None:
    """The verdicts kept in a checkout of strife, where this is one."""
    file = resources.root().parent / "tests" / "quality" / "judgements.jsonl"
    return file if file.is_file() else None


def judgements(file: Path) -> tuple[Judgement, ...]:
    """All verdicts of a file. Raises InputError naming the line that is none."""
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            fields: dict[str, Any] = json.loads(line)
            one = Judgement(**{**fields, "source": tuple(fields["source"]), "target": tuple(fields["target"])})
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f"{file}:{number}: not a judgement: {error}") from error
        if one.verdict not in VERDICTS or (one.cause is None) != one.right or one.cause not in (None, *CAUSES):
            raise InputError(
                f"{file}:{number}: a verdict is {' or '.join(VERDICTS)}; what is wrong has a cause, one of {', '.join(CAUSES)}"
            )
        found.append(one)
    return tuple(found)


def by_draw(kept: Iterable[Judgement], fitted: Collection[int] = ()) -> dict[int, tuple[Judgement, ...]]:
    """The verdicts of each draw, the latest first; those that confidence was fitted to come last."""
    every = sorted(kept, key=lambda j: (j.draw not in fitted, j.date, j.draw), reverse=True)
    return {draw: tuple(j for j in every if j.draw == draw) for draw in dict.fromkeys(j.draw for j in every)}


def latest(kept: Iterable[Judgement], fitted: Collection[int] = ()) -> tuple[Judgement, ...]:
    """The verdicts of the latest draw: rules mended or confidence fitted after a draw make it no measure of them."""
    return next(iter(by_draw(kept, fitted).values()), ())


def write_judgements(file: Path, kept: Iterable[Judgement]) -> None:
    """Writes verdicts in the order of the texts, one for a claim: the latest counts."""
    latest = {(j.set, j.id, j.start, j.trigger, j.claim): j for j in sorted(kept, key=lambda j: j.date)}
    lines = [json.dumps(asdict(latest[k]), ensure_ascii=False) for k in sorted(latest)]
    file.write_text("".join(line + "\n" for line in lines), "utf-8")


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share, after Wilson: it holds for few items and for shares near 1 too."""
    if not n:
        return 0.0, 1.0
    share, z2 = right / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


__all__ = ["CAUSES", "VERDICTS", "Judgement", "judgements", "judgements_file", "latest", "wilson", "write_judgements"]
