"""How fast strife is on one core, and how much memory it takes: `OMP_NUM_THREADS=1 python benchmarks/speed.py [--times 20]`.

Times are seconds of processor, so that other programs do not count (a full machine still slows its cores down).

Reports are those of examples/libya, over and over; each step is timed by itself on the same reports, then `code` as a
whole. Knowledge and parsers are loaded before the clock starts; what loading takes is its own line. `names` is a part of
`find`: all names of a report found in the roster and the gazetteer, other spellings and acronyms too. Names met before are
remembered, so it is also timed on reports that are new.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from strife.extract import extract
from strife.find import find
from strife.find.acronyms import explain_acronyms
from strife.find.people import people_by_given_names
from strife.find.place_spans import candidates
from strife.find.spelling import other_spellings
from strife.identify import identify
from strife.knowledge.load import Knowledge
from strife.model import Reading, Report
from strife.parse import parse
from strife.pipeline import Coded, Coder, conclude
from strife.read import read
from strife.run.local import code

LIBYA = Path(__file__).parent.parent / "examples" / "libya"


def clock(step: Callable[[], object]) -> float:
    began = time.process_time()
    step()
    return time.process_time() - began


def start_up(arguments: list[str]) -> float:
    """Seconds of wall clock for a whole command, the best of three."""
    program = [sys.executable, "-c", "from strife.cli import main; main()", *arguments]
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        taken.append(time.perf_counter() - began)
    return min(taken)


LOAD = """
import sys, time
from strife.knowledge import resources
from strife.knowledge.load import Knowledge, load
from strife.knowledge.tree import parse_folder
imported = time.process_time()
known = load() if sys.argv[1] == "packed" else Knowledge(parse_folder(resources.root()))
for lang in known.langs:
    known.lexicon(lang), known.names(lang), known.timewords(lang)
known.gazetteer.lookup("paris", "en"), known.identity.compare("Peter Obasi", "Sahel Liberation Army"), known.identity.known.spelt("Peter Obasi")
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(time.process_time() - imported, int(peak) / 1024)
"""


def loaded(how: str) -> str:
    """Seconds of processor and peak memory of a process that loads all knowledge and no parser; the best of three."""
    ran = [
        subprocess.run([sys.executable, "-c", LOAD, how], capture_output=True, text=True, check=True) for _ in range(3)
    ]
    seconds, memory = min(tuple(float(x) for x in one.stdout.split()) for one in ran)
    return f"{seconds:.2f} s, {memory:.0f} MiB"


def names_of(report: Report, reading: Reading, known: Knowledge) -> None:
    """Every name of a report, looked up in all that is known."""
    spans = [name for sentence in reading.sentences for name in sentence.names]
    hits = other_spellings(report.text, known.names(report.lang).find(report.text), spans, known)
    hits, sentences, _ = explain_acronyms(report.text, reading.sentences, hits, known)
    people_by_given_names(report.text, sentences, hits, known)
    candidates(report.text, report.lang, known.gazetteer)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--times", type=int, default=20, help="how often the ten reports are repeated")
    times = asked.parse_args().times

    loading = clock(lambda: [_warm(Coder())])
    coder = Coder()
    reports = [item for item in read(LIBYA) if isinstance(item, Report)] * times
    words = sum(len(r.text.split()) for r in reports)
    lines = "".join(
        json.dumps({"id": n, "text": r.text, "lang": r.lang}) + "\n" for n, r in enumerate(reports)
    ).encode()

    readings = [parse(r)[1] for r in reports]
    found = [find(r, reading, coder.knowledge) for r, reading in zip(reports, readings, strict=True)]
    fresh = Knowledge(coder.knowledge.tree)
    for r, reading in zip(reports[:2], readings[:2], strict=True):  # builds its tables
        names_of(r, reading, fresh)
    unmet = list(zip(reports[2:10], readings[2:10], strict=True))
    at_first = clock(lambda: [names_of(r, reading, fresh) for r, reading in unmet])
    steps = {
        "identify": lambda: [identify(r.text) for r in reports],
        "parse": lambda: [parse(r) for r in reports],
        "find": lambda: [find(r, reading, coder.knowledge) for r, reading in zip(reports, readings, strict=True)],
        "names": lambda: [names_of(r, reading, coder.knowledge) for r, reading in zip(reports, readings, strict=True)],
        "extract": lambda: [extract(r, reading, coder.knowledge) for r, reading in zip(reports, found, strict=True)],
        "code, the whole": lambda: list(code(io.BytesIO(lines), coder)),
    }
    print(f"{len(reports)} reports, {words:,} words\n")
    print(f"{'step':16} {'reports/s':>10} {'words/s':>10} {'ms/report':>10}")
    times_of: dict[str, float] = {}
    for name, step in steps.items():
        taken = times_of[name] = clock(step)
        print(f"{name:16} {len(reports) / taken:10.1f} {words / taken:10,.0f} {1000 * taken / len(reports):10.1f}")

    share, first = (
        times_of["names"] / times_of["code, the whole"],
        at_first * len(reports) / len(unmet) / times_of["code, the whole"],
    )
    print(f"\nfinding all names: {100 * share:.1f} % of code; in reports whose names are all new {100 * first:.1f} %")
    print(f"loading all knowledge: {loaded('packed')}; from the YAML files, when one has changed: {loaded('yaml')}")

    coded = [c for c in (coder.code(r) for r in reports[:10]) if isinstance(c, Coded)]
    claims, ties = [c for one in coded for c in one.claims], [t for one in coded for t in one.ties]
    concluding = clock(lambda: conclude([c.report for c in coded], claims, ties, coder.knowledge))
    print(f"\nconclude, 10 reports, {len(claims)} claims: {1000 * concluding:.0f} ms")
    print(f"loading knowledge and both parsers: {loading:.2f} s")
    print(
        f"strife --help: {start_up(['--help']):.2f} s;  strife brief examples/libya: {start_up(['brief', str(LIBYA)]):.2f} s"
    )
    print(f"peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _warm(coder: Coder) -> None:
    for lang, text in (("en", "The army attacked rebels in Tripoli."), ("sv", "Armén anföll rebeller i Tripoli.")):
        assert isinstance(coder.code(Report.make(text, lang=lang)), Coded)


if __name__ == "__main__":
    main()
