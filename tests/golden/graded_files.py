"""The graded questions of this folder."""

from __future__ import annotations

from pathlib import Path

from bot.service.evaluating import Evaluation, GradedQuestion
from bot.service.graded_rows import graded_rows

FOLDER = Path(__file__).parent
DEVELOPMENT = FOLDER / "development-questions.jsonl"
KNOWN_MISSES = FOLDER / "known-misses.jsonl"
KNOWN_WRONG = FOLDER / "known-wrong.jsonl"
GOLDEN = sorted((FOLDER / "questions").glob("*.jsonl"))


def read_questions(*files: Path) -> tuple[GradedQuestion, ...]:
    """The rows of the files, each of which must be usable."""
    rows: list[GradedQuestion] = []
    for file in files:
        for row in graded_rows(file.read_bytes().splitlines()):
            assert isinstance(row, GradedQuestion), f"{file.name}: {row}"
            rows.append(row)
    return tuple(rows)


def told(one: Evaluation) -> str:
    """A failure in two lines, for the message of a test."""
    asked = " / ".join((*one.question.history, one.question.question))
    reply = "refused" if one.answer is None else f"{one.answer.status}: {one.answer.headline}"
    return f"{one.question.id} {asked}\n    {one.grade.fault} {list(one.grade.about)}; {reply}"
