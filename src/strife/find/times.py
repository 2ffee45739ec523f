"""Times of a report: each expression of time as an interval of days, its words, and how it was got.

    find_times("Rebels attacked on Thursday.", "en", published, words)

A date that the text gives in full is `explicit`; one that takes the report's date is `relative`. Without the report's
date a relative one keeps its words and has no interval: nothing is made up. A duration (*for two years*) is no point
in time: it keeps its words with origin `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from strife.find.time_rules import APART, RULES, Slots, inner_of
from strife.find.time_spans import Span
from strife.knowledge.timewords import Alternative, TimeWords
from strife.model.reading import TimeMention
from strife.model.report import UNKNOWN_WHEN, When

CUE_REACH = 90
"""Characters searched for a cue of future or past before a mention; a clause of news is shorter (EWT: 95% of clauses)."""

ANCHOR_REACH = 48
"""Characters from the start of a mention to its anchor word at most: *since the opening weeks of April*."""

_WORD_START = re.compile(r"(?<!\w)[\w(']")
_CLAUSE = re.compile(r"[.!?;]\s|\n|[\"”“]")
_DATELINE = re.compile(r"\s*(?:\(.{2,40}?\)|\[.{2,40}?\])?\s*(?:--|[-–—:/]|\n|\(|\[|$)")
_DATELINE_REACH = 200
_COARSE = ("unknown", "day", "week", "month", "season", "year", "range")


def find_times(text: str, lang: str, published: When, words: TimeWords) -> tuple[TimeMention, ...]:
    """All mentions of time in `text`, left to right, none inside another."""
    assert words.lang == lang, f"times of {words.lang!r} asked to read {lang!r}"
    anchor = _anchor(published)
    return tuple(_mention(match, alternative, words, anchor) for match, alternative in _matches(text, words))


def _matches(text: str, words: TimeWords) -> Iterator[tuple[re.Match[str], Alternative]]:
    """Matches from left to right: patterns are tried at the words that stand shortly before an anchor word."""
    done = 0
    for anchor in words.anchors.finditer(text):
        finder = words.finders.get(anchor.lastgroup or "word")
        if finder is None or anchor.start() < done:
            continue
        low = max(done, anchor.start() - ANCHOR_REACH)
        best: tuple[int, int, re.Match[str], Alternative] | None = None
        for word in _WORD_START.finditer(text, low, anchor.start() + 1):
            match = finder.regex.match(text, word.start())
            if match and match.end() > anchor.start():
                alternative = finder.alternatives[match.lastindex or 0]
                start, end = match.span(alternative.mention)
                # `in April 4, 2019`: the longer mention wins over the one whose context begins earlier.
                if best is None or end - start > best[1] - best[0]:
                    best = (start, end, match, alternative)
        if best is not None:
            done = max(best[1], anchor.end())
            yield best[2], best[3]


def dateline(text: str, lang: str, words: TimeWords) -> When | None:
    """The full date of a report's own dateline (`TRIPOLI, Libya, April 4, 2019 (Reuters) -`), or None."""
    for mention in find_times(text[:_DATELINE_REACH], lang, UNKNOWN_WHEN, words):
        when = mention.when
        if when.start is None or when.granularity != "day" or when.origin != "explicit":
            continue
        before = text[: mention.start].rpartition("\n")[2]
        if _only_names(before) and _DATELINE.match(text, mention.end):
            return When(when.start, when.end, when.text, "day", "explicit")
    return None


def _only_names(before: str) -> bool:
    """Before the date stands a place at most: capitalised words, brackets, an article of two or three letters."""
    return len(before) <= 60 and all(
        word[:1].isupper() or not word[:1].isalpha() or len(word) <= 3 for word in before.split()
    )


def _anchor(published: When) -> date | None:
    """The day that relative expressions count from; a report dated to no more than a month has none."""
    if published.start is None or (published.end and published.end - published.start > timedelta(days=7)):
        return None
    return published.start


def _mention(match: re.Match[str], alternative: Alternative, words: TimeWords, anchor: date | None) -> TimeMention:
    start, end = match.span(alternative.mention)
    rule = RULES[alternative.expression.rule]
    slots = _slots(match, alternative, words)
    ahead = _ahead(match, words, start, end) if anchor and rule.tensed else None
    try:
        span = rule.read(slots, anchor, ahead)
    except (ValueError, OverflowError):  # 31 June, year 0: words, but no day of any calendar
        span = None
    said = match.string[start:end]
    apart = APART[alternative.expression.rule](slots) if alternative.expression.rule in APART else None
    since = inner_of(slots, anchor) if alternative.expression.rule == "since" and span else None
    return TimeMention(
        start,
        end,
        _when(said, span, rule.origin(slots)),
        apart,
        _when(said, since, rule.origin(slots)) if since else None,
    )


def _when(text: str, span: Span | None, origin: str) -> When:
    if span is None:
        return When(None, None, text, "unknown", origin)
    return When(span.start, span.end, text, span.granularity, origin)


def _slots(match: re.Match[str], alternative: Alternative, words: TimeWords) -> Slots:
    """The matched words of the slots as numbers and keys."""
    found: dict[str, int | str] = {}
    for name, group in alternative.slots:
        said = match[group]
        if said is None:
            continue
        key = re.sub(r"\s+", " ", said.lower()).strip(".'")
        kind = name.rstrip("2")
        if kind in ("early", "mid", "late"):
            found["part"] = kind
        elif key.isdigit():
            found[name] = int(key)
        else:
            found[name] = words.values[kind][key]
    return Slots.of(alternative.expression, found)


def _ahead(match: re.Match[str], words: TimeWords, start: int, end: int) -> bool | None:
    """Whether the clause speaks of the future (True), of the past (False) or does not say (None).

    The nearest cue before the mention decides; if there is none, the first one after it ("On Thursday parliament will vote").
    """
    text = match.string
    low = max(0, start - CUE_REACH)
    before = _CLAUSE.split(text[low:start])[-1]
    cues = list(words.cues.finditer(before))
    if cues:
        last: re.Match[str] | None = cues[-1]
    else:
        last = words.cues.search(_CLAUSE.split(text[end : end + CUE_REACH])[0])
    return None if last is None else last.lastgroup == "future"
