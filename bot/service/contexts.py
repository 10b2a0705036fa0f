"""What follow-ups lean on: the last question of each conversation, for a while, and across a restart."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine
from bot.domain.answer import Language
from bot.domain.errors import QuestionEmpty, StoreError
from bot.service.asking import Asked
from bot.service.ports import LoggedQuestion, QuestionLog
from bot.service.serving import Served

_LOGGER: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

CONTEXT_LIFETIME = timedelta(minutes=15)
"""How long a conversation is remembered after its last question."""

MOST_CONVERSATIONS = 10_000
MOST_QUESTIONS = 2_000
"""Questions whose conversation is at hand when somebody replies to their answer; that of others is made again."""
_REPLAYED = 10


@dataclass(frozen=True, slots=True)
class _Remembered:
    conversation: Conversation | None
    at: datetime
    engine: Engine
    asker: str


class Contexts:
    """Conversations in memory; those of before a restart are made again from the questions that the log kept.

    Asking those questions again gives the same context, for an engine is deterministic, and it is right even where the
    knowledge has changed since.

    Args:
        served: tells the engine that asks kept questions again.
        log: holds them; None holds none.
        started: when the process began: conversations that are not remembered can only be older than that.
    """

    def __init__(self, served: Served, log: QuestionLog | None, started: datetime) -> None:
        self._served = served
        self._log = log
        self._started = started
        self._conversations: OrderedDict[str, _Remembered] = OrderedDict()
        self._by_question: OrderedDict[str, _Remembered] = OrderedDict()

    async def recall(self, key: str, pseudonym: str, now: datetime, language: Language | None) -> Conversation | None:
        """What the conversation of this key is about; None where it is new or over.

        Args:
            key: of the conversation; empty means that none is kept.
            pseudonym: what the log knows it by; empty where the log does not keep it.
            now: the present moment.
            language: the language the asker set.
        """
        remembered = self._conversations.get(key)
        is_over = remembered is not None and now - remembered.at > CONTEXT_LIFETIME
        if remembered is not None and not is_over and remembered.engine is self._served.engine:
            return remembered.conversation
        self._conversations.pop(key, None)
        is_young = now - self._started <= CONTEXT_LIFETIME or len(self._conversations) >= MOST_CONVERSATIONS
        # Of an engine that is no longer served: what it remembers may not be there any more.
        is_outdated = remembered is not None and not is_over
        if pseudonym and (is_outdated or (remembered is None and is_young)):
            return await self._replayed(pseudonym, now, language)
        return None

    async def after(self, reference: str, language: Language | None) -> tuple[bool, Conversation | None]:
        """Whether the question of this reference is known, and what the conversation was about when it was answered."""
        remembered = self._by_question.get(reference)
        if remembered is not None and remembered.engine is self._served.engine:
            return True, remembered.conversation
        if self._log is None:
            return False, None
        try:
            kept = await self._log.leading_to(reference, _REPLAYED)
        except StoreError as error:
            _LOGGER.error("conversation not recalled", reason=str(error))
            return False, None
        return bool(kept), self._asked_again(_unbroken(kept, kept[0].asked_at), language) if kept else None

    def remember(self, asked: Asked, conversation: Conversation | None, now: datetime, engine: Engine) -> None:
        """Keep what was just said to this engine; what was not used for longest makes room."""
        remembered = _Remembered(conversation, now, engine, asked.asker)
        if asked.reference:
            _keep(self._by_question, asked.reference, remembered, MOST_QUESTIONS)
        # One that is about nothing yet is kept as well, or the log would be asked for it again and again.
        if asked.conversation and (conversation is not None or asked.conversation not in self._conversations):
            _keep(self._conversations, asked.conversation, remembered, MOST_CONVERSATIONS)

    def end_all(self, asker: str) -> None:
        """Drop every conversation of a person from memory."""
        for kept in (self._conversations, self._by_question):
            for key in [key for key, remembered in kept.items() if remembered.asker == asker]:
                del kept[key]

    async def end(self, key: str, pseudonym: str) -> None:
        """Drop a conversation, here and in the log.

        Raises:
            StoreError: the log could not be written.
        """
        self._conversations.pop(key, None)
        if self._log is not None and pseudonym:
            await self._log.end_conversation(pseudonym)

    async def _replayed(self, pseudonym: str, now: datetime, language: Language | None) -> Conversation | None:
        if self._log is None:
            return None
        try:
            kept = await self._log.conversation(pseudonym, _REPLAYED)
        except StoreError as error:
            _LOGGER.error("conversation not recalled", reason=str(error))
            return None
        return self._asked_again(_unbroken(kept, now), language)

    def _asked_again(self, newest_first: list[LoggedQuestion], language: Language | None) -> Conversation | None:
        conversation: Conversation | None = None
        for question in reversed(newest_first):
            try:
                conversation = (
                    self._served.engine.ask(question.text, conversation, language).conversation or conversation
                )
            except QuestionEmpty:
                continue
        return conversation


def _keep(kept: OrderedDict[str, _Remembered], key: str, remembered: _Remembered, most: int) -> None:
    kept[key] = remembered
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)


def _unbroken(newest_first: tuple[LoggedQuestion, ...], now: datetime) -> list[LoggedQuestion]:
    """The questions that followed one another without the conversation being over in between, newest first."""
    kept: list[LoggedQuestion] = []
    for question in newest_first:
        if now - question.asked_at > CONTEXT_LIFETIME:
            break
        kept.append(question)
        now = question.asked_at
    return kept
