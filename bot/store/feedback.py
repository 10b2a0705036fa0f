"""Keeps what people thought of answers."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.service.ports import Opinion, Surface
from bot.store.database import Database
from bot.store.question_log import writable
from bot.store.schema import feedback, question_log, reply


class SqlFeedback:
    """Feedback in a database; implements `bot.service.ports.FeedbackLog`.

    Every method raises StoreError where the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rate(self, reference: str, asker_hash: str, given_at: datetime, *, is_useful: bool) -> bool:
        """Keep the opinion on the answer of this reference; an earlier one of the same person gives way."""

        async def work(connection: AsyncConnection) -> bool:
            question = (await connection.execute(_question_of(reference))).scalar_one_or_none()
            if question is None:
                return False
            given = insert(feedback).values(
                question_id=question,
                asker_hash=asker_hash,
                given_at=given_at,
                is_useful=is_useful,
                reason="",
                prompt_hash="",
            )
            await connection.execute(
                given.on_conflict_do_update(
                    index_elements=["question_id", "asker_hash"],
                    set_={"given_at": given.excluded.given_at, "is_useful": given.excluded.is_useful, "reason": ""},
                )
            )
            return True

        return await self._database.write(work)

    async def explain(self, reference: str, asker_hash: str, reason: str) -> bool:
        """Keep why, beside the opinion that was given."""
        return await self._update(_given(reference, asker_hash).values(reason=writable(reason)))

    async def is_rated(self, reference: str, asker_hash: str) -> bool:
        """Whether an opinion of this person on the answer of this reference is kept."""
        question = _question_of(reference).scalar_subquery()
        wanted = sa.select(feedback.c.question_id).where(
            feedback.c.question_id == question, feedback.c.asker_hash == asker_hash
        )

        async def select(connection: AsyncConnection) -> bool:
            return (await connection.execute(wanted)).first() is not None

        return await self._database.read(select)

    async def prompted(self, reference: str, asker_hash: str, prompt_hash: str) -> bool:
        """The message of this hash asks why, and a reply to it will tell."""
        return await self._update(_given(reference, asker_hash).values(prompt_hash=prompt_hash))

    async def explain_prompted(self, prompt_hash: str, asker_hash: str, reason: str) -> bool:
        """Keep why, where the message of this hash asked this person."""
        if not prompt_hash:
            return False
        asked = sa.and_(feedback.c.prompt_hash == prompt_hash, feedback.c.asker_hash == asker_hash)
        return await self._update(sa.update(feedback).where(asked).values(reason=writable(reason)))

    async def useless(self, limit: int) -> tuple[Opinion, ...]:
        """The latest opinions that an answer was not useful, newest first, at most `limit`."""
        wanted = (
            sa.select(feedback.c.given_at, feedback.c.reason, question_log.c.surface, question_log.c.question)
            .join(question_log)
            .where(feedback.c.is_useful.is_(False))
            .order_by(feedback.c.given_at.desc(), feedback.c.question_id.desc())
            .limit(limit)
        )

        async def select(connection: AsyncConnection) -> tuple[Opinion, ...]:
            rows = (await connection.execute(wanted)).mappings()
            return tuple(
                Opinion(row["given_at"], Surface(row["surface"]), row["question"], row["reason"]) for row in rows
            )

        return await self._database.read(select)

    async def _update(self, statement: sa.Update) -> bool:
        async def work(connection: AsyncConnection) -> bool:
            return (await connection.execute(statement)).rowcount > 0

        return await self._database.write(work)


def _question_of(reference: str) -> sa.Select[tuple[int]]:
    return sa.select(reply.c.question_id).where(reply.c.reference == reference)


def _given(reference: str, asker_hash: str) -> sa.Update:
    """An update of the opinion that this person gave on that answer."""
    question = _question_of(reference).scalar_subquery()
    return sa.update(feedback).where(feedback.c.question_id == question, feedback.c.asker_hash == asker_hash)
