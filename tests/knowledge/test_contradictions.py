"""What strife knows does not contradict itself; and the checker finds it when it does."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_knowledge", ROOT / "tools" / "check_knowledge.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHECKER = _checker()


def test_our_knowledge_has_no_contradictions() -> None:
    assert CHECKER.contradictions(ROOT / "resources") == []


def test_a_shared_name_says_why() -> None:
    assert all(name == CHECKER.fold(name) and why for name, why in CHECKER.SHARED.items())


ONE = "- {id: one, name: One, kind: person, roles: [{title: president, leads: XYZ, from: 2001, to: 2005}]}"


def contradictions_of(folder: Path, *entries: str) -> list[str]:
    """What contradicts in a country of a president, on line 5, and these entries."""
    for part in ("countries", "ontology"):
        (folder / part).mkdir()
    plover = (ROOT / "resources" / "ontology" / "plover.yml").read_text(encoding="utf-8")
    (folder / "ontology" / "plover.yml").write_text(plover, encoding="utf-8")
    page = "country: XYZ\nname: Xyz\nnames: {en: [Xyz]}\nactors:\n" + "".join(f"  {e}\n" for e in (ONE, *entries))
    (folder / "countries" / "XYZ.yml").write_text(page, encoding="utf-8")
    return list(CHECKER.contradictions(folder))


def test_two_ministers_of_one_kind_at_once_contradict(tmp_path: Path) -> None:
    sentences = contradictions_of(
        tmp_path,
        "- {id: two, name: Two, kind: person, roles: [{title: defence minister, from: 2001, to: 2003}]}",
        "- {id: three, name: Three, kind: person, roles: [{title: defence minister, from: 2002}]}",
        "- {id: four, name: Four, kind: group, from: 2002, to: 2003}",
        "- {id: five, name: Five, kind: person, roles: [{title: leader, leads: four, from: 2004}]}",
    )
    assert ["defence minister of XYZ" in s for s in sentences] == [True, False]
    assert "`four` ends on 2003-01-01" in sentences[1]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (
            "- {id: two, name: Two, kind: person, roles: [{title: president, leads: XYZ, from: 2004}]}",
            "becomes president",
        ),
        (
            "- {id: two, name: Two, kind: person, roles: [{title: king, leads: XYZ, from: 1960}, {title: king, leads: XYZ, from: 1990}]}",
            "again, and holds it still since",
        ),
        ("- {id: two, name: Two, kind: person, roles: [{title: king, leads: XYZ, from: 1901}]}", "more than 75 years"),
        ("- {id: two, name: Two, kind: group, from: 2004, to: 2003}", "ends on 2003-01-01"),
        ("- {id: two, name: Two, kind: group, names: {sv: [One]}}", "is a name of `two`, and of `one`"),
        ("- {id: two, name: Two, kind: group, parent: three}", "`parent: three` of `two` leads nowhere"),
        ("- {id: two, name: Two, kind: group, governs: ABC}", "`governs: ABC` of `two` leads nowhere"),
        ("- {id: two, name: Two, kind: group, sector: NIX}", "`NIX` of `two` is no sector"),
        ("- {id: two, name: Two, kind: group, from: long ago}", "is no date"),
    ],
)
def test_a_contradiction_is_told_with_file_and_line(tmp_path: Path, entry: str, says: str) -> None:
    (sentence,) = contradictions_of(tmp_path, entry)
    assert sentence.startswith("countries/XYZ.yml:6: ")
    assert says in sentence
