"""One sentence on the stage: its tree, agent nouns and names, the cast so far, and the actors named in it as they are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from strife.find.agents import Agent, agent_at
from strife.find.cast import Cast
from strife.find.units import Unit, units
from strife.knowledge.lexicon import Lexicon
from strife.knowledge.load import Knowledge
from strife.knowledge.names import Hit
from strife.model import ActorMention, Place, Report, Sentence, Tree

PEOPLE = "CVL"
DOMESTIC = (
    "GOV",
    "LEG",
    "MIL",
    "COP",
    "JUD",
    "OPP",
    "PTY",
    "REB",
    "SPY",
)  # of the country a report is about, unless it says another


@dataclass(frozen=True, slots=True)
class Stage:
    """What every rule for actors looks at; only naming (find/naming.py) writes to it.

    `named` holds the mentions by the token that heads them, `people` the tokens where named persons stand, `claimed` the
    agent nouns that are the title of a name.
    """

    report: Report
    sentence: Sentence
    knowledge: Knowledge
    lexicon: Lexicon
    cast: Cast
    tree: Tree
    agents: dict[int, Agent]
    units: list[Unit]
    places: dict[int, Place]  # by the token that heads them
    named: dict[int, ActorMention] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    claimed: set[int] = field(default_factory=set)

    @property
    def day(self) -> date | None:
        """The day the report was published: offices are those of that day."""
        return self.report.published.start

    def plural(self, i: int) -> bool:
        return is_plural(self.tree, i, self.lexicon)

    def called(self, sector: str, whose: str) -> str:
        """`parliament of Turkey`, `forces of Khalifa Haftar`, alone `civilians`; without a sector whose people they are."""
        group = self.knowledge.ontology.groups.get(sector, sector)
        return f"{group} of {whose}" if group and whose else group or whose


def set_stage(
    report: Report,
    sentence: Sentence,
    hits: list[Hit],
    places: Sequence[Place],
    knowledge: Knowledge,
    lexicon: Lexicon,
    cast: Cast,
) -> Stage:
    """The sentence with its agent nouns and names, nobody named yet."""
    tree = Tree(sentence)
    agents = {t.i: agent for t in sentence.tokens if (agent := agent_at(tree, t.i, lexicon))}
    person_titles = lexicon.words("person_titles")
    titles = {i for i, a in agents.items() if a.noun in person_titles and not is_plural(tree, i, lexicon)}
    return Stage(
        report,
        sentence,
        knowledge,
        lexicon,
        cast,
        tree,
        agents,
        units(tree, sentence, hits, report.text, agents, titles),
        {tree.head_of(span): p for p in places if (span := tree.within(p.start, p.end))},
    )


def is_plural(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    if tree.lower(i) in lexicon.words("person_titles"):
        return False  # `minister` is one or many in Swedish: before a name it is one
    return tree[i].feats.get("Number") in ("Plur", "Ptan")


def is_definite(stage: Stage, i: int) -> bool:
    """`the general`, `krigsherren`: said of somebody known."""
    marks = stage.lexicon.words("definite")
    return stage.tree[i].feats.get("Definite") == "Def" or any(
        stage.tree.lower(c) in marks for c in stage.tree.kids(i, "det", "amod")
    )
