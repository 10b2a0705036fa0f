"""Holds the numbers of a written answer against the quotes it rests on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from bot.curation.figures import read_figure
from bot.documents.numerals import PrintedNumber, numbers_in

_SCALE = re.compile(r"\s*(?P<word>trillion|billion|million|thousand|hundred|[余多]?[百千万亿]+)", re.IGNORECASE)
_SCALES = {
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "thousand": 10**3,
    "hundred": 10**2,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}
_HAN_NUMBER = re.compile("[零〇一二两三四五六七八九十百千万亿]+")


def unsupported_numbers(answer: str, quoted: str) -> tuple[str, ...]:
    """The numbers of `answer` in digits that `quoted` holds in no form.

    A number is supported when the quotes print the same amount in whatever scale (18 billion for 180亿), or the same
    number in Chinese words (8 for 八个方面); one without a scale of its own also when they print the same digits (the 20
    of 20—50%, the 2.6 of 2.6亿元).
    """
    normal_answer, normal_quoted = unicodedata.normalize("NFKC", answer), unicodedata.normalize("NFKC", quoted)
    digits = {number.digits for number in numbers_in(normal_quoted)}
    amounts = {_amount(number, normal_quoted) for number in numbers_in(normal_quoted)} | set(_worded(normal_quoted))
    return tuple(
        number.text
        for number in numbers_in(normal_answer)
        if _amount(number, normal_answer) not in amounts
        and not (number.digits in digits and _scale_after(number, normal_answer) is None)
    )


def _scale_after(number: PrintedNumber, text: str) -> str | None:
    found = _SCALE.match(text, number.end)
    return found["word"].lower() if found else None


def _amount(number: PrintedNumber, text: str) -> Fraction:
    amount = Fraction(number.digits)
    word = _scale_after(number, text)
    if word is None:
        return amount
    if word in _SCALES:
        return amount * _SCALES[word]
    for char in word:
        amount *= _SCALES.get(char, 1)
    return amount


def _worded(text: str) -> Iterator[Fraction]:
    return (read_figure(found[0]).amount for found in _HAN_NUMBER.finditer(text))
