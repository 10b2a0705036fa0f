"""Asks the questions of one chat in turn, without a chat: for graded and golden questions, which bring their history."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine, Outcome
from bot.domain.errors import QuestionError


def ask_in_turn(engine: Engine, history: Iterable[str], question: str) -> Outcome:
    """What the engine makes of a question after the earlier ones of its chat.

    Raises:
        QuestionEmpty: nothing is left of the question.
    """
    conversation: Conversation | None = None
    for earlier in history:
        try:
            conversation = engine.ask(earlier, conversation).conversation
        except QuestionError:
            continue  # the chat refused it, so it set no context
    return engine.ask(question, conversation)
