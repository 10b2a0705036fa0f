"""The life of the transport: start in spite of a bad network, receive, notice its own death, end gracefully."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from typing import Any, TypeAlias

import structlog
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.domain.errors import ConfigurationError
from bot.service.operating import Health, Vital
from bot.service.ports import HandledUpdates
from bot.telegram.connection.handled import HandledRecord
from bot.telegram.connection.inbox import Inbox, InHandProcessor
from bot.telegram.connection.polling import Poller, seconds_of
from bot.telegram.connection.pulse import Pulse
from bot.telegram.kinds import TelegramApplication
from bot.telegram.menus import publish_menus
from bot.telegram.settings import TelegramSettings

log = structlog.get_logger(__name__)

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_START_REFUSALS = 3
_LAST_CALL_SECONDS = 1.5
"""How long the last call, and what then still runs, may take: whoever stops us waits for twenty seconds in all."""

Beside: TypeAlias = Callable[[], contextlib.AbstractAsyncContextManager[None]]


class Service:
    """Serves Telegram with one application, by polling or by webhook as the settings say.

    Args:
        application: handles the updates; not yet initialised, and without an updater.
        inbox: the application's updates in hand.
        processor: handles them.
        settings: how to receive them.
        handled: keeps what was done with beyond this process.
        beside: opens what goes on while updates are received, such as messages that nobody asked for just now.
    """

    def __init__(
        self,
        application: TelegramApplication,
        inbox: Inbox,
        processor: InHandProcessor,
        settings: TelegramSettings,
        handled: HandledUpdates,
        beside: Beside = contextlib.nullcontext,
    ) -> None:
        self._beside = beside
        self._application = application
        self._inbox = inbox
        self._processor = processor
        self._handled = HandledRecord(inbox, handled)
        self._settings = settings
        watched = settings.webhook.watch_seconds if settings.webhook is not None else settings.poll_seconds
        self._pulse = Pulse(settings.tolerated_refusals, watched + settings.patience)
        self._vitals: list[Vital] = [self._pulse, inbox]

    def health(self) -> Health:
        """Up while updates arrive and are done with."""
        states = [vital.health() for vital in self._vitals]
        facts: dict[str, str | int | float] = {"receiving": "polling" if self._settings.webhook is None else "webhook"}
        for state in states:
            facts.update(state.facts)
        worst = next((state for state in states if not state.is_up), states[0])
        return Health(worst.is_up, worst.reason, facts)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set, then finish what is in hand.

        Raises:
            ConfigurationError: Telegram refuses the token or the webhook, an address cannot be listened at, or
                receiving died.
        """
        try:
            await _until(stop, self._start())
            if not stop.is_set():
                async with self._handled.keeping(), self._beside(), self._receiving() as receiving:
                    await _until(stop, self._watch(receiving))
        finally:
            await self._finish()
            log.info("telegram_stopped")

    async def _start(self) -> None:
        await self._initialise()
        await self._application.start()
        self._application.create_task(publish_menus(self._application.bot), name="menus")

    async def _initialise(self) -> None:
        pause, refusals = _FIRST_PAUSE, 0
        while True:
            try:
                await self._application.initialize()
            except InvalidToken:
                refusals += 1
                self._pulse.failed("the token is refused")
                log.warning("telegram_token_refused", retry_in=pause)  # the error's text holds the token
                if refusals >= _START_REFUSALS:
                    # The library's error carries the token in its text.
                    raise ConfigurationError("Telegram refuses the bot token: check TELEGRAM_BOT_TOKEN.") from None
            except RetryAfter as error:
                pause = seconds_of(error)
            except TelegramError as error:
                self._pulse.failed("Telegram cannot be reached")
                log.warning("telegram_unreachable_at_start", error=str(error), retry_in=pause)
            else:
                return
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)

    @contextlib.asynccontextmanager
    async def _receiving(self) -> AsyncIterator[Coroutine[Any, Any, None]]:
        """What receives updates, to be run; at the end what is in hand is finished, and acknowledged."""
        bot = self._application.bot
        if self._settings.webhook is None:
            poller = Poller(bot, self._inbox, self._pulse, self._settings)
            try:
                yield self._polling(poller)
            finally:
                await self._drain()
                await self._acknowledge(poller)
            return
        from bot.telegram.connection.webhook import WebhookServer, WebhookWatch  # noqa: PLC0415 - polling needs no HTTP server

        watch = WebhookWatch(self._settings.webhook, bot, self._pulse)
        self._vitals.append(watch)
        async with WebhookServer(self._settings.webhook, bot, self._inbox) as server:
            log.info("telegram_webhook_started", bot=bot.username, port=self._settings.webhook.port)
            try:
                yield watch.run()
            finally:
                server.close()
                await self._drain()

    async def _polling(self, poller: Poller) -> None:
        await self._forget_webhook()
        log.info("telegram_polling_started", bot=self._application.bot.username)
        await poller.run()

    async def _forget_webhook(self) -> None:
        """Telegram refuses getUpdates while a webhook is set."""
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._application.bot.delete_webhook()
            except InvalidToken:
                self._pulse.refused()
                log.warning("telegram_token_refused", retry_in=pause)
            except TelegramError as error:
                self._pulse.failed("Telegram cannot be reached")
                log.warning("telegram_unreachable_at_start", error=str(error), retry_in=pause)
            else:
                return
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)

    async def _watch(self, receiving: Coroutine[Any, Any, None]) -> None:
        """Receive; return never, and raise when receiving is dead or the token is refused for good."""
        working = asyncio.create_task(receiving)
        lost = asyncio.create_task(self._pulse.lost.wait())
        try:
            while not (working.done() or lost.done()):
                await asyncio.wait(
                    {working, lost},
                    timeout=self._settings.stall_seconds / 10,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                self._complain_of_silence()
        finally:
            lost.cancel()
            working.cancel()
            await asyncio.wait({working, lost})
        if not working.cancelled():
            working.result()
        raise ConfigurationError("Telegram keeps refusing the bot token: it may have been revoked.")

    def _complain_of_silence(self) -> None:
        if self._pulse.idle_seconds > self._settings.stall_seconds:
            raise ConfigurationError("Receiving has stopped without an error; the process should be started again.")
        silent = self._pulse.silent_seconds
        if silent is not None and silent > self._settings.stall_seconds:
            log.warning("telegram_silent", seconds=round(silent))

    async def _drain(self) -> None:
        if not await self._inbox.down_to(0, self._settings.shutdown_seconds):
            unconfirmed = self._inbox.let_go()
            # The others are not acknowledged, so Telegram gives them to the next process; this one must not begin them.
            self._processor.abandon()
            log.warning("telegram_answers_left", updates_in_hand=len(self._inbox), answers_unconfirmed=unconfirmed)
        await self._handled.keep()

    async def _acknowledge(self, poller: Poller) -> None:
        try:
            async with asyncio.timeout(_LAST_CALL_SECONDS):
                await poller.acknowledge()
        except (TelegramError, TimeoutError) as error:
            log.warning("telegram_unacknowledged", error=str(error) or "timeout")

    async def _finish(self) -> None:
        if self._application.running:
            # An answer that waits for Telegram's flood limit may take a minute; whoever stops us will not wait for it.
            self._processor.abandon()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LAST_CALL_SECONDS):
                    await self._application.stop()
        await self._application.shutdown()
        # An application whose start was interrupted counts as shut down already; its connections are open all the same.
        await self._application.bot.shutdown()


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end or to the stop, whichever comes first; its errors are raised."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    tasks: Sequence[asyncio.Task[Any]] = (working, stopping)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    if not working.cancelled():
        working.result()
