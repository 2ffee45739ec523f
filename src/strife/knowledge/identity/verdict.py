"""What comparing two names gives."""

from __future__ import annotations

from dataclasses import dataclass

SAME, OTHER, OPEN = "same", "not", "open"  # one actor, two, cannot tell


@dataclass(frozen=True, slots=True)
class Sameness:
    """A verdict, SAME, OTHER or OPEN, and the reason for it in words.

    `whole`: no part of either name is left over but initials and patronymics; `initials`: they fit, and no first name is known.
    """

    verdict: str
    reason: str
    whole: bool = False
    initials: bool = False
