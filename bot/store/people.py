"""Keeps the languages that people chose; deletes what is kept of people."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answer import Language
from bot.service.ports import Expiry
from bot.store.database import Database
from bot.store.schema import digest_reader, feedback, preference, question_log, reply


class SqlPreferences:
    """Preferences in a database; implements `bot.service.ports.PreferenceStore`.

    Every method raises StoreError where the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def languages(self) -> dict[str, Language]:
        """Every choice, by the keyed hash of who made it."""

        async def select(connection: AsyncConnection) -> dict[str, Language]:
            rows = await connection.execute(sa.select(preference.c.asker_hash, preference.c.language))
            return {asker: Language(language) for asker, language in rows}

        return await self._database.read(select)

    async def choose(self, asker_hash: str, language: Language | None, chosen_at: datetime) -> None:
        """Keep a choice; None takes it back."""

        async def work(connection: AsyncConnection) -> None:
            if language is None:
                await connection.execute(sa.delete(preference).where(preference.c.asker_hash == asker_hash))
                return
            chosen = insert(preference).values(asker_hash=asker_hash, language=language.value, chosen_at=chosen_at)
            await connection.execute(
                chosen.on_conflict_do_update(
                    index_elements=["asker_hash"],
                    set_={"language": chosen.excluded.language, "chosen_at": chosen.excluded.chosen_at},
                )
            )

        await self._database.write(work)


class SqlPersonalStore:
    """Everything kept of people; implements `bot.service.ports.PersonalStore`.

    Every method raises StoreError where the database cannot be written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def erase(self, asker_hash: str) -> int:
        """Delete all rows of a person; how many. What hangs on a question goes with it."""
        if not asker_hash:
            return 0
        tables = (feedback, question_log, preference, digest_reader)

        async def work(connection: AsyncConnection) -> int:
            gone = [
                (await connection.execute(sa.delete(table).where(table.c.asker_hash == asker_hash))).rowcount
                for table in tables
            ]
            return sum(gone)

        return await self._database.write(work)

    async def expire(self, expiry: Expiry) -> int:
        """Delete what is too old; how many rows were deleted or cut."""

        def older_than(moment: datetime) -> sa.Select[tuple[int]]:
            return sa.select(question_log.c.id).where(question_log.c.asked_at < moment)

        statements = (
            sa.delete(question_log).where(question_log.c.asked_at < expiry.questions),
            sa.update(reply)
            .where(reply.c.message_hash != "", reply.c.question_id.in_(older_than(expiry.messages)))
            .values(message_hash="", sent=[]),
            sa.update(reply)
            .where(reply.c.conversation_hash != "", reply.c.question_id.in_(older_than(expiry.conversations)))
            .values(conversation_hash=""),
        )

        async def work(connection: AsyncConnection) -> int:
            return sum([(await connection.execute(statement)).rowcount for statement in statements])

        return await self._database.write(work)
