"""parse: a report into sentences of Universal Dependencies, by a parser chosen by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from strife.errors import ParserError
from strife.knowledge.lexicon import Lexicon
from strife.model import Reading, Report, Sentence
from strife.parse import built_in, conllu, known_words, mending, stanza_parser
from strife.parse.repair import join_fragments, repair


@dataclass(frozen=True, slots=True)
class Parser:
    """A parser by name: the languages it reads here (None: any), and what makes a plain text and its sentences of an input."""

    name: str
    langs: Callable[[], tuple[str, ...] | None]
    read: Callable[[str, str], tuple[str, tuple[Sentence, ...]]]


def _of_text(
    sentences: Callable[[str, str], tuple[Sentence, ...]],
) -> Callable[[str, str], tuple[str, tuple[Sentence, ...]]]:
    return lambda text, lang: (text, sentences(text, lang))


PARSERS = (
    Parser("built-in", built_in.langs, _of_text(built_in.sentences)),
    Parser("stanza", stanza_parser.langs, _of_text(stanza_parser.sentences)),
    Parser("conllu", lambda: None, lambda text, _lang: conllu.sentences(text)),
)


def parser(name: str) -> Parser:
    """The parser of that name. Raises ParserError listing the known ones."""
    for one in PARSERS:
        if one.name == name:
            return one
    raise ParserError(f"No parser `{name}`; there are {', '.join(p.name for p in PARSERS)}.")


def parse(report: Report, by: str = "built-in", lexicon: Lexicon | None = None) -> tuple[Report, Reading]:
    """The report and its sentences; with `conllu` the report's text is a parse, and the words of it become the text.

    A lexicon mends tags that its words show to be wrong; what comes as a parse is left as it is.

    Raises ParserError when the parser does not read its language or its input.
    """
    one = parser(by)
    langs = one.langs()
    if langs is not None and report.lang not in langs:
        raise ParserError(
            f"The parser `{by}` does not read the language `{report.lang or 'unknown'}`; it reads {', '.join(langs) or 'none'}."
        )
    text, found = one.read(report.text, report.lang)
    if text != report.text:
        report = replace(report, text=text)
    pieces = join_fragments(found, text)
    if lexicon is not None and by != "conllu":
        pieces = [known_words.mend(mending.mend(s, lexicon), lexicon) for s in pieces]
    sentences = tuple(repair(s) for s in pieces)
    return report, Reading(report.id, report.lang, by, sentences)


__all__ = ["PARSERS", "Parser", "parse", "parser"]
