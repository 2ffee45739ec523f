"""Ids are hashes of content: the same input gives the same id on any machine, in any order."""

from __future__ import annotations

import hashlib


def content_id(kind: str, *parts: str) -> str:
    """A short stable id such as `report-3f2a9c0d51e7b604`: 16 hex digits of SHA-256 over the parts."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:16]}"
