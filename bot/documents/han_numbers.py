"""Chinese numerals of headings: 一 … 九十九."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def arabic_number(number: str) -> int:
    """一 … 九十九 as an integer; 0 where it is none."""
    tens, _, ones = number.rpartition("十")
    if "十" not in number:
        return _DIGITS.index(number) if len(number) == 1 else 0
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


def han_number(value: int) -> str:
    """An integer from 1 to 99 as 一 … 九十九."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
