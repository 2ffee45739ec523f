"""One language's words: triggers with their frames, operators, agent nouns, word classes and grammar (docs/lexicon.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from strife.errors import KnowledgeError
from strife.knowledge.ontology import Ontology
from strife.knowledge.tree import LINE, plain

OPS = frozenset({"keep", "plan", "want", "fail", "stop", "say", "confirm", "deny"})
BUILT_IN = frozenset({"place", "actor", "person", "number", "event"})
NOT_TRIGGERS = frozenset({"agents", "classes", "grammar", "times"})
FIELDS = frozenset(
    [
        "type",
        "mode",
        "context",
        "source",
        "target",
        "object",
        "not_object",
        "subject",
        "not_subject",
        "not_modifier",
        "prep",
        "of",
        "needs",
        "mutual",
        "outer",
        "op",
        "tie",
        "sure",
        "status",
        "example",
    ]
)
CLASS = 500  # words that a built-in class counts for: more than any list has
SURE = 0.9  # how often a trigger means its type when its entry does not say


@dataclass(frozen=True, slots=True)
class Words:
    """A constraint on a noun: it is one of `nouns`, or of a built-in class such as place."""

    nouns: frozenset[str]
    built_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a trigger: the PLOVER type or operator, which argument plays which role, and when it holds."""

    rule: str
    pos: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    object: Words | None
    not_object: Words | None
    subject: Words | None
    not_subject: Words | None
    not_modifier: Words | None
    prep: tuple[tuple[str, Words], ...]
    particle: str
    of: str
    needs: tuple[str, ...]
    mutual: bool
    outer: bool
    op: str | None
    tie: str | None
    status: str | None
    sure: float
    example: str

    @property
    def void(self) -> bool:
        """An entry with `type: null`: where it fits, the word tells no event (*signed a player*)."""
        return self.type is None and self.op is None and self.tie is None

    @property
    def narrowness(self) -> int:
        """How constrained a sense is; of those that fit, the narrowest is meant.

        A verb with its particle is another word; what must stand beside it says more than what must not.
        """
        constraints = [w for w in (self.object, self.subject) if w] + [w for _, w in self.prep[:1]]
        return (
            10 * len(self.particle.split())
            + 3 * len(constraints)
            + sum(1 for c in (self.not_object, self.not_subject) if c)
        )

    @property
    def breadth(self) -> int:
        """How many words its constraints allow: of two senses of an entry, the one with fewer (*hunger strike*, *strike*)."""
        allowed = (self.object, self.subject, *(words for _, words in self.prep))
        return sum(len(words.nouns) + CLASS * len(words.built_in) for words in allowed if words)


@dataclass(frozen=True, slots=True)
class Lexicon:
    lang: str
    verbs: Mapping[str, tuple[Sense, ...]]
    irregular: Mapping[str, str]  # forms of two verbs (`stött`) or beyond rules, to the lemma that news means
    endings: tuple[
        tuple[str, str], ...
    ]  # inflections to take off a word whose lemma is not known, and what to put there
    nouns: Mapping[str, tuple[Sense, ...]]
    noun_phrases: Mapping[str, tuple[str, ...]]  # keys of several words by the word that heads them
    agents: Mapping[str, str]
    agent_phrases: Mapping[str, tuple[str, ...]]
    generic: frozenset[str]
    heads: frozenset[str]
    sides: frozenset[str]
    former: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    listed: frozenset[str]  # every word of the classes, and every noun that a verb wants as its object
    grammar: Mapping[str, Any]
    compounds: bool

    def forms(self, lemma: str, text: str) -> tuple[str, ...]:
        """Lemma, word, and the word without the endings that the grammar lists: parsers miss rare lemmas. Lower case."""
        found = _forms(lemma.lower(), text.lower(), self.endings)
        other = self.irregular.get(text.lower())
        return (*found, other) if other else found

    def words(self, key: str) -> frozenset[str]:
        """A flat list of grammar words; empty when the language has none."""
        return frozenset(self.grammar.get(key) or ())

    def senses(self) -> Iterator[Sense]:
        for table in (self.verbs, self.nouns):
            for senses in table.values():
                yield from senses


