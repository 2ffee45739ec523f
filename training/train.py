"""Make the parser of a language from its treebanks: python training/train.py LANG UD_FOLDER [--steps N] [--out DIR]

Trains syntax and names as two pipelines (their corpora differ), scores each, joins them and packs them for the
package. `--part` does one of the three alone, so that two cores can train two parts at once.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import spacy

import evaluate
import fill
from languages import Sources, sentences, sources
from learn import begin, resume, take_over, teach, unpacked
from pack import pack
from synthetic import made
from variants import Cast

NAMES_SHARE = 0.6  # names are flat after fewer steps than trees


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("lang")
    asked.add_argument("folder", type=Path, help="the folder that holds the treebanks, one folder a language")
    asked.add_argument("--steps", type=int, default=4000, help="training steps of about 1,000 words (default 4000)")
    asked.add_argument("--out", type=Path, default=Path("build/parsers"), help="where trained pipelines are kept")
    asked.add_argument("--part", choices=("syntax", "names", "pack"), help="only this part")
    asked.add_argument("--fill", type=Path, help="the --out of an earlier round, to fill what the treebanks lack")
    asked.add_argument("--resume", type=Path, help="a syntax pipeline to teach on, rather than a new one")
    asked.add_argument("--shipped", action="store_true", help="teach on the syntax of the shipped parser")
    asked.add_argument("--held", action="store_true", help="keep a part of the templates and verbs from the training")
    said = asked.parse_args()
    out = said.out / said.lang
    if said.part in (None, "syntax"):
        syntax(said.lang, said.folder, said.steps, out / "syntax", said.fill, said.resume, said.shipped, said.held)
    if said.part in (None, "names"):
        names(said.lang, said.folder, int(said.steps * NAMES_SHARE), out / "names", said.fill)
    if said.part in (None, "pack"):
        pack(said.lang, said.folder, out)


def syntax(
    lang: str,
    folder: Path,
    steps: int,
    out: Path,
    earlier: Path | None,
    trained: Path | None,
    shipped: bool,
    held: bool,
) -> None:
    """Tags, lemmas and trees."""
    plan = sources(lang, folder)
    kin = [] if trained or shipped else sentences(plan.kin)  # they were the start
    for sentence in kin:
        for word in sentence.words:
            word.lemma = ""  # a kindred language's trees help, its lemmas do not
    own = sentences(plan.train)
    if earlier:
        own = fill.arcs(spacy.load(earlier / lang / "syntax"), own)
    if plan.made:
        own += made(lang, folder, plan.made, False if held else None)
    if shipped or trained:
        nlp = resume(unpacked(lang) if shipped else spacy.load(trained))
    else:
        nlp = begin("syntax", lang, own, own + kin, plan.whole)
    teach(nlp, own, kin, Cast(_named(plan), plan.title), steps, out)
    told(evaluate.trees(spacy.load(out), plan.dev))


def names(lang: str, folder: Path, steps: int, out: Path, earlier: Path | None) -> None:
    """People, organisations and places."""
    plan = sources(lang, folder)
    if not plan.names:
        print(f"no names are known for {lang}: the pipeline will find none")
        return
    own, kin = sentences(plan.names), sentences(plan.names_kin)
    if earlier:
        own += fill.names(spacy.load(earlier / lang / "names"), sentences(plan.names_fill))
    nlp = begin("names", lang, sentences(plan.train), own + kin, plan.whole)
    take_over(nlp, out.parent / "syntax")
    teach(nlp, own, kin, Cast(), steps, out)
    if plan.names_dev:
        told(evaluate.names(spacy.load(out), plan.names_dev))


def _named(plan: Sources) -> list[str]:
    """Names of one word in the language's name corpora, each once; those in -s may be genitives already."""
    found = {
        word.form
        for sentence in sentences((*plan.names, *plan.names_kin))
        for word, tag, after in zip(
            sentence.words, sentence.names or [], [*(sentence.names or []), "O"][1:], strict=True
        )
        if tag.startswith("B") and not after.startswith("I") and word.form[0].isupper() and word.form[-1] != "s"
    }
    return sorted(name for name in found if name.replace("-", "").isalpha())


def told(scores: dict[str, float]) -> None:
    print(json.dumps(scores), flush=True)


if __name__ == "__main__":
    main()
