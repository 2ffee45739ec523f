"""News sentences with correct trees, made of templates and of strife's knowledge: python training/synthetic.py LANG UD_FOLDER

Treebanks have few of the verbs of conflict news, and their parsers take *confiscated* for a participle. `templates/<lang>.yml`
holds the sentences as trees in brackets, the words, and the rules that inflect them:

    (nsubj @agent) $take.past (obj #thing.p) (obl (case on/ADP) ~weekday) (punct .)

What stands bare in a bracket is its head. `@x` is a phrase of the file, `$x.form` a verb, `#x.form` a noun, `~x` a name,
`&x.form` an auxiliary, `word/UPOS/lemma/feats` a word (lemma and features, where not said, as the treebank has them),
`?(...)` is there every other time.
"""

from __future__ import annotations

import itertools
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from languages import sentences, sources
from treebank import Sentence, Word

HERE = Path(__file__).parent
COUNTRIES = HERE.parent / "resources" / "countries"
PARTS = re.compile(r"\(|\)|\?\(|[^\s()]+")
TIGHT = re.compile(r"^(?:[.,;:?!]|'s|n't)$")
HELD = 4  # one template and one verb of so many is kept apart, to see what was learned beyond them

Known = dict[tuple[str, str], tuple[str, str]]


@dataclass(slots=True)
class Node:
    """A word and what hangs on it, left to right; `at` is how many of its parts stand before it."""

    word: Word
    dep: str = "root"
    parts: list[Node] = field(default_factory=list)
    at: int = 0
    agrees: str = ""  # the form that waits for its subject's number
    number: str = ""  # the number that a verb takes with it, where that is not its own


