"""Make spaCy's tokenizer of a language cut words as its treebanks do; parses are lost where words differ.

Of English EWT's words 97.2% were found as spaCy comes and 98.6% after this, each of which counts against every score.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from treebank import Sentence

RUNS = [r"[!?]{2,}", *(rf"{mark}{{2,}}" for mark in (r"\*", "=", "_", "-", "~", "#", "<", ">", r"\$", r"\+", "—"))]
SEEN = 2  # times a cut must be seen: once may be a slip
SURE = 0.75  # share of times it must be cut so


def tune(nlp: Language, sentences: list[Sentence], whole: str = "") -> None:
    """Keep runs of one mark together, and cut as the treebank does every chunk it has often enough. What the
    pattern `whole` matches is one word ("anti-government" in English, where "UN-backed" is three)."""
    if whole:
        nlp.tokenizer.token_match = re.compile(whole).match
    nlp.tokenizer.prefix_search = compile_prefix_regex(RUNS + list(nlp.Defaults.prefixes or [])).search
    nlp.tokenizer.suffix_search = compile_suffix_regex(RUNS + list(nlp.Defaults.suffixes or [])).search
    nlp.tokenizer.infix_finditer = compile_infix_regex(RUNS + list(nlp.Defaults.infixes or [])).finditer
    cuts: dict[str, Counter[tuple[str, ...]]] = {}
    for sentence in sentences:
        for cut in _chunks(sentence):
            cuts.setdefault("".join(cut), Counter())[cut] += 1
    for chunk, ways in sorted(cuts.items()):
        cut, times = ways.most_common(1)[0]
        if times >= SEEN and times >= SURE * ways.total() and [word.text for word in nlp.tokenizer(chunk)] != list(cut):
            nlp.tokenizer.add_special_case(chunk, [{ORTH: word} for word in cut])


def _chunks(sentence: Sentence) -> Iterator[tuple[str, ...]]:
    """What stands between spaces, and each word inside that, for marks are cut off before words are looked up."""
    chunk: list[str] = []
    for word in sentence.words:
        if " " in word.form:
            chunk = []
            continue
        chunk.append(word.form)
        if word.space:
            if any(map(str.isalpha, "".join(chunk))):  # no numbers: they are told by rules, not one by one
                yield tuple(chunk)
            while len(chunk) > 1 and not chunk[-1][0].isalnum():
                chunk.pop()
                yield tuple(chunk)
            chunk = []
