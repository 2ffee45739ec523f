"""The stories of a store: reports about one matter over days, each with a title made of its main event."""

from __future__ import annotations

from collections.abc import Mapping

from strife.brief import phrases
from strife.brief.sentence import tell
from strife.collapse import find_stories
from strife.knowledge.load import load
from strife.model import Event, Report, Story
from strife.run.conclusions import Knowing, situation_of
from strife.store import Store
from strife.tables import Row


def stories_of(store: Store, knowledge: Knowing = load) -> tuple[Story, ...]:
    """The stories of all that a store holds, the newest first."""
    situation = situation_of(store, knowledge)
    reports, claims = {r.id: r for r in store.reports()}, {c.id: c for c in store.claims()}
    return find_stories(situation.events, situation.copies, reports, claims)


def story_rows(store: Store, knowledge: Knowing = load) -> list[Row]:
    """As rows of a table."""
    stories = stories_of(store, knowledge)
    events = {e.id: e for e in store.events()}
    reports = {r.id: r for r in store.reports()}
    return [_row(story, events, reports) for story in stories]


def _row(story: Story, events: Mapping[str, Event], reports: Mapping[str, Report]) -> Row:
    told = [reports[r] for r in story.reports]
    return {
        "until": story.until.isoformat() if story.until else "",
        "since": story.since.isoformat() if story.since else "",
        "title": title_of(story, events, reports),
        "reports": len(told),
        "independent": story.independent,
        "langs": " ".join(sorted({r.lang for r in told if r.lang})),
        "publishers": ", ".join(sorted({r.publisher for r in told if r.publisher})),
        "id": story.id,
        "events": " ".join(story.events),
        "members": " ".join(story.reports),
    }


def title_of(story: Story, events: Mapping[str, Event], reports: Mapping[str, Report]) -> str:
    """Its main event in words; the headline of its first report where no event of it is news."""
    if story.events:
        return tell(events[story.events[0]], phrases.default()).text
    first = reports[story.reports[0]]
    return first.title or " ".join(first.text.split())[:60]


__all__ = ["stories_of", "story_rows", "title_of"]
