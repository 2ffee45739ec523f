"""A claim's words as they stand in their report: the sentence before, the quote with its trigger, the sentence after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from strife.model import Evidence, Report

# A paragraph break, or a full stop (and a closing quote) before white space and a capital or an opening quote. Good enough to
# show a neighbour; the claims themselves rest on the parser's sentence bounds.
_BREAK = re.compile(r"\n\s*\n|(?<=[.!?…])[\"”’»]?\s+(?=[\"“‘«”]?[^\W\d_a-zåäöæøßéèáà])")
_BLANKS = re.compile(r"\s+")
_LONGEST = 320  # characters of a neighbour; a page without full stops must not end up in a brief


@dataclass(frozen=True, slots=True)
class Quotation:
    """`left + trigger + right` is the quote; `before` and `after` are its neighbours, empty where there are none."""

    before: str
    left: str
    trigger: str
    right: str
    after: str

    @property
    def quote(self) -> str:
        return self.left + self.trigger + self.right


def quotation(report: Report | None, evidence: Evidence) -> Quotation:
    """The evidence with a sentence either side; without neighbours when the report is not at hand or not the one quoted."""
    left, trigger, right = _split(evidence)
    if report is None or report.text[evidence.start : evidence.end] != evidence.quote:
        return Quotation("", left, trigger, right, "")
    before = _last(report.text[: evidence.start])
    after = _first(report.text[evidence.end :])
    return Quotation(before, left, trigger, right, after)


def _split(evidence: Evidence) -> tuple[str, str, str]:
    """The quote cut at its trigger; line breaks inside it read as blanks. Offsets outside the quote mark no trigger."""
    a, b = evidence.trigger_start - evidence.start, evidence.trigger_end - evidence.start
    if not 0 <= a <= b <= len(evidence.quote):
        a = b = 0
    quote = evidence.quote
    return _BLANKS.sub(" ", quote[:a]), _BLANKS.sub(" ", quote[a:b]), _BLANKS.sub(" ", quote[b:])


def _last(text: str) -> str:
    """The sentence that ends a text, with an ellipsis where it is cut."""
    starts = [m.end() for m in _BREAK.finditer(text) if text[m.end() :].strip()]
    found = _BLANKS.sub(" ", text[starts[-1] if starts else 0 :]).strip()
    return found if len(found) <= _LONGEST else "… " + found[-_LONGEST:].split(" ", 1)[-1]


def _first(text: str) -> str:
    """The sentence that opens a text, with an ellipsis where it is cut."""
    lead = len(text) - len(text.lstrip(' \n\r\t"”’»'))
    cut = _BREAK.search(text, lead)
    found = _BLANKS.sub(" ", text[: cut.start() if cut else len(text)]).strip()
    return found if len(found) <= _LONGEST else found[:_LONGEST].rsplit(" ", 1)[0] + " …"
