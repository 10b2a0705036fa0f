"""Buttons that say what somebody thinks of an answer, and why."""

from __future__ import annotations

from functools import partial

from telegram import ForceReply

from bot.messages.catalogue import message as words
from bot.service.rating import Rating
from bot.telegram.buttons.reactions import Pressed, React, Reaction, outdated
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.rendering.answers import Outgoing
from bot.telegram.rendering.keyboards import Action
from bot.telegram.rendering.offers import REASONS, with_opinion


class RatingButtons:
    """Reacts to 有用 and 没用, and to the reasons that the latter asks for."""

    def __init__(self, rating: Rating, delivery: Delivery) -> None:
        self._rating = rating
        self._delivery = delivery
        self.reactions: dict[Action, React] = {
            Action.USEFUL: self._rate,
            Action.USELESS: self._rate,
            Action.REASON: self._explain,
            Action.WRITE: self._write,
        }

    async def _rate(self, pressed: Pressed) -> Reaction:
        action, reference = pressed.press.action, pressed.press.key
        is_useful = action is Action.USEFUL
        if not await self._rating.rate(reference, str(pressed.speaker.id), is_useful=is_useful):
            return Reaction(words("telegram-answer-forgotten", pressed.language))
        thanks = words("telegram-thanks" if is_useful else "telegram-sorry", pressed.language)
        return Reaction(thanks, partial(self._show, pressed, action))

    async def _explain(self, pressed: Pressed) -> Reaction:
        chosen = pressed.press.page(1)
        if chosen >= len(REASONS):
            return outdated(pressed)
        if not await self._rating.explain(pressed.press.key, str(pressed.speaker.id), REASONS[chosen]):
            return Reaction(words("telegram-answer-forgotten", pressed.language))
        return Reaction(words("telegram-reason-kept", pressed.language), partial(self._show, pressed, None))

    async def _write(self, pressed: Pressed) -> Reaction:
        if not await self._rating.is_rated(pressed.press.key, str(pressed.speaker.id)):
            return Reaction(words("telegram-answer-forgotten", pressed.language))
        return Reaction(None, partial(self._prompt, pressed))

    async def _prompt(self, pressed: Pressed) -> None:
        language = pressed.language
        prompt = Outgoing(
            words("telegram-reason-prompt", language),
            asks_reply=ForceReply(input_field_placeholder=words("telegram-reason-placeholder", language)),
        )
        chat = pressed.message.chat.id
        (sent,) = await self._delivery.send(spot_of(pressed.message), (prompt,))
        await self._rating.prompted(pressed.press.key, str(pressed.speaker.id), f"{chat}:{sent}")
        await self._show(pressed, None)

    async def _show(self, pressed: Pressed, given: Action | None) -> None:
        """Tick the opinion on the message it is about."""
        message = pressed.message
        if message.reply_markup is not None and pressed.can_be_edited:
            keyboard = with_opinion(message.reply_markup, pressed.press.key, given, pressed.language)
            await self._delivery.edit_keyboard(message.chat.id, message.message_id, keyboard)
