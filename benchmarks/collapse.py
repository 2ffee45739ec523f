"""What collapse costs as news grows: processor time and memory per report at each step from 1,000 to 200,000 reports, and the exponent of growth.

    OMP_NUM_THREADS=1 python benchmarks/collapse.py [--to 200000] [--parts kept,...] [--patience 900]

Reports and claims are those of benchmarks/world.py; what a part is given is ready made before its clock starts, in a process of its own.
Memory is what it needs at its peak above what it is given. A part is left out at a step for which its growth so far promises more
seconds than `patience`. The exponent is fitted to all steps by least squares of the logarithms of time and reports: 1 is linear.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from math import log
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import world

from strife.collapse import Sought, find_copies, find_events, find_stories
from strife.collapse.spelling import sounded
from strife.collapse.wording import wording
from strife.knowledge.load import Knowledge, load
from strife.pipeline import conclude
from strife.recognise import recognise
from strife.relate import find_ties
from strife.run.conclusions import conclude_store
from strife.store import Store, open_store

STEPS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
KEPT, WHOLE = "kept", "the whole"
PARTS = {
    KEPT: "each report, and what it says, put into a store among its copies, one at a time",
    "copies": "find_copies of all at once, in memory",
    "recognise": "recognise: who is who",
    "events": "find_events",
    "ties": "find_ties",
    "stories": "find_stories",
    "conclude": "conclude, given copies: recognise, events and ties",
    "store": "conclude_store: all read from a store without events, concluded and written",
}
TOGETHER = ("copies", "conclude", "stories")  # all that is done in memory
Taken = tuple[float, float]  # seconds of processor, MiB


def memory(field: str) -> float:
    """MiB of this process: VmRSS now, VmHWM at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024


def clocked(work: Callable[[], object]) -> Taken:
    wording.cache_clear()
    sounded.cache_clear()
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the peak is what is there now
    before, begun = memory("VmRSS"), time.process_time()
    kept = work()
    taken = time.process_time() - begun, memory("VmHWM") - before
    del kept
    return taken


def work_of(
    part: str, told: Sequence[world.Told], known: Knowledge, store: Callable[[], Store]
) -> Callable[[], object]:
    """The work of one part, all that it is given made."""
    reports = {t.report.id: t.report for t in told}
    claims, ties = [c for t in told for c in t.claims], [tie for t in told for tie in t.ties]
    introduced = [i for t in told for i in t.introductions]
    groups = [] if part == "copies" else world.copies(told)
    events = world.events(told) if part in ("ties", "stories") else []
    by_id = {c.id: c for c in claims}
    works: dict[str, Callable[[], object]] = {
        "copies": lambda: find_copies(reports.values()),
        "recognise": lambda: recognise(reports, claims, ties, introduced, (), known),
        "events": lambda: find_events(claims, reports, groups),
        "ties": lambda: find_ties(ties, events, by_id, known),
        "stories": lambda: find_stories(events, groups, reports, by_id),
        "conclude": lambda: conclude(list(reports.values()), claims, ties, known, None, introduced, (), groups),
        "store": lambda: conclude_store(store(), known),
    }
    return works[part]


def measure(part: str, told: Sequence[world.Told], known: Knowledge, place: str) -> Taken:
    """One part in a process of its own."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)

    def child(answer: Connection) -> None:
        answer.send(clocked(work_of(part, told, known, lambda: open_store(place, create=False))))

    process = context.Process(target=child, args=(there,))
    process.start()
    there.close()
    try:
        taken: Taken = here.recv()
    except EOFError:
        sys.exit(f"{part} failed")
    process.join()
    return taken


def put(store: Store, told: Sequence[world.Told]) -> Taken:
    def work() -> None:
        for t in told:
            store.put_report(t.report, t.claims, t.ties, (), "made", t.introductions, Sought)

    return clocked(work)


def exponent(times: dict[int, float]) -> float:
    """The slope of a straight line through the logarithms."""
    points = [(log(n), log(max(t, 1e-3))) for n, t in times.items()]
    x, y = sum(a for a, _ in points) / len(points), sum(b for _, b in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def promised(times: dict[int, float], number: int) -> float:
    """Seconds for so many reports, going by the last two steps."""
    last = dict(list(times.items())[-2:])
    if not last:
        return 0.0
    n, t = list(last.items())[-1]
    return float(t * (number / n) ** (max(1.0, exponent(last)) if len(last) > 1 else 1.0))


def run(to: int, parts: Sequence[str], patience: float) -> Iterator[tuple[int, dict[str, Taken]]]:
    known, made, told = load(), world.world(), list[world.Told]()
    work_of(
        "conclude", list(islice(world.world(), 50)), known, lambda: open_store("")
    )()  # makes the tables of knowledge
    spent: dict[str, dict[int, float]] = {part: {} for part in parts}
    grown = 0.0
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "store.sqlite")
        with open_store(place) as store:
            for step in (s for s in STEPS if s <= to):
                new = list(islice(made, step - len(told)))
                told += new
                gc.freeze()  # what is given is none of a child's garbage
                found: dict[str, Taken] = {}
                if {KEPT, "store"} & set(parts) and promised(spent.setdefault(KEPT, {}), step) <= patience:
                    seconds, more = put(store, new)
                    grown += more
                    found[KEPT] = (seconds + sum(list(spent[KEPT].values())[-1:]), grown)
                    spent[KEPT][step] = found[KEPT][0]
                    size = sum(f.stat().st_size for f in Path(folder).iterdir())
                    print(
                        f"{step:>9,} reports of {sum(len(t.claims) for t in told):,} claims; {size / step / 1000:.1f} kB each in the store",
                        flush=True,
                    )
                for part in (p for p in parts if p != KEPT):
                    if promised(spent[part], step) <= patience and (part != "store" or KEPT in found):
                        found[part] = measure(part, told, known, place)
                        spent[part][step] = found[part][0]
                yield step, found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--to", type=int, default=STEPS[-1], help="the last step")
    asked.add_argument("--parts", default=",".join(PARTS), help="; ".join(f"{k}: {v}" for k, v in PARTS.items()))
    asked.add_argument("--patience", type=float, default=900, help="seconds that one part may take at one step")
    given = asked.parse_args()
    times: dict[str, dict[int, float]] = {}
    for step, found in run(given.to, given.parts.split(","), given.patience):
        if set(TOGETHER) <= set(found):
            found[WHOLE] = (sum(found[p][0] for p in TOGETHER), sum(found[p][1] for p in TOGETHER))
        for part, (seconds, mib) in found.items():
            times.setdefault(part, {})[step] = seconds
            print(
                f"{step:>9,} {part:10} {1000 * seconds / step:8.3f} ms {1024 * mib / step:8.2f} KiB a report",
                flush=True,
            )
    print("\nexponent of the time")
    for part, taken in times.items():
        print(
            f"{part:10} {exponent(taken):5.2f}  ({min(taken):,} to {max(taken):,} reports)" if len(taken) > 1 else part
        )


if __name__ == "__main__":
    main()
