"""The id of a person whom only texts know: his name in plain letters."""

from __future__ import annotations

import re

from anyascii import anyascii


def slug(name: str) -> str:
    """`Ghassan Salamé` -> `ghassan-salame`: ASCII, lower case, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-") or "unnamed"
