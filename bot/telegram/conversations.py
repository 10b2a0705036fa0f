"""From a question to its answer in the chat, and from an edited question to the edited answer."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from bot.domain.answer import Answer, Language
from bot.domain.errors import StoreError
from bot.service.asking import Asked
from bot.service.groups import brief
from bot.service.ports import Surface
from bot.telegram.answered import Answered, Sent
from bot.telegram.delivery.sending import Delivery, Spot
from bot.telegram.delivery.typing import while_typing
from bot.telegram.rendering.answers import render
from bot.telegram.rendering.offers import Underneath
from bot.telegram.rendering.text import question_in
from bot.telegram.services import Services

log = structlog.get_logger(__name__)

_REFERENCE_BYTES = 9


@dataclass(frozen=True, slots=True)
class Question:
    """A question with all that is needed to answer it in its chat.

    `asked_in` is the message that asks it, None for a button; an edit of that message edits the answer. `entry` is what
    a button or a link opens, empty where a person asks. `is_edit` tells that the message was edited, `is_short` that the
    group wants brief answers. `replies_to` is the message of the bot's own that the question replies to in private,
    `pointed` the words it quotes, or the message of somebody else that it replies to. `hints` are languages to fall
    back on, see `Asked`.
    """

    text: str
    surface: Surface
    conversation: str
    asker: str
    spot: Spot
    answers_in: Language | None = None
    asked_in: int | None = None
    is_edit: bool = False
    is_short: bool = False
    entry: str = ""
    replies_to: int | None = None
    pointed: str = ""
    hints: tuple[Language, ...] = ()


class Conversations:
    """Asks the service, delivers the answer, and remembers which answer belongs to which message.

    Args:
        services: the use cases.
        delivery: sends.
        is_crowded: whether several questions of a conversation came at once.
    """

    def __init__(self, services: Services, delivery: Delivery, is_crowded: Callable[[str], bool]) -> None:
        self._asking = services.asking
        self._exploring = services.exploring
        self._remembering = services.remembering
        self._languages = services.languages
        self._delivery = delivery
        self._is_crowded = is_crowded
        self._answers = Answered()

    def answered(self, chat_id: int, message_id: int) -> bool:
        """Whether this message was answered lately."""
        return self._answers.to(chat_id, message_id) is not None

    async def answer(self, question: Question) -> None:
        """Answer a question; if its message was answered before, that answer is edited.

        Raises:
            QuestionError: the question cannot be taken in.
            TelegramError: the answer could not be delivered.
        """
        reference = secrets.token_urlsafe(_REFERENCE_BYTES)
        working = self._worked_out(question, reference)
        old, answer = await while_typing(self._delivery, question.spot, working)
        if question.answers_in is None:
            self._languages.heard(question.asker, answer.language)
        if question.is_short:
            answer = brief(answer)
        messages = render(answer, self._exploring.delivered_on(), self._underneath(question, answer, reference))
        if old:
            sent = await self._delivery.replace(question.spot, old, messages)
        else:
            sent = await self._delivery.send(self._spot(question), messages)
        await self._remember(question, reference, sent)

    def _spot(self, question: Question) -> Spot:
        """Where the answer goes. Among several questions asked at once it shows which of them it answers."""
        if question.spot.reply_to is None and self._is_crowded(question.conversation):
            return replace(question.spot, reply_to=question.asked_in)
        return question.spot

    async def _worked_out(self, question: Question, reference: str) -> tuple[tuple[int, ...], Answer]:
        """The messages that answered the question before, and its answer."""
        old, follows = await self._earlier(question), await self._followed(question)
        return old, await self._asking.ask(self._asked(question, reference, follows))

    async def _followed(self, question: Question) -> str:
        """The reference of the question whose answer this one replies to; empty where that is not known."""
        if question.replies_to is None:
            return ""
        known = self._answers.by(question.spot.chat_id, question.replies_to)
        try:
            return known or await self._remembering.answered_by(question.asker, question.replies_to)
        except StoreError as error:
            log.error("followed_question_unknown", reason=str(error))
            return ""

    async def forget(self, conversation: str) -> None:
        """Drop the context of a conversation.

        Raises:
            StoreError: what is stored of it could not be dropped.
        """
        await self._asking.forget(conversation)

    async def forget_person(self, person: str) -> int:
        """Delete all that is stored and remembered of a person; how many rows were stored.

        Raises:
            StoreError: it could not be deleted.
        """
        deleted = await self._remembering.forget(person)
        # Afterwards: what is written meanwhile is in the memory still, and nothing that was deleted may come back.
        self._answers.forget(person)
        self._asking.forget_person(person)
        return deleted

    @staticmethod
    def _asked(question: Question, reference: str, follows: str) -> Asked:
        return Asked(
            question_in(question.text),
            question.surface,
            question.conversation,
            question.asker,
            question.answers_in,
            reference,
            _message_name(question) if question.asked_in is not None else "",
            question.entry,
            follows,
            question_in(question.pointed),
            question.hints,
        )

    def _underneath(self, question: Question, answer: Answer, reference: str) -> Underneath | None:
        """What a private chat offers under an answer; a group is kept short."""
        if question.surface is not Surface.PRIVATE:
            return None
        offers = self._exploring.offers(answer)
        return Underneath(offers, reference, self._delivery.bot_name, question.answers_in or answer.language)

    async def _earlier(self, question: Question) -> tuple[int, ...]:
        """The messages that answered the same message before, this process or an earlier one."""
        if question.asked_in is None:
            return ()
        known = self._answers.to(question.spot.chat_id, question.asked_in)
        if known is not None or not question.is_edit:
            return known or ()
        try:
            return await self._remembering.sent_for(_message_name(question))
        except StoreError as error:
            log.error("earlier_answer_unknown", reason=str(error))
            return ()

    async def _remember(self, question: Question, reference: str, sent: tuple[int, ...]) -> None:
        self._answers.put(question.spot.chat_id, question.asked_in, Sent(sent, reference, question.asker))
        if question.asked_in is None:
            return
        try:
            await self._remembering.sent(reference, sent)
        except StoreError as error:
            # An edit after a restart will get a new answer; this one is delivered all the same.
            log.error("answer_not_remembered", reason=str(error))


def _message_name(question: Question) -> str:
    return f"{question.spot.chat_id}:{question.asked_in}"
