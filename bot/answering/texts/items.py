"""Items of a list that was given before, asked for by their number."""

from __future__ import annotations

import re

_HAN_NUMBERS = "一二三四五六七八九十"
_TAIL = (
    r"呢?[,，]?(?:具体|详细|展开)?(?:是什么意思|什么意思|啥意思|是什么|是啥|是哪个|叫什么|说说|讲讲|呢)?[?？。呢啊呀]*"
)
_COUNTED = r"(?:个|项|条|家|条路|名|点|处|样)"
_ITEM = re.compile(rf"那?第([1-9]\d?|[{_HAN_NUMBERS}]){_COUNTED}{_TAIL}")
_LAST = re.compile(rf"那?最后(?:那)?一?{_COUNTED}{_TAIL}|(?:the )?last (?:one|item)\??")
_ENGLISH = re.compile(
    r"(?:and )?(?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: one| item)\??"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def item_number(text: str, count: int) -> int | None:
    """The number of the item in 「第二个」 or "the last one", when that is all the text says and a list of `count` has it."""
    number = _number(text, count)
    return number if number is not None and 1 <= number <= count else None


def _number(text: str, count: int) -> int | None:
    if _LAST.fullmatch(text):
        return count
    english = _ENGLISH.fullmatch(text)
    if english is not None:
        return _ORDINALS.index(english[1]) + 1
    found = _ITEM.fullmatch(text)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _HAN_NUMBERS.index(found[1]) + 1
