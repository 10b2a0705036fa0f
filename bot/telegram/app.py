"""The Telegram transport: one application, its handlers, and the way to run it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from dataclasses import dataclass
from functools import partial

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.service.digest import sending_digests
from bot.service.operating import Health, TransportMeter, Unmeasured
from bot.telegram.admin.digests import DigestPost
from bot.telegram.admin.wiring import admin_desk
from bot.telegram.admission.guard import Doorkeeper, Guard
from bot.telegram.admission.turns import Turns
from bot.telegram.buttons.presses import Buttons
from bot.telegram.calls import AiohttpRequest
from bot.telegram.connection.application import UnpersistedApplication
from bot.telegram.connection.inbox import Inbox, InHandProcessor
from bot.telegram.connection.serving import Service
from bot.telegram.conversations import Conversations
from bot.telegram.delivery.flood import FloodGate
from bot.telegram.delivery.sending import Delivery
from bot.telegram.errors import ErrorDesk
from bot.telegram.group.admins import Admins
from bot.telegram.group.chat import AddressedToBot, AsksForSettings, EditOfAnswered, GroupChat
from bot.telegram.group.presence import Presence
from bot.telegram.group.settings import GroupSettings
from bot.telegram.incoming.people import Speakers
from bot.telegram.inline.mode import InlineMode
from bot.telegram.kinds import Handle, TelegramApplication
from bot.telegram.line import Line
from bot.telegram.private.chat import PrivateChat
from bot.telegram.private.commands import Commands
from bot.telegram.services import Services
from bot.telegram.settings import TelegramSettings

_CONNECTIONS = 64
_POLLING_CONNECTIONS = 2

_OUTSPOKEN = ("telegram.ext.ExtBot", "telegram.request.BaseRequest")
"""Loggers of the library that print whole updates and answers when they cannot be read; the failure is told anyway."""


class TelegramTransport:
    """The bot in Telegram: build it, ask for its health, run it once.

    Args:
        settings: of the transport.
        services: the use cases.
        meter: is told what happens.
    """

    def __init__(self, settings: TelegramSettings, services: Services, meter: TransportMeter | None = None) -> None:
        self._service = build_service(settings, services, meter or Unmeasured())

    def health(self) -> Health:
        """Up while updates arrive and are done with."""
        return self._service.health()

    async def run(self, stop: asyncio.Event | None = None) -> None:
        """Serve Telegram until SIGINT or SIGTERM, or until `stop` is set, then finish the answers in hand.

        Raises:
            ConfigurationError: Telegram refuses the token or the webhook, or receiving died.
        """
        if stop is None:
            stop = asyncio.Event()
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, stop.set)
        await self._service.run(stop)


def build_service(settings: TelegramSettings, services: Services, meter: TransportMeter) -> Service:
    """The application with all its handlers, and what runs it; not yet started."""
    for name in _OUTSPOKEN:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    queue: asyncio.Queue[object] = asyncio.Queue()
    inbox = Inbox(queue, meter)
    processor = InHandProcessor(settings.concurrent_updates, inbox)
    gate = FloodGate(settings.messages_per_second, settings.chat_burst)
    application: TelegramApplication = (
        Application.builder()
        .application_class(UnpersistedApplication)
        .bot(_line(settings, meter, gate))
        .concurrent_updates(processor)
        .update_queue(queue)
        .updater(None)
        .job_queue(None)
        .build()
    )
    presence, speakers = Presence(services.groups), Speakers(services.languages, services.groups)
    delivery = Delivery(application.bot, gate, presence.goes_by)
    _add_handlers(application, settings, services, delivery, speakers, presence)
    return Service(
        application, inbox, processor, settings, services.handled, partial(_digests, services, delivery, speakers)
    )


def _line(settings: TelegramSettings, meter: TransportMeter, gate: FloodGate) -> Line:
    return Line(
        meter,
        AiohttpRequest(_POLLING_CONNECTIONS, proxied=settings.proxied, meter=meter),
        token=settings.token,
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        request=AiohttpRequest(_CONNECTIONS, proxied=settings.proxied, meter=meter),
        rate_limiter=gate,
    )


def _digests(
    services: Services, delivery: Delivery, speakers: Speakers
) -> contextlib.AbstractAsyncContextManager[None]:
    """Inside, digests are sent, where anybody can have one."""
    if services.keeping is None:
        return contextlib.nullcontext()
    return sending_digests(services.keeping.digests, DigestPost(delivery, speakers))


def _add_handlers(
    application: TelegramApplication,
    settings: TelegramSettings,
    services: Services,
    delivery: Delivery,
    speakers: Speakers,
    presence: Presence,
) -> None:
    turns = Turns()
    conversations = Conversations(services, delivery, turns.is_crowded)
    owners = services.keeping.editing.owners() if services.keeping is not None else ()
    guarded = Guard(settings, delivery, speakers, turns, frozenset(owners)).guarded
    private = PrivateChat(Commands(services, conversations, delivery), services.rating, delivery, speakers)
    admins = Admins(application.bot)
    group = GroupChat(services.groups, conversations, delivery, speakers)
    settings_of_group = GroupSettings(services.groups, admins, delivery, speakers)
    buttons = Buttons(services, conversations, delivery, speakers, admins)
    handles = _private_handles(private, buttons, services, delivery, speakers)
    inline = InlineMode(services, speakers, settings.inline_rate)

    said = filters.TEXT | filters.CAPTION
    new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    in_private = filters.ChatType.PRIVATE & ~filters.VIA_BOT
    in_group = filters.ChatType.GROUPS & said
    for_bot = AddressedToBot(services.groups, presence)

    application.add_handler(TypeHandler(Update, Doorkeeper(settings).check), group=-1)
    application.add_handlers(
        [
            MessageHandler(in_private & new & said, guarded(handles.written)),
            MessageHandler(in_private & edited & said, guarded(handles.edited)),
            MessageHandler(in_private & new & filters.ATTACHMENT, guarded(handles.unreadable)),
            MessageHandler(in_group & new & for_bot, guarded(group.asked)),
            MessageHandler(
                in_group & edited & (for_bot | EditOfAnswered(conversations, presence)), guarded(group.asked)
            ),
            MessageHandler(in_group & new & AsksForSettings(presence), guarded(settings_of_group.asked)),
            MessageHandler(filters.ChatType.GROUPS & new & filters.StatusUpdate.MIGRATE, presence.moved),
            ChatMemberHandler(presence.changed, ChatMemberHandler.MY_CHAT_MEMBER),
            CallbackQueryHandler(guarded(handles.pressed)),
            InlineQueryHandler(inline.typed),
        ]
    )
    application.add_error_handler(ErrorDesk(delivery, speakers).handle)


@dataclass(frozen=True, slots=True)
class _PrivateHandles:
    """What handles a private chat, and presses anywhere."""

    written: Handle
    edited: Handle
    unreadable: Handle
    pressed: Handle


def _private_handles(
    private: PrivateChat, buttons: Buttons, services: Services, delivery: Delivery, speakers: Speakers
) -> _PrivateHandles:
    """The handlers; where the knowledge can be changed, the admins' desk stands before each."""
    handles = _PrivateHandles(private.written, private.edited, private.unreadable, buttons.pressed)
    if services.keeping is None:
        return handles
    desk = admin_desk(services.keeping, services.exploring, delivery, speakers)
    return _PrivateHandles(
        desk.before_message(handles.written),
        desk.before_edit(handles.edited),
        desk.before_message(handles.unreadable),
        desk.before_press(handles.pressed),
    )
