"""Who runs a group: asked of Telegram each time, for admins come and go."""

from __future__ import annotations

import structlog
from telegram import Bot, ChatMember, Message
from telegram.error import TelegramError

log = structlog.get_logger(__name__)

_RUNNING = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class Admins:
    """Knows who is an admin of a group."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def wrote(self, message: Message) -> bool:
        """Whether an admin wrote this; one who stays anonymous writes in the name of the group itself."""
        if message.sender_chat is not None:
            return message.sender_chat.id == message.chat.id
        return message.from_user is not None and await self.include(message.chat.id, message.from_user.id)

    async def include(self, chat_id: int, user_id: int) -> bool:
        """Whether this person is an admin of the chat; whoever cannot be looked up is none."""
        try:
            return (await self._bot.get_chat_member(chat_id, user_id)).status in _RUNNING
        except TelegramError as error:
            # Of others, Telegram tells for certain only to bots that are admins; of admins, to all.
            log.info("telegram_member_unknown", error=str(error))
        try:
            return any(admin.user.id == user_id for admin in await self._bot.get_chat_administrators(chat_id))
        except TelegramError as error:
            log.warning("telegram_admins_unknown", error=str(error))
            return False
