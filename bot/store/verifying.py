"""Verifies a database file as a whole: that SQLite finds it sound, and that the store agrees with its log.

It asks the driver directly: what is verified may be older than the program, and must not be changed by being opened.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from bot.domain.errors import StoreError
from bot.domain.revision import Block, Change, Revision, replay
from bot.store.migration import known_schemas
from bot.store.reasons import told

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_VERSION = "SELECT version_num FROM alembic_version"
_HEAD = "SELECT COALESCE(MAX(number), 0) FROM revision"
_ENTRIES = "SELECT key, path, position, text FROM entry"
_LOG = """
    SELECT number, key, path_before, position_before, text_before, path_after, position_after, text_after
    FROM revision JOIN change ON change.revision = revision.number ORDER BY number, key
"""

_WHENEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Replaying asks neither who nor when."""


@contextmanager
def opened_to_read(file: Path, *, is_finished: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that cannot change the file, in one transaction: it sees the database of one moment.

    Args:
        file: of the database.
        is_finished: whether nobody writes to it any more, so that no file is made beside it to share it.

    Raises:
        StoreError: there is no such file, or it cannot be read.
    """
    if not file.is_file():
        raise StoreError(f"There is no database {file}.")
    options = "mode=ro&immutable=1" if is_finished else "mode=ro"
    try:
        with closing(
            sqlite3.connect(f"file:{quote(str(file))}?{options}", uri=True, isolation_level=None, timeout=5)
        ) as connection:
            connection.execute("BEGIN")
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise StoreError(told(file, error)) from error


def verified(connection: sqlite3.Connection, file: Path) -> int:
    """Verify a database.

    Args:
        connection: to it.
        file: how it is called in errors.

    Returns:
        The number of the latest revision; 0 where there is none.

    Raises:
        StoreError: it is damaged, of another program or a newer one, or its entries are not those of its log.
    """
    refuse_unknown_schema(connection, file)
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise StoreError(f"The database {file} is damaged: {found[0].splitlines()[-1]}.")
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if dangling is not None:
        raise StoreError(
            f"The database {file} is damaged: a row of {dangling[0]} names one of {dangling[2]} not there."
        )
    tables = {row[0] for row in connection.execute(_TABLES)}
    if not {"entry", "revision", "change"} <= tables:
        return 0  # older than the store of record
    entries = {row[0]: Block(*row) for row in connection.execute(_ENTRIES)}
    if entries != replay(_revisions(connection)):
        raise StoreError(f"The database {file} is damaged: its entries are not those of its log of revisions.")
    return head_of(connection)


def head_of(connection: sqlite3.Connection) -> int:
    """The number of the latest revision; 0 where there is none."""
    tables = {row[0] for row in connection.execute(_TABLES)}
    return int(connection.execute(_HEAD).fetchone()[0]) if "revision" in tables else 0


def refuse_unknown_schema(connection: sqlite3.Connection, file: Path) -> None:
    """Go on where this program made the database, or an older version of it did.

    Raises:
        StoreError: the database belongs to another program, or was made by a newer version of this one.
    """
    tables = {row[0] for row in connection.execute(_TABLES)}
    if "alembic_version" not in tables:
        raise StoreError(f"{file} is no database of Wenbao.")
    found = connection.execute(_VERSION).fetchone()
    if found is None or found[0] not in known_schemas():
        schema = found[0] if found else "none"
        raise StoreError(
            f"The database {file} has schema {schema}, which this version of Wenbao does not know: it was made by a "
            "newer one. Run the newer Wenbao."
        )


def _revisions(connection: sqlite3.Connection) -> Iterator[Revision]:
    for number, rows in groupby(connection.execute(_LOG), key=lambda row: int(row[0])):
        yield Revision(number, _WHENEVER, "", "", tuple(_change(*row[1:]) for row in rows))


def _change(
    key: str,
    path_before: str | None,
    position_before: float | None,
    text_before: str | None,
    path_after: str | None,
    position_after: float | None,
    text_after: str | None,
) -> Change:
    return Change(
        key, _block(key, path_before, position_before, text_before), _block(key, path_after, position_after, text_after)
    )


def _block(key: str, path: str | None, position: float | None, text: str | None) -> Block | None:
    return None if path is None or position is None or text is None else Block(key, path, position, text)
