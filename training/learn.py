"""Teach a pipeline from sentences, for so many steps; the same seed gives the same weights."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from spacy import util
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed, set_current_ops

from documents import PartialExample, examples
from strife.parse import lemmas, models, packed
from strife.parse.ops import OpenBlasOps
from tokenizer import tune
from treebank import Sentence
from variants import Cast

CONFIG = Path(__file__).parent / "config"
WORDS = 1000  # words a step
RESUMED = 0.0005  # half the first rate: what is known should be bent, not lost
WARMUP = 250  # steps until the full rate


def begin(kind: str, lang: str, trees: list[Sentence], every: list[Sentence], whole: str) -> Language:
    """A pipeline of this kind ("syntax", "names") that knows the labels of all its sentences, and nothing else yet. Its
    tokenizer cuts words as `trees` do."""
    set_current_ops(OpenBlasOps())
    fix_random_seed(0)
    config = util.load_config(CONFIG / f"{kind}.cfg", overrides={"nlp.lang": lang})
    nlp = util.load_model_from_config(config, auto_fill=True)
    tune(nlp, trees, whole)
    nlp.initialize(lambda: list(examples(nlp, every, random.Random(0), Cast())))
    if "parser" in nlp.pipe_names:
        PartialExample.known = frozenset(nlp.get_pipe("parser").labels)
    return nlp


def unpacked(lang: str) -> Language:
    """The syntax of the shipped parser."""
    nlp = packed.unpack((models.WEIGHTS / f"{lang}.xz").read_bytes())
    for name in (lemmas.NAME, "ner"):
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
    return nlp


def resume(nlp: Language) -> Language:
    """A trained pipeline, to be taught on at a lower rate (it has its tokenizer and its labels already)."""
    set_current_ops(OpenBlasOps())
    fix_random_seed(0)
    nlp.config["training"]["optimizer"]["learn_rate"] = RESUMED
    PartialExample.known = frozenset(nlp.get_pipe("parser").labels)
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")  # spaCy loads its labels but not their numbers
    lemmatizer.tree2label = {tree: i for i, tree in enumerate(lemmatizer.cfg["labels"])}
    return nlp


def take_over(nlp: Language, syntax: Path) -> None:
    """Begin names from what a trained syntax pipeline knows of words."""
    words = util.load_model(syntax).get_pipe("tok2vec").model
    nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0].from_bytes(words.to_bytes())


def teach(nlp: Language, own: list[Sentence], kin: list[Sentence], cast: Cast, steps: int, out: Path) -> None:
    """Write the pipeline, taught, to `out`. `kin` is read as well for the first half of the steps: other languages
    give a start, and the last word is the language's own. `cast` is whom
    some sentences are made to be about."""
    rng = random.Random(0)
    settings = util.registry.resolve(nlp.config["training"])
    optimizer, rate = settings["optimizer"], settings["optimizer"].learn_rate
    mixed, plain = _batches(nlp, own + kin, rng, cast), _batches(nlp, own, rng, cast)
    began, seen, losses = time.time(), 0, dict[str, float]()
    for step in range(steps):
        batch = next(mixed if kin and step < steps // 2 else plain)
        optimizer.learn_rate = rate * min(step / WARMUP, (steps - step) / max(1, steps - WARMUP), 1.0)
        nlp.update(batch, sgd=optimizer, drop=settings["dropout"], losses=losses)
        seen += sum(len(example.predicted) for example in batch)
        if (step + 1) % 100 == 0:
            told = " ".join(f"{name} {loss / 100:.0f}" for name, loss in losses.items())
            print(f"{step + 1}/{steps} steps, {seen / (time.time() - began):.0f} words/s, losses: {told}", flush=True)
            losses = {}
    out.parent.mkdir(parents=True, exist_ok=True)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(out)


def _batches(nlp: Language, sentences: list[Sentence], rng: random.Random, cast: Cast) -> Iterator[list[Example]]:
    """Batches of about WORDS words for ever; every pass groups and orders the sentences anew."""
    batch: list[Example] = []
    while True:
        for example in examples(nlp, sentences, rng, cast):
            batch.append(example)
            if sum(len(one.predicted) for one in batch) >= WORDS:
                yield batch
                batch = []
