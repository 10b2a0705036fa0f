"""The questions that are measured: those the engine is developed with."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine

REPOSITORY = Path(__file__).resolve().parent.parent
QUESTIONS = REPOSITORY / "tests" / "golden" / "development-questions.jsonl"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the earlier ones of its chat."""

    text: str
    history: tuple[str, ...]


def development_questions() -> tuple[Question, ...]:
    """All of them, in the order of the file."""
    rows = (json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip())
    return tuple(Question(row["question"], tuple(row.get("history") or ())) for row in rows)


class Took(NamedTuple):
    """Seconds that an answer was waited for, and those that the processor worked on it: other programs add to the first."""

    waited: float
    worked: float


def seconds_to_answer(engine: Engine, question: Question) -> Took:
    """How long the question itself takes; the earlier ones of its chat are answered before the clock starts."""
    conversation: Conversation | None = None
    for earlier in question.history:
        conversation = engine.ask(earlier, conversation).conversation
    started, began = time.perf_counter(), time.thread_time()
    engine.ask(question.text, conversation)
    worked = time.thread_time() - began
    return Took(time.perf_counter() - started, worked)
