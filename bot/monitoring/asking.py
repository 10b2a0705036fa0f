"""Asking, with an eye on it: a line in the log and a count a question, neither of which tells who asked or what."""

from __future__ import annotations

import time
from typing import Protocol

import structlog

from bot.domain.answer import Answer
from bot.domain.errors import QuestionError
from bot.service.asking import Asked, Asking
from bot.service.ports import Surface


class QuestionMeter(Protocol):
    """Counts questions."""

    def question_answered(self, surface: Surface, answer: Answer, seconds: float) -> None:
        """One question was answered."""

    def question_refused(self, surface: Surface, error: str) -> None:
        """One question could not be taken in."""


class WatchedAsking:
    """Asks another, and tells the log and the meter; implements `Asking`.

    Args:
        asking: answers.
        meter: counts; None counts nothing.
    """

    def __init__(self, asking: Asking, meter: QuestionMeter | None = None) -> None:
        self._asking = asking
        self._meter = meter
        # Bound once: a lazy logger is made anew at each line.
        self._log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__).bind()

    async def ask(self, asked: Asked) -> Answer:
        """Answer one question.

        Raises:
            QuestionEmpty: nothing is left of the question.
            QuestionTooLong: it is too long.
        """
        started = time.perf_counter()
        try:
            answer = await self._asking.ask(asked)
        except QuestionError as error:
            if self._meter is not None:
                self._meter.question_refused(asked.surface, type(error).__name__)
            raise
        seconds = time.perf_counter() - started
        self._log.info(
            "question_answered",
            surface=asked.surface.value,
            status=answer.status.value,
            kind=answer.kind.value,
            ms=round(seconds * 1000, 1),
        )
        if self._meter is not None:
            self._meter.question_answered(asked.surface, answer, seconds)
        return answer

    async def forget(self, conversation: str) -> None:
        """Drop the context of a conversation.

        Raises:
            StoreError: what is stored of it could not be dropped.
        """
        await self._asking.forget(conversation)

    def forget_person(self, asker: str) -> None:
        """Drop from memory every context of a person."""
        self._asking.forget_person(asker)
