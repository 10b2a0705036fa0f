"""Restoring puts a verified copy in the place of the database and keeps what it replaces; otherwise it changes nothing."""

from __future__ import annotations

import asyncio
import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.errors import StoreError, StoreInUse
from bot.store.backup import SqliteBackup
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from bot.store.lock import held_alone
from bot.store.restoring import restore
from tests.store.test_backup import NOON, Ticking, add_entry

AFTER = ".before-restore-20310105T120000.000000Z"


@pytest.fixture
def copy(url: str) -> Path:
    """A copy of a database with one entry; the database has got a second since."""

    async def make() -> Path:
        async with Database(url) as database:
            await add_entry(database, "first")
            made = await SqliteBackup(url, None, Ticking(), database).backup()
            await add_entry(database, "second")
            return made.path

    return asyncio.run(make())


def entries(file: Path) -> int:
    async def count() -> int:
        async with Database(f"sqlite+aiosqlite:///{file}") as database:
            return len(await SqlKnowledge(database).blocks())

    return asyncio.run(count())


def bytes_in(folder: Path) -> dict[str, str]:
    """A digest of each file, the lock's aside."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith("lock")
    }


def test_the_copy_is_served_and_what_it_replaces_is_kept(copy: Path, path: Path, url: str) -> None:
    before = copy.read_bytes()

    restored = restore(copy, url, NOON)

    assert (restored.head, restored.replaced) == (1, path.with_name(f"{path.name}{AFTER}"))
    assert restored.replaced is not None
    assert copy.read_bytes() == before
    assert (entries(path), entries(restored.replaced)) == (1, 2)


def test_what_only_the_write_ahead_log_held_is_kept_with_what_is_replaced(copy: Path, path: Path, url: str) -> None:
    """As a bot leaves it that was killed: the last change is in `-wal` alone."""
    with closing(sqlite3.connect(path)) as killed:
        killed.execute("INSERT INTO setting VALUES ('evening-star', '1')")
        killed.commit()
        kept = {name: Path(f"{path}{name}").read_bytes() for name in ("", "-wal")}
    for name, content in kept.items():
        Path(f"{path}{name}").write_bytes(content)
    assert b"evening-star" not in kept[""]

    restored = restore(copy, url, NOON)

    assert restored.replaced is not None
    with closing(sqlite3.connect(restored.replaced)) as replaced:
        assert replaced.execute("SELECT value FROM setting WHERE key = 'evening-star'").fetchall() == [("1",)]
    assert entries(path) == 1
    with closing(sqlite3.connect(path)) as now:
        assert now.execute("SELECT value FROM setting WHERE key = 'evening-star'").fetchall() == []


def test_a_damaged_database_is_replaced_and_kept_as_it_was(copy: Path, path: Path, url: str) -> None:
    path.write_bytes(b"this is no database\n" * 100)
    Path(f"{path}-wal").write_bytes(b"neither is this")

    restored = restore(copy, url, NOON)

    assert restored.replaced is not None
    assert restored.replaced.read_bytes() == b"this is no database\n" * 100
    assert Path(f"{restored.replaced}-wal").read_bytes() == b"neither is this"
    assert not Path(f"{path}-wal").exists()
    assert entries(path) == 1


def test_a_database_that_is_lost_is_restored(copy: Path, path: Path, url: str) -> None:
    path.unlink()

    assert restore(copy, url, NOON).replaced is None
    assert entries(path) == 1


def test_where_files_have_one_name_each_what_is_replaced_is_kept_all_the_same(
    copy: Path, path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("made up")

    monkeypatch.setattr(os, "link", refuse)

    restored = restore(copy, url, NOON)

    assert restored.replaced is not None
    assert (entries(path), entries(restored.replaced)) == (1, 2)


def test_while_a_bot_runs_it_is_refused(copy: Path, path: Path, url: str) -> None:
    before = bytes_in(path.parent)

    with held_alone(url), pytest.raises(StoreInUse, match="in use: a bot runs on it"):
        restore(copy, url, NOON)

    assert bytes_in(path.parent) == before


def test_while_another_program_reads_it_is_refused(copy: Path, path: Path, url: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM entry").fetchall()
        with pytest.raises(StoreError, match="database is locked"):
            restore(copy, url, NOON)

    assert entries(path) == 2


def _text(copy: Path) -> None:
    copy.write_bytes(b"this is no database\n" * 100)


def _cut_short(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def _overwritten(copy: Path) -> None:
    whole = bytearray(copy.read_bytes())
    whole[4096 : 2 * 4096] = b"\xff" * 4096
    copy.write_bytes(whole)


def _of_another_program(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()


def _of_a_newer_version(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()


def _unlike_its_log(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as other:
        other.execute("DELETE FROM entry")
        other.commit()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (Path.unlink, "There is no database"),
        (_text, "file is not a database"),
        (_cut_short, "malformed|damaged"),
        (_overwritten, "malformed|damaged"),
        (_of_another_program, "is no database of Wenbao"),
        (_of_a_newer_version, "schema 9999, which this version of Wenbao does not know"),
        (_unlike_its_log, "its entries are not those of its log"),
    ],
)
def test_a_file_that_cannot_be_relied_on_is_refused_and_nothing_changed(
    spoil: object, told: str, copy: Path, path: Path, url: str
) -> None:
    assert callable(spoil)
    spoil(copy)
    before = bytes_in(path.parent)

    with pytest.raises(StoreError, match=told) as refused:
        restore(copy, url, NOON)

    assert str(copy) in str(refused.value)
    assert bytes_in(path.parent) == before


def test_the_database_itself_is_no_copy_of_it(copy: Path, path: Path, url: str) -> None:
    with pytest.raises(StoreError, match="is the database itself"):
        restore(path, url, NOON)

    assert entries(path) == 2
