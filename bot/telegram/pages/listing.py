"""Lists too long for one message, leafed through with ‹ and ›."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from telegram import InlineKeyboardButton

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.exploring.contract import Line
from bot.telegram.rendering.keyboards import LONGEST_LABEL, Action, button
from bot.telegram.rendering.text import clip

LINES_A_PAGE = 8

T = TypeVar("T")
Row = list[InlineKeyboardButton]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a list; `number` counts from 0, `first` is the position of its first line."""

    shown: tuple[T, ...]
    number: int
    count: int
    first: int


def page_of(lines: Sequence[T], number: int) -> Page[T]:
    """The page of that number, or the last one where the list is shorter: it may have been longer once."""
    count = max(1, -(-len(lines) // LINES_A_PAGE))
    number = min(number, count - 1)
    first = number * LINES_A_PAGE
    return Page(tuple(lines[first : first + LINES_A_PAGE]), number, count, first)


def turning(page: Page[T], turn: Callable[[str, int], InlineKeyboardButton], language: Language) -> list[Row]:
    """A row with ‹ and ›, as far as there are pages; `turn` makes a button from a label and a page."""
    row: Row = []
    if page.number > 0:
        row.append(turn(words("telegram-previous", language), page.number - 1))
    if page.number + 1 < page.count:
        row.append(turn(words("telegram-next", language), page.number + 1))
    return [row] if row else []


def line_rows(lines: Sequence[Line], action: Action) -> list[Row]:
    """A row a line; a press opens it."""
    return [[button(clip(line.label, LONGEST_LABEL), action, line.key)] for line in lines]


def counter(page: Page[T], language: Language) -> str:
    """Which page it is, where there are several; empty where there is one."""
    if page.count == 1:
        return ""
    return words("telegram-page", language, page=str(page.number + 1), pages=str(page.count))
