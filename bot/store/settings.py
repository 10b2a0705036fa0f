"""The few values that must outlive a restart."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import setting

_HASH_KEY = "hash_key"


async def stored_hash_key(database: Database) -> bytes:
    """The secret with which askers are hashed: made at the first call, the same ever after.

    Raises:
        StoreError: the database cannot be read or written.
    """

    async def get_or_make(connection: AsyncConnection) -> str:
        # In one write transaction, so that two first calls cannot make two keys.
        wanted = sa.select(setting.c.value).where(setting.c.key == _HASH_KEY)
        found: str | None = (await connection.execute(wanted)).scalar_one_or_none()
        if found is None:
            found = secrets.token_hex(32)
            await connection.execute(sa.insert(setting).values(key=_HASH_KEY, value=found))
        return found

    return (await database.write(get_or_make)).encode()
