"""find: actors, places and times mentioned in a reading."""

from __future__ import annotations

from dataclasses import replace

from strife.find.actors import find_actors
from strife.find.times import find_times
from strife.knowledge.load import Knowledge
from strife.model import Reading, Report


def find(report: Report, reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its mentions. The report's language must have a lexicon (KnowledgeError)."""
    return replace(
        reading,
        actors=find_actors(report, reading.sentences, knowledge),
        times=find_times(report.text, report.lang, report.published, knowledge.timewords(report.lang)),
    )


__all__ = ["find"]
