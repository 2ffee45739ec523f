"""Events judged: two are one happening, or are not. Events are inferred anew, so what is kept is a word on two of their claims."""

from __future__ import annotations

from strife.collapse import naming_claim
from strife.errors import InputError
from strife.model import Claim, Event
from strife.run.conclusions import situation_of
from strife.run.judging.kind import GONE, Asked, Kind, Pair
from strife.store import Store


def _find(asked: Asked) -> Pair:
    situation_of(asked.store, asked.knowledge)  # events as they are now
    one, other = (_claim(asked, key) for key in (asked.one, asked.other))
    if one == other:
        raise InputError(
            f"{asked.one!r} and {asked.other!r} are both known by {one}: name two events, or a claim that does not belong"
        )
    return one, other


def _claim(asked: Asked, key: str) -> str:
    """The claim itself, or the one that an event is known by. Raises InputError, or StoreError where there is none of that id."""
    noun = asked.store.get(key, Event, Claim)
    return naming_claim(noun.id, noun.claims) if isinstance(noun, Event) else noun.id


def _tells(store: Store, key: str) -> str:
    """The sentence of a claim."""
    return next((c.evidence.quote for c in store.beginning(key, Claim) if isinstance(c, Claim)), GONE)


EVENTS = Kind(
    "events",
    "the id of an event or of a claim, or how it begins",
    _find,
    "tells the same event as",
    "tells another event than",
    _tells,
)

__all__ = ["EVENTS"]
