"""Looks whether a database holds edits that its knowledge folder lacks: for commands that start fast and only read.

It asks the driver directly, without SQLAlchemy, whose loading takes longer than answering a question.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bot.domain.errors import StoreError
from bot.domain.revision import Block
from bot.service.editing.ports import SourceFile
from bot.store.reasons import told

_SCHEME = "sqlite+aiosqlite:///"

_HAS_STORE = "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('entry', 'yaml_entry', 'source_document')"
_TABLES = 3
_IS_EDITED = """
    SELECT EXISTS (SELECT key, path, text FROM entry EXCEPT SELECT key, path, text FROM yaml_entry)
        OR EXISTS (SELECT key, path, text FROM yaml_entry EXCEPT SELECT key, path, text FROM entry)
"""


@dataclass(frozen=True, slots=True)
class StoreSnapshot:
    """What a store held at a moment: its blocks by key, its source documents by their SHA-256."""

    blocks: Mapping[str, Block]
    sources: Mapping[str, SourceFile]


def edited_store(database_url: str) -> StoreSnapshot | None:
    """The store of a database, where it has edits that the knowledge folder lacked when it was last taken in.

    Raises:
        StoreError: there is a database and it cannot be read.
    """
    file = Path(database_url.removeprefix(_SCHEME).partition("?")[0])
    if not file.is_file() or not file.stat().st_size:
        return None
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as connection:
            if (
                connection.execute(_HAS_STORE).fetchone()[0] < _TABLES
                or not connection.execute(_IS_EDITED).fetchone()[0]
            ):
                return None
            rows = connection.execute("SELECT key, path, position, text FROM entry").fetchall()
            documents = connection.execute("SELECT sha256, path, content FROM source_document").fetchall()
    except sqlite3.Error as error:
        raise StoreError(told(file, error)) from error
    return StoreSnapshot(
        {key: Block(key, path, position, text) for key, path, position, text in rows},
        {digest: SourceFile(path, content) for digest, path, content in documents},
    )
