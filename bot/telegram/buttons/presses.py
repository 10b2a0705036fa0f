"""Pressed buttons. What a press says comes from the client: keys are looked up, pages are bound to what there is."""

from __future__ import annotations

import time
from collections.abc import Hashable

from telegram import CallbackQuery, Message, Update

from bot.messages.catalogue import message as words
from bot.telegram.buttons.asking import AskingButtons
from bot.telegram.buttons.language import LanguageButtons
from bot.telegram.buttons.paging import PagingButtons
from bot.telegram.buttons.rating import RatingButtons
from bot.telegram.buttons.reactions import Pressed, React, Reaction, outdated
from bot.telegram.buttons.rules import RuleButtons
from bot.telegram.conversations import Conversations
from bot.telegram.delivery.presses import acknowledge, pressed_message
from bot.telegram.delivery.sending import Delivery
from bot.telegram.group.admins import Admins
from bot.telegram.incoming.people import Speaker, Speakers
from bot.telegram.kinds import Context
from bot.telegram.memory import Recent
from bot.telegram.rendering.keyboards import Action, decode, label_of
from bot.telegram.services import Services

_SENDING = frozenset({Action.QUESTION, Action.OPEN, Action.SCOPE, Action.GIST, Action.WRITE})
"""Buttons that send a message; so do all that lead away from an answer."""

_DOUBLE_TAP = 3.0
"""Seconds within which a second press of such a button says that the finger was quick, not that it is wanted twice."""
_REMEMBERED_TAPS = 2_000


class Buttons:
    """Handles callback queries."""

    def __init__(
        self,
        services: Services,
        conversations: Conversations,
        delivery: Delivery,
        speakers: Speakers,
        admins: Admins,
    ) -> None:
        self._delivery = delivery
        self._speakers = speakers
        self._taps: Recent[Hashable, float] = Recent(_REMEMBERED_TAPS)
        self._reactions: dict[Action, React] = {
            **AskingButtons(services.exploring, services.groups, conversations).reactions,
            **PagingButtons(services.exploring, services.browsing, delivery).reactions,
            **RatingButtons(services.rating, delivery).reactions,
            **LanguageButtons(services.languages, speakers, delivery).reactions,
            **RuleButtons(services.groups, admins, delivery).reactions,
        }

    async def pressed(self, update: Update, context: Context) -> None:
        """Answer the press, then do what the button says."""
        del context
        query, speaker = update.callback_query, self._speakers.of(update)
        if query is None or speaker is None:
            return
        reaction = Reaction() if self._is_double(query) else await self._reaction(query, speaker)
        await acknowledge(query, reaction.words)
        if reaction.then is not None:
            await reaction.then()

    def _is_double(self, query: CallbackQuery) -> bool:
        """Whether the same person pressed the same button a moment ago, and it is at work or has sent its message."""
        message, press = query.message, decode(query.data or "")
        if message is None or press is None or not (press.opens or press.action in _SENDING):
            return False
        pressed, now = (message.chat.id, message.message_id, query.from_user.id, query.data), time.monotonic()
        before = self._taps.get(pressed)
        self._taps.put(pressed, now)
        return before is not None and now - before < _DOUBLE_TAP

    async def _reaction(self, query: CallbackQuery, speaker: Speaker) -> Reaction:
        message, press = pressed_message(query), decode(query.data or "")
        if press is None or message is None:
            return Reaction(words("telegram-button-outdated", speaker.language))
        pressed = Pressed(press, message, speaker, self._label(message, query.data or ""))
        react = self._reactions.get(press.action)
        return await react(pressed) if react is not None else outdated(pressed)

    def _label(self, message: Message, data: str) -> str | None:
        if message.reply_markup is not None:
            return label_of(data, message.reply_markup)
        return self._delivery.sent_label(message.chat.id, message.message_id, data)