class Grammar:
    """The templates of a language, filled by chance; the same seed gives the same sentences."""

    def __init__(self, lang: str, known: Known, seed: int, held: bool | None = None) -> None:
        self.said: dict[str, Any] = yaml.safe_load((HERE / "templates" / f"{lang}.yml").read_text(encoding="utf-8"))
        self.lang, self.known, self.rng, self.held = lang, known, random.Random(seed), held
        self.names = {**_countries(lang), **self.said["names"]}
        self.forms = {verb: self._verb(verb) for row in self.said["verbs"].values() for verb in row}
        self.missing: Counter[str] = Counter()

    def sentence(self) -> Sentence:
        """One sentence; those in `headlines` have no full stop."""
        rows = [row for i, row in enumerate(self.said["templates"]) if self._kept(i)]
        row = self.rng.choice(rows)
        root = self._tree(PARTS.findall(row))
        _agree(root, (), self)
        words: list[Word] = []
        _lay(root, -1, words)
        for word, after in itertools.pairwise(words):
            for form, other, pattern in self.said.get("joins", ()):
                if word.form.lower() == form and re.search(pattern, after.form):
                    word.form = other
                    break
        first = next(word for word in words if word.upos != "PUNCT")
        first.form = first.form[0].upper() + first.form[1:]
        _space(words)
        return Sentence(words)

    def _kept(self, i: int) -> bool:
        return self.held is None or (i % HELD == 1) == self.held

    def _tree(self, parts: list[str]) -> Node:
        inside = [self._expand(part) for part in self._open(parts)]
        flat = [node for group in inside for node in group]
        heads = [i for i, node in enumerate(flat) if node.dep == "root"]
        if len(heads) != 1:
            raise ValueError(f"{len(heads)} heads: {' '.join(parts)}")
        head = flat[heads[0]]
        before, after = flat[: heads[0]], flat[heads[0] + 1 :]
        head.parts = [*before, *head.parts[: head.at], *head.parts[head.at :], *after]
        head.at += len(before)
        return head

    def _open(self, parts: list[str]) -> list[str | list[str]]:
        """The parts of a bracket, each a token or a bracket of its own."""
        out: list[str | list[str]] = []
        depth, start = 0, 0
        for i, part in enumerate(parts):
            if part in ("(", "?("):
                start, depth = (i, depth + 1) if depth == 0 else (start, depth + 1)
            elif part == ")":
                depth -= 1
                if depth == 0 and (parts[start] == "(" or self.rng.random() < 0.5):
                    out.append(parts[start + 1 : i])
            elif depth == 0:
                out.append(part)
        if depth:
            raise ValueError(f"a bracket is open: {' '.join(parts)}")
        return out

    def _expand(self, part: str | list[str]) -> list[Node]:
        if isinstance(part, list):
            node = self._tree(part[1:])
            node.dep = part[0]
            return [node]
        if part[0] == "@":
            rows = self.said["phrases"][part[1:]]
            return [self._tree(PARTS.findall(self.rng.choice(rows)))]
        return [self._word(part)]

    def _word(self, part: str) -> Node:
        kind, (name, _, form) = part[0], part[1:].partition(".")
        if kind == "$":
            rows = self.said["verbs"][name]
            if self.held is False:
                rows = [row for row in rows if _hash(row) % HELD != 1]
            elif self.held:
                rows = [row for row in rows if _hash(row) % HELD == 1] or rows
            return self._inflected(self.rng.choice(rows), "VERB", form)
        if kind == "&":
            return self._inflected(name, "AUX", form)
        if kind == "#":
            return self._noun(self.rng.choice(self.said["nouns"][name]), form)
        if kind == "~":
            return self._name(name, form)
        bits = part.split("/")
        if len(bits) == 1:
            return Node(Word(bits[0], True, bits[0], "PUNCT"))
        text, upos, *rest = bits
        number = ""
        if rest and "!" in rest[-1]:
            rest[-1], _, number = rest[-1].partition("!")
        lemma, feats = self.known.get((text.lower() if upos != "PROPN" else text, upos), ("", ""))
        if not lemma and not (rest and rest[0]):
            self.missing[part] += 1
        lemma = rest[0] if rest and rest[0] else lemma or text
        feats = rest[1] if len(rest) > 1 else feats
        return Node(Word(text, True, lemma, upos, feats), number=number)

    def _inflected(self, lemma: str, upos: str, form: str) -> Node:
        feats = self.said["feats"].get(f"{form}.{upos}", self.said["feats"].get(form))
        if feats is None:
            raise ValueError(f"no features: {form}")
        lemma = _lemma(lemma)
        word = Word(self._form(lemma, upos, form), True, lemma, upos, feats)
        if form.startswith("adj."):
            word.upos, word.lemma = "ADJ", self._form(lemma, upos, "ppl.Sing")
        return Node(word, agrees=form if "%" in feats or form in self.said["agreeing"] else "")

    def _form(self, lemma: str, upos: str, form: str) -> str:
        if upos == "AUX":
            return str(self.said["auxiliaries"][lemma].get(form, lemma))
        row = next(row for row in self.forms if _lemma(row) == lemma)
        return self.forms[row].get(form, lemma)

    def _verb(self, row: str) -> dict[str, str]:
        """The forms of a verb: as its row says them, else by the rules."""
        principal = self.said["principal"]
        cells = row.split()
        lemma, _, mark = cells[0].partition(":")
        irregular = self.said.get("irregular", {}).get(lemma)
        said = dict(zip(principal, (irregular or "").split() or cells[1:], strict=False))
        forms = {"inf": lemma}
        for rule in self.said["inflection"]:
            form, base, pattern, ending = rule[:4]
            if form in forms or (len(rule) > 4 and rule[4] != mark):
                continue
            if form in said:
                forms[form] = said[form]
            elif base in forms and re.search(pattern, forms[base]):
                forms[form] = re.sub(pattern, ending, forms[base])
        return forms

    def _noun(self, row: str, form: str) -> Node:
        cells = row.split()
        genders = self.said.get("genders", {})
        gender = cells.pop() if cells[-1] in genders else ""
        order = self.said["noun_forms"]
        lemma = cells[0]
        owned = form.endswith("g") and form[:-1] in order
        plain = form[:-1] if owned else form
        if len(cells) == 1:
            cells = [lemma, next(re.sub(p, e, lemma) for p, e in self.said["plural"] if re.search(p, lemma))]
        text = cells[order.index(plain)]
        if owned:
            text = text if text[-1] in "sxz" else f"{text}s"
        feats = self.said["noun_feats"][plain].replace("%", genders.get(gender, ""))
        if owned:
            feats = feats.replace("Case=Nom", "Case=Gen")
        return Node(Word(text, True, lemma, "NOUN", feats))

    def _name(self, name: str, form: str) -> Node:
        text = str(self.rng.choice(self.names[name]))
        if name in self.said["adjectives"]:
            ending, feats = self.said["adjectives"][name][form or "base"]
            return Node(Word(text + ending, True, text, "ADJ", feats))
        if name.startswith("number"):
            lemma, feats = self.known.get((text, "NUM"), (text, "NumForm=Digit|NumType=Card"))
            return Node(Word(text, True, lemma, "NUM", feats))
        feats = self.said["name_feats"]["owner" if form == "g" else "plain"]
        upos = self.said.get("name_pos", {}).get(name, "PROPN")
        if upos != "PROPN":
            lemma, feats = self.known.get((text.lower(), upos), (text, ""))
            return Node(Word(text, True, lemma, upos, feats))
        if form == "g":
            return Node(Word(_owner(text), True, text, upos, feats))
        return Node(Word(text, True, text, upos, feats))

    def agreed(self, node: Node, number: str) -> None:
        """Give a verb the form that its subject's number asks for."""
        word = node.word
        if number == "Neut" and f"{node.agrees}.Neut" not in self.said["feats"]:
            number = "Sing"
        form = f"{node.agrees}.{number}"
        word.feats = word.feats.replace("%", number)
        if word.upos == "AUX":
            word.form = str(self.said["auxiliaries"][word.lemma].get(form, word.form))
        else:
            word.form = self._form(word.lemma, "VERB", form) if form in self._all(word.lemma) else word.form
        word.feats = self.said["feats"].get(form, word.feats)

    def _all(self, lemma: str) -> dict[str, str]:
        return next(forms for row, forms in self.forms.items() if _lemma(row) == lemma)


