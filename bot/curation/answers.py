"""Holds the numbers of a written answer against the quotes it rests on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class PrintedAmounts:
    """The numbers of printed text, ready for holding others against them: as digits, and as amounts in any scale."""

    digits: frozenset[str]
    amounts: frozenset[Fraction]

    @classmethod
    def of(cls, printed: str) -> PrintedAmounts:
        """Read the numbers of a text."""
        text = unicodedata.normalize("NFKC", printed)
        found = tuple(numbers_in(text))
        amounts = frozenset(_amount(number, text) for number in found)
        return cls(frozenset(number.digits for number in found), amounts | frozenset(_worded(text)))

    def missing_from(self, written: str) -> tuple[str, ...]:
        """The numbers of `written` in digits that the text holds in no form; see `unsupported_numbers`."""
        text = unicodedata.normalize("NFKC", written)
        return tuple(
            number.text
            for number in numbers_in(text)
            if _amount(number, text) not in self.amounts
            and not (number.digits in self.digits and _scale_after(number, text) is None)
        )


def unsupported_numbers(answer: str, quoted: str) -> tuple[str, ...]:
    """The numbers of `answer` in digits that `quoted` holds in no form.

    A number is supported when the quotes print the same amount in whatever scale (18 billion for 180亿), or the same
    number in Chinese words (8 for 八个方面); one without a scale of its own also when they print the same digits (the 20
    of 20—50%, the 2.6 of 2.6亿元).
    """
    return PrintedAmounts.of(quoted).missing_from(answer)


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
