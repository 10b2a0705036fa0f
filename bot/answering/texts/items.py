"""Items of a list that was given before, asked for by their number."""

from __future__ import annotations

from bot.understanding.patterns import Patterns

_HAN_NUMBERS = "一二三四五六七八九十"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def item_number(text: str, count: int, patterns: Patterns) -> int | None:
    """The number of the item in 「第二个」 or "the last one", when that is all the text says and a list of `count` has it."""
    number = _number(text, count, patterns)
    return number if number is not None and 1 <= number <= count else None


def _number(text: str, count: int, patterns: Patterns) -> int | None:
    if patterns.last_list_item.fullmatch(text):
        return count
    english = patterns.list_item_en.fullmatch(text)
    if english is not None:
        return _ORDINALS.index(english[1]) + 1
    found = patterns.list_item.fullmatch(text)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _HAN_NUMBERS.index(found[1]) + 1
