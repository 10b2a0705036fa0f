"""A line about each golden question that is not answered as it must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.messages.catalogue import message
from bot.service.golden_questions import GoldenAnswer
from bot.terminal.render import printable
from bot.terminal.words import LANGUAGE, say


def broken_lines(broken: Iterable[GoldenAnswer]) -> Iterator[str]:
    """What each asks, which demands its answer fails, and the answer."""
    for one in broken:
        asked = " / ".join((*one.question.history, one.question.question))
        reasons = "；".join(
            message(f"golden-{failure.fault}", LANGUAGE, about="、".join(failure.about)) for failure in one.failures
        )
        failed = say("check-broken", id=one.question.id, question=_one_line(asked), reasons=_one_line(reasons))
        if one.answer is None:
            yield failed
        else:
            reply = say("eval-reply", status=one.answer.status.value, headline=_one_line(one.answer.headline))
            yield say("check-broken-reply", failed=failed, reply=reply)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
