"""The few values that must outlive a restart."""

from __future__ import annotations

import json
import secrets

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import setting

_HASH_KEY = "hash_key"
_HANDLED = "handled_updates"


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


class SqlHandledUpdates:
    """The numbers of the updates handled last; implements `bot.service.ports.HandledUpdates`.

    Every method raises StoreError where the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def handled(self) -> tuple[int, ...]:
        """The numbers kept last, oldest first."""

        async def select(connection: AsyncConnection) -> tuple[int, ...]:
            wanted = sa.select(setting.c.value).where(setting.c.key == _HANDLED)
            return tuple(json.loads((await connection.execute(wanted)).scalar_one_or_none() or "[]"))

        return await self._database.read(select)

    async def keep(self, update_ids: tuple[int, ...]) -> None:
        """Keep these, and no others."""
        kept = insert(setting).values(key=_HANDLED, value=json.dumps(update_ids))

        async def upsert(connection: AsyncConnection) -> None:
            await connection.execute(
                kept.on_conflict_do_update(index_elements=["key"], set_={"value": kept.excluded.value})
            )

        await self._database.write(upsert)
