"""Places found and resolved in public sets of news, scored by the sets' own scorer; speed and memory.

    PYTHONPATH=src python benchmarks/places.py ../shared/gold [--names]

`--names` gives the finder the parser's names as well. Sets: geo_gwn, geo_trnews, geo_lgl, geo_geovirus (dev halves).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from strife.find.places import find_places
from strife.knowledge import gazetteer, resources
from strife.knowledge.tree import load_folder
from strife.model import Name, Place

SETS = ("gwn", "trnews", "lgl", "geovirus")
SHOWN = ("overlap_p", "overlap_r", "overlap_f1", "acc161", "median_km", "end_to_end_f1")


def parser_names(texts: Sequence[str]) -> list[list[Name]]:
    from strife.parse import models

    docs = models.load("en").pipe(texts, batch_size=8)
    return [[Name(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in docs]


def score(
    gold: Path, scorer: Path, rows: Sequence[dict[str, str]], found: Sequence[tuple[Place, ...]]
) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row, places in zip(rows, found, strict=True):
            said = [{"start": p.start, "end": p.end, "lat": p.lat, "lon": p.lon} for p in places]
            file.write(json.dumps({"id": row["id"], "places": said}) + "\n")
        file.flush()
        command = [sys.executable, scorer.name, str(gold.resolve()), file.name, "--boot", "1"]
        out = subprocess.run(command, capture_output=True, text=True, check=True, cwd=scorer.parent)
    return dict(json.loads(out.stdout.strip().splitlines()[-1]))


def main(folder: Path, with_names: bool) -> None:
    tree = load_folder(resources.root())
    start = time.perf_counter()
    known = gazetteer.load(resources.root(), tree)
    print(f"gazetteer loaded in {(time.perf_counter() - start) * 1000:.0f} ms")
    print(f"{'set':10}" + "".join(f"{name:>14}" for name in (*SHOWN, "us/word")))
    for name in SETS:
        gold = folder / "dev" / f"geo_{name}.dev.gold.jsonl"
        with gold.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        texts = [row["text"] for row in rows]
        names: list[list[Name]] = parser_names(texts) if with_names else [[] for _ in texts]
        start = time.perf_counter()
        found = [find_places(text, "en", spans, known) for text, spans in zip(texts, names, strict=True)]
        spent = (time.perf_counter() - start) / sum(len(text.split()) for text in texts) * 1e6
        figures = score(gold, folder / "score_places.py", rows, found)
        print(f"{name:10}" + "".join(f"{figures[key]:14.3f}" for key in SHOWN) + f"{spent:14.1f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--names" in sys.argv)
