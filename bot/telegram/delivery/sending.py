"""Sends and edits messages, and knows which failures may be tried again.

A message whose confirmation was lost has still been delivered. So a send is repeated only when the request certainly
did not take effect; everything else is raised to the error handler, which does not send the answer again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TypeAlias, TypeVar

import structlog
from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Conflict, InvalidToken, NetworkError, TelegramError

from bot.telegram.calls import had_no_effect, told
from bot.telegram.delivery.flood import FloodGate
from bot.telegram.memory import Recent
from bot.telegram.rendering.answers import Outgoing
from bot.telegram.rendering.keyboards import label_of

log = structlog.get_logger(__name__)

Result = TypeVar("Result")
Moved: TypeAlias = Callable[[int, int], Awaitable[None]]

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_PAUSES = (0.5, 2.0, 5.0)
"""Seconds between the attempts at a call that may be repeated."""
_STRAY = (Conflict, InvalidToken)
"""What Telegram says to a message only where something in between, or a moment's confusion, speaks for it."""
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_REMEMBERED_KEYBOARDS = 2_000


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a reply goes: a chat, its topic if it has topics, and the message it answers if it should show that."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


def spot_of(message: Message, *, reply_to: int | None = None) -> Spot:
    """The spot next to `message`."""
    return Spot(message.chat.id, message.message_thread_id if message.is_topic_message else None, reply_to)


