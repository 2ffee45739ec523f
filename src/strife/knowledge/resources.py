"""Where the knowledge files lie: beside the code in a checkout, inside the package when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def root() -> Path:
    """The folder with `ontology/ lexicon/ countries/ actors/ places/`."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "resources"


def path(relative: str) -> Path:
    """One file of it, such as `ontology/plover.yml`."""
    return root() / relative
