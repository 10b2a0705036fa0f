"""Copies of the database that can be relied on: made by SQLite itself from the living file, verified, then named.

SQLite before 3.51.3 can damage a database that two connections write to or checkpoint at once. A copy is made through a
connection of its own all the same, one that can only read: it does neither, and the bot's connection need not wait.
"""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.domain.errors import StoreError
from bot.service.backing_up import BackupFile
from bot.service.ports import Clock
from bot.store.database import Database
from bot.store.lock import locked
from bot.store.reasons import told
from bot.store.verifying import head_of, opened_to_read, verified

COPIES_KEPT = 14
"""Two weeks, where one is made a day."""

TIME = "%Y%m%dT%H%M%S.%fZ"
"""In names of files: UTC, so that names sort by time."""

_NAMED = re.compile(r"wenbao-(\d{8}T\d{6}\.\d{6}Z)\.db")
_UNFINISHED = "unfinished.partial"
_LOCK = ".lock"


class SqliteBackup:
    """Keeps copies of a database in a folder; implements `bot.service.backing_up.Backup`.

    Args:
        database_url: SQLAlchemy's form, `sqlite+aiosqlite:///path`.
        folder: where copies go; None for `backups` beside the database.
        clock: names copies by their time.
        database: the open database of this process, if there is one: what waits to be written belongs to the copy.
    """

    def __init__(self, database_url: str, folder: Path | None, clock: Clock, database: Database | None = None) -> None:
        self._file = database_file(database_url)
        self._folder = folder or self._file.parent / "backups"
        self._clock = clock
        self._database = database

    async def backup(self) -> BackupFile:
        """Make a copy, verify it and keep it beside the earlier ones; of all, the newest 14 stay.

        Raises:
            StoreError: it could not be made; what was kept before is still there.
        """
        if self._database is not None:
            await self._database.flush()
        return await asyncio.to_thread(self._backup)

    async def last_made(self) -> datetime | None:
        """When the newest copy was made, in UTC; None where there is none.

        Raises:
            StoreError: the folder of copies cannot be read.
        """
        newest = next(iter(reversed(await asyncio.to_thread(self._copies))), None)
        return None if newest is None else _time_of(newest)

    def _backup(self) -> BackupFile:
        if not self._file.is_file():
            raise StoreError(f"There is no database {self._file} yet.")
        with locked(self._folder / _LOCK, f"Another copy is being made in {self._folder}; wait for it."):
            # One left by a process that was killed is written over; nothing but this name is ever incomplete.
            unfinished = self._folder / _UNFINISHED
            try:
                head = self._copied(unfinished)
                final = self._folder / f"wenbao-{self._clock.now().astimezone(UTC):{TIME}}.db"
                unfinished.replace(final)
                settle(self._folder)
                self._rotate()
                return BackupFile(final.name, final.stat().st_size, final, head)
            except OSError as error:
                raise StoreError(told(unfinished, error)) from error
            finally:
                unfinished.unlink(missing_ok=True)

    def _copied(self, target: Path) -> int:
        with opened_to_read(self._file) as source:
            expected = head_of(source)
            copy_to(source, target)
        head = verified_copy(target, self._file)
        if head != expected:
            raise StoreError(f"The copy {target} ends with revision {head} instead of {expected}.")
        return head

    def _copies(self) -> list[Path]:
        """All copies, oldest first."""
        try:
            return sorted(path for path in self._folder.glob("wenbao-*.db") if _NAMED.fullmatch(path.name))
        except OSError as error:
            raise StoreError(told(self._folder, error)) from error

    def _rotate(self) -> None:
        for old in self._copies()[:-COPIES_KEPT]:
            old.unlink(missing_ok=True)


def database_file(database_url: str) -> Path:
    """The file of a database."""
    return Path(str(sa.make_url(database_url).database))


def copy_to(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database as its connection sees it into a file that is complete without others beside it, down to the disk.

    Raises:
        StoreError: it cannot be read, or the copy not written.
    """
    target.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            source.backup(copy)
            # The source's mode is copied with it; in this one all is in the file itself.
            copy.execute("PRAGMA journal_mode=DELETE")
        with target.open("rb+") as written:
            os.fsync(written.fileno())
    except (sqlite3.Error, OSError) as error:
        raise StoreError(told(target, error)) from error


def verified_copy(file: Path, original: Path) -> int:
    """Verify a copy that nobody writes to any more; what is wrong with it is told of the original.

    Returns:
        The number of its latest revision.

    Raises:
        StoreError: it cannot be relied on.
    """
    with opened_to_read(file, is_finished=True) as connection:
        return verified(connection, original)


def settle(folder: Path) -> None:
    """Bring the names in a folder down to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _time_of(copy: Path) -> datetime:
    named = _NAMED.fullmatch(copy.name)
    return datetime.strptime(named[1] if named else "", TIME).replace(tzinfo=UTC)
