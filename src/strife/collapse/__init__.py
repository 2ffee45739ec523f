"""collapse: copies of one story first, then claims of one happening into one event, then reports of one matter into a story. No translation: claims are language-neutral."""

from strife.collapse.copies import Sought, as_copy, find_copies
from strife.collapse.events import find_events
from strife.collapse.judged import JudgedPairs, as_judged, judged_claims, judged_reports
from strife.collapse.kinship import kin_of
from strife.collapse.naming import event_id, keep_names, naming_claim
from strife.collapse.stories import find_stories

__all__ = [
    "JudgedPairs",
    "Sought",
    "as_copy",
    "as_judged",
    "event_id",
    "find_copies",
    "find_events",
    "find_stories",
    "judged_claims",
    "judged_reports",
    "keep_names",
    "kin_of",
    "naming_claim",
]
