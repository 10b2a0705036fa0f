"""`ask --jsonl`: a question a line in, an answer a line out, in order."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from bot.domain.answer import Answer
from bot.domain.errors import QuestionError
from bot.service.asking import Asked, Asking
from bot.service.ports import Surface
from bot.terminal.contract import answer_object, error_object, written
from bot.terminal.words import say, sentence


@dataclass(frozen=True, slots=True)
class Row:
    """A line of input: `id` is any JSON value and comes back as it is; `history` are earlier questions of the chat."""

    id: object
    question: str
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that cannot be used, and the sentence that says why."""

    id: object
    reason: str


def answer_rows(lines: Iterable[bytes], asking: Asking, runner: asyncio.Runner) -> Iterator[str]:
    """Answer each line that is not blank; a line that cannot be used gives an error object, and the rest goes on."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = read_row(line)
            if isinstance(row, BadRow):
                yield written(error_object(number, row.reason, row.id))
            else:
                yield written(_answer(row, number, asking, runner))


def read_row(line: bytes) -> Row | BadRow:
    """Read `{"id", "question", "history"}`; `id` and `history` may be missing."""
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        return BadRow(None, say("row-not-text"))
    except (ValueError, RecursionError):
        return BadRow(None, say("row-not-json"))
    if not isinstance(value, dict):
        return BadRow(None, say("row-not-object"))
    row_id, question, history = value.get("id"), value.get("question"), value.get("history")
    if history is None:
        history = []
    if not isinstance(question, str):
        return BadRow(row_id, say("row-no-question"))
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        return BadRow(row_id, say("row-bad-history"))
    return Row(row_id, question, tuple(history))


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _answer(row: Row, number: int, asking: Asking, runner: asyncio.Runner) -> dict[str, object]:
    # A row is a conversation of its own: nothing carries over from the row before.
    conversation = f"row-{number}"
    try:
        answer, milliseconds = runner.run(_ask(row, conversation, asking))
    except Exception as error:  # noqa: BLE001 - a fault in one row must not cost the rows after it; its row says so
        return error_object(number, sentence(error), row.id)
    finally:
        runner.run(asking.forget(conversation))
    return answer_object(answer, milliseconds, row.id)


async def _ask(row: Row, conversation: str, asking: Asking) -> tuple[Answer, float]:
    for earlier in row.history:
        try:
            await asking.ask(Asked(earlier, Surface.TERMINAL, conversation))
        except QuestionError:
            continue  # the chat refused it then, too, so it set no context
    start = time.perf_counter()
    answer = await asking.ask(Asked(row.question, Surface.TERMINAL, conversation))
    return answer, (time.perf_counter() - start) * 1000
