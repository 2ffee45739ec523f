"""How often `identify` answers, and how often rightly: whole sentences of PUD, their first five words, their first two.

PYTHONPATH=src python benchmarks/identify.py [FOLDER with pud_*.jsonl]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

from strife.identify import LEAST, likeliest

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared/gold/dev"
SWEPT = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
UNSPACED = ("zh", "ja", "th")


def first_words(text: str, lang: str, words: int) -> str:
    return text[: 2 * words] if lang in UNSPACED else " ".join(text.split()[:words])


def main() -> None:
    gold = [json.loads(line) for path in sorted(FOLDER.glob("pud_*.jsonl")) for line in path.open(encoding="utf-8")]
    if not gold:
        sys.exit(f"{FOLDER}: no pud_*.jsonl there")
    for name, words in (("whole sentences", 10_000), ("first five words", 5), ("first two words", 2)):
        texts = [(row["lang"], first_words(row["text"], row["lang"], words)) for row in gold]
        started = perf_counter()
        answers = [(lang, *likeliest(text)) for lang, text in texts]
        took = perf_counter() - started
        print(f"\n{name}: {len(texts)} texts, {1000 * took / len(texts):.2f} ms each")
        for least in SWEPT:
            given = [(right, lang) for right, lang, probability in answers if probability >= least]
            right = sum(a == b for a, b in given)
            mark = "  <- LEAST" if least == LEAST else ""
            print(f"  {least:.1f}  answered {len(given) / len(texts):.1%}  right {right / len(given):.1%}{mark}")
        wrong = Counter((a, b) for a, b, probability in answers if probability >= LEAST and a != b)
        print("  taken for:", ", ".join(f"{a}->{b} {n}" for (a, b), n in wrong.most_common(8)))
        by_lang = Counter(a for a, b, probability in answers if probability >= LEAST and a == b)
        print("  answered rightly:", ", ".join(f"{lang} {n / 527:.0%}" for lang, n in sorted(by_lang.items())))


if __name__ == "__main__":
    main()
