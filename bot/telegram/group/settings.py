"""/settings: the rules of a group, set by its own admins with buttons."""

from __future__ import annotations

from telegram import Update

from bot.service.groups import Groups
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.group.admins import Admins
from bot.telegram.incoming.people import Speakers, message_of, topic_of
from bot.telegram.kinds import Context
from bot.telegram.pages.rules import rules_page


class GroupSettings:
    """Shows the rules to an admin; nobody else gets a word."""

    def __init__(self, groups: Groups, admins: Admins, delivery: Delivery, speakers: Speakers) -> None:
        self._groups = groups
        self._admins = admins
        self._delivery = delivery
        self._speakers = speakers

    async def asked(self, update: Update, context: Context) -> None:
        """Show the rules, if an admin asks for them."""
        del context
        message, speaker = message_of(update), self._speakers.of(update)
        if message is None or speaker is None or not await self._admins.wrote(message):
            return
        rules = self._groups.rules(str(message.chat.id))
        topic = topic_of(message) if message.chat.is_forum else None
        page = rules_page(rules, topic, speaker.language)
        await self._delivery.send(spot_of(message, reply_to=message.message_id), (page,))
