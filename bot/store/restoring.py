"""Puts a copy in the place of the database, while no bot runs on it; what it replaces is kept."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from bot.domain.errors import StoreError
from bot.service.backing_up import Restored
from bot.store.backup import TIME, copy_to, database_file, settle, verified_copy
from bot.store.lock import held_alone
from bot.store.reasons import is_damage, told
from bot.store.verifying import opened_to_read, verified

_BESIDE = ("-wal", "-journal", "-shm")
"""What SQLite keeps beside a database; read with another database, the first two would damage it."""


def restore(copy: Path, database_url: str, now: datetime) -> Restored:
    """Put a copy in the place of the database.

    The copy stays where it is. At every moment there is one whole database under the name: the earlier or the new one.

    Args:
        copy: a database file, such as one that `SqliteBackup` made.
        database_url: SQLAlchemy's form, `sqlite+aiosqlite:///path`.
        now: names what is replaced.

    Raises:
        StoreInUse: a bot runs on the database.
        StoreError: the copy cannot be relied on, or the files not written; then nothing was changed.
    """
    file = database_file(database_url)
    with held_alone(database_url):
        if copy.exists() and file.exists() and copy.samefile(file):
            raise StoreError(f"{copy} is the database itself; name a copy of it.")
        incoming = file.with_name(f"{file.name}.restoring")
        try:
            with opened_to_read(copy) as source:
                verified(source, copy)
                copy_to(source, incoming)
            head = verified_copy(incoming, copy)
            kept = _kept_aside(file, now) if file.exists() else None
            incoming.replace(file)
            settle(file.parent)
        except OSError as error:
            raise StoreError(told(file, error)) from error
        finally:
            incoming.unlink(missing_ok=True)
        return Restored(head, kept)


def _kept_aside(file: Path, now: datetime) -> Path:
    """Give the database a second name, under which it stays when the first is given away."""
    aside = file.with_name(f"{file.name}.before-restore-{now.astimezone(UTC):{TIME}}")
    _made_one_file(file)
    for ending in _BESIDE:
        beside = Path(f"{file}{ending}")
        if beside.exists():  # of a damaged database alone; `_made_one_file` leaves none of another
            beside.rename(f"{aside}{ending}")
    try:
        os.link(file, aside)
    except OSError:  # the file system knows one name a file
        file.rename(aside)
    settle(file.parent)
    return aside


def _made_one_file(file: Path) -> None:
    """Bring all that is committed into the database file itself, where it can be read at all."""
    if not file.stat().st_size:
        return  # SQLite would remove the `-wal` of an empty file, where all may be that is left
    try:
        # A connection that may write would remove what stands beside a file that it cannot read.
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, timeout=5)) as connection:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(file, isolation_level=None, timeout=5)) as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            if mode != "delete":
                raise StoreError(f"The database {file} is in use by another program; try again when that has ended.")
    except sqlite3.Error as error:
        if not is_damage(error):
            raise StoreError(told(file, error)) from error
