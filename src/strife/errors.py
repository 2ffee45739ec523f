"""What can go wrong, each error a sentence: what was met, where, what to do."""

from __future__ import annotations


class StrifeError(Exception):
    """Base of every error a user can meet; its text is one clear sentence."""


class InputError(StrifeError):
    """Input that cannot be read: a missing folder, a binary file, broken JSON."""


class StoreError(StrifeError):
    """A store that cannot be opened, written, or is of another version."""


class KnowledgeError(StrifeError):
    """A knowledge file with an entry that is wrong: says file, line and what is wrong."""


class ParserError(StrifeError):
    """A parser or language that is not installed; names those that are."""
