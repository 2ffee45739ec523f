"""doctor: what is installed and whether it works: python, libraries, parsers with their scores, knowledge, the store."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from strife.errors import StrifeError
from strife.knowledge.load import load
from strife.parse import PARSERS, models
from strife.store import open_store


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: the part it belongs to, its name, what was found, and whether that is as it should be."""

    part: str
    name: str
    told: str
    sound: bool = True


def examine(store: str, knowledge: str | None = None) -> tuple[Finding, ...]:
    """Everything, in a fixed order; what is broken is a finding and no error."""
    return (*_installed(), *_parsers(), *_knowledge(knowledge), *_store(store))


def _installed() -> Iterator[Finding]:
    yield Finding("installed", "python", f"{platform.python_version()} on {platform.system()}")
    yield _library("strife", needed=True)
    for name, needed in _required():
        yield _library(name, needed)


def _required() -> list[tuple[str, bool]]:
    """The libraries that strife asks for, and whether it cannot do without (an extra it can); tests are left out."""
    try:
        asked = requires("strife") or []
    except PackageNotFoundError:
        return []
    found = [(_name(line), "extra ==" not in line) for line in asked if "extra == 'test'" not in line]
    return sorted(dict(found).items(), key=lambda pair: (not pair[1], pair[0].lower()))


def _name(requirement: str) -> str:
    for number, letter in enumerate(requirement):
        if not (letter.isalnum() or letter in "-_."):
            return requirement[:number]
    return requirement


def _library(name: str, needed: bool) -> Finding:
    try:
        return Finding("installed", name, version(name))
    except PackageNotFoundError:
        return Finding("installed", name, "not installed" if needed else "not installed (optional)", sound=not needed)


def _parsers() -> Iterator[Finding]:
    for lang in models.installed():
        card: dict[str, Any] = models.card(lang)
        scores = "; ".join(
            f"{file}: " + " ".join(f"{name} {value}" for name, value in figures.items())
            for file, figures in card.get("scores", {}).items()
        )
        yield Finding(
            "parsers", f"built-in {lang}", f"{card['size'] / 1e6:.1f} MB, {card.get('licence', '')}; {scores}"
        )
    if not models.installed():
        yield Finding("parsers", "built-in", "none: the package is not whole, install it again", sound=False)
    for parser in PARSERS:
        if parser.name != "built-in":
            langs = parser.langs()
            known = "any language, parsed already" if langs is None else " ".join(langs)
            yield Finding("parsers", parser.name, known or "no languages on this machine (optional)")


def _knowledge(folder: str | None) -> Iterator[Finding]:
    try:
        known = load(folder)
        yield Finding("knowledge", "version", known.version)
        yield Finding("knowledge", "countries", str(len(known.countries)))
        yield Finding("knowledge", "actors", str(len(known.actors)))
        for lang in known.langs:
            words = known.lexicon(lang)
            yield Finding("knowledge", f"triggers {lang}", f"{len(words.verbs)} verbs, {len(words.nouns)} nouns")
    except StrifeError as error:
        yield Finding("knowledge", "broken", str(error), sound=False)


def _store(place: str) -> Iterator[Finding]:
    if "://" not in place and not Path(place).exists():
        yield Finding("store", place, "not there yet")
        return
    try:
        with open_store(place, create=False) as opened:
            health = opened.health()
    except StrifeError as error:
        yield Finding("store", place, str(error), sound=False)
        return
    counts = f"{health.reports} reports, {health.claims} claims, {health.events} events, {health.ties} ties, {health.skipped} skipped"
    state = "up to date" if health.current else "conclusions are out of date; the next question renews them"
    yield Finding("store", health.place, f"version {health.version}, made {health.created}; {counts}; {state}")
    yield Finding("store", "integrity", health.sound, sound=health.sound == "ok")


__all__ = ["Finding", "examine"]
