"""Explaining how a question was read and why its answer won, for the person who curates the store."""

from __future__ import annotations

from bot.answering.engine import Engine
from bot.service.asking import check_question


class QuestionExplaining:
    """Explains single questions with one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def explain(self, question: str) -> tuple[str, ...]:
        """How the question was read, each candidate with its score and why it won or fell, and the answer.

        Raises:
            QuestionEmpty: nothing is left of the question.
            QuestionTooLong: it is over `QUESTION_LENGTH_LIMIT`.
        """
        check_question(question)
        return self._engine.ask(question).trace
