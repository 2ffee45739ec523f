"""The nouns, each made only from the one before: Report, Reading, Claim, Event, Situation (and Skipped)."""

from strife.model.apart import Apart
from strife.model.claim import STANCES, STATUSES, TIE_KINDS, Claim, Tie, Toll
from strife.model.copying import Copy
from strife.model.event import CHANGES, CONTESTED, Account, Change, CopyGroup, Dispute, Event, Situation
from strife.model.ids import content_id
from strife.model.judgement import VERDICTS, Judgement, KnownAs, all_one, chain, standing_on
from strife.model.party import Evidence, Introduction, Party
from strife.model.reading import (
    GUESSED,
    NAMED_HERE,
    NO_FEATS,
    ActorMention,
    Name,
    Place,
    Reading,
    Sentence,
    TimeMention,
    Token,
)
from strife.model.report import UNKNOWN_WHEN, Report, Skipped, When
from strife.model.story import Story
from strife.model.syntax import Tree, join

__all__ = [
    "CHANGES",
    "CONTESTED",
    "GUESSED",
    "NAMED_HERE",
    "NO_FEATS",
    "STANCES",
    "STATUSES",
    "TIE_KINDS",
    "UNKNOWN_WHEN",
    "VERDICTS",
    "Account",
    "ActorMention",
    "Apart",
    "Change",
    "Claim",
    "Copy",
    "CopyGroup",
    "Dispute",
    "Event",
    "Evidence",
    "Introduction",
    "Judgement",
    "KnownAs",
    "Name",
    "Party",
    "Place",
    "Reading",
    "Report",
    "Sentence",
    "Situation",
    "Skipped",
    "Story",
    "Tie",
    "TimeMention",
    "Token",
    "Toll",
    "Tree",
    "When",
    "all_one",
    "chain",
    "content_id",
    "join",
    "standing_on",
]
