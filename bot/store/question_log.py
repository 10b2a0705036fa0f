"""Keeps the questions that were asked, and where they were answered."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answer import AnswerKind, AnswerStatus
from bot.service.ports import LoggedQuestion, QuestionRecord, ReplyRecord, Surface
from bot.store.database import Database
from bot.store.schema import question_log, reply

_LATEST_ANSWERS = 200
"""Answers among which the one is looked for that somebody replies to."""


def writable(text: str) -> str:
    """The text as it can be written as UTF-8: broken clients send lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")


def question_row(record: QuestionRecord) -> dict[str, object]:
    """The record as a row of `question_log`, without its id."""
    return {
        "asked_at": record.asked_at,
        "surface": record.surface.value,
        "asker_hash": record.asker_hash,
        "question": writable(record.question),
        "status": record.status.value,
        "kind": record.kind.value,
        "entry_ids": list(record.entry_ids),
        "latency_ms": record.latency_ms,
    }


def reply_row(record: ReplyRecord) -> dict[str, object]:
    """The record as a row of `reply`, without the id of its question."""
    return {
        "reference": record.reference,
        "conversation_hash": record.conversation_hash,
        "message_hash": record.message_hash,
        "sent": [],
    }


class SqlQuestionLog:
    """The question log in a database; implements `QuestionLog` and `SentLog` of `bot.service.ports`.

    Every method raises StoreError where the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, record: QuestionRecord) -> None:
        """Append one record."""

        async def insert(connection: AsyncConnection) -> None:
            logged = sa.insert(question_log).values(question_row(record)).returning(question_log.c.id)
            question = (await connection.execute(logged)).scalar_one()
            if record.reply is not None:
                await connection.execute(sa.insert(reply).values(question_id=question, **reply_row(record.reply)))

        await self._database.write(insert)

    async def unanswered(self, limit: int) -> tuple[QuestionRecord, ...]:
        """The latest records whose status is not_found, newest first, at most `limit`."""
        wanted = (
            sa.select(question_log)
            .where(question_log.c.status == AnswerStatus.NOT_FOUND.value)
            .order_by(question_log.c.asked_at.desc(), question_log.c.id.desc())
            .limit(limit)
        )

        async def select(connection: AsyncConnection) -> tuple[QuestionRecord, ...]:
            return tuple(_read(row) for row in (await connection.execute(wanted)).mappings())

        return await self._database.read(select)

    async def conversation(self, conversation_hash: str, limit: int) -> tuple[LoggedQuestion, ...]:
        """The latest questions of a conversation, newest first, at most `limit`."""
        wanted = (
            sa.select(question_log.c.question, question_log.c.asked_at)
            .join(reply)
            .where(reply.c.conversation_hash == conversation_hash)
            .order_by(question_log.c.id.desc())
            .limit(limit)
        )
        return await self._database.read(partial(_questions, wanted))

    async def leading_to(self, reference: str, limit: int) -> tuple[LoggedQuestion, ...]:
        """The question of this reference and those its author asked before it on the same surface, newest first, at most
        `limit`; none where it is not known."""
        asked = sa.select(question_log).join(reply).where(reply.c.reference == reference).subquery()
        wanted = (
            sa.select(question_log.c.question, question_log.c.asked_at)
            .where(
                question_log.c.asker_hash == asked.c.asker_hash,
                question_log.c.surface == asked.c.surface,
                question_log.c.id <= asked.c.id,
            )
            .order_by(question_log.c.id.desc())
            .limit(limit)
        )
        return await self._database.read(partial(_questions, wanted))

    async def answered_by(self, asker_hash: str, message_id: int) -> str:
        """The reference of the question that this message of a person's private chat answers; empty where it answers none."""
        wanted = (
            sa.select(reply.c.reference, reply.c.sent)
            .join(question_log)
            .where(question_log.c.asker_hash == asker_hash, question_log.c.surface == Surface.PRIVATE.value)
            .order_by(reply.c.question_id.desc())
            .limit(_LATEST_ANSWERS)
        )

        async def select(connection: AsyncConnection) -> str:
            rows = (await connection.execute(wanted)).mappings()
            return next((str(row["reference"]) for row in rows if message_id in row["sent"]), "")

        return await self._database.read(select) if asker_hash else ""

    async def end_conversation(self, conversation_hash: str) -> None:
        """Let no later question follow those of this conversation."""
        ended = sa.update(reply).where(reply.c.conversation_hash == conversation_hash).values(conversation_hash="")

        async def update(connection: AsyncConnection) -> None:
            await connection.execute(ended)

        await self._database.write(update)

    async def sent(self, reference: str, message_ids: tuple[int, ...]) -> None:
        """The question of this reference was answered with these messages of its chat."""
        answered = sa.update(reply).where(reply.c.reference == reference).values(sent=list(message_ids))

        async def update(connection: AsyncConnection) -> None:
            await connection.execute(answered)

        await self._database.write(update)

    async def sent_for(self, message_hash: str) -> tuple[int, ...]:
        """The messages that last answered the message of this hash; none where it was not answered."""
        wanted = (
            sa.select(reply.c.sent)
            .where(reply.c.message_hash == message_hash)
            .order_by(reply.c.question_id.desc())
            .limit(1)
        )

        async def select(connection: AsyncConnection) -> tuple[int, ...]:
            return tuple((await connection.execute(wanted)).scalar_one_or_none() or ())

        return await self._database.read(select) if message_hash else ()


async def _questions(
    wanted: sa.Select[tuple[str, datetime]], connection: AsyncConnection
) -> tuple[LoggedQuestion, ...]:
    rows = (await connection.execute(wanted)).mappings()
    return tuple(LoggedQuestion(row["question"], row["asked_at"]) for row in rows)


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
