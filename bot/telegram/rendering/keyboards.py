"""Inline buttons and what they say when pressed.

Telegram allows 64 bytes of callback data, 21 Chinese characters, and a client can send anything. So the data is a
short versioned code, and a button that asks a question carries the question as its label: Telegram hands the message
with its buttons back on a press, so the label survives restarts and changes of the store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.answer import Answer

_CODE = re.compile(r"v1:([a-z]{1,2})(?::(0|[1-9]\d{0,3}))?")
_MOST_QUESTIONS = 10
LONGEST_LABEL = 120
"""Characters of a label; a longer question cannot be shown on a button and gets none."""


class Action(StrEnum):
    """What a button does. The number that goes with it is a position, a page or a term's printed number."""

    QUESTION = "q"
    TERM_PAGE = "tp"
    TERM = "t"
    OUTLINE = "o"
    PART = "p"
    ENTRY = "e"


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, decoded."""

    action: Action
    number: int


def encode(action: Action, number: int = 0) -> str:
    """The callback data of a button."""
    return f"v1:{action}:{number}"


def decode(data: str) -> Press | None:
    """The press, or None where the data is not ours."""
    found = _CODE.fullmatch(data)
    if found is None or found[1] not in {action.value for action in Action}:
        return None
    return Press(Action(found[1]), int(found[2] or 0))


def button(label: str, action: Action, number: int = 0) -> InlineKeyboardButton:
    """One button."""
    return InlineKeyboardButton(label, callback_data=encode(action, number))


def question_keyboard(questions: Iterable[str]) -> InlineKeyboardMarkup | None:
    """A button a question, or None without any."""
    fitting = [question for question in dict.fromkeys(questions) if question and len(question) <= LONGEST_LABEL]
    rows = [[button(question, Action.QUESTION, index)] for index, question in enumerate(fitting[:_MOST_QUESTIONS])]
    return InlineKeyboardMarkup(rows) if rows else None


def answer_keyboard(answer: Answer) -> InlineKeyboardMarkup | None:
    """What the person may want to press next: the readings to choose from, then related questions."""
    return question_keyboard((*answer.options, *answer.suggestions))


def label_of(data: str, keyboard: InlineKeyboardMarkup | None) -> str | None:
    """The label of the button that carries `data`, or None where the keyboard has no such button."""
    rows: Sequence[Sequence[InlineKeyboardButton]] = keyboard.inline_keyboard if keyboard is not None else ()
    return next((item.text for row in rows for item in row if item.callback_data == data), None)
