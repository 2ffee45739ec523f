"""Writes into the pages what strife prints now, before a release.

python docs/renew.py                  # README.md: what `strife brief examples/libya` prints
python docs/renew.py MEASURED.json    # docs/evaluate.md: the figures of `strife evaluate --format json > MEASURED.json`
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from strife.cli import app

Row = dict[str, str | int | float]
ROOT = Path(__file__).parent.parent
# Section of the brief -> how many of its lines are shown.
SHOWN = {
    "Situation brief": 2,
    "The parties": 5,
    "Who backs whom": 8,
    "What happened": 12,
    "What is planned": 4,
    "Only claimed by a side": 4,
    "Contested or denied": 6,
}


def excerpt(brief: str) -> str:
    """The first lines of each section; three dots where some are left out."""
    shown: list[str] = []
    for section in brief.strip().split("\n\n"):
        lines = [line.rstrip() for line in section.splitlines()]
        if lines[0] in SHOWN:
            most = SHOWN[lines[0]]
            shown += [*lines[: most + 1], *(["  ..."] if len(lines) > most + 1 else []), ""]
    return "\n".join(shown).rstrip()


def main() -> None:
    done = CliRunner().invoke(app, ["brief", str(ROOT / "examples" / "libya")])
    assert done.exit_code == 0, done.output
    put(ROOT / "README.md", "excerpt", f"```\n{excerpt(done.stdout)}\n```")


def put(page: Path, name: str, block: str) -> None:
    """Puts a block between the marks of that name."""
    marks = re.compile(f"<!-- {name} -->.*?<!-- /{name} -->", re.DOTALL)
    assert marks.search(page.read_text("utf-8")), f"{page}: no marks for {name}"
    # A function, so that nothing in the block is taken for a reference to a group.
    text = marks.sub(lambda _: f"<!-- {name} -->\n{block}\n<!-- /{name} -->", page.read_text("utf-8"))
    page.write_text(text, "utf-8")


def renew_figures(measured: dict[str, list[Row]]) -> None:
    page = ROOT / "docs" / "evaluate.md"
    # Phenomena and parsers have their own pages; here only what strife is held to.
    shown = [row for row in measured["figures"] if not str(row["set"]).startswith("parser")]
    shown = [row for row in shown if not str(row["set"]).startswith("golden") or row["figure"] == "all"]
    put(page, "figures", table([row | {"value": f"{row['value']:.3f}"} for row in shown if row["value"] != ""]))
    steps = [row for row in measured["steps"] if row["type"] == "all"]
    put(page, "steps", table([{k: v for k, v in row.items() if k != "type"} for row in steps]))
    put(page, "reliability", table(measured["reliability"]))
    put(page, "thresholds", table(measured["thresholds"]))


def table(rows: list[Row]) -> str:
    """Rows in Markdown, without the columns that hold nothing."""
    heads = [key for key in rows[0] if any(row[key] != "" for row in rows)]
    cells = [heads, ["---"] * len(heads), *([cell(row[key]) for key in heads] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in cells)


def cell(value: str | int | float) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        renew_figures(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    else:
        main()
