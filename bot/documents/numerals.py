"""Finds every number a text prints in Arabic digits."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.report import Numeral, SourceDocument

_DIGIT = "[0-9０-９]"
_NUMBER = re.compile(
    rf"(?<![/0-9０-９.．]){_DIGIT}{{1,2}}/[1-9１-９]{_DIGIT}?(?![/0-9０-９])"  # 1/3
    rf"|{_DIGIT}{{1,3}}(?:,{_DIGIT}{{3}})+(?!{_DIGIT})(?:[.．]{_DIGIT}+)?"  # 1,730.5
    rf"|{_DIGIT}+(?:[.．]{_DIGIT}+)?"  # 2079.4
)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed at `start:end` of the text it was sought in."""

    text: str
    start: int
    end: int

    @property
    def digits(self) -> str:
        """The number with half-width digits and no thousands separators: `1730.5`, `1/3`."""
        return unicodedata.normalize("NFKC", self.text).replace(",", "")


def numbers_in(text: str) -> Iterator[PrintedNumber]:
    """Every number printed in Arabic digits, half- or full-width, in order.

    A fraction (1/3) and a number with a decimal point or thousands separators is one number; a range (20—50) is two.
    Signs, units and per cent signs are not part of it.
    """
    for found in _NUMBER.finditer(text):
        yield PrintedNumber(found[0], found.start(), found.end())


def find_numerals(document: SourceDocument) -> tuple[Numeral, ...]:
    """Every number of the document's passages, in order, with its place in the source."""
    starts = [passage.start for passage in document.passages]
    numerals = []
    for number in numbers_in(document.text):
        index = bisect_right(starts, number.start) - 1
        if index >= 0 and number.end <= document.passages[index].end:
            passage_id = document.passages[index].id
            numerals.append(Numeral(number.text, number.start, number.end, passage_id))
    return tuple(numerals)
