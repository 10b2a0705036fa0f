"""A database that can be used is opened; one that cannot is refused in a sentence."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import StoreError
from bot.store.database import BUSY_TIMEOUT_MS, Database
from bot.store.schema import setting


async def _insert(connection: AsyncConnection) -> None:
    await connection.execute(sa.insert(setting).values(key="made-up", value="1"))


async def _count(connection: AsyncConnection) -> int:
    return int((await connection.execute(sa.select(sa.func.count()).select_from(setting))).scalar_one())


async def test_nothing_is_created_before_the_first_use(path: Path, url: str) -> None:
    Database(url)

    assert not path.parent.exists()


async def test_the_folder_and_the_file_are_created_when_first_needed(path: Path, url: str) -> None:
    database = Database(url)

    count = await database.read(_count)
    await database.close()

    assert (count, path.is_file()) == (0, True)


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("foreign_keys", 1),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("busy_timeout", BUSY_TIMEOUT_MS),
    ],
)
async def test_every_connection_keeps_the_safe_pragmas(database: Database, pragma: str, expected: object) -> None:
    async def ask(connection: AsyncConnection) -> object:
        return (await connection.execute(sa.text(f"PRAGMA {pragma}"))).scalar_one()

    assert await database.read(ask) == expected


async def test_a_write_holds_the_lock_from_its_first_statement_on(database: Database, path: Path) -> None:
    async def another_process_writes(connection: AsyncConnection) -> str:
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            return str(error)
        finally:
            other.close()
        return "not locked"

    assert await database.write(another_process_writes) == "database is locked"


async def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    async def insert_and_fail(connection: AsyncConnection) -> None:
        await _insert(connection)
        raise RuntimeError("made up")

    with pytest.raises(RuntimeError):
        await database.write(insert_and_fail)

    assert await database.read(_count) == 0


async def test_a_write_that_has_begun_is_committed_though_its_caller_is_cancelled(database: Database) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow_insert(connection: AsyncConnection) -> None:
        begun.set()
        await go_on.wait()
        await _insert(connection)

    caller = asyncio.create_task(database.write(slow_insert))
    await begun.wait()
    caller.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await caller

    assert await database.read(_count) == 1


async def test_many_writes_at_once_are_all_kept(database: Database) -> None:
    async def insert(number: int) -> None:
        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.insert(setting).values(key=str(number), value=""))

        await database.write(work)

    await asyncio.gather(*(insert(number) for number in range(50)))

    assert await database.read(_count) == 50


async def test_two_first_uses_at_once_open_it_once(url: str) -> None:
    database = Database(url)

    first, second = await asyncio.gather(database.open(), database.open())
    await database.close()

    assert first is second


async def test_closing_an_unopened_database_is_allowed(url: str) -> None:
    await Database(url).close()


async def test_a_folder_that_cannot_be_made_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")

    with pytest.raises(StoreError, match=r"wenbao\.db cannot be used: .*var"):
        await Database(f"sqlite+aiosqlite:///{tmp_path}/var/wenbao.db").open()


async def test_a_path_that_is_a_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be used: unable to open database file"):
        await Database(f"sqlite+aiosqlite:///{tmp_path}").open()


async def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(path: Path, url: str) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database\n" * 100)

    with pytest.raises(StoreError, match="cannot be used: file is not a database"):
        await Database(url).open()

    assert path.read_bytes() == b"this is no database\n" * 100


async def test_a_database_cut_short_is_refused_in_a_sentence(path: Path, url: str) -> None:
    async with Database(url) as database:
        await database.write(_insert)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])

    with pytest.raises(StoreError, match="cannot be used: "):
        async with Database(url) as database:
            await database.read(_count)


async def test_a_database_that_another_process_keeps_locked_is_refused_in_a_sentence(
    path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.database._PRAGMAS", ("PRAGMA busy_timeout=10", "PRAGMA journal_mode=WAL"))
    path.parent.mkdir()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("BEGIN IMMEDIATE")

    try:
        with pytest.raises(StoreError, match="database is locked"):
            await Database(url).open()
    finally:
        other.close()
