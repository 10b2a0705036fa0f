"""Buttons that set a rule of a group, for its admins."""

from __future__ import annotations

from functools import partial

from bot.messages.catalogue import message as words
from bot.service.groups import Groups
from bot.service.ports import GroupRules
from bot.telegram.buttons.reactions import Pressed, React, Reaction, outdated
from bot.telegram.delivery.sending import Delivery
from bot.telegram.group.admins import Admins, Standing
from bot.telegram.incoming.people import GROUPS, topic_of
from bot.telegram.pages.rules import changed, rules_page
from bot.telegram.rendering.keyboards import Action


class RuleButtons:
    """Reacts to the choices of /settings. That an admin was shown them says nothing of whoever presses."""

    def __init__(self, groups: Groups, admins: Admins, delivery: Delivery) -> None:
        self._groups = groups
        self._admins = admins
        self._delivery = delivery
        self.reactions: dict[Action, React] = {Action.RULE: self._set}

    async def _set(self, pressed: Pressed) -> Reaction:
        message, arguments = pressed.message, pressed.press.arguments
        if message.chat.type not in GROUPS or len(arguments) != 2:
            return outdated(pressed)
        standing = await self._admins.standing(message.chat.id, pressed.speaker.id)
        if standing is not Standing.ADMIN:
            refusal = "telegram-rules-moved" if standing is Standing.MOVED else "telegram-rules-admins"
            return Reaction(words(refusal, pressed.language))
        rules = changed(self._groups.rules(str(message.chat.id)), *arguments, topic_of(message))
        if rules is None:
            return outdated(pressed)
        await self._groups.change(str(message.chat.id), rules)
        spoken = rules.language or pressed.language
        return Reaction(words("telegram-rules-kept", spoken), partial(self._show, pressed, rules))

    async def _show(self, pressed: Pressed, rules: GroupRules) -> None:
        message = pressed.message
        topic = topic_of(message) if message.chat.is_forum else None
        if pressed.can_be_edited:
            page = rules_page(rules, topic, rules.language or pressed.language)
            await self._delivery.edit(message.chat.id, message.message_id, page)
