"""Grades answers to a set of questions.

A row of the set holds `question`, the earlier questions of its conversation (`history`), what is expected of the answer
(`expect`), and strings that show it: `must` (each, or one of each inner list, stands in the text), `must_not` (none
stands in the headline), `evidence` (one stands in a cited quote). How strings are compared does not depend on width, case,
spaces, commas or quotation marks.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.answering.conversation import Conversation
from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerStatus

LONGEST_TEXT = 900
FIRST_SIGHT = 200
"""Characters in which a figure or a count must be found: what a reader sees without scrolling."""
_IGNORED = frozenset(" \t\r\n\u3000,，、\"'“”‘’「」『』《》<>")


class Expectation(StrEnum):
    """What sort of reply a question must get."""

    ANSWER = "answer"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"


@dataclass(frozen=True)
class GradedQuestion:
    """One row of the set. Each item of `must` is a tuple of alternatives."""

    id: str
    question: str
    history: tuple[str, ...]
    language: str
    type: str
    expect: Expectation
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Grade:
    """Empty `fault`: passed. A fault is harmful when it misinforms: something wrong was given for an answer."""

    fault: str = ""
    is_harmful: bool = False

    @property
    def passed(self) -> bool:
        return not self.fault


PASSED = Grade()


def read_questions(file: Path) -> tuple[GradedQuestion, ...]:
    """The rows of a JSON Lines file."""
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return tuple(_read_row(line) for line in lines)


def _read_row(line: str) -> GradedQuestion:
    row = json.loads(line)
    return GradedQuestion(
        id=row["id"],
        question=row["question"],
        history=tuple(row.get("history", ())),
        language=row["lang"],
        type=row["type"],
        expect=Expectation(row["expect"]),
        must=tuple((item,) if isinstance(item, str) else tuple(item) for item in row["must"]),
        must_not=tuple(row["must_not"]),
        evidence=tuple(row["evidence"]),
    )


def ask(engine: Engine, row: GradedQuestion) -> Answer:
    """The answer to a row, after its conversation so far."""
    conversation: Conversation | None = None
    for earlier in row.history:
        conversation = engine.ask(earlier, conversation).conversation
    return engine.ask(row.question, conversation).answer


def grade(row: GradedQuestion, answer: Answer) -> Grade:
    """Hold an answer against its row."""
    is_answered = answer.status is AnswerStatus.ANSWERED
    if row.expect is Expectation.NOT_FOUND:
        if answer.status in (AnswerStatus.NOT_FOUND, AnswerStatus.SMALLTALK):
            return PASSED
        return Grade(f"{answer.status}, but the report is silent", is_harmful=is_answered)
    if row.type != "list" and len(answer.text) > LONGEST_TEXT:
        return Grade(f"a text of {len(answer.text)} characters")
    if row.expect is Expectation.CLARIFY:
        if answer.status is AnswerStatus.CLARIFY or (is_answered and not _missing(row, answer.text)):
            return PASSED
        return Grade(f"{answer.status}, but neither asked back nor all readings given", is_harmful=is_answered)
    return _grade_content(row, answer) if is_answered else Grade(f"{answer.status}, but there is an answer")


def _grade_content(row: GradedQuestion, answer: Answer) -> Grade:
    wrong = [words for words in row.must_not if _plain(words) in _plain(answer.headline)]
    if wrong:
        return Grade(f"the headline holds {wrong}", is_harmful=True)
    missing = _missing(row, answer.text[:FIRST_SIGHT] if row.type in ("figure", "count") else answer.text)
    if missing:
        return Grade(f"the text lacks {missing}", is_harmful=True)
    quoted = _plain("\n".join(citation.quote for citation in answer.citations))
    if row.evidence and not any(_plain(words) in quoted for words in row.evidence):
        return Grade(f"no citation holds any of {list(row.evidence)}")
    return PASSED


def _missing(row: GradedQuestion, text: str) -> list[str]:
    shown = _plain(text)
    return [" / ".join(choices) for choices in row.must if not _holds_one(shown, choices)]


def _holds_one(shown: str, choices: Iterable[str]) -> bool:
    return any(_plain(choice) in shown for choice in choices)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c not in _IGNORED)
