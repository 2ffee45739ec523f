"""What a database raises, as one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

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
    except UnicodeDecodeError as error:
        raise StoreError(f"the store {shown} is damaged: {error}") from error


def _sentence(met: str, shown: str, wait: float) -> str:
    known = (
        ("locked", f"is in use by another program (waited {wait:g} s): try again when that is done"),
        ("readonly", "cannot be written: check the permissions of file and folder, or give another --store"),
        ("unable to open", "cannot be opened: check the permissions of file and folder, or give another --store"),
        ("not a database", "is not a database: give another --store, or move the file away"),
        ("malformed", "is damaged: restore a copy, or read the reports again into a new --store"),
        ("full", "cannot grow: the disk is full"),
    )
    for sign, meaning in known:
        if sign in met:
            return f"the store {shown} {meaning}"
    return f"the store {shown} failed: {met.splitlines()[0] if met else 'no reason given'}"