def _lemma(row: str) -> str:
    """The verb of a row: "döma:de", "angripa angriper angrep ..."."""
    return re.split("[ :]", row, maxsplit=1)[0]


def _owner(text: str) -> str:
    if text[-1] in "sxz":
        return text
    return f"{text}:s" if text.isupper() else f"{text}s"


def _hash(text: str) -> int:
    return sum((i + 1) * ord(letter) for i, letter in enumerate(text))


def _agree(node: Node, above: tuple[Node, ...], grammar: Grammar) -> None:
    """Number from subject to verb, down the tree; `above` is what a word hangs on, nearest last."""
    for part in node.parts:
        _agree(part, (*above, node), grammar)
    if node.agrees:
        line = [*above, node]
        if node.dep in ("aux", "aux:pass", "cop"):
            line.pop()
        grammar.agreed(node, _number(line))


def _number(line: list[Node]) -> str:
    """The number of the subject of the last of the line, or of what it describes."""
    while line:
        verb = line.pop()
        subject = next((p for p in verb.parts if p.dep.startswith("nsubj")), None)
        if subject is not None and "Rel" in subject.word.feats and line:
            return _own(line[-1])
        if subject is not None:
            return _own(subject)
        if verb.dep in ("acl", "amod") and line:
            return _own(line[-1])
        if verb.dep != "conj":
            break
    return "Sing"


def _own(noun: Node) -> str:
    if noun.number:
        return noun.number
    if any(part.dep == "conj" for part in noun.parts) or "Number=Plur" in noun.word.feats:
        return "Plur"
    return "Neut" if "Gender=Neut" in noun.word.feats else "Sing"


def _lay(node: Node, head: int, words: list[Word]) -> int:
    """The words of a tree in their order, heads by index."""
    before = [_lay(part, -2, words) for part in node.parts[: node.at]]
    here = len(words)
    words.append(node.word)
    after = [_lay(part, -2, words) for part in node.parts[node.at :]]
    node.word.head, node.word.dep = head, node.dep
    for child in (*before, *after):
        words[child].head = here
    return here


def _space(words: list[Word]) -> None:
    quoted = False
    for i, word in enumerate(words):
        after = words[i + 1].form if i + 1 < len(words) else ""
        if word.form == '"':
            quoted = not quoted
            word.space = not quoted
        else:
            word.space = not (TIGHT.match(after) or (after == '"' and quoted) or "-" in (word.form, after))


def _countries(lang: str) -> dict[str, list[str]]:
    """Countries, adjectives and people of strife's own knowledge: names of one word."""
    out: dict[str, set[str]] = {name: set() for name in ("country", "demonym", "seat", "first", "last", "place")}
    for path in sorted(COUNTRIES.glob("*.yml")):
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, name in (("names", "country"), ("adjective", "demonym"), ("seat", "seat"), ("seat", "place")):
            out[name].update(said.get(key, {}).get(lang, [])[:1])
        for region in said.get("regions", ()):
            out["place"].update(region.get(lang, [])[:1])
        for actor in said.get("actors", ()):
            words = str(actor.get("name", "")).split()
            if actor.get("kind") == "person" and len(words) == 2:
                out["first"].add(words[0])
                out["last"].add(words[1])
    return {name: sorted(n for n in found if n.isalpha()) for name, found in out.items()}


def known_words(seen: list[Sentence]) -> Known:
    """Lemma and features most often given to a form as a part of speech."""
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for sentence in seen:
        for word in sentence.words:
            if word.upos and word.lemma and "Typo" not in word.feats:
                form = word.form if word.upos == "PROPN" else word.form.lower()
                counts.setdefault((form, word.upos), Counter())[word.lemma, word.feats] += 1
    return {key: max(sorted(count), key=count.__getitem__) for key, count in counts.items()}


def made(lang: str, folder: Path, many: int, held: bool | None = None, seed: int = 0) -> list[Sentence]:
    """So many sentences; `held` False leaves the held templates and verbs out, True uses them alone."""
    grammar = Grammar(lang, known_words(sentences(sources(lang, folder).train)), seed, held)
    out = [grammar.sentence() for _ in range(many)]
    headline = True
    for sentence in out:
        sentence.starts_doc = headline or grammar.rng.random() < 0.5  # no sentence follows a headline at once
        headline = sentence.words[-1].upos != "PUNCT"
    if grammar.missing:
        print("words the treebank lacks:", *grammar.missing, file=sys.stderr)
    return out


def main() -> None:
    lang, folder, many = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 20
    for sentence in made(lang, folder, many):
        print("# text =", "".join(w.form + " " * w.space for w in sentence.words).strip())
        for i, w in enumerate(sentence.words, 1):
            row = (i, w.form, w.lemma, w.upos, "_", w.feats or "_", (w.head or 0) + 1, w.dep, "_")
            print(*row, "_" if w.space else "SpaceAfter=No", sep="\t")
        print()


if __name__ == "__main__":
    main()
