"""Events and groups of copies in, stories out: reports that bring one event as news belong together."""

from __future__ import annotations

import random

from collapse.made import HAFTAR, RUSSIA, SIRTE, TRIPOLI, TURKEY, claim, day, report
from strife.collapse import find_events, find_stories
from strife.model import Claim, CopyGroup, Report
from strife.model.story import Story

STRUCK, TAKEN = day("2020-01-04"), day("2020-01-06")


def paper(name: str, on: str, lang: str = "en") -> Report:
    return report(f"What {name} wrote.", publisher=name, on=on, lang=lang)


def stories(reports: list[Report], claims: list[Claim], copies: tuple[tuple[Report, ...], ...] = ()) -> list[Story]:
    """The stories of reports that are no copies but those named."""
    grouped = {r.id for group in copies for r in group}
    groups = [
        CopyGroup(f"copies-{g[0].id}", tuple(r.id for r in g), ("first", *["near"] * (len(g) - 1))) for g in copies
    ]
    groups += [CopyGroup(f"copies-{r.id}", (r.id,), ("first",)) for r in reports if r.id not in grouped]
    by_id = {r.id: r for r in reports}
    return list(find_stories(find_events(claims, by_id, groups), groups, by_id, {c.id: c for c in claims}))


def test_two_reports_of_one_strike_are_a_story() -> None:
    one, other = paper("A", "2020-01-05"), paper("B", "2020-01-06", "sv")
    (story,) = stories([one, other], [claim(one.id, when=STRUCK), claim(other.id, when=STRUCK, lang="sv")])
    assert (story.reports, story.independent, len(story.events)) == ((one.id, other.id), 2, 1)
    assert (str(story.since), str(story.until)) == ("2020-01-05", "2020-01-06")


def test_background_does_not_join() -> None:
    one, other = paper("A", "2020-01-05"), paper("B", "2020-02-20")
    told = [claim(one.id, when=STRUCK), claim(other.id, when=STRUCK, status="historical")]
    assert len(stories([one, other], told)) == 2


def test_news_of_another_day_is_another_story_and_the_newest_comes_first() -> None:
    one, other = paper("A", "2020-01-05"), paper("B", "2020-01-20")
    late = claim(other.id, when=day("2020-01-19"), place=SIRTE)
    found = stories([one, other], [claim(one.id, when=STRUCK), late])
    assert [s.reports for s in found] == [(other.id,), (one.id,)]


def test_a_matter_goes_on_as_long_as_the_next_report_tells_what_the_last_did() -> None:
    papers = [paper("A", "2020-01-05"), paper("B", "2020-01-07"), paper("C", "2020-01-10")]
    taken = {"source": (HAFTAR,), "mode": "occupy", "place": SIRTE, "target": (), "when": TAKEN}
    told = [
        claim(papers[0].id, when=STRUCK),
        claim(papers[1].id, when=STRUCK),
        claim(papers[1].id, start=50, **taken),  # type: ignore[arg-type]
        claim(papers[2].id, **taken),  # type: ignore[arg-type]
    ]
    (story,) = stories(papers, told)
    assert len(story.reports) == 3


def test_the_main_event_is_the_one_that_most_independent_reports_tell() -> None:
    papers = [paper(name, "2020-01-05") for name in "ABC"]
    struck = [claim(p.id, when=STRUCK, start=50) for p in papers]
    met = claim(papers[0].id, type="CONSULT", source=(RUSSIA,), target=(TURKEY,), place=None, when=STRUCK)
    (story,) = stories(papers, [met, *struck])
    events = find_events(struck, {p.id: p for p in papers}, ())
    assert story.events[0] == events[0].id


def test_copies_count_once_and_bring_their_group_along() -> None:
    one, copy, other = paper("A", "2020-01-05"), paper("B", "2020-01-05"), paper("C", "2020-01-06")
    told = [claim(r.id, when=STRUCK, place=TRIPOLI) for r in (one, other)]
    (story,) = stories([one, copy, other], told, ((one, copy),))
    assert (len(story.reports), story.independent) == (3, 2)


def test_a_report_without_events_is_a_story_of_its_own() -> None:
    (story,) = stories([paper("A", "2020-01-05")], [])
    assert story.events == ()


def test_the_order_of_reports_does_not_matter() -> None:
    papers = [paper(name, f"2020-01-{n:02}") for n, name in enumerate("ABCDEF", start=3)]
    told = [claim(p.id, when=day(f"2020-01-{3 + n // 2 * 2:02}")) for n, p in enumerate(papers)]
    first = stories(papers, told)
    dice = random.Random(1)
    for _ in range(5):
        dice.shuffle(papers)
        dice.shuffle(told)
        assert stories(papers, told) == first
