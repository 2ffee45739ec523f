"""A sketch of a report's phrases in two hundred bytes: whether another may have nearly the same words can be told without reading it.

Reports share a key by a phrase of their publisher or by chance, and the more there are, the more do: those are never read.
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from strife.collapse.comparing import NEAR_CONTAINED
from strife.collapse.keys import phrases
from strife.collapse.wording import wording
from strife.model import Report

_SIZE = 4  # bytes for the number of phrases
_BY_CHANCE = 1 / 256  # of two minima the last bytes agree
DOUBT = 4.5  # standard deviations: of 300,000 pairs that just hold enough of each other one is lost


def sketch(report: Report) -> bytes:
    """How many phrases a report has, and the last byte of each of their minima."""
    return len(wording(report).shingles).to_bytes(_SIZE, "big") + phrases(report).astype(np.uint8).tobytes()


def may_be_near(one: bytes, other: bytes) -> bool:
    """Whether the shorter of two reports may have enough of its phrases in the longer; that it has not is all but sure."""
    size, other_size = (int.from_bytes(s[:_SIZE], "big") for s in (one, other))
    minima, others = (np.frombuffer(s, np.uint8, offset=_SIZE) for s in (one, other))
    shared = NEAR_CONTAINED * min(size, other_size)
    alike = shared / (size + other_size - shared)
    chance = alike + (1 - alike) * _BY_CHANCE
    number = len(minima)
    return bool((minima == others).sum() >= number * chance - DOUBT * sqrt(number * chance * (1 - chance)))
