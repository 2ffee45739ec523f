"""The PLOVER ontology: 16 event types, their modes, contexts, quad class, score, CAMEO root; and the actor sectors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strife.errors import KnowledgeError
from strife.knowledge.tree import LINE

FILE = "ontology/plover.yml"


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type. `score` is Goldstein-like (-10 hostile .. 10 friendly); `stopping`: the type that ending one is; `declared`: that saying one will is."""

    name: str
    quad: str
    score: float
    cameo: str
    stopping: str | None
    declared: str | None
    modes: frozenset[str]
    about: str


@dataclass(frozen=True, slots=True)
class Ontology:
    types: Mapping[str, EventType]
    contexts: frozenset[str]
    sectors: Mapping[str, str]
    groups: Mapping[str, str]  # how described actors of a sector are called: "forces", "parliament"
    countries: Mapping[str, str]
    private: frozenset[str]  # sectors whose people are no public actors


def build(tree: Mapping[str, Any]) -> Ontology:
    """The ontology from its parsed file. Raises KnowledgeError with file and line."""
    raw = tree.get(FILE)
    if raw is None:
        raise KnowledgeError(f"{FILE} is missing: strife cannot work without its ontology.")
    types = {}
    for name, entry in raw["types"].items():
        if name == LINE:
            continue
        for relation, verb in (("stopping", "stopped by"), ("declared", "declared by")):
            other = entry.get(relation)
            if other is not None and other not in raw["types"]:
                raise KnowledgeError(f"{FILE}:{entry[LINE]}: {name} is {verb} `{other}`, which is no type.")
        types[name] = EventType(
            name,
            entry["quad"],
            float(entry["score"]),
            str(entry["cameo"]),
            entry.get("stopping"),
            entry.get("declared"),
            frozenset(entry["modes"]),
            entry["about"],
        )
    plain = {k: {key: v for key, v in raw[k].items() if key != LINE} for k in ("sectors", "groups", "countries")}
    return Ontology(
        types,
        frozenset(raw["contexts"]),
        plain["sectors"],
        plain["groups"],
        plain["countries"],
        frozenset(raw.get("private") or ()),
    )
