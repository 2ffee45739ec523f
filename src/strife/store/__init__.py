"""The store: what was read, claimed and concluded, in one SQLite file or any database that SQLAlchemy speaks to.

What was said (reports and their claims) is written a report at a time, and placed among its copies; what was concluded (events,
ties) is replaced as a whole. A program that is killed leaves the store as it was after the last whole report.
"""

from strife.store.actors import ActorRow
from strife.store.filter import Filter
from strife.store.opening import VERSION, open_store
from strife.store.store import UNREAD, Health, Store
from strife.store.verifying import Fault

__all__ = ["UNREAD", "VERSION", "ActorRow", "Fault", "Filter", "Health", "Store", "open_store"]
