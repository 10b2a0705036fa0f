"""Lets one process at a time serve from a database, so that no other changes it underneath."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa

from bot.domain.errors import StoreError, StoreInUse
from bot.store.reasons import told


@contextmanager
def held_alone(database_url: str) -> Iterator[None]:
    """Hold the database alone. The lock is the operating system's: it ends with the process, however that ends.

    Raises:
        StoreInUse: another process holds it.
        StoreError: the lock's file cannot be written.
    """
    database = sa.make_url(database_url).database
    in_use = f"The database {database} is in use: a bot runs on it. Stop that bot first, or do it from Telegram."
    with locked(Path(f"{database}.lock"), in_use):
        yield


@contextmanager
def locked(file: Path, in_use: str) -> Iterator[None]:
    """Hold a file's lock; the file is made where it is not there, with its folder.

    Raises:
        StoreInUse: another process holds it; `in_use` is what it says.
        StoreError: the file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = file.open("a")
    except OSError as error:
        # People know the database, not the lock beside it.
        raise StoreError(told(file.with_suffix(""), error)) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreInUse(in_use) from error
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
