"""Pressed buttons. What a press says comes from the client: it counts only if the message really has that button."""

from __future__ import annotations

import structlog
from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.browsing import Browsing
from bot.service.ports import Surface
from bot.telegram.conversations import Conversations, Question
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.incoming.people import GROUPS, conversation_of, speaker_of
from bot.telegram.kinds import Context
from bot.telegram.pages.views import entry_label, outline_part, outline_top, term_label, term_page
from bot.telegram.rendering.answers import Outgoing
from bot.telegram.rendering.keyboards import Action, Press, decode, label_of

log = structlog.get_logger(__name__)


class Buttons:
    """Handles callback queries."""

    def __init__(self, conversations: Conversations, browsing: Browsing, delivery: Delivery) -> None:
        self._conversations = conversations
        self._browsing = browsing
        self._delivery = delivery

    async def pressed(self, update: Update, context: Context) -> None:
        """Answer the press at once, then do what the button says."""
        del context
        query, speaker = update.callback_query, speaker_of(update)
        if query is None or speaker is None:
            return
        label = self._label(query)
        press = decode(query.data or "")
        message = query.message
        task = None
        if press is not None and label is not None and isinstance(message, Message):
            task = self._view(press, label, speaker.language) or self._question(press, label)
        await _acknowledge(query, None if task is not None else words("telegram-button-outdated", speaker.language))
        if isinstance(message, Message):
            if isinstance(task, Outgoing):
                await self._turn_to(message, task)
            elif task is not None:
                await self._ask(message, task, speaker.id)

    def _label(self, query: CallbackQuery) -> str | None:
        message, data = query.message, query.data or ""
        if message is None:
            return None
        if isinstance(message, Message) and message.reply_markup is not None:
            return label_of(data, message.reply_markup)
        return self._delivery.sent_label(message.chat.id, message.message_id, data)

    def _view(self, press: Press, label: str, language: Language) -> Outgoing | None:
        """The page to turn the message to, where the button turns pages."""
        if press.action is Action.TERM_PAGE:
            return term_page(self._browsing, press.number, language)
        if press.action is Action.OUTLINE:
            return outline_top(self._browsing, language)
        if press.action is Action.PART and self._entry_question(press.number, label) is not None:
            return outline_part(self._browsing, press.number, language)
        return None

    def _question(self, press: Press, label: str) -> str | None:
        """The question to ask, where the button asks one; None where the store no longer has what it names."""
        match press.action:
            case Action.QUESTION:
                return label
            case Action.TERM:
                terms = self._browsing.terms()
                return next((term.question for term in terms if term_label(term) == label), None)
            case Action.PART:
                return self._entry_question(press.number, label)
            case Action.ENTRY:
                return self._entry_question(press.number, label) or self._whole_part(press.number, label)
            case _:
                return None

    def _entry_question(self, index: int, label: str) -> str | None:
        outline = self._browsing.outline()
        if index < len(outline) and entry_label(outline[index]) == label:
            return outline[index].question
        return None

    def _whole_part(self, index: int, label: str) -> str | None:
        outline = self._browsing.outline()
        wholes = {words("telegram-whole-part", language) for language in Language}
        if label in wholes and index < len(outline) and outline[index].depth == 0:
            return outline[index].question
        return None

    async def _turn_to(self, message: Message, page: Outgoing) -> None:
        if not await self._delivery.edit(message.chat.id, message.message_id, page):
            await self._delivery.send(spot_of(message), (page,))

    async def _ask(self, message: Message, question: str, speaker_id: int) -> None:
        in_group = message.chat.type in GROUPS
        await self._conversations.answer(
            Question(
                text=question,
                surface=Surface.GROUP if in_group else Surface.PRIVATE,
                conversation=conversation_of(message, speaker_id),
                asker=str(speaker_id),
                spot=spot_of(message, reply_to=message.message_id if in_group else None),
            )
        )


async def _acknowledge(query: CallbackQuery, text: str | None) -> None:
    try:
        await query.answer(text)
    except BadRequest as error:
        # The press is older than Telegram keeps presses: the answer itself is still wanted.
        log.info("telegram_callback_expired", error=str(error))
