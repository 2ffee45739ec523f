"""Raises the floors to what is reached now: `python tests/quality/raise_floors.py [MEASURED.json]`.

MEASURED.json is what `strife evaluate --format json` printed; without it all is measured first. A floor is never lowered: who must
lower one edits floors.json by hand and says why in CHANGELOG.md. A set whose gold file is another one now is left alone and named.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from math import floor
from pathlib import Path
from typing import Any

from strife.evaluate import SETS, Measured, default_gold, evaluate, gold_file, gold_set
from strife.pipeline import Coder

FLOORS = Path(__file__).parent / "floors.json"
# How far below the present figure the floor is put: a good rule may cost one record elsewhere.
SLACK = 0.01
SLACK_FEW, FEW = 0.04, 50  # one record of thirty is 0.03
# Whoever adds sentences that strife is known to miss must not be stopped by the share they lower.
SLACK_GOLDEN = 0.03
Rows = list[dict[str, Any]]


def raised(floors: dict[str, float], found: dict[str, float], slack: float = SLACK) -> dict[str, float]:
    """The floors, each raised where the present figure allows it; figures that had none get one."""
    now = {name: floor(1000 * (value - slack) + 1e-6) / 1000 for name, value in found.items()}
    return {name: max(floors.get(name, 0.0), now.get(name, 0.0)) for name in {**floors, **now}}


def raise_sets(floors: dict[str, Any], figures: Rows, gold: Path) -> None:
    """The figures of the gold sets, with the hashes of their files."""
    for name in (s.name for s in SETS):
        found = {row["figure"]: row["value"] for row in figures if row["set"] == name and row["value"] != ""}
        if not found:
            continue
        hashes = {stem: hashlib.sha256(gold_file(gold, stem).read_bytes()).hexdigest() for stem in gold_set(name).files}
        old = floors.setdefault(name, {"sha256": hashes, "floors": {}})
        if old["sha256"] != hashes:
            print(f"{name}: another gold file than its floors were measured on; left alone")
            continue
        few = any(row["n"] != "" and row["n"] < FEW for row in figures if row["set"] == name)
        old["floors"] = raised(old["floors"], found, SLACK_FEW if few else SLACK)


def raise_all(floors: dict[str, Any], measured: dict[str, Rows], gold: Path | None) -> None:
    figures = measured.get("figures", [])
    if gold:
        raise_sets(floors["sets"], figures, gold)
    shares = {
        row["set"].split()[1]: row["value"] for row in figures if row["set"][:7] == "golden " and row["figure"] == "all"
    }
    floors["golden"] = raised(floors.get("golden", {}), shares, SLACK_GOLDEN)
    steps = floors.setdefault("steps", {})
    for row in measured.get("steps", []):
        if row["type"] == "all":
            where = f"{row['from']} {row['lang']}"
            found = {key: value for key, value in row.items() if isinstance(value, float)}
            steps[where] = raised(steps.get(where, {}), found, SLACK_GOLDEN)
    for name in ("name pairs", "happenings"):
        found = {r["figure"]: r["value"] for r in figures if r["set"] == name and r["figure"] != "told twice or more"}
        floors[name] = raised(floors.get(name, {}), found)
    # A draw is a sample: the floor is the lower end of its interval.
    low = [float(row["95 %"].split("-")[0]) for row in figures if row["figure"] == "precision of actual"]
    judged = {"precision": low[0]} if low else {}
    floors["judged"] = raised(floors.get("judged", {}), judged, 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measured", type=Path, nargs="?")
    parser.add_argument("--gold", type=Path, default=default_gold())
    args = parser.parse_args()
    if args.measured:
        measured = json.loads(args.measured.read_text("utf-8"))
    else:
        found = Measured.of(evaluate(args.gold, Coder()))
        measured = {name: [dict(row) for row in found.rows(name)] for name in ("figures", "steps")}
    floors = json.loads(FLOORS.read_text("utf-8"))
    raise_all(floors, measured, args.gold)
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
