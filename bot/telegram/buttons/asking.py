"""Buttons that ask: a question on a label, an entry, a figure in another scope, what a part says."""

from __future__ import annotations

from functools import partial

from bot.service.exploring.contract import Exploring, Opening
from bot.service.groups import Groups
from bot.service.ports import Surface
from bot.telegram.buttons.reactions import Pressed, React, Reaction, gone, outdated
from bot.telegram.conversations import Conversations, Question
from bot.telegram.delivery.sending import spot_of
from bot.telegram.incoming.people import GROUPS, conversation_of
from bot.telegram.rendering.keyboards import Action


class AskingButtons:
    """Reacts to buttons whose answer is a new message."""

    def __init__(self, exploring: Exploring, groups: Groups, conversations: Conversations) -> None:
        self._groups = groups
        self._exploring = exploring
        self._conversations = conversations
        self.reactions: dict[Action, React] = {
            Action.QUESTION: self._question,
            Action.OPEN: self._open,
            Action.SCOPE: self._scope,
            Action.GIST: self._gist,
        }

    async def _question(self, pressed: Pressed) -> Reaction:
        # The label comes with the message, from Telegram; the data alone, which a client can forge, asks nothing.
        return outdated(pressed) if pressed.label is None else self._ask(pressed, Opening("", pressed.label))

    async def _open(self, pressed: Pressed) -> Reaction:
        opening = self._exploring.opening(pressed.press.key, pressed.language)
        return gone(pressed) if opening is None else self._ask(pressed, opening)

    async def _scope(self, pressed: Pressed) -> Reaction:
        opening = self._exploring.other_scope(pressed.press.key, pressed.language)
        return gone(pressed) if opening is None else self._ask(pressed, opening)

    async def _gist(self, pressed: Pressed) -> Reaction:
        section = self._exploring.section(pressed.press.key, pressed.language)
        if section is None or not section.question:
            return gone(pressed)
        return self._ask(pressed, Opening("", section.question), is_own_words=True)

    def _ask(self, pressed: Pressed, opening: Opening, *, is_own_words: bool = False) -> Reaction:
        message, speaker = pressed.message, pressed.speaker
        in_group = message.chat.type in GROUPS
        # A question made for the person is answered in their language; one that stands on a label has its own.
        is_made = bool(opening.entry) or is_own_words
        question = Question(
            text=opening.question,
            surface=Surface.GROUP if in_group else Surface.PRIVATE,
            conversation=conversation_of(message, speaker.id),
            asker=str(speaker.id),
            spot=spot_of(message, reply_to=message.message_id if in_group else None),
            answers_in=speaker.language if is_made else speaker.answers_in,
            hints=speaker.hints,
            entry=opening.entry,
            is_short=in_group and self._groups.rules(str(message.chat.id)).is_short,
        )
        return Reaction(None, partial(self._conversations.answer, question))
