"""Items of a list that was given before, asked for by their number."""

from __future__ import annotations

import re

_HAN_NUMBERS = "一二三四五六七八九十"
_ITEM = re.compile(rf"那?第([1-9]\d?|[{_HAN_NUMBERS}])(?:个|项|家|条路|名)(?:是什么|是啥|是哪个|叫什么)?[?？。呢啊呀]*")


def item_number(text: str) -> int | None:
    """The number in 「第二个」, when that is all the text says; None otherwise."""
    found = _ITEM.fullmatch(text)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _HAN_NUMBERS.index(found[1]) + 1
