"""Fakes of what the use cases need from outside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.answer import AnswerStatus
from bot.domain.errors import StoreError
from bot.service.ports import LoggedQuestion, QuestionRecord


class StoppedClock:
    """Moves only when it is told to."""

    def __init__(self) -> None:
        self._now = datetime(2031, 1, 8, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def pass_by(self, time: timedelta) -> None:
        self._now += time


class ListLog:
    """A question log in memory."""

    def __init__(self) -> None:
        self.records: list[QuestionRecord] = []

    async def record(self, record: QuestionRecord) -> None:
        self.records.append(record)

    async def unanswered(self, limit: int) -> tuple[QuestionRecord, ...]:
        silent = [one for one in reversed(self.records) if one.status is AnswerStatus.NOT_FOUND]
        return tuple(silent[:limit])

    async def conversation(self, conversation_hash: str, limit: int) -> tuple[LoggedQuestion, ...]:
        return ()

    async def leading_to(self, reference: str, limit: int) -> tuple[LoggedQuestion, ...]:
        return ()

    async def end_conversation(self, conversation_hash: str) -> None:
        pass


class BrokenLog(ListLog):
    """Cannot be written to."""

    async def record(self, record: QuestionRecord) -> None:
        raise StoreError("The made-up log is full.")