class Delivery:
    """The only place that sends messages.

    Args:
        bot: makes the calls.
        gate: through which the bot makes them.
        moved: is told the old and the new id of a group that goes by another one now, and is over before the message
            that found that out is sent there.
    """

    def __init__(self, bot: Bot, gate: FloodGate, moved: Moved) -> None:
        self._bot = bot
        self._moved = moved
        self._gate = gate
        self._keyboards: Recent[tuple[int, int], InlineKeyboardMarkup] = Recent(_REMEMBERED_KEYBOARDS)

    @property
    def bot_name(self) -> str:
        """The bot's user name."""
        return self._bot.bot.username or ""

    def is_free(self, chat_id: int) -> bool:
        """Whether a message to this chat would be sent at once."""
        return self._gate.is_free(chat_id)

    async def show_typing(self, spot: Spot) -> None:
        """Let the chat show that the bot is at work; a failure is nobody's loss."""
        try:
            await self._bot.send_chat_action(spot.chat_id, ChatAction.TYPING, message_thread_id=spot.thread_id)
        except TelegramError as error:
            log.info("telegram_typing_failed", error=told(error))

    async def send(self, spot: Spot, messages: Sequence[Outgoing]) -> tuple[int, ...]:
        """Send the messages in order; their message ids.

        Raises:
            TelegramError: one could not be sent, or may have been sent without confirmation.
        """
        sent: list[int] = []
        for message in messages:
            try:
                message_id = await _patiently(partial(self._send, spot, message), _may_be_repeated)
            except ChatMigrated as moved:
                await self._moved(spot.chat_id, moved.new_chat_id)
                # Message ids do not move along: the reply mark would point at a stranger.
                spot = replace(spot, chat_id=moved.new_chat_id, reply_to=None)
                message_id = await _patiently(partial(self._send, spot, message), _may_be_repeated)
            sent.append(message_id)
            # Only the first part shows what it answers.
            spot = replace(spot, reply_to=None)
        return tuple(sent)

    async def send_file(self, spot: Spot, name: str, content: bytes | Path, caption: str) -> None:
        """Send a file, once.

        Raises:
            TelegramError: it could not be sent, or may have been sent without confirmation.
        """
        await self._bot.send_document(
            spot.chat_id,
            InputFile(content, name) if isinstance(content, bytes) else content,
            caption=caption,
            filename=name,
            message_thread_id=spot.thread_id,
        )

    async def send_picture(self, spot: Spot, content: bytes, caption: str) -> None:
        """Send a picture, once.

        Raises:
            TelegramError: as for a file.
        """
        await self._bot.send_photo(spot.chat_id, content, caption=caption, message_thread_id=spot.thread_id)

    async def replace(self, spot: Spot, old: Sequence[int], messages: Sequence[Outgoing]) -> tuple[int, ...]:
        """Turn the messages `old` into `messages`: edit, delete what is left over, send what is more."""
        kept: list[int] = []
        for message_id, message in zip_longest(old, messages):
            if message is None:
                await self._delete(spot.chat_id, message_id)
            elif message_id is not None and await self.edit(spot.chat_id, message_id, message):
                kept.append(message_id)
            else:
                kept.extend(await self.send(spot, (message,)))
        return tuple(kept)

    async def edit(self, chat_id: int, message_id: int, message: Outgoing) -> bool:
        """Give a message of the bot's new words; False where it is no longer there to be edited."""
        edited = partial(
            self._bot.edit_message_text,
            message.text,
            chat_id=chat_id,
            message_id=message_id,
            entities=message.entities,
            reply_markup=message.keyboard,
            link_preview_options=_NO_PREVIEW,
        )
        try:
            await _patiently(edited, _edit_may_be_repeated)
        except ChatMigrated as moved:
            await self._moved(chat_id, moved.new_chat_id)
            return False
        except BadRequest as error:
            if not _is_as_wanted(error):
                return False
        self._note(chat_id, message_id, message.keyboard)
        return True

    async def edit_keyboard(self, chat_id: int, message_id: int, keyboard: InlineKeyboardMarkup) -> bool:
        """Give a message of the bot's new buttons; False where it is no longer there to be edited."""
        try:
            await _patiently(
                partial(self._bot.edit_message_reply_markup, chat_id, message_id, reply_markup=keyboard),
                _edit_may_be_repeated,
            )
        except BadRequest as error:
            if not _is_as_wanted(error):
                return False
        self._note(chat_id, message_id, keyboard)
        return True

    def sent_label(self, chat_id: int, message_id: int, data: str) -> str | None:
        """The label of a button of a message sent lately, for presses that come without their message's buttons."""
        return label_of(data, self._keyboards.get((chat_id, message_id)))

    def _note(self, chat_id: int, message_id: int, keyboard: InlineKeyboardMarkup | None) -> None:
        if keyboard is not None:
            self._keyboards.put((chat_id, message_id), keyboard)

    async def _send(self, spot: Spot, message: Outgoing) -> int:
        answering = spot.reply_to
        sent = await self._bot.send_message(
            spot.chat_id,
            message.text,
            entities=message.entities,
            message_thread_id=spot.thread_id,
            reply_markup=message.asks_reply or message.keyboard,
            reply_parameters=(
                ReplyParameters(answering, allow_sending_without_reply=True) if answering is not None else None
            ),
            link_preview_options=_NO_PREVIEW,
        )
        self._note(spot.chat_id, sent.message_id, message.keyboard)
        return sent.message_id

    async def _delete(self, chat_id: int, message_id: int) -> None:
        try:
            await self._bot.delete_message(chat_id, message_id)
        except TelegramError as error:
            # The person may have deleted it, or it is too old; the answer above it is right all the same.
            log.info("telegram_delete_failed", error=told(error))


def _is_as_wanted(error: BadRequest) -> bool:
    """Whether a refused edit has left the message as it was to become; False where the message is gone.

    Raises:
        BadRequest: it is neither.
    """
    said = str(error).casefold()
    if any(gone in said for gone in _GONE):
        return False
    # A double tap asks twice for the same page.
    if "message is not modified" not in said:
        raise error
    return True


async def _patiently(call: Callable[[], Awaitable[Result]], repeatable: Callable[[TelegramError], bool]) -> Result:
    """Make a call, some times if need be."""
    for pause in _PAUSES:
        try:
            return await call()
        except TelegramError as error:
            if not repeatable(error):
                raise
            log.warning("telegram_send_retried", error=type(error.__cause__ or error).__name__)
        await asyncio.sleep(pause)
    return await call()


def _is_of_the_network(error: TelegramError) -> bool:
    """The library counts refusals of what a call says among these errors; they would come again."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


def _may_be_repeated(error: TelegramError) -> bool:
    """Whether a call certainly did nothing, and may do what it should the next time."""
    return isinstance(error, _STRAY) or (_is_of_the_network(error) and had_no_effect(error))


def _edit_may_be_repeated(error: TelegramError) -> bool:
    """An edit that is made twice is made once."""
    return isinstance(error, _STRAY) or _is_of_the_network(error)
