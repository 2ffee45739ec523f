"""What each language learns from: `languages/<lang>.yml`, or every file of its folder by the names UD gives them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from corpora import read
from treebank import Sentence

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sources:
    """Files by use. `kin` are treebanks of kindred languages, read for the first half of the training."""

    train: tuple[Path, ...]
    dev: Path
    kin: tuple[Path, ...]
    names: tuple[Path, ...]
    names_kin: tuple[Path, ...]
    names_fill: tuple[Path, ...]
    names_dev: Path | None
    whole: str = ""  # a pattern of words that the tokenizer leaves in one piece
    title: str = ""  # how a noun before a name hangs on it: "president" on "Macron"
    compounds: bool = False  # whether compounds are written as one word
    made: int = 0  # sentences to make of templates and read beside the treebanks (synthetic.py)
    lemmas: Path | None = None  # a word list: lemma, part of speech, forms


def sources(lang: str, folder: Path) -> Sources:
    """The files of a language under a UD folder."""
    plan = HERE / "languages" / f"{lang}.yml"
    if not plan.exists():
        return _by_name(lang, folder)
    said = yaml.safe_load(plan.read_text(encoding="utf-8"))
    syntax, names = said["syntax"], said.get("names", {})
    return Sources(
        train=tuple(folder / name for name in syntax["train"]),
        dev=folder / syntax["dev"],
        kin=tuple(folder / name for name in syntax.get("kin", ())),
        names=tuple(folder / name for name in names.get("train", ())),
        names_kin=tuple(folder / name for name in names.get("kin", ())),
        names_fill=tuple(folder / name for name in names.get("fill", ())),
        names_dev=folder / names["dev"] if "dev" in names else None,
        whole=said.get("whole", ""),
        compounds=said.get("compounds", False),
        title=syntax.get("title", ""),
        made=syntax.get("made", 0),
        lemmas=HERE / said["lemmas"] if "lemmas" in said else None,
    )


def _by_name(lang: str, folder: Path) -> Sources:
    """UD's own names tell train, dev and test apart; the largest dev file is scored, and PUD's names."""
    trees = sorted((folder / lang).glob("*.conllu"))
    if not trees:
        raise SystemExit(f"No treebank of {lang!r}: {folder / lang} has no .conllu file.")
    devs = [path for path in trees if "-dev" in path.name] or trees[-1:]
    dev = max(devs, key=lambda path: path.stat().st_size)
    kinds = ("*.iob2", "*.ner.txt", "*.conll")
    names = sorted(path for kind in kinds for path in (folder / lang).glob(kind))
    names_dev = next((path for path in names if "_pud" in path.name), next(iter(names), None))
    return Sources(
        train=tuple(path for path in trees if path != dev),
        dev=dev,
        kin=(),
        names=tuple(path for path in names if path != names_dev and path.stem != dev.stem),
        names_kin=(),
        names_fill=(),
        names_dev=names_dev,
    )


def sentences(paths: tuple[Path, ...]) -> list[Sentence]:
    """All sentences of these files, in their order."""
    return [sentence for path in paths for sentence in read(path)]
