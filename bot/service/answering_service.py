"""Asking, as every transport does it: context looked up, answered, remembered, logged."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine, Outcome
from bot.domain.answer import Answer
from bot.domain.errors import StoreError
from bot.service.asking import Asked, check_question
from bot.service.ports import Clock, QuestionLog, QuestionRecord

_LOGGER: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)
CONTEXT_LIFETIME = timedelta(minutes=15)
"""How long a conversation is remembered after its last question."""
_MOST_CONVERSATIONS = 10_000


@dataclass(frozen=True, slots=True)
class _Remembered:
    conversation: Conversation
    at: datetime


class AnsweringService:
    """Answers questions with one engine; implements `Asking`.

    Args:
        engine: answers.
        log: keeps the questions; None keeps none.
        clock: tells when a conversation is over.
        hash_key: the secret with which askers are hashed.
    """

    def __init__(self, engine: Engine, log: QuestionLog | None, clock: Clock, hash_key: bytes) -> None:
        self._engine = engine
        self._log = log
        self._clock = clock
        self._hash_key = hash_key
        self._conversations: OrderedDict[str, _Remembered] = OrderedDict()

    async def ask(self, asked: Asked) -> Answer:
        """Answer one question and log it.

        Raises:
            QuestionEmpty: nothing is left of the question.
            QuestionTooLong: it is over `QUESTION_LENGTH_LIMIT`.
        """
        check_question(asked.question)
        started = time.perf_counter()
        now = self._clock.now()
        outcome = self._engine.ask(asked.question, self._recall(asked.conversation, now), asked.language)
        self._remember(asked.conversation, outcome, now)
        latency_ms = (time.perf_counter() - started) * 1000
        await self._keep(self._record(asked, outcome.answer, now, latency_ms))
        return outcome.answer

    def forget(self, conversation: str) -> None:
        """Drop the context of a conversation."""
        self._conversations.pop(conversation, None)

    async def _keep(self, record: QuestionRecord) -> None:
        """Log the question. An answer is worth more than its log line, so a full disk costs the line alone."""
        if self._log is None:
            return
        try:
            await self._log.record(record)
        except StoreError as error:
            _LOGGER.error("question not logged", reason=str(error))

    def _recall(self, key: str, now: datetime) -> Conversation | None:
        remembered = self._conversations.get(key) if key else None
        if remembered is None or now - remembered.at > CONTEXT_LIFETIME:
            self._conversations.pop(key, None)
            return None
        return remembered.conversation

    def _remember(self, key: str, outcome: Outcome, now: datetime) -> None:
        if not key or outcome.conversation is None:
            return
        self._conversations[key] = _Remembered(outcome.conversation, now)
        self._conversations.move_to_end(key)
        if len(self._conversations) > _MOST_CONVERSATIONS:
            self._conversations.popitem(last=False)

    def _record(self, asked: Asked, answer: Answer, now: datetime, latency_ms: float) -> QuestionRecord:
        return QuestionRecord(
            asked_at=now,
            surface=asked.surface,
            asker_hash=self._hashed(asked.asker),
            question=asked.question,
            status=answer.status,
            kind=answer.kind,
            entry_ids=answer.entry_ids,
            latency_ms=latency_ms,
        )

    def _hashed(self, asker: str) -> str:
        """A keyed hash (HMAC, RFC 2104): without the key nobody can test whose id it is."""
        if not asker:
            return ""
        return hmac.new(self._hash_key, asker.encode(), hashlib.sha256).hexdigest()
