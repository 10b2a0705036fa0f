"""Asking, as every transport does it: context looked up, answered, remembered, logged."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import structlog

from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine, Naming
from bot.domain.answer import Answer, Language
from bot.domain.errors import QuestionEmpty, StoreError
from bot.service.asking import QUESTION_LENGTH_LIMIT, Asked, check_question
from bot.service.contexts import Contexts
from bot.service.long_questions import worked_out
from bot.service.ports import Clock, QuestionLog, QuestionRecord, ReplyRecord
from bot.service.pseudonyms import Pseudonyms
from bot.service.serving import Served

_LOGGER: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class AnsweringService:
    """Answers questions with the engine that is served; implements `Asking`.

    Args:
        served: tells the engine that answers.
        log: keeps the questions; None keeps none.
        clock: tells when a conversation is over.
        hash_key: the secret with which askers are hashed.
    """

    def __init__(self, served: Served, log: QuestionLog | None, clock: Clock, hash_key: bytes) -> None:
        self._served = served
        self._log = log
        self._clock = clock
        self._pseudonyms = Pseudonyms(hash_key)
        self._contexts = Contexts(served, log, clock.now())

    async def ask(self, asked: Asked) -> Answer:
        """Answer one question and log it.

        Raises:
            QuestionEmpty: nothing is left of the question.
            QuestionTooLong: it is over `QUESTION_LENGTH_LIMIT`.
        """
        check_question(asked.question)
        started = time.perf_counter()
        now = self._clock.now()
        # The same one to the end: another may be served before a long question is worked out.
        engine = self._served.engine
        preferred = asked.language or next(iter(asked.hints), Language.ZH_HANS)
        outcome = engine.open(asked.entry, preferred) if asked.entry else None
        if outcome is None:
            asked, conversation = await self._understood(asked, now, engine)
            language = asked.language
            if language is None and asked.hints:
                language = engine.language_for(asked.question, asked.hints)
            outcome = await worked_out(asked.question, lambda: engine.ask(asked.question, conversation, language))
        self._contexts.remember(asked, outcome.conversation, now, engine)
        latency_ms = (time.perf_counter() - started) * 1000
        await self._keep(self._record(asked, outcome.answer, now, latency_ms))
        return outcome.answer

    async def forget(self, conversation: str) -> None:
        """Drop the context of a conversation.

        Raises:
            StoreError: what is stored of it could not be dropped.
        """
        await self._contexts.end(conversation, self._pseudonyms.of(conversation))

    def forget_person(self, asker: str) -> None:
        """Drop from memory every context of a person; what is stored of them is deleted elsewhere."""
        self._contexts.end_all(asker)

    async def _understood(self, asked: Asked, now: datetime, engine: Engine) -> tuple[Asked, Conversation | None]:
        """The question with what it points at, and the conversation it goes on from.

        Raises:
            QuestionTooLong: what it points at is over `QUESTION_LENGTH_LIMIT`, and is asked about.
        """
        naming = engine.naming(asked.question, asked.language) if asked.pointed else Naming.SUBJECT
        if naming is Naming.SUBJECT:
            return asked, await self._conversation(asked, now)
        pointed = " ".join(asked.pointed.split())
        check_question(pointed)
        # What is pointed at is the subject then, and not the last question.
        conversation = await self._conversation(asked, now) if asked.follows else None
        if naming is Naming.NOTHING:
            joined = f"{pointed} {asked.question}"
            return replace(asked, question=joined if len(joined) <= QUESTION_LENGTH_LIMIT else pointed), conversation
        if conversation is None:
            # A message of mere signs is about nothing; the question may be read by itself.
            with suppress(QuestionEmpty):
                before = await worked_out(pointed, lambda: engine.ask(pointed, None, asked.language))
                conversation = before.conversation
        return asked, conversation

    async def _conversation(self, asked: Asked, now: datetime) -> Conversation | None:
        if asked.follows:
            is_known, followed = await self._contexts.after(asked.follows, asked.language)
            if is_known:
                return followed
        pseudonym = self._pseudonyms.of(asked.conversation) if asked.asker else ""
        return await self._contexts.recall(asked.conversation, pseudonym, now, asked.language)

    async def _keep(self, record: QuestionRecord) -> None:
        """Log the question. An answer is worth more than its log line, so a full disk costs the line alone."""
        if self._log is None:
            return
        try:
            await self._log.record(record)
        except StoreError as error:
            _LOGGER.error("question not logged", reason=str(error))

    def _record(self, asked: Asked, answer: Answer, now: datetime, latency_ms: float) -> QuestionRecord:
        of = self._pseudonyms.of
        return QuestionRecord(
            asked_at=now,
            surface=asked.surface,
            asker_hash=of(asked.asker),
            question=asked.question,
            status=answer.status,
            kind=answer.kind,
            entry_ids=answer.entry_ids,
            latency_ms=latency_ms,
            reply=ReplyRecord(asked.reference, of(asked.conversation), of(asked.message)) if asked.reference else None,
        )
