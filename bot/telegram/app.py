"""The Telegram transport: one application, its handlers, and the way to run it."""

from __future__ import annotations

import asyncio
import logging
import signal
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.service.asking import Asking
from bot.service.browsing import Browsing
from bot.telegram.admission.guard import Doorkeeper, Guard
from bot.telegram.buttons.presses import Buttons
from bot.telegram.connection.liveness import Liveness, PollingRequest
from bot.telegram.connection.polling import serve
from bot.telegram.conversations import Conversations
from bot.telegram.delivery.freshness import FreshRateLimiter
from bot.telegram.delivery.sending import Delivery
from bot.telegram.errors import ErrorDesk
from bot.telegram.group.chat import AddressedToBot, EditOfAnswered, GroupChat
from bot.telegram.inline.mode import InlineMode
from bot.telegram.kinds import TelegramApplication
from bot.telegram.private.chat import PrivateChat
from bot.telegram.settings import TelegramSettings

_CONNECTIONS = 64
_POOL_TIMEOUT = 10.0


async def run(
    settings: TelegramSettings, asking: Asking, browsing: Browsing, *, stop: asyncio.Event | None = None
) -> None:
    """Poll Telegram until SIGINT or SIGTERM, or until `stop` is set, then finish the answers in hand.

    Raises:
        ConfigurationError: Telegram refuses the token, or polling died.
    """
    if stop is None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
    liveness = Liveness(settings.tolerated_refusals)
    await serve(build_application(settings, asking, browsing, liveness), settings, liveness, stop)


def build_application(
    settings: TelegramSettings, asking: Asking, browsing: Browsing, liveness: Liveness | None = None
) -> TelegramApplication:
    """The application with all its handlers, not yet started; `liveness` is told how polling fares."""
    # Every URL holds the token, and httpx logs URLs at INFO.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    client: dict[str, Any] = {} if settings.proxied else {"trust_env": False}
    pulse = liveness or Liveness(settings.tolerated_refusals)
    application: TelegramApplication = (
        Application.builder()
        .token(settings.token)
        .base_url(settings.base_url)
        .base_file_url(settings.base_file_url)
        .request(HTTPXRequest(_CONNECTIONS, pool_timeout=_POOL_TIMEOUT, httpx_kwargs=client))
        .get_updates_request(PollingRequest(pulse, client))
        .rate_limiter(FreshRateLimiter())
        .concurrent_updates(settings.concurrent_updates)
        .job_queue(None)
        .build()
    )
    _add_handlers(application, settings, asking, browsing)
    return application


def _add_handlers(
    application: TelegramApplication, settings: TelegramSettings, asking: Asking, browsing: Browsing
) -> None:
    delivery = Delivery(application.bot)
    conversations = Conversations(asking, delivery)
    guarded = Guard(settings, delivery).guarded
    private = PrivateChat(conversations, browsing, delivery)
    group = GroupChat(conversations, delivery)
    buttons = Buttons(conversations, browsing, delivery)

    said = filters.TEXT | filters.CAPTION
    new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    in_private = filters.ChatType.PRIVATE & ~filters.VIA_BOT
    in_group = filters.ChatType.GROUPS & said
    for_bot = AddressedToBot()

    application.add_handler(TypeHandler(Update, Doorkeeper(settings).check), group=-1)
    application.add_handlers(
        [
            MessageHandler(in_private & new & said, guarded(private.written)),
            MessageHandler(in_private & edited & said, guarded(private.edited)),
            MessageHandler(in_private & new & filters.ATTACHMENT, guarded(private.unreadable)),
            MessageHandler(in_group & new & for_bot, guarded(group.asked)),
            MessageHandler(in_group & edited & (for_bot | EditOfAnswered(conversations)), guarded(group.asked)),
            CallbackQueryHandler(guarded(buttons.pressed)),
            InlineQueryHandler(InlineMode(browsing, settings.inline_rate).typed),
        ]
    )
    application.add_error_handler(ErrorDesk(delivery).handle)
