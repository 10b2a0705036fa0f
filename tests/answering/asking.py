"""Ways to ask that hold what kind of reply comes back."""

from __future__ import annotations

from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerKind, AnswerStatus


def answered(engine: Engine, *questions: str) -> Answer:
    """The answer to the last question of a conversation; there is one."""
    answer = last(engine, *questions)
    assert answer.status is AnswerStatus.ANSWERED, answer.headline
    assert answer.citations
    return answer


def silent(engine: Engine, *questions: str) -> Answer:
    """The reply to the last question of a conversation; the report is silent."""
    answer = last(engine, *questions)
    assert answer.status is AnswerStatus.NOT_FOUND, answer.headline
    assert answer.kind is AnswerKind.SILENCE
    return answer


def last(engine: Engine, *questions: str) -> Answer:
    """The reply to the last question of a conversation."""
    conversation: Conversation | None = None
    for earlier in questions[:-1]:
        conversation = engine.ask(earlier, conversation).conversation
    return engine.ask(questions[-1], conversation).answer


def quoted(answer: Answer) -> str:
    """All that an answer quotes."""
    return "\n".join(citation.quote for citation in answer.citations)
