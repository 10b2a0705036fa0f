"""The rows that every message leaves behind, written together with others: one transaction for all of a moment.

Nobody waits for them. Whatever else is read from the database or written to it comes after them, so that no part of the
program can tell that they were late; a crash loses those of the last second.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import StoreError
from bot.service.contexts import CONTEXT_LIFETIME
from bot.service.ports import LoggedQuestion, QuestionRecord
from bot.store.database import Database
from bot.store.question_log import SqlQuestionLog, question_row, reply_row
from bot.store.schema import question_log, reply

log = structlog.get_logger(__name__)

_SECONDS = 1.0
"""How long a row waits for others to be written with."""
_MOST_WAITING = 20_000
"""Rows that wait while the database cannot be written; beyond them the oldest is lost."""

_ANSWERED = (
    sa.update(reply).where(reply.c.reference == sa.bindparam("of")).values(sent=sa.bindparam("with", type_=sa.JSON))
)


@dataclass(frozen=True, slots=True)
class _Sent:
    reference: str
    message_ids: tuple[int, ...]


async def _write(connection: AsyncConnection, rows: Sequence[QuestionRecord | _Sent]) -> None:
    records = [row for row in rows if isinstance(row, QuestionRecord)]
    last = (await connection.execute(sa.select(sa.func.max(question_log.c.id)))).scalar_one() or 0
    numbered = list(enumerate(records, start=last + 1))
    questions = [{"id": number, **question_row(record)} for number, record in numbered]
    replies = [{"question_id": number, **reply_row(record.reply)} for number, record in numbered if record.reply]
    sent = [{"of": row.reference, "with": list(row.message_ids)} for row in rows if isinstance(row, _Sent)]
    statements = ((sa.insert(question_log), questions), (sa.insert(reply), replies), (_ANSWERED, sent))
    for statement, values in statements:
        if values:
            await connection.execute(statement, values)


async def _write_alone(connection: AsyncConnection, row: QuestionRecord | _Sent) -> None:
    try:
        async with connection.begin_nested():
            await _write(connection, (row,))
    except (sa.exc.IntegrityError, sa.exc.DataError) as error:
        log.error("question_not_logged", reason=str(error.orig))


class _LatelySeen:
    """Tells what certainly was not seen in the last `seconds`; may be wrong about what was seen before, or never."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._turned_at = time.monotonic()
        self._now: set[int] = set()
        self._before: set[int] = set()

    def add(self, name: str) -> None:
        """Seen now."""
        if time.monotonic() - self._turned_at > self._seconds:
            self._before, self._now, self._turned_at = self._now, set(), time.monotonic()
        self._now.add(hash(name))

    def __contains__(self, name: str) -> bool:
        return hash(name) in self._now or hash(name) in self._before


async def _conversations(connection: AsyncConnection) -> Sequence[str]:
    """Those that a later question may follow."""
    named = sa.select(reply.c.conversation_hash).where(reply.c.conversation_hash != "").distinct()
    return (await connection.execute(named)).scalars().all()


class WrittenBehind(SqlQuestionLog):
    """A question log that takes records at once and writes them soon.

    Args:
        database: whose every other transaction writes first what waits here.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._waiting: deque[QuestionRecord | _Sent] = deque()
        self._conversations = _LatelySeen(CONTEXT_LIFETIME.total_seconds())
        self._knows_conversations = False
        self._writing = 0
        self._wake = asyncio.Event()
        database.write_first(self)

    async def record(self, record: QuestionRecord) -> None:
        """Append one record, soon."""
        if record.reply is not None:
            self._conversations.add(record.reply.conversation_hash)
        self._defer(record)

    async def sent(self, reference: str, message_ids: tuple[int, ...]) -> None:
        """The question of this reference was answered with these messages of its chat; kept soon."""
        self._defer(_Sent(reference, message_ids))

    async def conversation(self, conversation_hash: str, limit: int) -> tuple[LoggedQuestion, ...]:
        """The latest questions of a conversation, newest first, at most `limit`; most are new, and not looked for."""
        if not self._knows_conversations:
            for known in await self._database.read(_conversations):
                self._conversations.add(known)
            self._knows_conversations = True
        if conversation_hash not in self._conversations:
            return ()
        return await super().conversation(conversation_hash, limit)

    def _defer(self, row: QuestionRecord | _Sent) -> None:
        self._waiting.append(row)
        if len(self._waiting) > _MOST_WAITING and not self._writing:
            self._waiting.popleft()
        self._wake.set()

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to write first."""
        return bool(self._waiting)

    async def write(self, connection: AsyncConnection) -> None:
        """Write what waits, in the transaction of `connection`; it waits on until that is committed."""
        self._writing = len(self._waiting)
        rows = list(self._waiting)
        try:
            async with connection.begin_nested():
                await _write(connection, rows)
        except (sa.exc.IntegrityError, sa.exc.DataError):
            # One row that cannot be written must not keep the others from it, nor anything that comes after them.
            for row in rows:
                await _write_alone(connection, row)

    def committed(self) -> None:
        """What was written waits no longer."""
        for _ in range(self._writing):
            self._waiting.popleft()
        self._writing = 0

    def rolled_back(self) -> None:
        """What was written was not."""
        self._writing = 0

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """Inside, what waits is written every second; and once more on the way out."""
        ending = asyncio.Event()
        task = asyncio.create_task(self._write_until(ending))
        try:
            yield
        finally:
            ending.set()
            self._wake.set()
            await task
            await self._try_to_write()

    async def _write_until(self, ending: asyncio.Event) -> None:
        while not ending.is_set():
            await self._wake.wait()
            with suppress(TimeoutError):
                async with asyncio.timeout(_SECONDS):
                    await ending.wait()
            self._wake.clear()
            await self._try_to_write()

    async def _try_to_write(self) -> None:
        """Write; what cannot be written waits for the next time."""
        try:
            await self._database.flush()
        except StoreError as error:
            log.error("questions_not_logged", waiting=len(self._waiting), reason=str(error))
            self._wake.set()
