"""The life of the transport: start in spite of a bad network, poll, notice its own death, end gracefully."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.domain.errors import ConfigurationError
from bot.telegram.connection.liveness import Liveness
from bot.telegram.connection.menus import publish_menus
from bot.telegram.kinds import TelegramApplication
from bot.telegram.settings import TelegramSettings

log = structlog.get_logger(__name__)

ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY)

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_START_REFUSALS = 3


async def serve(
    application: TelegramApplication, settings: TelegramSettings, liveness: Liveness, stop: asyncio.Event
) -> None:
    """Poll until `stop` is set, then finish what is in hand.

    Raises:
        ConfigurationError: Telegram refuses the token, or polling died.
    """
    try:
        await _until(stop, _start(application, settings))
        if not stop.is_set():
            log.info("telegram_polling_started", bot=application.bot.username)
            await _until(stop, _watch(liveness, settings))
    finally:
        await _finish(application, settings)
        log.info("telegram_polling_stopped")


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end or to the stop, whichever comes first; its errors are raised."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        working.cancel()
        stopping.cancel()
        await asyncio.wait({working, stopping})
    if not working.cancelled():
        working.result()


async def _start(application: TelegramApplication, settings: TelegramSettings) -> None:
    await _initialise(application)
    await application.start()
    updater = application.updater
    if updater is None:
        raise ConfigurationError("The Telegram application was built without an updater.")
    await updater.start_polling(
        timeout=settings.poll_seconds,
        bootstrap_retries=-1,
        allowed_updates=ALLOWED_UPDATES,
        error_callback=_polling_failed,
    )
    application.create_task(publish_menus(application.bot), name="menus")


async def _initialise(application: TelegramApplication) -> None:
    pause, refusals = _FIRST_PAUSE, 0
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            refusals += 1
            if refusals >= _START_REFUSALS:
                # The library's error carries the token in its text.
                raise ConfigurationError("Telegram refuses the bot token: check TELEGRAM_BOT_TOKEN.") from None
        except RetryAfter as error:
            pause = _seconds(error)
        except TelegramError as error:
            log.warning("telegram_unreachable_at_start", error=str(error), retry_in=pause)
        else:
            return
        await asyncio.sleep(pause)
        pause = min(_LONGEST_PAUSE, pause * 2)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def _polling_failed(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("telegram_second_poller", hint="another process polls with this token")
    else:
        log.warning("telegram_polling_failed", error=str(error))


async def _watch(liveness: Liveness, settings: TelegramSettings) -> None:
    """Return never; raise when polling is dead or the token is refused for good."""
    while True:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(liveness.lost.wait(), settings.stall_seconds / 10)
            raise ConfigurationError("Telegram keeps refusing the bot token: it may have been revoked.")
        if liveness.idle_seconds > settings.stall_seconds:
            raise ConfigurationError("Polling has stopped without an error; the process should be started again.")
        if liveness.silent_seconds > settings.stall_seconds:
            log.warning("telegram_silent", seconds=round(liveness.silent_seconds))


async def _finish(application: TelegramApplication, settings: TelegramSettings) -> None:
    updater = application.updater
    if updater is not None and updater.running:
        # With the network down the poll in flight may take half a minute to notice.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(settings.shutdown_seconds):
                await updater.stop()
    if application.running:
        # An answer that waits for Telegram's flood limit may take a minute; whoever stops us will not wait for it.
        try:
            async with asyncio.timeout(settings.shutdown_seconds):
                await application.stop()
        except TimeoutError:
            log.warning("telegram_answers_abandoned")
    await application.shutdown()
    # An application whose start was interrupted counts as shut down already; its connections are open all the same.
    await application.bot.shutdown()
