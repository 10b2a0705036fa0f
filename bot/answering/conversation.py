"""What a conversation remembers between two questions: the last subject and its slots."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.slots import Slots


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last answered question.

    `question` is the text that named the subject, `entry_keys` the index keys of what it was answered with, `slots` the slots it
    was read with, `passages` the ids of the passages it cited, `items` what its answer listed. Nothing older is kept: what
    the last question did not say is not known.
    """

    question: str
    entry_keys: tuple[int, ...]
    slots: Slots
    passages: tuple[str, ...]
    items: tuple[str, ...] = ()


_HAN_NUMBERS = "一二三四五六七八九十"
_ITEM = re.compile(rf"那?第([1-9]\d?|[{_HAN_NUMBERS}])(?:个|项|家|条路|名)(?:是什么|是啥|是哪个|叫什么)?[?？。呢啊呀]*")


def item_number(text: str) -> int | None:
    """The number in 「第二个」, when that is all the text says; None otherwise."""
    found = _ITEM.fullmatch(text)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _HAN_NUMBERS.index(found[1]) + 1
