"""Lets one process at a time serve from a database, so that no other changes it underneath."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa

from bot.domain.errors import StoreError, StoreInUse


@contextmanager
def held_alone(database_url: str) -> Iterator[None]:
    """Hold the database alone. The lock is the operating system's: it ends with the process, however that ends.

    Raises:
        StoreInUse: another process holds it.
        StoreError: the lock's file cannot be written.
    """
    database = sa.make_url(database_url).database
    file = Path(f"{database}.lock")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = file.open("a")
    except OSError as error:
        raise StoreError(f"The database {database} cannot be used: {error}.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreInUse(
                f"The database {database} is in use: a bot runs on it. Stop that bot first, or do it from Telegram."
            ) from error
        yield


@contextmanager
def held_if_free(database_url: str) -> Iterator[bool]:
    """Hold the database alone where nobody does; tells whether it is held.

    Raises:
        StoreError: the lock's file cannot be written.
    """
    with ExitStack() as held:
        try:
            held.enter_context(held_alone(database_url))
        except StoreInUse:
            yield False
            return
        yield True
