"""The golden files are what their README says: known keys, types and modes, and both languages side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from strife.knowledge import resources
from strife.model import STANCES, STATUSES

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("[a-z][a-z]/*.yml"))
TYPES = yaml.safe_load(resources.path("ontology/plover.yml").read_text(encoding="utf-8"))["types"]
CLAIM_KEYS = {"type", "mode", "about", "source", "target", "status", "speaker", "stance", "place", "when", "tolls"}


def entries(path: Path) -> list[dict[str, Any]]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_entry_is_well_formed(path: Path) -> None:
    for entry in entries(path):
        assert set(entry) <= {"text", "date", "claims", "xfail"}, entry
        for claim in entry["claims"]:
            assert set(claim) <= CLAIM_KEYS, claim
            assert claim["type"] in TYPES, claim
            assert claim.get("mode") is None or claim["mode"] in TYPES[claim["type"]]["modes"], claim
            assert claim.get("status", "actual") in STATUSES, claim
            assert claim.get("stance", "says") in STANCES, claim


def test_every_phenomenon_has_a_negative() -> None:
    without = [str(p.relative_to(HERE)) for p in FILES if all(e["claims"] for e in entries(p))]
    assert without == []


def test_the_languages_stand_side_by_side() -> None:
    """The first English and Swedish pairs were written together; a file may grow in one language, but exists in both."""
    names = {lang: {p.stem for p in FILES if p.parent.name == lang} for lang in ("en", "sv")}
    assert names["en"] == names["sv"]
