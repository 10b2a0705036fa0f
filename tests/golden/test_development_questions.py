"""The engine holds its level on questions that were written before it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from tests.golden.grading import Expectation, GradedQuestion, ask, grade, read_questions

QUESTIONS = Path(__file__).parent / "development-questions.jsonl"
PASS_RATE = 0.98


def test_at_least_98_percent_of_the_development_questions_pass_and_no_answer_misinforms(engine: Engine) -> None:
    rows = read_questions(QUESTIONS)

    failures: list[str] = []
    harmful = 0
    for row in rows:
        answer = ask(engine, row)
        found = grade(row, answer)
        harmful += found.is_harmful
        if not found.passed:
            asked = " / ".join((*row.history, row.question))
            failures.append(f"{row.id} {asked}\n    {found.fault}; {answer.status}: {answer.headline}")

    report = "\n" + "\n".join(failures)
    assert harmful == 0, report
    assert len(failures) <= (1 - PASS_RATE) * len(rows), report


ROW = GradedQuestion(
    "made-up",
    "虚构县的纸鹤产量是多少？",
    (),
    "zh",
    "figure",
    Expectation.ANSWER,
    (("12.5", "十二点五"),),
    ("9.9",),
    ("纸鹤产量12.5万只",),
)
ANSWER = Answer(
    AnswerStatus.ANSWERED,
    AnswerKind.FIGURE,
    Language.ZH_HANS,
    "２０３０年纸鹤产量：12.5万只",
    citations=(Citation("made-up", "一、开头", "p1", 0, 10, "纸鹤产量１２.５ 万只"),),
)
SILENT = replace(ANSWER, status=AnswerStatus.NOT_FOUND)
ASKS_BACK = replace(ANSWER, status=AnswerStatus.CLARIFY, headline="哪一个？")
NO_SUCH = replace(ROW, expect=Expectation.NOT_FOUND, must=())
UNCLEAR = replace(ROW, expect=Expectation.CLARIFY, must=(("12.5",), ("13.5",)))


class TestGrading:
    """The grader is strict itself."""

    @pytest.mark.parametrize(
        ("row", "answer"),
        [
            (ROW, ANSWER),
            (NO_SUCH, SILENT),
            (UNCLEAR, ASKS_BACK),
            (UNCLEAR, replace(ANSWER, details=("13.5",))),
            (replace(ROW, type="list"), replace(ANSWER, details=("一" * 1000,))),
        ],
    )
    def test_passes_what_is_right(self, row: GradedQuestion, answer: Answer) -> None:
        assert grade(row, answer).passed

    @pytest.mark.parametrize(
        ("row", "answer", "is_harmful"),
        [
            (ROW, SILENT, False),
            (ROW, ASKS_BACK, False),
            (ROW, replace(ANSWER, headline="不是9.9，是12.5"), True),
            (ROW, replace(ANSWER, headline="13.5"), True),
            (ROW, replace(ANSWER, headline="一" * 200, details=("12.5",)), True),
            (ROW, replace(ANSWER, citations=()), False),
            (ROW, replace(ANSWER, details=("一" * 1000,)), False),
            (NO_SUCH, ANSWER, True),
            (NO_SUCH, ASKS_BACK, False),
            (UNCLEAR, ANSWER, True),
            (UNCLEAR, SILENT, False),
        ],
    )
    def test_fails_what_is_wrong_and_knows_harm(self, row: GradedQuestion, answer: Answer, is_harmful: bool) -> None:
        found = grade(row, answer)

        assert not found.passed
        assert found.is_harmful == is_harmful

    def test_takes_the_conversation_into_account(self, engine: Engine) -> None:
        rows = [row for row in read_questions(QUESTIONS) if row.history]

        assert any(ask(engine, row) != ask(engine, replace(row, history=())) for row in rows)
