"""Inline buttons and what they say when pressed.

Telegram allows 64 bytes of callback data, 21 Chinese characters, and a client can send anything. So the data is a
short versioned code that names things by their keys. A button that asks a question carries the question as its label:
Telegram hands the message with its buttons back on a press, so the label survives restarts and changes of the store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

_CODE = re.compile(r"v2(n?):([a-z]{1,2})((?::[A-Za-z0-9_-]{1,24}){0,4})")
_EARLIER_QUESTION = re.compile(r"v1:q:(?:0|[1-9]\d{0,3})")
_PAGE = re.compile(r"0|[1-9]\d{0,3}")
_MOST_QUESTIONS = 10
LONGEST_LABEL = 120
"""Characters of a label; a longer question cannot be shown on a button and gets none."""


class Action(StrEnum):
    """What a button does. In brackets the arguments that go with it: keys, and positions of pages."""

    QUESTION = "q"  # [position] asks its label
    OPEN = "a"  # [entry] answers with an entry or figure
    SCOPE = "w"  # [figure] the same figure in another scope
    CONTEXT = "c"  # [paragraph] a paragraph among its neighbours
    PARAGRAPH = "p"  # [paragraph] a paragraph by itself, in the outline
    OUTLINE = "o"  # the parts
    SECTION = "s"  # [section, page] what is in a part or section
    GIST = "g"  # [section] asks what a part says
    TERMS = "t"  # [page] the glossary
    CATEGORIES = "k"  # the categories of indicators
    INDICATORS = "i"  # [category, page] the indicators of one
    RELATED = "r"  # [entry, page] indicators to look at next
    TARGETS = "y"  # [year, page] the targets of a year
    USEFUL = "u"  # [answer] an opinion
    USELESS = "n"  # [answer] an opinion
    REASON = "z"  # [answer, reason] why
    WRITE = "zw"  # [answer] why, in words
    RULE = "e"  # [rule, value] how the bot behaves in a group
    LANGUAGE = "l"  # [language, or auto] speaks it from now on
    ADMIN = "x"  # [what, and what with] for those who keep the knowledge


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, decoded. `opens` tells that it leads away from an answer, which is to stay as it is."""

    action: Action
    arguments: tuple[str, ...] = ()
    opens: bool = False

    @property
    def key(self) -> str:
        """The first argument; empty where there is none."""
        return self.arguments[0] if self.arguments else ""

    def page(self, position: int) -> int:
        """The page that the argument at `position` says; the first where it says none."""
        said = self.arguments[position] if len(self.arguments) > position else ""
        return int(said) if _PAGE.fullmatch(said) else 0


def encode(action: Action, *arguments: str | int, opens: bool = False) -> str:
    """The callback data of a button."""
    return ":".join((f"v2{'n' if opens else ''}", action.value, *map(str, arguments)))


def decode(data: str) -> Press | None:
    """The press, or None where the data is not ours."""
    if _EARLIER_QUESTION.fullmatch(data):
        return Press(Action.QUESTION)
    found = _CODE.fullmatch(data)
    if found is None or found[2] not in {action.value for action in Action}:
        return None
    return Press(Action(found[2]), tuple(found[3].split(":")[1:]), bool(found[1]))


def button(label: str, action: Action, *arguments: str | int, opens: bool = False) -> InlineKeyboardButton:
    """One button."""
    return InlineKeyboardButton(label, callback_data=encode(action, *arguments, opens=opens))


def question_rows(questions: Iterable[str]) -> list[list[InlineKeyboardButton]]:
    """A row a question."""
    fitting = [question for question in dict.fromkeys(questions) if question and len(question) <= LONGEST_LABEL]
    return [[button(question, Action.QUESTION, index)] for index, question in enumerate(fitting[:_MOST_QUESTIONS])]


def question_keyboard(questions: Iterable[str]) -> InlineKeyboardMarkup | None:
    """A button a question, or None without any."""
    rows = question_rows(questions)
    return InlineKeyboardMarkup(rows) if rows else None


def label_of(data: str, keyboard: InlineKeyboardMarkup | None) -> str | None:
    """The label of the button that carries `data`, or None where the keyboard has no such button."""
    rows: Sequence[Sequence[InlineKeyboardButton]] = keyboard.inline_keyboard if keyboard is not None else ()
    return next((item.text for row in rows for item in row if item.callback_data == data), None)
