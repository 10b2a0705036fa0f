"""Presses of buttons: where they were made, and the answer that stops their spinning."""

from __future__ import annotations

import structlog
from telegram import CallbackQuery, Message
from telegram.constants import ChatType
from telegram.error import BadRequest

log = structlog.get_logger(__name__)


def pressed_message(query: CallbackQuery) -> Message | None:
    """The message a button stands on. Where Telegram has it no more, a private chat is still a place to answer in."""
    message = query.message
    if message is None or isinstance(message, Message):
        return message
    if message.chat.type != ChatType.PRIVATE:
        return None
    stand_in = Message(message.message_id, message.date, message.chat)
    stand_in.set_bot(query.get_bot())
    return stand_in


async def acknowledge(query: CallbackQuery, text: str | None) -> None:
    """Stop the button's spinning, with a few words or none."""
    try:
        await query.answer(text)
    except BadRequest as error:
        # The press is older than Telegram keeps presses: what it asks for is still wanted.
        log.info("telegram_callback_expired", error=str(error))
