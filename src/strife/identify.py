"""identify: the language of a text, offline; none when unsure.

py3langid (naive Bayes over byte n-grams, 140 labels) gives scores; they are made probabilities, and a language is named
only when it is more likely than all the others together (LEAST). On the 10,013 single sentences of PUD in 19 languages
(../shared/gold/dev beside a checkout, 527 each), `python benchmarks/identify.py` prints: whole sentences 99.4 % answered, 99.5 % of
the answers right; their first five words 88.4 % and 98.4 %; their first two 52.0 % and 96.5 %. Most of what is wrong
is Indonesian taken for Malay (39 sentences). A sentence takes 0.2 ms; the first call about 0.6 s, to load the model.
"""

from __future__ import annotations

from math import exp, sqrt

# Swept on the sentences above (% answered / % of these right). Whole: 0.3 99.8/99.4, 0.4 99.7/99.4, 0.5 99.4/99.5,
# 0.6 98.0/99.9, 0.7 96.2/100.0. First five words: 0.4 92.4/97.5, 0.5 88.4/98.4, 0.6 82.1/99.4, 0.7 76.1/99.8.
LEAST = 0.5

# A report's first pages show its language; a megabyte of it would take a second more.
_ENOUGH = 20_000

# Labels that name a part of a macrolanguage which one lexicon and one parser serve, and one that BCP 47 writes shorter.
_ONE_LANGUAGE = {"yue": "zh", "wuu": "zh", "arz": "ar", "ary": "ar", "kik": "ki"}
_NO_LANGUAGE = "zxx"


def identify(text: str) -> str:
    """The BCP 47 tag of the language that `text` is written in; "" when that is not sure.

    >>> identify("Styrkorna avvisade kravet på eldupphör och fortsatte mot huvudstaden.")
    'sv'
    """
    lang, probability = likeliest(text)
    return lang if probability >= LEAST and lang != _NO_LANGUAGE else ""


def likeliest(text: str) -> tuple[str, float]:
    """The likeliest language, however unlikely, and its probability."""
    import py3langid  # loading takes half a second that `strife --help` should not

    sample = text[:_ENOUGH]
    ranked: list[tuple[str, float]] = py3langid.rank(sample)
    # The scores grow with the length of the text as if every n-gram were independent; dividing by the square root of
    # the length (py3langid's own calibration) keeps short and long texts comparable.
    scale = sqrt(len(sample.encode("utf-8", "surrogatepass")) or 1)
    best = ranked[0][1]
    shares: dict[str, float] = {}
    for label, score in ranked:
        lang = _ONE_LANGUAGE.get(label, label)
        shares[lang] = shares.get(lang, 0.0) + exp((score - best) / scale)
    lang = max(shares, key=lambda key: (shares[key], key))
    return lang, shares[lang] / sum(shares.values())
