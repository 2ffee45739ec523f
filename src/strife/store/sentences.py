"""What a database raises, as one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from strife.codec import NotANoun
from strife.errors import StoreError


@contextmanager
def sentences(shown: str, wait: float) -> Iterator[None]:
    """Turns what a database raises into one sentence that says what to do."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(f"the store {shown} refused a record, there already or not whole: {error.orig}") from error
    except DBAPIError as error:
        raise StoreError(_sentence(str(error.orig), shown, wait)) from error
    except (UnicodeDecodeError, NotANoun) as error:
        raise StoreError(_damaged(shown, error)) from error


@contextmanager
def reading(shown: str, wait: float) -> Iterator[None]:
    """The same where nothing but rows is read: what is no date in a column of dates is a ValueError of SQLAlchemy's."""
    try:
        with sentences(shown, wait):
            yield
    except ValueError as error:
        raise StoreError(_damaged(shown, error)) from error


def _damaged(shown: str, error: Exception) -> str:
    return f"the store {shown} is damaged ({error}): `strife verify` tells what else is; restore a copy, or read the reports again into a new --store"


def _sentence(met: str, shown: str, wait: float) -> str:
    known = (
        ("lock timeout", f"is in use by another program (waited {wait:g} s): try again when that is done"),
        ("locked", f"is in use by another program (waited {wait:g} s): try again when that is done"),
        ("readonly", "cannot be written: check the permissions of file and folder, or give another --store"),
        ("unable to open", "cannot be opened: check the permissions of file and folder, or give another --store"),
        ("not a database", "is not a database: give another --store, or move the file away"),
        ("malformed", "is damaged: restore a copy, or read the reports again into a new --store"),
        ("Could not decode", "is damaged (a text in it is no text): `strife verify` tells where"),
        ("full", "cannot grow: the disk is full"),
    )
    for sign, meaning in known:
        if sign in met:
            return f"the store {shown} {meaning}"
    return f"the store {shown} failed: {met.splitlines()[0] if met else 'no reason given'}"