@lru_cache(maxsize=50_000)
def _forms(lemma: str, text: str, endings: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    cut = (text[: -len(end)] + new for end, new in endings if text.endswith(end) and len(text) > len(end) + 2)
    return tuple(dict.fromkeys((lemma, text, *cut)))


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _by_head(nouns: Mapping[str, Any], genitive: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Multiword keys by their head: the word before a genitive (`declaration of war`), else the last (`air strike`)."""
    found: dict[str, list[str]] = {}
    for key in nouns:
        words = key.split()
        if len(words) > 1:
            mark = next((n for n, word in enumerate(words) if n and word in genitive), len(words))
            found.setdefault(words[mark - 1], []).append(key)
    return {head: tuple(sorted(keys, key=lambda k: (-len(k), k))) for head, keys in found.items()}


class _Builder:
    """Reads the files of one language; every complaint names file, line and entry."""

    def __init__(self, lang: str, tree: Mapping[str, Any], ontology: Ontology) -> None:
        self.lang, self.ontology = lang, ontology
        prefix = f"lexicon/{lang}/"
        self.files = {name[len(prefix) : -4]: part for name, part in tree.items() if name.startswith(prefix)}
        if "grammar" not in self.files:
            raise KnowledgeError(f"{prefix}grammar.yml is missing: a language needs its function words.")
        self.classes = {k: frozenset(_listed(v)) for k, v in self.files.get("classes", {}).items() if k != LINE}
        self.frames = self.files["grammar"]["frames"]

    def fail(self, file: str, line: int, what: str) -> KnowledgeError:
        return KnowledgeError(f"lexicon/{self.lang}/{file}.yml:{line}: {what}")

    def constraint(self, value: Any, file: str, line: int) -> Words | None:
        if value is None:
            return None
        nouns: set[str] = set()
        built_in: set[str] = set()
        for word in _listed(value):
            if not word.startswith("@"):
                nouns.add(word.lower())
            elif word[1:] in BUILT_IN:
                built_in.add(word[1:])
            elif word[1:] in self.classes:
                nouns |= self.classes[word[1:]]
            else:
                known = ", ".join(sorted([*self.classes, *BUILT_IN]))
                raise self.fail(file, line, f"no class `{word}`; known are {known}.")
        return Words(frozenset(nouns), frozenset(built_in))

    def sense(self, entry: Mapping[str, Any], key: str, pos: str, file: str, line: int, number: int) -> Sense:
        line = entry.get(LINE, line)
        unknown = set(entry) - FIELDS - {LINE}
        if unknown:
            raise self.fail(file, line, f"`{key}` has the unknown field `{sorted(unknown)[0]}`; see docs/lexicon.md.")
        kind = entry["type"] if "type" in entry else self.files[file].get("type")
        op, tie, mode = entry.get("op"), entry.get("tie"), entry.get("mode")
        if op is not None:
            kind = None
            if op not in OPS:
                raise self.fail(file, line, f"`{key}` has op `{op}`; known are {', '.join(sorted(OPS))}.")
        elif kind is not None and kind not in self.ontology.types:
            raise self.fail(file, line, f"`{key}` has type `{kind}`, which is none of PLOVER's.")
        elif kind is None and tie is None and "type" not in entry:
            raise self.fail(file, line, f"`{key}` has neither type, op nor tie.")
        if mode and kind and mode not in self.ontology.types[kind].modes:
            raise self.fail(file, line, f"`{key}`: {kind} has no mode `{mode}`.")
        contexts = tuple(_listed(entry.get("context")))
        for context in contexts:
            if context not in self.ontology.contexts:
                raise self.fail(file, line, f"`{key}`: no context `{context}`.")
        frame = self.frames[pos]
        obj = self.constraint(entry.get("object"), file, line)
        fixed = obj is not None and not obj.built_in & {"place", "actor", "person"}
        target = entry.get("target", "none" if fixed else frame["target"])
        words = key.split()
        return Sense(
            rule=f"{self.lang}/{file}:{key}" + (f"#{number}" if number else ""),
            pos=pos,
            type=kind,
            mode=mode,
            contexts=contexts,
            source=tuple(str(entry.get("source", frame["source"])).split()),
            target=tuple(str(target).split()),
            object=obj,
            not_object=self.constraint(entry.get("not_object"), file, line),
            subject=self.constraint(entry.get("subject"), file, line),
            not_subject=self.constraint(entry.get("not_subject"), file, line),
            not_modifier=self.constraint(entry.get("not_modifier"), file, line),
            prep=self.prepositions(entry.get("prep"), key, file, line),
            particle=" ".join(words[1:]) if pos == "verb" else "",
            of=str(entry.get("of", self.genitive(entry))),
            needs=tuple(str(entry.get("needs") or "").split()),
            mutual=bool(entry.get("mutual")),
            outer=bool(entry.get("outer")),
            op=op,
            tie=tie,
            status=entry.get("status"),
            sure=float(entry.get("sure", SURE)),
            example=str(entry.get("example", "")),
        )

    def genitive(self, entry: Mapping[str, Any]) -> str:
        """What a genitive denotes where the entry does not say: the target, unless it lists the genitive as source alone."""
        words = set(_listed(self.files["grammar"]["genitive"]))
        source, target = (set(str(entry.get(role, "")).split()) for role in ("source", "target"))
        return "source" if words & source and not words & target and "target" in entry else "target"

    def prepositions(self, value: Any, key: str, file: str, line: int) -> tuple[tuple[str, Words], ...]:
        if value is None:
            return ()
        if not isinstance(value, dict):
            raise self.fail(file, line, f"`{key}`: prep is a mapping such as {{into: custody}}.")
        pairs = ((word, self.constraint(nouns, file, line)) for word, nouns in value.items() if word != LINE)
        return tuple((word, words) for word, words in pairs if words is not None)

    def table(self, section: str, pos: str) -> dict[str, tuple[Sense, ...]]:
        """All senses of verbs or nouns, by their first word (verbs: the particle is a constraint) or whole key (nouns)."""
        found: dict[str, list[Sense]] = {}
        for file, content in sorted(self.files.items()):
            if file in NOT_TRIGGERS:
                continue
            entries = content.get(section) or {}
            if not isinstance(entries, dict):
                raise self.fail(file, content.get(LINE, 1), f"`{section}` is a mapping of triggers.")
            for key, entry in entries.items():
                if key == LINE:
                    continue
                many = entry if isinstance(entry, list) else [entry or {}]
                lookup = key.split()[0] if pos == "verb" else key
                for number, one in enumerate(many):
                    line = int((one if isinstance(one, dict) else entries).get(LINE) or 1)
                    if not isinstance(one, dict):
                        raise self.fail(file, line, f"`{key}` is not a mapping of fields.")
                    found.setdefault(lookup, []).append(self.sense(one, key, pos, file, line, number))
        return {
            k: tuple(sorted(v, key=lambda s: (-s.narrowness, not s.void, s.rule.split("#")[0], s.breadth, s.rule)))
            for k, v in found.items()
        }

    def build(self) -> Lexicon:
        agents: dict[str, str] = {}
        raw = self.files.get("agents", {})
        special = {"generic", "heads", "sides", "former"}
        for sector, nouns in raw.items():
            if sector == LINE or sector in special:
                continue
            if sector not in self.ontology.sectors:
                raise self.fail("agents", raw.get(LINE, 1), f"no sector `{sector}`.")
            for noun in _listed(nouns):
                agents.setdefault(noun.lower(), sector)
        listed = {name: frozenset(w.lower() for w in _listed(raw.get(name))) for name in special}
        phrases: dict[str, list[str]] = {}
        for noun in [*agents, *listed["generic"], *listed["heads"], *listed["sides"]]:
            words = noun.split()
            if len(words) > 1:
                phrases.setdefault(words[-1], []).append(noun)
        grammar = plain(self.files["grammar"])
        verbs, nouns = self.table("verbs", "verb"), self.table("nouns", "noun")
        return Lexicon(
            lang=self.lang,
            verbs=verbs,
            irregular=grammar.get("irregular") or {},
            endings=tuple((str(e), str(new)) for e, new in grammar.get("endings") or ()),
            nouns=nouns,
            noun_phrases=_by_head(nouns, frozenset(grammar["genitive"])),
            agents=agents,
            agent_phrases={k: tuple(sorted(v, key=len, reverse=True)) for k, v in phrases.items()},
            generic=listed["generic"],
            heads=listed["heads"],
            sides=listed["sides"],
            former=listed["former"],
            classes=self.classes,
            listed=frozenset(word for words in self.classes.values() for word in words)
            | {word for senses in verbs.values() for s in senses if s.object for word in s.object.nouns},
            grammar=grammar,
            compounds=bool(grammar.get("compounds")),
        )


def languages(tree: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages that have a lexicon."""
    return tuple(
        sorted({name.split("/")[1] for name in tree if name.startswith("lexicon/") and name.endswith("/grammar.yml")})
    )


def build(lang: str, tree: Mapping[str, Any], ontology: Ontology) -> Lexicon:
    """The lexicon of one language. Raises KnowledgeError with file, line and what is wrong."""
    return _Builder(lang, tree, ontology).build()
