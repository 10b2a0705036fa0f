"""The engine holds its level on questions that were written before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.service.evaluating import Evaluation
from bot.service.evaluating_service import EngineEvaluating
from tests.golden.graded_files import DEVELOPMENT, read_questions, told

pytestmark = pytest.mark.corpus

PASS_RATE = 0.98


def test_at_least_98_percent_of_the_development_questions_pass_and_no_answer_misinforms(
    evaluating: EngineEvaluating,
) -> None:
    found = [evaluating.evaluate(row) for row in read_questions(DEVELOPMENT)]

    failures: list[Evaluation] = [one for one in found if not one.grade.passed]
    assert [told(one) for one in failures if one.grade.is_harmful] == []
    assert len(failures) <= (1 - PASS_RATE) * len(found), "\n".join(map(told, failures))


def test_conversations_are_taken_into_account(evaluating: EngineEvaluating) -> None:
    rows = [row for row in read_questions(DEVELOPMENT) if row.history]

    assert any(evaluating.evaluate(row).answer != evaluating.evaluate(replace(row, history=())).answer for row in rows)
