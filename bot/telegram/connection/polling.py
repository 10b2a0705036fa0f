"""Long polling that acknowledges an update only when it is done with.

python-telegram-bot's own updater acknowledges what it has merely queued, and ends for good at the first 401 or 404 to
getUpdates, which a proxy or a captive page can send.
"""

from __future__ import annotations

import asyncio

import structlog
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.telegram.connection.inbox import Inbox
from bot.telegram.connection.pulse import Pulse
from bot.telegram.connection.wanted import ALLOWED_UPDATES
from bot.telegram.line import Line
from bot.telegram.settings import TelegramSettings

log = structlog.get_logger(__name__)

MOST_UPDATES = 100
"""Of one getUpdates: Telegram's limit."""

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 10.0
_FIRST_WAIT, _LONGEST_WAIT = 0.2, 1.0
"""Seconds to wait for updates in hand before asking for more, which lists them again."""


class Poller:
    """Asks for updates until it is cancelled.

    Args:
        bot: makes the calls.
        inbox: takes the updates.
        pulse: is told how each call went.
        settings: how long to poll.
    """

    def __init__(self, bot: Line, inbox: Inbox, pulse: Pulse, settings: TelegramSettings) -> None:
        self._bot = bot
        self._inbox = inbox
        self._pulse = pulse
        self._seconds = settings.poll_seconds
        self._is_in_touch = False
        """Whether the last call succeeded."""
        self._after = 0
        """The id after the highest of the last batch: the offset once all of it is done with."""
        self._floor = 0
        """Acknowledged whatever is in hand below it."""

    async def run(self) -> None:
        """Poll, whatever happens."""
        pause = _FIRST_PAUSE
        wait = _FIRST_WAIT
        while True:
            try:
                got, new = await self._poll()
            except TelegramError as error:
                await asyncio.sleep(self._wait_after(error, pause))
                pause = min(_LONGEST_PAUSE, pause * 1.5)
                continue
            except (KeyError, TypeError, ValueError) as error:
                # JSON, and yet not Telegram's; its text may hold anything.
                self._pulse.failed("the answers to getUpdates are not Telegram's")
                log.error("telegram_updates_unreadable", error=type(error).__name__, retry_in=pause)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 1.5)
                continue
            self._pulse.succeeded()
            pause = _FIRST_PAUSE
            wait = _FIRST_WAIT if new else min(_LONGEST_WAIT, wait * 2)
            await self._inbox.down_to(got // 4, wait)

    async def acknowledge(self) -> None:
        """Tell Telegram what is done with, and nothing that is not.

        Raises:
            TelegramError: it could not be told.
        """
        offset = self._offset
        if offset:
            await self._bot.updates(offset, 1, 0, ALLOWED_UPDATES)

    @property
    def _offset(self) -> int:
        lowest = self._inbox.lowest
        return self._after if lowest is None else max(lowest, self._floor)

    async def _poll(self) -> tuple[int, int]:
        """One getUpdates: how many updates it brought, and how many of them are new."""
        self._pulse.tried()
        # The first call does not wait for anything to happen: whether Telegram can be reached is known at once.
        seconds, self._is_in_touch = self._seconds if self._is_in_touch else 0, False
        updates = await self._bot.updates(
            self._offset,
            MOST_UPDATES,
            # With some in hand they come back at once.
            seconds,
            ALLOWED_UPDATES,
        )
        self._is_in_touch = True
        if not updates:
            return 0, 0
        new = sum([self._inbox.take(update) for update in updates])
        self._after = max(update.update_id for update in updates) + 1
        if not new and len(updates) >= MOST_UPDATES:
            await self._see_past(self._inbox.lowest)
        return len(updates), new

    async def _see_past(self, held_up_by: int | None) -> None:
        """Telegram shows a hundred updates at a time. One that takes long must not hide all that come after it."""
        await self._inbox.down_to(len(self._inbox) // 2, _LONGEST_WAIT)
        if held_up_by is not None and self._inbox.lowest == held_up_by:
            self._floor = self._after
            log.warning("telegram_acknowledged_early", updates_in_hand=len(self._inbox))

    def _wait_after(self, error: TelegramError, pause: float) -> float:
        """Report a failure; how long to wait."""
        if isinstance(error, InvalidToken):
            self._pulse.refused()
            log.warning("telegram_token_refused", retry_in=pause)  # the error's text holds the token
            return pause
        if isinstance(error, Conflict):
            self._pulse.failed("another process polls with this token")
            log.error("telegram_second_poller", hint="another process polls with this token")
            return pause
        self._pulse.failed("Telegram cannot be reached" if not isinstance(error, BadRequest) else str(error))
        log.warning("telegram_polling_failed", error=str(error), retry_in=pause)
        if isinstance(error, RetryAfter):
            return seconds_of(error)
        return 0.1 if isinstance(error, TimedOut) else pause


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
