"""collapse: copies of one story first, then claims of one happening into one event. No translation: claims are language-neutral."""

from strife.collapse.copies import find_copies
from strife.collapse.events import find_events

__all__ = ["find_copies", "find_events"]
