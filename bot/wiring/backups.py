"""Wires the copies of the database."""

from __future__ import annotations

from pathlib import Path

from bot.config import Settings
from bot.service.backing_up import Restored
from bot.service.clock import SystemClock
from bot.store.backup import SqliteBackup
from bot.store.database import Database
from bot.store.restoring import restore


def backups(settings: Settings, database: Database | None = None) -> SqliteBackup:
    """Makes copies; `database` is the one that this process has open, if it has."""
    return SqliteBackup(settings.database_url, settings.backup_dir, SystemClock(), database)


def restored(settings: Settings, copy: Path) -> Restored:
    """Put a copy in the place of the database.

    Raises:
        StoreInUse: a bot runs on the database.
        StoreError: the copy cannot be relied on; nothing was changed.
    """
    return restore(copy, settings.database_url, SystemClock().now())
