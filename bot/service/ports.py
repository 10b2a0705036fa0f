"""What the use cases need from outside, as small interfaces. `bootstrap` gives the real ones, tests give fakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.answer import AnswerKind, AnswerStatus


class Surface(StrEnum):
    """Where a question was asked."""

    TERMINAL = "terminal"
    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One question as the log keeps it: no names, the asker as a keyed hash (empty at the terminal)."""

    asked_at: datetime
    surface: Surface
    asker_hash: str
    question: str
    status: AnswerStatus
    kind: AnswerKind
    entry_ids: tuple[str, ...]
    latency_ms: float


class QuestionLog(Protocol):
    """Keeps the questions that were asked, so that what was not answered can be reviewed."""

    async def record(self, record: QuestionRecord) -> None:
        """Append one record.

        Raises:
            StoreError: it could not be written.
        """

    async def unanswered(self, limit: int) -> tuple[QuestionRecord, ...]:
        """The latest records whose status is not_found, newest first, at most `limit`."""


class Clock(Protocol):
    """The present moment, timezone-aware, in UTC."""

    def now(self) -> datetime:
        """Now."""
