"""Updates by webhook: an HTTP server for Telegram alone, and a watch over what Telegram knows of it.

A request is answered with 200 when its update is done with, and Telegram repeats what was not: so nothing is lost, and
Telegram itself waits while much is in hand.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Mapping

import structlog
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.domain.errors import ConfigurationError
from bot.service.operating import Health
from bot.telegram.connection.inbox import Inbox
from bot.telegram.connection.pulse import Pulse
from bot.telegram.connection.wanted import ALLOWED_UPDATES
from bot.telegram.line import Line, is_update_id
from bot.telegram.settings import Webhook

log = structlog.get_logger(__name__)

BODY_LIMIT = 1024 * 1024
"""Bytes of one update; Telegram's are a few kilobytes."""

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not its value

_HELD_SECONDS = 20.0
"""How long a request is held open; an update that takes longer is acknowledged before it is done with."""

_BODY_SECONDS = 10.0
"""How long a body may take; Telegram sends it at once."""

_CONNECTIONS = 40
_MOST_IN_HAND = 500
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 10.0


class WebhookServer:
    """Receives updates from Telegram; an async context manager that listens while it is entered.

    Args:
        webhook: where to listen, and the secret that Telegram must show.
        bot: reads updates.
        inbox: takes them.
    """

    def __init__(self, webhook: Webhook, bot: Line, inbox: Inbox) -> None:
        self._webhook = webhook
        self._bot = bot
        self._inbox = inbox
        self._closing = asyncio.Event()
        application = web.Application(client_max_size=BODY_LIMIT)
        application.router.add_post(webhook.path, self._receive)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)

    async def __aenter__(self) -> WebhookServer:
        """Listen.

        Raises:
            ConfigurationError: the address cannot be listened at.
        """
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._webhook.host, self._webhook.port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise ConfigurationError(
                f"WEBHOOK_PORT: cannot listen at {self._webhook.host}:{self._webhook.port}: {error.strerror}."
            ) from error
        return self

    async def __aexit__(self, *exc: object) -> None:
        """Listen no more."""
        await self._runner.cleanup()

    def close(self) -> None:
        """Take no more updates in: Telegram keeps them."""
        self._closing.set()

    async def _receive(self, request: web.Request) -> web.Response:
        if not self._is_telegram(request.headers.get(SECRET_HEADER, "")):
            log.warning("telegram_webhook_forbidden")
            return web.Response(status=403)
        if request.content_type != "application/json":
            return web.Response(status=415)
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                body = await request.read()  # over the limit, aiohttp answers with 413
        except TimeoutError:
            log.info("telegram_webhook_broken_off", reason="timeout")
            return web.Response(status=408)
        except (ConnectionError, web.RequestPayloadError) as error:
            # Nobody is left to read an answer.
            log.info("telegram_webhook_broken_off", reason=type(error).__name__)
            return web.Response(status=400)
        content = _json_object(body)
        if not is_update_id(content.get("update_id")):
            log.warning("telegram_webhook_unreadable")
            return web.Response(status=400)
        return await self._take(content)

    async def _take(self, content: dict[str, object]) -> web.Response:
        if self._closing.is_set() or len(self._inbox) >= _MOST_IN_HAND:
            return web.Response(status=503, headers={"Retry-After": "5"})
        update = self._bot.read(content)
        if not self._inbox.take(update):
            log.info("telegram_update_repeated", update_id=update.update_id)
        done = await self._inbox.handled(update.update_id, _HELD_SECONDS)
        return web.Response(status=503 if self._closing.is_set() and not done else 200)

    def _is_telegram(self, shown: str) -> bool:
        return hmac.compare_digest(shown.encode("utf-8", "surrogateescape"), self._webhook.secret.encode())


def _json_object(body: bytes) -> dict[str, object]:
    """The object that a body holds; an empty one where it holds none."""
    try:
        content = json.loads(body)
    except (RecursionError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


class WebhookWatch:
    """Tells Telegram where the webhook is, and sees to it that it stays so.

    Args:
        webhook: what Telegram is told.
        bot: makes the calls.
        pulse: is told how each call went.
    """

    def __init__(self, webhook: Webhook, bot: Bot, pulse: Pulse) -> None:
        self._webhook = webhook
        self._bot = bot
        self._pulse = pulse
        self._undelivered = ""
        self._facts: Mapping[str, str | int | float] = {}
        self._last_error: object = None

    async def run(self) -> None:
        """Set the webhook, then look after it, whatever happens.

        Raises:
            ConfigurationError: Telegram does not accept it.
        """
        pause, is_set = _FIRST_PAUSE, False
        while True:
            self._pulse.tried()
            try:
                is_set = await (self._look() if is_set else self._set())
            except InvalidToken:
                self._pulse.refused()
                log.warning("telegram_token_refused", retry_in=pause)  # the error's text holds the token
            except BadRequest as error:
                raise ConfigurationError(f"Telegram does not accept WEBHOOK_URL: {error}.") from error
            except TelegramError as error:
                self._pulse.failed("Telegram cannot be reached")
                log.warning("telegram_webhook_unwatched", error=str(error), retry_in=pause)
            else:
                self._pulse.succeeded()
                pause = _FIRST_PAUSE
                await asyncio.sleep(self._webhook.watch_seconds if is_set else 0)
                continue
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)

    async def _set(self) -> bool:
        await self._bot.set_webhook(
            self._webhook.url,
            allowed_updates=ALLOWED_UPDATES,
            secret_token=self._webhook.secret,
            max_connections=_CONNECTIONS,
        )
        log.info("telegram_webhook_set")
        return True

    async def _look(self) -> bool:
        """Whether Telegram still delivers here."""
        info = await self._bot.get_webhook_info()
        if info.url != self._webhook.url:
            log.error("telegram_webhook_lost", hint="another process uses this token")
            return False
        self._facts = {"updates_pending": info.pending_update_count}
        fails = bool(info.pending_update_count) and info.last_error_date is not None
        if fails and info.last_error_date != self._last_error:
            log.error("telegram_webhook_undelivered", reason=info.last_error_message, **self._facts)
        self._undelivered = f"Telegram cannot deliver: {info.last_error_message}" if fails else ""
        self._last_error = info.last_error_date
        return True

    def health(self) -> Health:
        """Up while Telegram has nothing pending that it failed to deliver."""
        return Health(not self._undelivered, self._undelivered, self._facts)
