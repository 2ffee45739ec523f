"""Join the trained pipelines of a language, mend its lemmas, score the whole, and write the file that is shipped."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language

import evaluate
from languages import Sources, sentences, sources
from strife.parse import lemmas, models, packed
from treebank import Sentence


def pack(lang: str, folder: Path, trained: Path) -> None:
    """Write `weights/<lang>.xz` and its card; the scores in the card are those of the packed file."""
    plan = sources(lang, folder)
    models.WEIGHTS.mkdir(exist_ok=True)
    mend = lemmas.LemmasSeen(table(sentences(plan.train)) | listed(plan.lemmas), plan.compounds)
    (models.WEIGHTS / f"{lang}.xz").write_bytes(packed.pack(joined(trained, mend)))
    scores = score(lang, plan)
    card = {
        "lang": lang,
        "licence": "CC BY-SA 4.0",
        "made": f"python training/train.py {lang} UD_FOLDER; see training/README.md",
        "scores": scores,
        "data": _data(plan, folder),
    }
    (models.WEIGHTS / f"{lang}.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(scores))


def joined(trained: Path, mend: lemmas.LemmasSeen) -> Language:
    """Syntax, then lemmas as seen, then names, in one pipeline; names untrained this time are those shipped."""
    nlp = spacy.load(trained / "syntax")
    nlp.add_pipe(lemmas.NAME, after="trainable_lemmatizer").from_bytes(mend.to_bytes())
    if (trained / "names").exists():
        nlp.add_pipe("ner", source=spacy.load(trained / "names"))
    elif models.WEIGHTS.joinpath(f"{nlp.lang}.xz").exists():
        earlier = packed.unpack((models.WEIGHTS / f"{nlp.lang}.xz").read_bytes())
        if "ner" in earlier.pipe_names:
            nlp.add_pipe("ner", source=earlier)
    return nlp


def listed(path: Path | None) -> dict[str, str]:
    """The lemmas of a word list; of two lemmas that share a form neither is taken."""
    found: dict[str, set[str]] = {}
    rows = path.read_text(encoding="utf-8").splitlines() if path else []
    for lemma, upos, forms in (row.split("\t") for row in rows if not row.startswith("#")):
        for form in (lemma, *forms.split()):
            found.setdefault(f"{form}|{upos}", set()).add(lemma)
    return {key: min(ways) for key, ways in found.items() if len(ways) == 1}


def table(seen: list[Sentence]) -> dict[str, str]:
    """The lemma most often given to a form as a part of speech; ties go to the alphabet, for the sake of the bytes."""
    counts: dict[str, Counter[str]] = {}
    for sentence in seen:
        for word in sentence.words:
            if word.lemma and word.upos:
                form = word.form if word.upos == "PROPN" else word.form.lower()
                counts.setdefault(f"{form}|{word.upos}", Counter())[word.lemma] += 1
    return {key: max(sorted(count), key=count.__getitem__) for key, count in counts.items()}


def score(lang: str, plan: Sources) -> dict[str, dict[str, float]]:
    """Scores of the shipped parser, by the file they were got on."""
    nlp = models.load(lang)
    out = {plan.dev.name: evaluate.trees(nlp, plan.dev)}
    for path in {plan.dev.with_suffix(".iob2"): 0, plan.names_dev: 0}:  # the first, if there is one, in text never seen
        if path and path.exists():
            out[path.name] = evaluate.names(nlp, path)
    return out


def _data(plan: Sources, folder: Path) -> list[dict[str, str]]:
    """The files learned from, each with what the folder's manifest says of its licence and source."""
    rows = [line.split("\t") for line in (folder / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()]
    facts = {row[0]: row for row in rows}
    files = [path.relative_to(folder).as_posix() for path in (*plan.train, *plan.kin, *plan.names, *plan.names_kin)]
    return [{"file": file, "licence": facts[file][5], "source": facts[file][6]} for file in files if file in facts]
