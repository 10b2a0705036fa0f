"""Whether the bot may speak in a group: added, muted, removed, moved to another id."""

from __future__ import annotations

import structlog
from telegram import ChatMember, ChatMemberRestricted, Update

from bot.domain.errors import StoreError
from bot.service.groups import Groups
from bot.telegram.incoming.people import GROUPS
from bot.telegram.kinds import Context
from bot.telegram.memory import Recent

log = structlog.get_logger(__name__)

_REMEMBERED_MUTES = 10_000
_GONE = (ChatMember.LEFT, ChatMember.BANNED)


class Presence:
    """Follows what becomes of the bot in groups. A mute is remembered until it ends or the process does."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._muted: Recent[int, bool] = Recent(_REMEMBERED_MUTES)

    def may_speak(self, chat_id: int) -> bool:
        """Whether the bot is not known to be muted in the chat."""
        return not self._muted.get(chat_id)

    async def changed(self, update: Update, context: Context) -> None:
        """The bot became a member of a chat, or another kind of member, or none. Nothing is said."""
        del context
        change = update.my_chat_member
        if change is None or change.chat.type not in GROUPS:
            return
        now, chat = change.new_chat_member, change.chat.id
        log.info("telegram_membership", status=now.status)
        muted = isinstance(now, ChatMemberRestricted) and not now.can_send_messages
        self._muted.put(chat, muted)
        if now.status in _GONE or (isinstance(now, ChatMemberRestricted) and not now.is_member):
            await self._groups.forget(str(chat))

    async def moved(self, update: Update, context: Context) -> None:
        """A group became a supergroup, which has another id; both of them say so, and so does a message sent meanwhile."""
        del context
        message = update.message
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            await self.goes_by(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await self.goes_by(message.migrate_from_chat_id, message.chat.id)

    async def goes_by(self, old: int, new: int) -> None:
        """A group goes by another id from now on, and takes its rules along."""
        try:
            await self._groups.move(str(old), str(new))
        except StoreError as error:
            # The answer that is on its way there is not to be lost for that; the group tells of its move again.
            log.error("telegram_rules_not_moved", reason=str(error))
