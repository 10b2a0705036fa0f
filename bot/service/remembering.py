"""What is kept of people, for how long, and how it is deleted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Protocol

import structlog

from bot.domain.errors import StoreError
from bot.service.contexts import CONTEXT_LIFETIME
from bot.service.languages import ChosenLanguages
from bot.service.ports import Clock, Expiry, PersonalStore, SentLog
from bot.service.pseudonyms import Pseudonyms

_LOGGER: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

QUESTIONS_KEPT = timedelta(days=180)
"""Questions, with the opinions on their answers."""

MESSAGES_KEPT = timedelta(days=2)
"""Which message answers which: Telegram lets people edit for two days."""


class Remembering(Protocol):
    """Comes back to what was said, or lets it go."""

    async def sent(self, reference: str, message_ids: tuple[int, ...]) -> None:
        """The question of this reference was answered with these messages.

        Raises:
            StoreError: that could not be kept.
        """

    async def sent_for(self, message: str) -> tuple[int, ...]:
        """The messages that answered `message`; none where it was not answered, or long ago.

        Raises:
            StoreError: it cannot be read.
        """

    async def answered_by(self, person: str, message_id: int) -> str:
        """The reference of the question that this message of the person's private chat answers; empty where it answers
        none, or did long ago.

        Raises:
            StoreError: it cannot be read.
        """

    async def forget(self, person: str) -> int:
        """Delete everything that is stored of a person: questions, opinions, language; how many rows.

        Raises:
            StoreError: it could not be deleted.
        """


class PersonalRecords:
    """The records of people in a store; implements `Remembering`."""

    def __init__(
        self, sent: SentLog, store: PersonalStore, languages: ChosenLanguages, clock: Clock, pseudonyms: Pseudonyms
    ) -> None:
        self._sent = sent
        self._store = store
        self._languages = languages
        self._clock = clock
        self._pseudonyms = pseudonyms

    async def sent(self, reference: str, message_ids: tuple[int, ...]) -> None:
        """The question of this reference was answered with these messages.

        Raises:
            StoreError: that could not be kept.
        """
        await self._sent.sent(reference, message_ids)

    async def sent_for(self, message: str) -> tuple[int, ...]:
        """The messages that answered `message`; none where it was not answered, or long ago.

        Raises:
            StoreError: it cannot be read.
        """
        return await self._sent.sent_for(self._pseudonyms.of(message))

    async def answered_by(self, person: str, message_id: int) -> str:
        """The reference of the question that this message of the person's private chat answers; empty where it answers
        none, or did long ago.

        Raises:
            StoreError: it cannot be read.
        """
        return await self._sent.answered_by(self._pseudonyms.of(person), message_id)

    async def forget(self, person: str) -> int:
        """Delete everything that is stored of a person: questions, opinions, language; how many rows.

        Raises:
            StoreError: it could not be deleted.
        """
        deleted = await self._store.erase(self._pseudonyms.of(person))
        self._languages.forget(person)
        return deleted

    async def expire(self) -> int:
        """Delete what has been kept for long enough; how many rows.

        Raises:
            StoreError: it could not be deleted.
        """
        now = self._clock.now()
        return await self._store.expire(Expiry(now - QUESTIONS_KEPT, now - MESSAGES_KEPT, now - CONTEXT_LIFETIME))


@asynccontextmanager
async def expiring(records: PersonalRecords, every: timedelta = CONTEXT_LIFETIME) -> AsyncIterator[None]:
    """Inside, what has been kept for long enough is deleted: at once, and again and again."""
    task = asyncio.create_task(_expire_for_ever(records, every.total_seconds()))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _expire_for_ever(records: PersonalRecords, seconds: float) -> None:
    while True:
        try:
            deleted = await records.expire()
        except StoreError as error:
            _LOGGER.error("records not expired", reason=str(error))
        else:
            _LOGGER.debug("records expired", count=deleted)
        await asyncio.sleep(seconds)
