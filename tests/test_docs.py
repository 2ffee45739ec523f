"""The commands in README.md and docs/quickstart.md do what they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from strife.cli import app
from strife.cli.options import DEFAULT_STORE

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/quickstart.md", "docs/code.md", "docs/brief.md")


def commands(page: str) -> list[str]:
    """The lines of code blocks that begin with `strife `, without their comments."""
    text = (ROOT / page).read_text("utf-8")
    lines = [
        line for block in re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE) for line in block.splitlines()
    ]
    found = [part.strip() for line in lines for part in line.split("&&")]
    return [line.split("  #")[0].strip() for line in found if line.startswith("strife ")]


@pytest.mark.parametrize("page", PAGES)
def test_commands_work(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    ran = commands(page)
    assert ran
    for command in ran:
        arguments = shlex.split(command.split(" > ")[0])[1:]
        if arguments[0] == "explain":  # the id on the page stands for one of the reader's own
            arguments[1] = "event"
        done = CliRunner().invoke(app, arguments)
        if arguments[0] == "explain":
            assert "more than one id begins with 'event'" in done.stderr
        elif arguments[0] != "doctor":  # which tells the truth of wherever the tests run
            assert done.exit_code == 0, f"{command}: {done.output}"
    assert not (tmp_path / DEFAULT_STORE).exists()


def test_links_lead_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
