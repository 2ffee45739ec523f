"""Writes into README.md what `strife brief examples/libya` prints now: `python docs/renew.py`, before a release."""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from strife.cli import app

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
    page = ROOT / "README.md"
    block = f"<!-- excerpt -->\n```\n{excerpt(done.stdout)}\n```\n<!-- /excerpt -->"
    # A function, so that nothing in the brief is taken for a reference to a group.
    text = re.sub(r"<!-- excerpt -->.*?<!-- /excerpt -->", lambda _: block, page.read_text("utf-8"), flags=re.DOTALL)
    page.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
