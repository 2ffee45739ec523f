"""find: actors, places and times mentioned in a reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from strife.find.acronyms import explain_acronyms
from strife.find.actors import find_actors
from strife.find.capitals import capitals
from strife.find.joining import join_names, join_times
from strife.find.people import people_by_given_names
from strife.find.places import find_places
from strife.find.spelling import other_spellings
from strife.find.there import called_places, places_again
from strife.find.times import dateline, find_times
from strife.knowledge.load import Knowledge
from strife.knowledge.names import ACTOR, DEMONYM, SEAT, Hit
from strife.model import Place, Reading, Report, Token, When

NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def find(report: Report, reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its mentions. The report's language must have a lexicon (KnowledgeError)."""
    listed = knowledge.names(report.lang).find(report.text)
    hits = other_spellings(report.text, listed, [n for s in reading.sentences for n in s.names], knowledge)
    times = find_times(report.text, report.lang, report.published, knowledge.timewords(report.lang))
    hits, sentences, long_forms = explain_acronyms(report.text, reading.sentences, hits, knowledge)
    sentences = people_by_given_names(report.text, sentences, hits, knowledge)
    sentences = join_times(join_names(sentences, hits), times)
    names = [name for sentence in sentences for name in sentence.names]
    places = find_places(report.text, report.lang, names, knowledge.gazetteer)
    sentences, called = called_places(report, sentences, places, hits, knowledge.lexicon(report.lang))
    # A name of somebody known that no map has is no place, whatever stands before it ("troops in Haftar").
    somebody = [h for h in hits if h.first.kind == ACTOR]
    places = tuple(
        p for p in places if p.lat is not None or not any(h.start < p.end and p.start < h.end for h in somebody)
    )
    places = (*places, *capitals(report, sentences, places, hits, knowledge))
    # A town that bears the name of a seat of government in another country is no government ("San José" in El Salvador).
    elsewhere = {(p.start, p.end): p.country for p in places if p.lat is not None and p.precision != "country"}
    hits = [
        h
        for h in hits
        if h.first.kind != SEAT
        or h.first.id in knowledge.actors  # Brussels is no town of a country called eu
        or elsewhere.get((h.start, h.end), h.first.id) in (None, h.first.id)
    ]
    if report.text.isupper():
        plain = {t.start: t for s in reading.sentences for t in s.tokens if t.upos not in NOMINAL}
        common = {t.start: t for s in reading.sentences for t in s.tokens if t.upos == "NOUN"} | plain
        hits = [h for h in hits if not _is_word(h, common if h.first.kind == DEMONYM else plain)]
        places = tuple(p for p in places if not _is_word(p, common))
    actors, introduced = find_actors(report, sentences, knowledge, hits, places, long_forms)
    again = (*called, *places_again(report, sentences, (*places, *called), actors, times, knowledge))
    return replace(
        reading,
        sentences=sentences,
        places=places,
        actors=actors,
        times=times,
        introductions=introduced,
        again=again,
    )


def _is_word(name: Hit | Place, words: Mapping[int, Token]) -> bool:
    """Whether a name in a text all in capitals is one ordinary word (*US* that is *us*, *POLES* of electricity)."""
    token = words.get(name.start)
    return token is not None and name.end <= token.end


def date_line(report: Report, knowledge: Knowledge) -> When | None:
    """The date in the report's own dateline, if it begins with one."""
    return dateline(report.text, report.lang, knowledge.timewords(report.lang))


__all__ = ["date_line", "find"]
