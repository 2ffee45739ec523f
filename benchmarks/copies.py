"""What it costs to put one more report among its copies, as a store grows: time, reports compared with, and the exponent of growth.

    PYTHONPATH=src python benchmarks/copies.py [REPORTS]

Reports are made of the example sentences of the lexicons, 50 a day; every fifth is a changed copy of one of the last days. Nothing is
parsed: what is timed is the sketch, the look-up and the comparing.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from math import log
from pathlib import Path

from strife.collapse import Sought
from strife.evaluate.variants import examples
from strife.model import Report, When
from strife.store import open_store

A_DAY, STEPS = 50, 6
compared = 0


class Counted(Sought):
    """Counts what a report is compared with."""

    def is_copy_of(self, other: Report, near: int) -> bool:
        global compared  # noqa: PLW0603
        compared += 1
        return super().is_copy_of(other, near)


def made(number: int, pool: list[str]) -> Report:
    """The report of that number: the same on every machine."""
    dice = random.Random(number)
    if number % 5 == 4:
        sentences = made_of(number - dice.choice([1, 2, 3, 4, 6]), pool)
        sentences = [*dice.sample(pool, 1), *sentences[: round(len(sentences) * dice.uniform(0.5, 1))]]
    else:
        sentences = made_of(number, pool)
    day = date(2020, 1, 1) + timedelta(number // A_DAY)
    return Report.make(
        " ".join(sentences), lang="en", url=str(number), published=When(day, day + timedelta(1), "", "day", "explicit")
    )


def made_of(number: int, pool: list[str]) -> list[str]:
    return random.Random(-number).sample(pool, 20)


def main() -> None:
    global compared
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 6_400
    pool, steps = examples("en"), [total >> n for n in reversed(range(STEPS))]
    spent: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "s.sqlite") as store:
        begun, before = time.process_time(), 0
        for number in range(total):
            store.put_report(made(number, pool), seek=Counted)
            if number + 1 in steps:
                took = time.process_time() - begun
                share, n = took / (number + 1 - before), number + 1
                size = (Path(folder) / "s.sqlite").stat().st_size / n
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
                print(
                    f"{n:>9} reports: {1000 * share:5.1f} ms each, compared with {compared / (n - before):5.2f}, {size / 1000:4.1f} kB each in the store, {memory} MiB"
                )
                spent.append((n, (spent[-1][1] if spent else 0) + took))
                begun, before, compared = time.process_time(), n, 0
        groups = list(store.copies())
    (n0, t0), (n1, t1) = spent[0], spent[-1]
    print(f"exponent {log(t1 / t0) / log(n1 / n0):.2f}; {len(groups)} groups, wanted {total - total // 5}")


if __name__ == "__main__":
    main()
