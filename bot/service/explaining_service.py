"""Explaining how a question was read and why its answer won, for the person who curates the store."""

from __future__ import annotations

from bot.answering.engine import Engine
from bot.service.asking import check_question
from bot.service.serving import Served


class QuestionExplaining:
    """Explains single questions with the engine that is served."""

    def __init__(self, served: Served) -> None:
        self._served = served

    def explain(self, question: str) -> tuple[str, ...]:
        """How the question was read, each candidate with its score and why it won or fell, and the answer.

        Raises:
            QuestionEmpty: nothing is left of the question.
            QuestionTooLong: it is over `QUESTION_LENGTH_LIMIT`.
        """
        check_question(question)
        # An engine that remembers its answers keeps no traces: this is asked anew.
        return Engine.ask(self._served.engine, question).trace
