"""Makes src/strife/collapse/weights/letters.tsv: how much a run of four letters tells, from the word frequencies of 42 languages.

    pip install wordfreq && PYTHONPATH=src python tools/spell_weights.py

wordfreq's lists (CC BY-SA 4.0, github.com/rspeer/wordfreq) say how often a word is used; spelt as collapse spells it, that gives how
many runs a report of WORDS words holds by chance. A run counts as common where one language makes it so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from math import exp, log
from pathlib import Path

import wordfreq
from anyascii import anyascii

from strife.collapse.spelling import RAREST, runs, sounded

WORDS = 300
LEVELS = 0.2
RARE_WORD = 2e-6  # below it the lists differ more by their sources than by their languages


def expected() -> dict[str, float]:
    """The most that any language has of a run, a word."""
    most: dict[str, float] = defaultdict(float)
    for lang in wordfreq.available_languages("small"):
        here: dict[str, float] = defaultdict(float)
        for word, share in wordfreq.get_frequency_dict(lang, "small").items():
            if share >= RARE_WORD:
                for part in re.findall(r"[^\W\d_]+", anyascii(word)):
                    for run in runs(sounded(part)):
                        here[run] += share
        for run, share in here.items():
            most[run] = max(most[run], share)
    return most


def main() -> None:
    levels: dict[float, list[str]] = defaultdict(list)
    for run, share in expected().items():
        weight = -log(1 - exp(-share * WORDS))
        if weight < RAREST:
            levels[round(round(weight / LEVELS) * LEVELS, 1)].append(run.replace(" ", "_"))
    lines = ["# weight, runs of four letters (tools/spell_weights.py; word frequencies: wordfreq, CC BY-SA 4.0)"]
    lines += [f"{weight}\t{''.join(sorted(found))}" for weight, found in sorted(levels.items())]
    file = Path(__file__).parents[1] / "src/strife/collapse/weights/letters.tsv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, levels.values()))} runs in {len(levels)} levels, {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
