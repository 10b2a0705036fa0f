"""What to tell a person about a database that cannot be used: what SQLite says of it, and what can be done."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

_DISK_FULL = "Make room on its disk; nothing of the last change was written"
_READ_ONLY = "Let the bot write to it and to its folder"
_DAMAGED = "Leave the file as it is and restore a copy: python -m bot restore"

_BY_RESULT = {
    sqlite3.SQLITE_FULL: _DISK_FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: "See whether its disk is full or broken; nothing of the last change was written",
    sqlite3.SQLITE_BUSY: "Another program holds it; try again when that has ended",
}
_BY_ERRNO = {
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.EFBIG: _DISK_FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}


def told(database: Path | str | None, error: BaseException) -> str:
    """The sentences about an error of SQLite, of SQLAlchemy around it, or of the file system.

    >>> told("wenbao.db", OSError(errno.ENOSPC, "No space left on device"))
    'The database wenbao.db cannot be used: No space left on device. Make room on its disk; nothing of the last change was written.'
    """
    reason = getattr(error, "orig", None) or error
    advice = _advice(reason)
    said = (reason.strerror or str(reason)) if isinstance(reason, OSError) else str(reason)
    where = f" ({reason.filename})" if isinstance(reason, OSError) and reason.filename else ""
    return f"The database {database} cannot be used: {said}{where}." + (f" {advice}." if advice else "")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault, so that it can never be opened again."""
    return _result_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _advice(reason: object) -> str | None:
    if isinstance(reason, sqlite3.Error):
        return _BY_RESULT.get(_result_of(reason))
    return _BY_ERRNO.get(reason.errno or 0) if isinstance(reason, OSError) else None


def _result_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code, which the extended codes hold in their lowest byte; 0 where the driver refused."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
