"""Which updates were handled, kept beyond the process: Telegram repeats what could not be acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.domain.errors import StoreError
from bot.service.ports import HandledUpdates
from bot.telegram.connection.inbox import Inbox

log = structlog.get_logger(__name__)

_SECONDS = 1.0
"""How long a killed process may have handled updates without the next one knowing of it."""


class HandledRecord:
    """Keeps what the inbox is done with, and tells the inbox of what earlier processes were.

    Args:
        inbox: of this process.
        kept: where it is kept.
    """

    def __init__(self, inbox: Inbox, kept: HandledUpdates) -> None:
        self._inbox = inbox
        self._kept = kept
        self._last: tuple[int, ...] = ()

    @asynccontextmanager
    async def keeping(self) -> AsyncIterator[None]:
        """Inside, it is kept every second."""
        try:
            self._inbox.recall(await self._kept.handled())
        except StoreError as error:
            log.error("telegram_handled_unknown", reason=str(error))
        task = asyncio.create_task(self._keep_again_and_again())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait({task})

    async def keep(self) -> None:
        """Keep it now, where there is something new."""
        latest = self._inbox.latest
        if latest == self._last:
            return
        try:
            await self._kept.keep(latest)
        except StoreError as error:
            # An update that cannot be acknowledged either would be answered twice.
            log.error("telegram_handled_not_kept", reason=str(error))
        else:
            self._last = latest

    async def _keep_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS)
            await self.keep()
