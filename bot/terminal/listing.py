"""Lines about questions that were asked: when, where, what; never by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.service.ports import Opinion, QuestionRecord, Surface
from bot.terminal.render import printable
from bot.terminal.words import say

_REASONS = {"wrong": "reason-wrong", "beside": "reason-beside", "incomplete": "reason-incomplete"}
"""The reasons that a button tells; any other was written."""


def unanswered_lines(records: Iterable[QuestionRecord]) -> Iterator[str]:
    """A line a question that was not answered."""
    for record in records:
        yield say("unanswered-line", **_asked(record.asked_at, record.surface, record.question))


def feedback_lines(opinions: Iterable[Opinion]) -> Iterator[str]:
    """A line an answer that was not useful, with the reason where one was given."""
    for opinion in opinions:
        reason = say(_REASONS[opinion.reason]) if opinion.reason in _REASONS else _one_line(opinion.reason)
        asked = _asked(opinion.given_at, opinion.surface, opinion.question)
        yield say("feedback-line", **asked, reason=reason) if reason else say("unanswered-line", **asked)


def _asked(moment: datetime, surface: Surface, question: str) -> dict[str, str]:
    return {
        "moment": moment.astimezone().strftime("%Y-%m-%d %H:%M"),
        "surface": say(f"surface-{surface.value}"),
        "question": _one_line(question),
    }


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
