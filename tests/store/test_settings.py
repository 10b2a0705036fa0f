"""The hash key is made once."""

from __future__ import annotations

import asyncio

from bot.store.database import Database
from bot.store.settings import stored_hash_key


async def test_the_hash_key_stays_the_same_after_a_restart(url: str) -> None:
    async with Database(url) as database:
        first = await stored_hash_key(database)

    async with Database(url) as database:
        assert await stored_hash_key(database) == first


async def test_two_first_calls_at_once_get_the_same_key(database: Database) -> None:
    first, second = await asyncio.gather(stored_hash_key(database), stored_hash_key(database))

    assert first == second


async def test_another_database_gets_another_key(url: str, database: Database) -> None:
    async with Database(f"{url}.other") as other:
        assert await stored_hash_key(other) != await stored_hash_key(database)


async def test_the_key_is_long_enough_to_keep_hashes_from_being_reversed(database: Database) -> None:
    assert len(await stored_hash_key(database)) >= 32
