"""Where a passage stands, in English: the report's own places are Chinese (一、（六）; 名词解释 12)."""

from __future__ import annotations

import re

_PLACE = re.compile(r"([一二三四五六七八九十]+)(?:、(.*))?")
_BRACKETED = re.compile(r"（([一二三四五六七八九十]+)）")
_COUNTED = re.compile(r"(.+?) ?[（ ](\d+)）?")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}

WORDS = {
    "标题": "place-title",
    "开场白": "place-opening",
    "开头": "place-lead",
    "小结": "place-summary",
    "结语": "place-conclusion",
    "名词解释": "place-glossary",
    "附件": "place-appendix",
}
"""The message for each word that is not the report's: it names a place that bears no heading."""


def parts_of(place: str) -> tuple[int, str]:
    """The number of the part, 0 where the place is in none, and what follows it: 「一、（六）」 is part 1, 「（六）」."""
    found = _PLACE.fullmatch(place.rstrip("、"))
    return (arabic(found[1]), found[2] or "") if found is not None else (0, place)


def bracketed(number: str) -> str:
    """A bracketed Chinese number in digits: 「（六）」 is 「(6)」; empty for anything else."""
    found = _BRACKETED.fullmatch(number)
    return f"({arabic(found[1])})" if found is not None else ""


def counted(place: str) -> tuple[str, str]:
    """A place that counts its items, and the number: 「名词解释 12」, 「五年来（3）」; no number where it counts none."""
    found = _COUNTED.fullmatch(place)
    return (found[1], found[2]) if found is not None else (place, "")


def arabic(number: str) -> int:
    """A Chinese number below a hundred."""
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
