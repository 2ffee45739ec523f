"""Judged claims: what is kept of them, and how sure their share is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from strife.errors import InputError
from strife.evaluate.judged import judgements, wilson

TOOL = Path(__file__).parents[2] / "tools" / "judge.py"
DRAWN = {
    "n": 1,
    "draw": 7,
    "set": "own",
    "id": "a",
    "start": 0,
    "end": 34,
    "trigger": 9,
    "claim": "claim-1",
    "type": "ASSAULT",
    "status": "actual",
    "source_codes": ["FRA.MIL FRA MIL"],
    "target_codes": [],
    "confidence": 0.8,
    "sentence": "The army attacked the town at dawn.",
}


def keep(folder: Path, verdict: str) -> Path:
    """The file that `tools/judge.py keep` makes of one drawn claim."""
    drawn, said, kept = folder / "drawn.jsonl", folder / "verdicts.tsv", folder / "kept.jsonl"
    drawn.write_text(json.dumps(DRAWN) + "\n", "utf-8")
    said.write_text(verdict + "\n", "utf-8")
    command = [sys.executable, str(TOOL), "keep", str(drawn), str(said), "--judge", "me", "--to", str(kept)]
    subprocess.run(command, capture_output=True, text=True, check=False)
    return kept


def test_a_verdict_is_kept_without_the_text(tmp_path: Path) -> None:
    kept = keep(tmp_path, "1\twrong\trole\tthe town was not attacked by the army")
    assert "town" not in kept.read_text("utf-8")
    (one,) = judgements(kept)
    assert (one.verdict, one.cause, one.source, one.draw) == ("wrong", "role", ("FRA.MIL FRA MIL",), 7)


def test_the_later_verdict_counts(tmp_path: Path) -> None:
    keep(tmp_path, "1\twrong\trole")
    (one,) = judgements(keep(tmp_path, "1\tright"))
    assert one.right and one.cause is None


@pytest.mark.parametrize("verdict", ["1\tmaybe", "1\twrong", "1\twrong\tbad luck"])
def test_a_verdict_that_is_none_is_told(tmp_path: Path, verdict: str) -> None:
    with pytest.raises(InputError, match=r"kept\.jsonl:1"):
        judgements(keep(tmp_path, verdict))


def test_wilson() -> None:
    low, high = wilson(170, 200)
    assert (round(low, 3), round(high, 3)) == (0.794, 0.893)  # as any table has it
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(20, 20)[1] == 1.0
