"""collapse: copies of one story first, then claims of one happening into one event, then reports of one matter into a story. No translation: claims are language-neutral."""

from strife.collapse.copies import Sought, as_copy, find_copies
from strife.collapse.events import find_events
from strife.collapse.judged import as_judged
from strife.collapse.stories import find_stories

__all__ = ["Sought", "as_copy", "as_judged", "find_copies", "find_events", "find_stories"]
