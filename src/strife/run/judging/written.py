"""Judgements written down beside the data, and taken back."""

from __future__ import annotations

import getpass
from dataclasses import replace
from datetime import UTC, datetime

from strife.errors import InputError
from strife.model import Judgement, standing_on
from strife.store import Store


def put(store: Store, verdict: str, of: str, one: str, other: str, by: str) -> Judgement:
    """Written down, unless it stands already."""
    who = _who(by)
    for j in standing_on(of, store.judgements()):
        if j.verdict == verdict and {j.one, j.other} == {one, other}:
            return j
    made = Judgement.make(verdict, of, one, other, who, _now())
    store.put_judgement(made)
    return made


def undo(store: Store, key: str, by: str = "") -> Judgement:
    """Takes a judgement back, by the beginning of its id; it stays on the list and counts no more."""
    found = [j for j in store.judgements() if key and (j.id.startswith(key) or j.id.startswith(f"judgement-{key}"))]
    if not found:
        raise InputError(f"no judgement has the id {key!r}; `strife judge list` lists them")
    if len(found) > 1:
        raise InputError(f"more than one judgement begins with {key!r}: {', '.join(j.id for j in found[:4])}")
    if not found[0].stands:
        raise InputError(f"{found[0].id} was taken back already, by {found[0].undone_by} on {found[0].undone_at[:10]}")
    done = replace(found[0], undone_by=_who(by), undone_at=_now())
    store.put_judgement(done)
    return done


def _who(by: str) -> str:
    """Who judges: as given, else the name the system has for the user."""
    if by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise InputError("the system does not say who you are: give --by NAME") from None


def _now() -> str:
    # To the microsecond: of two judgements on one pair the later counts.
    return datetime.now(UTC).isoformat(timespec="microseconds")


__all__ = ["put", "undo"]
