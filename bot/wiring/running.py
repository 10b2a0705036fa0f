"""Wires and runs the Telegram bot: database, store of record, transport, monitoring, daily copies."""

from __future__ import annotations

import gc
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Protocol
from urllib.parse import urlsplit

from bot.config import Settings
from bot.domain.errors import ConfigurationError
from bot.monitoring.metrics import Metrics
from bot.monitoring.server import MonitoringServer
from bot.service.backing_up import backing_up
from bot.service.clock import SystemClock
from bot.service.drafting import Drafting
from bot.service.operating import Vital
from bot.service.ports import QuestionLog
from bot.service.serving import Serving
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from bot.store.lock import held_alone
from bot.store.written_behind import WrittenBehind
from bot.telegram.app import TelegramTransport
from bot.telegram.settings import TelegramSettings, Webhook
from bot.wiring.backups import backups
from bot.wiring.keeping import keeping_over
from bot.wiring.keys import hash_key
from bot.wiring.knowledge import candidate_builder, opened_engine
from bot.wiring.telegram import OverKnowledge, telegram_services

_WEBHOOK_PATH = "/telegram"
"""Where no setting names one."""

_GARBAGE_LOOKED_FOR = (20_000, 20, 20)
"""New objects before a look through the youngest, and how many such looks before one through the older: answers that are
remembered are many objects, and looking through them at Python's own pace takes a twentieth of the time of a message."""


class Built(OverKnowledge, Protocol):
    """The use cases over what is served, for a process that lives long."""

    @property
    def warm_up(self) -> Callable[[], None]:
        """Loads what first questions would wait for."""


async def run_telegram(
    settings: Settings, build: Callable[[Serving, QuestionLog | None, bytes], Built], drafting: Drafting
) -> None:
    """Serve Telegram until the process is told to stop.

    Args:
        settings: of the process.
        build: wires the use cases over what is served.
        drafting: drafts reports that admins send.

    Raises:
        ConfigurationError: there is no token, or Telegram refuses it.
        KnowledgeError: the knowledge cannot be used.
        StoreError: the database cannot be used, or another bot uses it.
    """
    telegram, metrics = _telegram_settings(settings), _metrics(settings)
    async with AsyncExitStack() as opened:
        opened.enter_context(held_alone(settings.database_url))
        database = await opened.enter_async_context(Database(settings.database_url))
        key = await hash_key(settings, database)
        store, builder = SqlKnowledge(database), candidate_builder(settings, lasting=True)
        serving = Serving(await opened_engine(settings, store, builder, SystemClock()))
        log = WrittenBehind(database)
        built = build(serving, log, key)
        built.warm_up()
        _leave_what_is_loaded()
        copies = backups(settings, database)
        keeping = keeping_over(database, store, builder, serving, settings.admin_ids, key, drafting, copies)
        services = await opened.enter_async_context(telegram_services(built, database, log, key, metrics, keeping))
        await opened.enter_async_context(log.writing())
        await opened.enter_async_context(backing_up(copies, SystemClock()))
        transport = TelegramTransport(telegram, services, metrics)
        async with _monitoring(settings, transport, metrics):
            await transport.run()


def _leave_what_is_loaded() -> None:
    """What is loaded stays: looking through it for garbage again and again would only cost time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE_LOOKED_FOR)


def _telegram_settings(settings: Settings) -> TelegramSettings:

    if settings.telegram_bot_token is None:
        raise ConfigurationError("TELEGRAM_BOT_TOKEN is not set.")
    return TelegramSettings(
        token=settings.telegram_bot_token.get_secret_value(),
        base_url=settings.telegram_base_url,
        base_file_url=settings.telegram_base_file_url,
        messages_per_second=settings.telegram_messages_per_second,
        webhook=_webhook(settings),
    )


def _webhook(settings: Settings) -> Webhook | None:
    if settings.webhook_url is None:
        return None
    public_path = urlsplit(settings.webhook_url).path.rstrip("/")
    path = settings.webhook_path or public_path or _WEBHOOK_PATH
    chosen = settings.webhook_secret_token
    return Webhook(
        # An address without a path gets the one that is listened at.
        url=settings.webhook_url if public_path else settings.webhook_url.rstrip("/") + path,
        # Telegram learns it at each start, so a new one a start serves as well.
        secret=chosen.get_secret_value() if chosen is not None else secrets.token_urlsafe(32),
        host=settings.webhook_host,
        port=settings.webhook_port,
        path=path,
    )


def _metrics(settings: Settings) -> Metrics | None:
    if settings.monitoring_port is None:
        return None
    return Metrics()


@asynccontextmanager
async def _monitoring(settings: Settings, vital: Vital, metrics: Metrics | None) -> AsyncIterator[None]:
    port = settings.monitoring_port
    if metrics is None or port is None:
        yield
        return
    async with MonitoringServer(settings.monitoring_host, port, vital, metrics):
        yield
