"""Where the verbs meet: one report through read .. extract, and all claims through recognise, collapse and relate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from strife.collapse import as_judged, find_copies, find_events, judged_claims, kin_of
from strife.errors import StrifeError
from strife.extract import extract
from strife.find import date_line, find
from strife.identify import identify
from strife.knowledge.load import Knowledge, load
from strife.model import Claim, CopyGroup, Introduction, Judgement, Party, Reading, Report, Situation, Skipped, Tie
from strife.parse import parse, parser
from strife.recognise import recognise
from strife.relate import find_ties

DEFAULT_PARSER = "built-in"
# Claims below it are left out. It is on the scale fitted to judged claims (resources/ontology/confidence.yml). A higher one buys
# precision on judged news (of draw 2: 0.61 at 0.4, 0.65 at 0.5) for records that coders coded: docs/evaluate.md has the whole curve.
DEFAULT_CONFIDENCE = 0.4


@dataclass(frozen=True, slots=True)
class Coded:
    """One report understood: with its language and date filled in, its reading, what it claims and the ties it tells."""

    report: Report
    reading: Reading
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...]

    @property
    def introductions(self) -> tuple[Introduction, ...]:
        """What it says of persons: who they are."""
        return self.reading.introductions


class Coder:
    """Codes reports with one choice of knowledge, parser and threshold; made once, used for many."""

    def __init__(
        self,
        knowledge: Knowledge | None = None,
        parser_name: str = DEFAULT_PARSER,
        threshold: float = DEFAULT_CONFIDENCE,
    ) -> None:
        self.knowledge = knowledge or load()
        self.parser = parser(parser_name)
        self.threshold = threshold

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages that have both a parser and a lexicon."""
        parsed = self.parser.langs()
        return tuple(lang for lang in self.knowledge.langs if parsed is None or lang in parsed)

    def code(self, report: Report) -> Coded | Skipped:
        """The report coded, or why it was skipped; never an exception for what one report holds."""
        lang = report.lang or identify(report.text)
        if lang not in self.langs:
            what = f"its language is `{lang}`" if lang else "its language is not sure"
            reason = f"{what}; strife reads {', '.join(self.langs)} (give it as `lang` if you know it)."
            return Skipped(report.id, "identify", reason)
        report = replace(report, lang=lang)
        try:
            return self._code(report)
        except StrifeError as error:
            return Skipped(report.id, "extract", str(error))
        except Exception as error:  # one report that meets a fault of ours must not stop a thousand others
            return Skipped(
                report.id, "extract", f"a fault in strife, please report it: {type(error).__name__}: {error}"
            )

    def _code(self, report: Report) -> Coded:
        report, parsed = parse(report, self.parser.name, self.knowledge.lexicon(report.lang))
        if not report.published.known and (dated := date_line(report, self.knowledge)):
            report = replace(report, published=dated)
        reading = find(report, parsed, self.knowledge)
        claims, ties = extract(report, reading, self.knowledge)
        return Coded(report, reading, tuple(c for c in claims if c.confidence >= self.threshold), ties)


def conclude(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    said: Sequence[Tie],
    knowledge: Knowledge,
    as_of: date | None = None,
    introductions: Sequence[Introduction] = (),
    judgements: Sequence[Judgement] = (),
    copies: Sequence[CopyGroup] | None = None,
) -> Situation:
    """The situation that all claims together tell; with `as_of`, of what was published by that day.

    `introductions` teach who somebody is; `judgements` are what an analyst says, and are obeyed. `copies` are the groups of all
    reports, as judged, where they are known already.
    """
    by_id = {r.id: r for r in reports}
    if copies is None:
        copies = as_judged(find_copies(reports), judgements, lambda ids: [by_id[i] for i in ids])
    copies = tuple(copies)
    if as_of is not None:
        reports = [r for r in reports if r.published.start is None or r.published.start <= as_of]
        kept = {r.id for r in reports}
        claims = [c for c in claims if c.evidence.report in kept]
        said = [t for t in said if all(e.report in kept for e in t.evidence)]
        copies = tuple(left for group in copies if (left := group.among(kept)))
        introductions = [i for i in introductions if i.evidence.report in kept]
    by_id = {r.id: r for r in reports}
    recognised = recognise(by_id, claims, said, introductions, judgements, knowledge)
    claims, said = recognised.claims, recognised.ties
    kin = kin_of(claims, said, knowledge)
    events = find_events(claims, by_id, copies, judged_claims(judgements), kin)
    ties = find_ties(said, events, {c.id: c for c in claims}, knowledge, as_of)
    parties: Mapping[str, Party] = {
        p.id: p
        for p in (
            *(q for t in ties for q in (t.source, t.target)),
            *(q for e in events for q in (*e.source, *e.target)),
        )
    }
    ordered = tuple(parties[k] for k in sorted(parties))
    introduced = tuple(sorted(recognised.introductions, key=lambda i: i.id))
    day = as_of.isoformat() if as_of else None
    return Situation(ordered, ties, events, copies, day, recognised.known_as, introduced)


__all__ = ["DEFAULT_CONFIDENCE", "DEFAULT_PARSER", "Coded", "Coder", "conclude"]
