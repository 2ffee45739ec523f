"""parse: a report into sentences of Universal Dependencies, by a parser chosen by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from strife.errors import ParserError
from strife.model import Reading, Report, Sentence
from strife.parse import built_in, stanza_parser
from strife.parse.repair import join_fragments, repair


@dataclass(frozen=True, slots=True)
class Parser:
    """A parser by name: the languages it reads here and the function that does it."""

    name: str
    langs: Callable[[], tuple[str, ...]]
    sentences: Callable[[str, str], tuple[Sentence, ...]]


PARSERS = (
    Parser("built-in", built_in.langs, built_in.sentences),
    Parser("stanza", stanza_parser.langs, stanza_parser.sentences),
)


def parser(name: str) -> Parser:
    """The parser of that name. Raises ParserError listing the known ones."""
    for one in PARSERS:
        if one.name == name:
            return one
    raise ParserError(f"No parser `{name}`; there are {', '.join(p.name for p in PARSERS)}.")


def parse(report: Report, by: str = "built-in") -> Reading:
    """The report's sentences. Raises ParserError when the parser does not read its language."""
    one = parser(by)
    if report.lang not in one.langs():
        known = ", ".join(one.langs()) or "none"
        lang = report.lang or "unknown"
        raise ParserError(f"The parser `{by}` does not read the language `{lang}`; it reads {known}.")
    sentences = tuple(repair(s) for s in join_fragments(one.sentences(report.text, report.lang), report.text))
    return Reading(report.id, report.lang, by, sentences)


__all__ = ["PARSERS", "Parser", "parse", "parser"]
