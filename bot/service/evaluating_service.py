"""Evaluates one engine, which is what every transport asks."""

from __future__ import annotations

from bot.answering.engine import Engine, Outcome
from bot.domain.errors import QuestionError
from bot.service.evaluating import Evaluation, Fault, Grade, GradedQuestion
from bot.service.grading import grade
from bot.service.in_turn import ask_in_turn


class EngineEvaluating:
    """Asks graded questions of one engine; implements `Evaluating`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def evaluate(self, question: GradedQuestion) -> Evaluation:
        """Ask one question, after its conversation so far, and grade the reply."""
        try:
            outcome = self.outcome(question)
        except QuestionError:
            return Evaluation(question, None, Grade(Fault.REFUSED))
        return Evaluation(question, outcome.answer, grade(question, outcome.answer, outcome.reading))

    def outcome(self, question: GradedQuestion) -> Outcome:
        """What the engine makes of a question after its conversation so far.

        Raises:
            QuestionEmpty: nothing is left of the question.
        """
        return ask_in_turn(self._engine, question.history, question.question)
