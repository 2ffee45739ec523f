"""What of a report is compared with others: its words, and in which part of it which rare letters and numbers stand.

A translation keeps names, numbers and their order. So every run of letters and every number is placed: two texts are alike when
the same rare ones stand in the same parts of them, and that is asked at three grains, since sentences move a little.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from strife.collapse.spelling import rare, runs, sounded
from strife.model import Report, When

Keys = NDArray[np.int64]
Floats = NDArray[np.float64]

# A word or a number. Scripts without spaces have a word for every character: their clauses are no words to compare.
_SIGN = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_WORD = re.compile(rf"{_SIGN}|(?:(?!{_SIGN})\w)+")
_TERM = re.compile(r"(?P<number>\d+(?:[.,\u00a0\u202f ]\d+)*)|[^\W\d_]+")
SHINGLE = 4  # words: three made near copies of short notices that only share phrases, five lost lightly edited ones
GRAINS = (
    1,
    15,
    30,
)  # parts of a report; with 1 alone 0.72 of true pairs stand above all false ones, with 30 0.88, with 50 fewer
NUMBER_GRAINS = (1, 15)
NUMBER_WEIGHTS = (0.0, 1.5, 4.0, 5.0, 7.0)  # by digits: any two reports have a 2, few a 1,348
FEW_NUMBERS = 6.0  # numbers that weigh less than this prove little however well they agree


@dataclass(frozen=True, slots=True)
class Placed:
    """Weighted things in the parts of a text: sorted keys, and weights whose squares add up to 1."""

    keys: Keys
    weights: NDArray[np.float64]

    def likeness(self, other: Placed) -> float:
        """The cosine: 1 for the same things in the same parts."""
        _, mine, theirs = np.intersect1d(self.keys, other.keys, assume_unique=True, return_indices=True)
        return float(self.weights[mine] @ other.weights[theirs])


@dataclass(frozen=True, slots=True)
class Wording:
    """One report as it is compared. `words` is the same for two reports of the same words in the same order."""

    lang: str
    published: When
    words: str
    shingles: Keys
    size: int
    letters: tuple[Placed, ...]
    numbers: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word in its rough spelling, or the digits of a number, and where it stands: 0 at the beginning of the text, 1 at its end."""

    spelt: str
    at: float
    number: bool = False


def word_list(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


@lru_cache(maxsize=4)  # asked for twice of a report, for its wording and for its keys
def terms(text: str) -> tuple[Term, ...]:
    """The words and numbers of a text, in order."""
    found = []
    for match in _TERM.finditer(text):
        number = match["number"]
        spelt = re.sub(r"\D", "", number) if number else sounded(match.group())
        if spelt:
            found.append(Term(spelt, match.start() / len(text), bool(number)))
    return tuple(found)


@lru_cache(maxsize=100_000)
def _weighed(spelt: str) -> tuple[tuple[int, float], ...]:
    """The runs of letters of a word, each as a number and with what it tells."""
    return tuple((int.from_bytes(run.encode(), "big"), rare(run)) for run in runs(spelt))


@lru_cache(maxsize=2_000)  # 30 kB each; a report is compared with the same few others again and again
def wording(report: Report) -> Wording:
    """What is compared of a report."""
    words, said = word_list(report.text), terms(report.text)
    letters = [(key, t.at, weight) for t in said if not t.number for key, weight in _weighed(t.spelt)]
    numbers = [(zlib.crc32(t.spelt.encode()), t.at, number_weight(t.spelt)) for t in said if t.number]
    return Wording(
        lang=report.lang,
        published=report.published,
        words=blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
        shingles=_shingles(words),
        size=sum(1 + len(term.spelt) for term in said),
        letters=_placed(letters, GRAINS, 1e-9),
        numbers=_placed(numbers, NUMBER_GRAINS, FEW_NUMBERS),
    )


def number_weight(digits: str) -> float:
    return NUMBER_WEIGHTS[min(len(digits), len(NUMBER_WEIGHTS) - 1)]


def _shingles(words: list[str]) -> Keys:
    """Runs of SHINGLE words, each as a number, sorted."""
    joined = (
        [" ".join(words)]
        if len(words) < SHINGLE
        else [" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
    )
    hashed = [
        int.from_bytes(blake2b(j.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
        for j in joined
    ]
    return np.unique(np.array(hashed, dtype=np.int64))


def _placed(found: list[tuple[int, float, float]], grains: tuple[int, ...], least: float) -> tuple[Placed, ...]:
    """Things by key, place and weight, shared out over the parts where they stand, between two parts where they stand between their middles.

    However often a thing is said it counts once: two reports that say *Omicron* ten times are no copies for it (F1 0.977 so, 0.944 if
    ten times counted 1 + log 10).
    """
    keys = np.array([key for key, _, _ in found], dtype=np.int64)
    at = np.array([place for _, place, _ in found], dtype=np.float64)
    weights = np.array([weight for _, _, weight in found], dtype=np.float64)
    _, which, often = np.unique(keys, return_inverse=True, return_counts=True)
    times = often[which] if len(found) else at
    return tuple(_parted(keys, at * (grain - 1), weights, times, least) for grain in grains)


def _parted(keys: Keys, at: Floats, weights: Floats, times: NDArray[Any], least: float) -> Placed:
    part = np.floor(at)
    rest = at - part
    cells = np.concatenate([keys * 64 + part.astype(np.int64), keys * 64 + part.astype(np.int64) + 1])
    shares = np.concatenate([1 - rest, rest])
    kept = shares > 0
    unique, first, which = np.unique(cells[kept], return_index=True, return_inverse=True)
    summed = np.bincount(which, weights=shares[kept], minlength=len(unique))
    both = np.concatenate([weights, weights])[kept][first]
    vector = both * np.sqrt(summed / np.concatenate([times, times])[kept][first]) if len(unique) else summed
    return Placed(unique, vector / max(least, float(np.sqrt(vector @ vector))))
