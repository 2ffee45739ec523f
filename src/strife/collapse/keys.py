"""Keys of a report: copies share one with near certainty, other reports seldom, so that a new report is compared with few.

Two sketches (MinHash, cut into bands). One of its shingles: nearly the same words. One of its rare words and numbers in the part of
the text where they stand: a translation. A key stands for a whole band, so a store can look it up in an index.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log2
from typing import Any

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from strife.collapse.spelling import rare, runs
from strife.collapse.wording import Term, number_weight, terms, wording
from strife.model import Report

Bands = NDArray[np.uint64]

# Bands x rows. A copy cut to four tenths of its words shares 0.4 of its shingles: 0.985 of them meet; of reports that share 0.01
# of their phrases one pair in 15,000 does. Two rows would let a hundred times as many through, four would lose a quarter.
NEAR = (64, 3)
PLACED = (128, 2)
# How many bands of rare words two reports must share to be compared: see docs/collapse.md for the pairs that do. A pair in one
# language shares many or none; those of one story need not all meet: one chain will do.
SHARED_ONE_LANGUAGE = 3
SHARED_DATED = 1  # what is dated is looked for among the reports of a week only
SHARED_UNDATED = 2
MOST_PARTS = 12  # of a text: a sentence stays in its part, or beside it, in translation
PART = 150  # sounded letters, a sentence or two: short texts have fewer parts, a power of two
EDGE = 0.25  # of a part: what stands so near to the next one counts in both
# Letters of a word: endings differ between languages. Four find 0.93 of the English and Swedish texts of six sentences (PUD), five 0.90.
BEGINNING = 4
LEAST_RARE = 1.2
WEIGHING = 3  # the power to which rarity counts: with 1 fewer pairs in different scripts meet (0.61 for 0.77) and as many others
FEWEST = 4  # rare words and numbers: with fewer nothing can be said


@dataclass(frozen=True, slots=True)
class Keys:
    """Under what a report is kept and looked for: signed 64-bit numbers, for nearly the same words and for a translation."""

    near: tuple[int, ...]
    placed: tuple[int, ...]


def keys(report: Report) -> Keys:
    """The keys of a report."""
    near = _bands(phrases(report), NEAR, 1)
    placed = placed_words(terms(report.text), wording(report).size)
    return Keys(_signed(near), _signed(_bands(_weighted(placed), PLACED, 2)) if len(placed) >= FEWEST else ())


@lru_cache(maxsize=16)  # asked for twice of each report, for its keys and for its sketch
def phrases(report: Report) -> Bands:
    """The minima of a report's shingles: two reports have as many in common as their phrases are alike."""
    made = _blank().copy()
    made.update_batch((wording(report).shingles & 0xFFFFFFFF).tolist())
    return made.hashvalues.astype(np.uint64)  # type: ignore[no-any-return]


@cache
def _blank() -> Any:
    return MinHash(num_perm=NEAR[0] * NEAR[1], hashfunc=int)


def enough(shared: int, one_language: bool, dated: bool) -> bool:
    """Whether two reports with so many placed keys in common are worth comparing."""
    return shared >= (SHARED_ONE_LANGUAGE if one_language else SHARED_DATED if dated else SHARED_UNDATED)


def _signed(bands: Bands) -> tuple[int, ...]:
    return tuple(sorted(int(k) for k in bands.view(np.int64)))


def placed_words(said: Sequence[Term], size: int) -> dict[int, float]:
    """Rare words and numbers by the part of the text, with their weights; `size` in sounded letters."""
    octave = log2(max(size / PART, 1))
    # Between two sizes a text is parted both ways, so that it meets its translation, be that shorter or longer.
    found: dict[int, float] = {}
    for parts in {min(MOST_PARTS, 2 ** int(octave + step)) for step in (-0.3, 0.3)}:
        found |= _placed_in(said, parts)
    return found


def _placed_in(said: Sequence[Term], parts: int) -> dict[int, float]:
    found: dict[int, float] = {}
    for term in said:
        weight = number_weight(term.spelt) if term.number else _rarity(term.spelt)
        if weight >= LEAST_RARE:
            spelt = f"#{term.spelt}" if term.number else term.spelt[:BEGINNING]
            part, rest = divmod(term.at * parts, 1)
            beside = -1 if rest < EDGE else 1 if rest > 1 - EDGE else 0
            for here in {part, part + beside}:
                if 0 <= here < parts:
                    found[zlib.crc32(f"{spelt} {here:.0f} {parts}".encode())] = weight**WEIGHING
    return found


@lru_cache(maxsize=100_000)
def _rarity(spelt: str) -> float:
    """By its beginning; 0 for a word too short to be told from others."""
    return max(map(rare, runs(spelt[: BEGINNING + 1])[:2])) if len(spelt) >= BEGINNING else 0.0


def _weighted(placed: dict[int, float]) -> Bands:
    """A MinHash in which a heavy thing is chosen more often: each draws from an exponential race at the speed of its weight."""
    things = np.array(sorted(placed), dtype=np.uint64)
    weights = np.array([placed[int(t)] for t in things])
    drawn = _mixed(things[None, :] * np.uint64(0x9E3779B97F4A7C15) + _seeds(PLACED[0] * PLACED[1])[:, None])
    times = -np.log((drawn >> np.uint64(11)).astype(np.float64) / 2.0**53 + 2.0**-60) / weights
    chosen: Bands = things[np.argmin(times, axis=1)]
    return chosen


def _bands(sketch: Bands, shape: tuple[int, int], salt: int) -> Bands:
    """One number for each band of a sketch."""
    told = np.arange(shape[0], dtype=np.uint64) * np.uint64(2654435761) + np.uint64(salt)
    for row in sketch.reshape(shape).T:
        told = _mixed(told ^ row)
    return told


@cache
def _seeds(number: int) -> Bands:
    return _mixed(np.arange(1, number + 1, dtype=np.uint64) * np.uint64(0xD1B54A32D192ED03))


def _mixed(value: Bands) -> Bands:
    """Every bit in changes every bit out (the last steps of MurmurHash3)."""
    with np.errstate(over="ignore"):
        value = (value ^ (value >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
        value = (value ^ (value >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
        return value ^ (value >> np.uint64(33))
