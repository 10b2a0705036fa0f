"""Keeps the questions that were asked."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answer import AnswerKind, AnswerStatus
from bot.service.ports import QuestionRecord, Surface
from bot.store.database import Database
from bot.store.schema import question_log


class SqlQuestionLog:
    """The question log in a database; implements `bot.service.ports.QuestionLog`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, record: QuestionRecord) -> None:
        """Append one record.

        Raises:
            StoreError: it could not be written.
        """
        values = {
            "asked_at": record.asked_at,
            "surface": record.surface.value,
            "asker_hash": record.asker_hash,
            # A lone surrogate, as broken clients send, cannot be written as UTF-8.
            "question": record.question.encode("utf-8", "replace").decode("utf-8"),
            "status": record.status.value,
            "kind": record.kind.value,
            "entry_ids": list(record.entry_ids),
            "latency_ms": record.latency_ms,
        }

        async def insert(connection: AsyncConnection) -> None:
            await connection.execute(sa.insert(question_log).values(values))

        await self._database.write(insert)

    async def unanswered(self, limit: int) -> tuple[QuestionRecord, ...]:
        """The latest records whose status is not_found, newest first, at most `limit`.

        Raises:
            StoreError: they could not be read.
        """
        wanted = (
            sa.select(question_log)
            .where(question_log.c.status == AnswerStatus.NOT_FOUND.value)
            .order_by(question_log.c.asked_at.desc(), question_log.c.id.desc())
            .limit(limit)
        )

        async def select(connection: AsyncConnection) -> tuple[QuestionRecord, ...]:
            return tuple(_read(row) for row in (await connection.execute(wanted)).mappings())

        return await self._database.read(select)


def _read(row: sa.RowMapping) -> QuestionRecord:
    return QuestionRecord(
        asked_at=row["asked_at"],
        surface=Surface(row["surface"]),
        asker_hash=row["asker_hash"],
        question=row["question"],
        status=AnswerStatus(row["status"]),
        kind=AnswerKind(row["kind"]),
        entry_ids=tuple(row["entry_ids"]),
        latency_ms=row["latency_ms"],
    )
