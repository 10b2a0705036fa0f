"""Evaluating the bot with graded questions: what a question must get, what it got, and what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.answering.replies.reading_told import ReadSlot
from bot.domain.answer import Answer


class Expectation(StrEnum):
    """What sort of reply a question must get."""

    ANSWER = "answer"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"


class Fault(StrEnum):
    """What is wrong with a reply."""

    REFUSED = "refused"
    NOT_SILENT = "not-silent"
    NOT_ANSWERED = "not-answered"
    NEITHER_ASKED_NOR_COMPLETE = "neither-asked-nor-complete"
    TOO_LONG = "too-long"
    WRONG_IN_HEADLINE = "wrong-in-headline"
    HEADLINE_LACKS = "headline-lacks"
    LACKS = "lacks"
    UNCITED = "uncited"
    MISREAD = "misread"
    OTHER_ENTRIES = "other-entries"


@dataclass(frozen=True, slots=True)
class GradedQuestion:
    """A question and what its reply must hold.

    Each item of `must` is a tuple of alternatives, one of which stands in the text, and of `headline` one in the
    headline; nothing of `must_not` stands in the headline; one of `evidence` stands in a cited quote. `reading` are the slots that the question must be read
    with, `entries` the ids of the entries that the answer must use. `history` are the earlier questions of its
    chat. `type` and `language` are what results are counted by.
    """

    id: str
    question: str
    history: tuple[str, ...]
    language: str
    type: str
    expect: Expectation
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    headline: tuple[tuple[str, ...], ...] = ()
    reading: tuple[ReadSlot, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """No fault: passed. `about` are the strings, slots or entries at fault.

    A fault is harmful when it misinforms: something wrong was given for an answer.
    """

    fault: Fault | None = None
    about: tuple[str, ...] = ()
    is_harmful: bool = False

    @property
    def passed(self) -> bool:
        """Whether the reply is what the question must get."""
        return self.fault is None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A graded question with its reply (None where the question was refused) and its grade."""

    question: GradedQuestion
    answer: Answer | None
    grade: Grade


class Evaluating(Protocol):
    """Asks graded questions and grades the replies."""

    def evaluate(self, question: GradedQuestion) -> Evaluation:
        """Ask one question, after its conversation so far, and grade the reply."""
