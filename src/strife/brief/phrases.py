"""The words a brief uses: verb phrases for event types, names of sectors and languages (`resources/ontology/phrases.yml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from strife.errors import KnowledgeError
from strife.knowledge import resources

FILE = "ontology/phrases.yml"


@dataclass(frozen=True, slots=True)
class Phrase:
    """How one type and mode is told. Each pair is (after one party, after several); the second is the infinitive too."""

    active: tuple[str, str]
    to: str = ""
    alone: tuple[str, str] = ("", "")
    passive: str = ""
    at: str = "in"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase by (type, mode), with mode "any" as what is left; short names of sectors and languages."""

    by_type: Mapping[tuple[str, str], Phrase]
    sectors: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)

    def of(self, type_: str, mode: str | None) -> Phrase:
        """The phrase of a mode, else of its type, else the type's own name: a brief never fails for want of a word."""
        plain = type_.lower()
        fallback = Phrase((f"({plain})", f"({plain})"), "", (f"({plain})", f"({plain})"))
        return self.by_type.get((type_, mode or "any")) or self.by_type.get((type_, "any")) or fallback


@cache
def default() -> Phrases:
    """The phrases that strife ships."""
    return load(resources.path(FILE))


def load(path: Path) -> Phrases:
    """Read a file of phrases. Raises KnowledgeError naming the entry that is wrong."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or not isinstance(raw.get("phrases"), dict):
        raise KnowledgeError(f"{path} has no `phrases:`; it should list a verb phrase for each event type.")
    found = {
        (str(type_), str(mode)): _phrase(entry, f"{path}: {type_} {mode}")
        for type_, modes in raw["phrases"].items()
        for mode, entry in modes.items()
    }
    return Phrases(found, _texts(raw.get("sectors")), _texts(raw.get("languages")))


def _phrase(entry: object, where: str) -> Phrase:
    if not isinstance(entry, dict) or "active" not in entry:
        raise KnowledgeError(f"{where} has no `active: [one, many]`.")
    active = _pair(entry["active"], where)
    alone = _pair(entry["alone"], where) if "alone" in entry else active
    return Phrase(active, str(entry.get("to", "")), alone, str(entry.get("passive", "")), str(entry.get("at", "in")))


def _pair(value: object, where: str) -> tuple[str, str]:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        raise KnowledgeError(f"{where} needs two forms, as in [attacks, attack]; it has `{value}`.")
    return str(value[0]), str(value[1])


def _texts(value: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}
