"""Keeps who wants the weekly digest."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import digest_reader


class SqlDigests:
    """Readers of the digest in a database; implements `bot.service.digest.DigestStore`.

    Every method raises StoreError where the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def readers(self) -> dict[int, datetime]:
        """When each was last sent one, or chose it, by the admin's id."""

        async def select(connection: AsyncConnection) -> dict[int, datetime]:
            rows = await connection.execute(sa.select(digest_reader.c.admin_id, digest_reader.c.last_at))
            return {admin: at for admin, at in rows}  # noqa: C416 - rows are no pairs to `dict`

        return await self._database.read(select)

    async def add(self, admin: int, asker_hash: str, chosen_at: datetime) -> None:
        """The admin wants it from now on; does nothing where he does already."""
        chosen = insert(digest_reader).values(admin_id=admin, asker_hash=asker_hash, last_at=chosen_at)
        await self._write(chosen.on_conflict_do_nothing())

    async def drop(self, admin: int) -> None:
        """The admin wants it no longer."""
        await self._write(sa.delete(digest_reader).where(digest_reader.c.admin_id == admin))

    async def mark(self, admin: int, last_at: datetime) -> None:
        """The admin was last sent one then; does nothing where he wants none."""
        await self._write(sa.update(digest_reader).where(digest_reader.c.admin_id == admin).values(last_at=last_at))

    async def _write(self, statement: sa.Executable) -> None:
        async def work(connection: AsyncConnection) -> None:
            await connection.execute(statement)

        await self._database.write(work)
