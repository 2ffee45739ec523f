"""find: actors, places and times mentioned in a reading."""

from __future__ import annotations

from dataclasses import replace

from strife.find.actors import find_actors
from strife.find.places import find_places
from strife.find.times import dateline, find_times
from strife.knowledge.load import Knowledge
from strife.model import Reading, Report, When


def find(report: Report, reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its mentions. The report's language must have a lexicon (KnowledgeError)."""
    names = [name for sentence in reading.sentences for name in sentence.names]
    return replace(
        reading,
        places=find_places(report.text, report.lang, names, knowledge.gazetteer),
        actors=find_actors(report, reading.sentences, knowledge),
        times=find_times(report.text, report.lang, report.published, knowledge.timewords(report.lang)),
    )


def date_line(report: Report, knowledge: Knowledge) -> When | None:
    """The date in the report's own dateline, if it begins with one."""
    return dateline(report.text, report.lang, knowledge.timewords(report.lang))


__all__ = ["date_line", "find"]
