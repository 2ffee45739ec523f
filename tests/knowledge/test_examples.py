"""The example of every trigger tells what its entry says; those that do not yet stand in known_misses.yml, with the reason.

The checking is that of tools/check_examples.py, which prints what was got instead.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from strife.knowledge.lexicon import Sense
from strife.knowledge.load import load

HERE = Path(__file__).parent
LANGS = load().langs
TRIGGERS = 1200  # that a language must have at least


def _checker() -> ModuleType:
    path = HERE.parents[1] / "tools" / "check_examples.py"
    spec = importlib.util.spec_from_file_location("check_examples", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses ask for their module by name
    spec.loader.exec_module(module)
    return module


CHECKER = _checker()
FILES = [(lang, file) for lang in LANGS for file in CHECKER.by_file(lang, load())]


@cache
def known_misses() -> dict[str, str]:
    return dict(yaml.safe_load((HERE / "known_misses.yml").read_text(encoding="utf-8")))


@cache
def senses(lang: str) -> dict[str, tuple[Sense, ...]]:
    return dict(CHECKER.by_file(lang, load()))


@pytest.mark.parametrize(("lang", "file"), FILES)
def test_every_example_tells_what_its_entry_says(lang: str, file: str) -> None:
    found = {m.entry: m for m in CHECKER.misses(senses(lang)[file], lang, load())}
    new = [str(m) for entry, m in found.items() if entry not in known_misses()]
    assert not new, "\n".join(new)
    entries = {CHECKER.entry(s) for s in senses(lang)[file]}
    told = sorted(entry for entry in known_misses() if entry in entries and entry not in found)
    assert not told, f"no longer missed, take them out of known_misses.yml: {', '.join(told)}"


def test_a_known_miss_is_an_entry_and_has_its_reason() -> None:
    entries = {CHECKER.entry(s) for lang, file in FILES for s in senses(lang)[file]}
    assert sorted(set(known_misses()) - entries) == []
    assert all(reason and not str(reason).endswith(".") for reason in known_misses().values())


@pytest.mark.parametrize("lang", LANGS)
def test_nearly_every_example_is_told(lang: str) -> None:
    missed = sum(entry.startswith(f"{lang}/") for entry in known_misses())
    assert missed <= 0.07 * sum(len(found) for found in senses(lang).values())


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_triggers_enough(lang: str) -> None:
    assert sum(s.type is not None for found in senses(lang).values() for s in found) >= TRIGGERS


@pytest.mark.parametrize("lang", LANGS)
def test_every_trigger_has_an_example(lang: str) -> None:
    assert [s.rule for found in senses(lang).values() for s in found if not s.example] == []


# --- the checker itself ------------------------------------------------------------------------------------------------


def told(text: str, rule: str) -> str:
    """What an example fails to show of an English entry."""
    (sense,) = (s for found in senses("en").values() for s in found if CHECKER.entry(s) == rule)
    (coded,) = CHECKER.code([text], "en", load())
    return str(CHECKER.lacks(sense, coded, load()))


@pytest.mark.parametrize(
    ("text", "rule", "lacks"),
    [
        pytest.param("Rebels attacked the army.", "en/assault:attack", "", id="as it should be"),
        pytest.param("Rebels praised the army.", "en/assault:attack", "not met by this entry", id="another word"),
        pytest.param("The army was attacked.", "en/assault:attack", "no source", id="a role is empty"),
        pytest.param("Turkey attacked the Kurds.", "en/operators:plan", "not met by this entry", id="no operator"),
    ],
)
def test_the_checker_sees_it(text: str, rule: str, lacks: str) -> None:
    assert told(text, rule) == lacks
