"""Score a shipped parser: python training/score.py LANG UD_FOLDER"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import evaluate
from languages import sources
from pack import score
from strife.parse import models


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("lang")
    asked.add_argument("folder", type=Path, help="the folder that holds the treebanks, one folder a language")
    said = asked.parse_args()
    plan = sources(said.lang, said.folder)
    began = time.perf_counter()
    models.load(said.lang)
    print(f"loaded in {time.perf_counter() - began:.2f} s, {models.card(said.lang)['size']} bytes")
    for file, scores in score(said.lang, plan).items():
        print(file, json.dumps(scores))
    print(f"{evaluate.speed(models.load(said.lang), plan.dev):.0f} words a second")


if __name__ == "__main__":
    main()
