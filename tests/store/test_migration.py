"""A database of any age is brought to today's schema, and a newer one is left alone."""

from __future__ import annotations

import subprocess
import sys
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
from bot.store.schema import REVISION, metadata


async def _set_revision(database: Database, revision: str) -> None:
    async def work(connection: AsyncConnection) -> None:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = :r"), {"r": revision})

    await database.write(work)


def test_the_revision_named_in_the_schema_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(migration._SCRIPTS))

    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


async def test_the_migrations_lead_to_the_schema(database: Database) -> None:
    async def differences(connection: AsyncConnection) -> list[object]:
        def compare(sync_connection: sa.Connection) -> list[object]:
            return list(compare_metadata(MigrationContext.configure(sync_connection), metadata))

        return await connection.run_sync(compare)

    assert await database.read(differences) == []


async def test_a_database_newer_than_the_program_is_refused_in_a_sentence(url: str) -> None:
    async with Database(url) as database:
        await _set_revision(database, "9999")

    with pytest.raises(StoreError, match="schema 9999, which this version of Wenbao does not know"):
        await Database(url).open()


async def test_a_migration_that_fails_leaves_the_database_as_it_was(
    url: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("made up")

    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_index", fail)
        with pytest.raises(RuntimeError):
            await Database(url).open()

    async with Database(url) as database:

        async def tables(connection: AsyncConnection) -> list[str]:
            return await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names())

        assert set(await database.read(tables)) == {"alembic_version", "question_log", "setting"}


async def test_opening_a_database_of_today_does_not_load_alembic(url: str) -> None:
    async with Database(url):
        pass
    program = (
        "import asyncio, sys\n"
        "from bot.store.database import Database\n"
        f"async def use():\n    async with Database({url!r}): pass\n"
        "asyncio.run(use())\n"
        "sys.exit('alembic' in sys.modules)\n"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
