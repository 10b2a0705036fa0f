"""A database of any age is brought to today's schema, and a newer one is left alone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import StoreError
from bot.store import migration
from bot.store.database import Database
from bot.store.question_log import SqlQuestionLog
from bot.store.schema import REVISION, metadata


async def _set_revision(database: Database, revision: str) -> None:
    async def work(connection: AsyncConnection) -> None:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = :r"), {"r": revision})

    await database.write(work)


def test_the_revision_named_in_the_schema_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(migration._SCRIPTS))

    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


async def _definitions(database: Database) -> set[str]:
    async def work(connection: AsyncConnection) -> set[str]:
        return set((await connection.execute(sa.text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))).scalars())

    return await database.read(work)


async def test_the_migrations_lead_to_the_tables_that_a_new_database_gets(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.database.migrate", migration.upgrade)
    async with Database(f"{url}.migrated") as migrated:
        assert await _definitions(migrated) == await _definitions(database)


async def test_the_tables_are_those_of_the_schema(database: Database) -> None:
    async def differences(connection: AsyncConnection) -> list[object]:
        def compare(sync_connection: sa.Connection) -> list[object]:
            return list(compare_metadata(MigrationContext.configure(sync_connection), metadata))

        return await connection.run_sync(compare)

    assert await database.read(differences) == []


async def test_an_older_database_is_brought_to_today(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def step_back(connection: sa.Connection) -> None:
        """The oldest database there can be: only Alembic's table, and nothing in it yet."""
        migration._version.create(connection)
        connection.execute(sa.insert(migration._version).values(version_num="none"))

    with monkeypatch.context() as patch:
        patch.setattr("bot.store.database.migrate", step_back)
        async with Database(url):
            pass
    upgraded: list[bool] = []
    monkeypatch.setattr(migration, "upgrade", lambda connection: upgraded.append(True))
    async with Database(url):
        pass

    assert upgraded == [True]


async def test_a_database_of_another_program_is_refused_and_left_as_it_was(path: Path, url: str) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()

    with pytest.raises(StoreError, match=r"tables of another program \(recipes\)"):
        await Database(url).open()

    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


async def test_a_database_newer_than_the_program_is_refused_in_a_sentence(url: str) -> None:
    async with Database(url) as database:
        await _set_revision(database, "9999")

    with pytest.raises(StoreError, match="schema 9999, which this version of Wenbao does not know"):
        await Database(url).open()


async def test_a_migration_that_fails_leaves_the_database_as_it_was(
    path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("made up")

    with monkeypatch.context() as patch:
        patch.setattr("bot.store.database.migrate", migration.upgrade)
        patch.setattr("alembic.op.create_index", fail)
        with pytest.raises(RuntimeError):
            await Database(url).open()

    with closing(sqlite3.connect(path)) as left:
        assert left.execute("SELECT name FROM sqlite_master").fetchall() == []


async def test_what_an_older_database_holds_is_kept(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("bot.store.database.migrate", lambda connection: migration.upgrade(connection, "0001"))
        async with Database(url) as database:
            await database.write(_insert_question)

    async with Database(url) as database:
        (kept,) = await SqlQuestionLog(database).unanswered(10)
        assert kept.question == "房价多少"


async def _insert_question(connection: AsyncConnection) -> None:
    await connection.execute(
        sa.text(
            "INSERT INTO question_log (asked_at, surface, asker_hash, question, status, kind, entry_ids, latency_ms) "
            "VALUES ('2026-03-04 12:00:00.000000', 'private', '', '房价多少', 'not_found', 'silence', '[]', 1.0)"
        )
    )


@pytest.mark.parametrize("times", [1, 2])
def test_neither_making_a_database_nor_opening_one_of_today_loads_alembic(url: str, times: int) -> None:
    program = (
        "import asyncio, sys\n"
        "from bot.store.database import Database\n"
        f"async def use():\n    async with Database({url!r}): pass\n"
        f"for _ in range({times}): asyncio.run(use())\n"
        "sys.exit('alembic' in sys.modules)\n"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
