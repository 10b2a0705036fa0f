"""Who runs a group: asked of Telegram each time, for admins come and go."""

from __future__ import annotations

from enum import Enum

import structlog
from telegram import Bot, ChatMember, Message
from telegram.error import ChatMigrated, TelegramError

from bot.telegram.calls import told

log = structlog.get_logger(__name__)

_MOVED = "upgraded to a supergroup"
_RUNNING = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class Standing(Enum):
    """What a person is in a group. MOVED: the group goes by another id now."""

    ADMIN = "admin"
    MEMBER = "member"
    MOVED = "moved"


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
        return await self.standing(chat_id, user_id) is Standing.ADMIN

    async def standing(self, chat_id: int, user_id: int) -> Standing:
        """What this person is in the chat; whoever cannot be looked up is a member."""
        try:
            is_admin = (await self._bot.get_chat_member(chat_id, user_id)).status in _RUNNING
        except TelegramError as error:
            if _has_moved(error):
                return Standing.MOVED
            # Of others, Telegram tells for certain only to bots that are admins; of admins, to all.
            log.info("telegram_member_unknown", error=told(error))
            is_admin = await self._is_named(chat_id, user_id)
        return Standing.ADMIN if is_admin else Standing.MEMBER

    async def _is_named(self, chat_id: int, user_id: int) -> bool:
        try:
            return any(admin.user.id == user_id for admin in await self._bot.get_chat_administrators(chat_id))
        except TelegramError as error:
            log.warning("telegram_admins_unknown", error=told(error))
            return False


def _has_moved(error: TelegramError) -> bool:
    """Whether a group goes by another id now; Telegram does not always say which."""
    return isinstance(error, ChatMigrated) or _MOVED in str(error).casefold()
