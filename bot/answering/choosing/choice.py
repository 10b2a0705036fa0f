"""What a chooser hands on."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answer import Answer
from bot.understanding.asked import AskedQuestion


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, the question it was given to (with the slots it was read with), and the entries it used.

    `figures_stated` counts the figures in the headline; `items` are what the answer lists, for 「第二个」.
    """

    answer: Answer
    asked: AskedQuestion
    entry_keys: tuple[int, ...] = ()
    figures_stated: int = 0
    items: tuple[str, ...] = ()
