"""From a question to its answer in the chat, and from an edited question to the edited answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.service.asking import Asked, Asking
from bot.service.ports import Surface
from bot.telegram.delivery.sending import Delivery, Spot
from bot.telegram.memory import Recent
from bot.telegram.rendering.answers import render
from bot.telegram.rendering.text import clean

_REMEMBERED_ANSWERS = 5_000


@dataclass(frozen=True, slots=True)
class Question:
    """A question with all that is needed to answer it in its chat.

    `asked_in` is the message that asks it, None for a button; an edit of that message edits the answer.
    """

    text: str
    surface: Surface
    conversation: str
    asker: str
    spot: Spot
    asked_in: int | None = None


class Conversations:
    """Asks the service, delivers the answer, and remembers which answer belongs to which message."""

    def __init__(self, asking: Asking, delivery: Delivery) -> None:
        self._asking = asking
        self._delivery = delivery
        self._answers: Recent[tuple[int, int], tuple[int, ...]] = Recent(_REMEMBERED_ANSWERS)

    def answered(self, chat_id: int, message_id: int) -> bool:
        """Whether this message was answered lately."""
        return self._answers.get((chat_id, message_id)) is not None

    async def answer(self, question: Question) -> None:
        """Answer a question; if its message was answered before, that answer is edited.

        Raises:
            QuestionError: the question cannot be taken in.
            TelegramError: the answer could not be delivered.
        """
        answer = await self._asking.ask(
            Asked(clean(question.text), question.surface, question.conversation, question.asker)
        )
        key = (question.spot.chat_id, question.asked_in or 0)
        old = self._answers.get(key) if question.asked_in is not None else None
        messages = render(answer)
        if old is None:
            sent = await self._delivery.send(question.spot, messages)
        else:
            sent = await self._delivery.replace(question.spot, old, messages)
        if question.asked_in is not None:
            self._answers.put(key, sent)

    async def forget(self, conversation: str) -> None:
        """Drop the context of a conversation.

        Raises:
            StoreError: what is stored of it could not be dropped.
        """
        await self._asking.forget(conversation)
