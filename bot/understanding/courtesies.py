"""Greetings, thanks and closing marks around a question: 「你好，请问…，谢谢！」 asks what 「…」 asks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.normalise import NormalisedText, fold
from bot.understanding.question_text import is_letter

_MARKS = r"[ ,.。!~:;、…]*"
"""What may stand between courtesies. A question mark is none: it asks."""

_GOES_ON = "(?![的们])"
"""「想问的是…」 is no opening but a turn of speech."""


class CourtesyReader:
    """Sets courtesies aside.

    Args:
        openings: what questions are opened with and which begins no name; in any number.
        closings: what they are closed with and which ends no name.
    """

    def __init__(self, openings: Iterable[str], closings: Iterable[str]) -> None:
        self._opening = re.compile(rf"(?:{_MARKS}(?:{_any_of(openings)}){_GOES_ON})*{_MARKS}")
        self._closing = re.compile(rf"(?:{_MARKS}(?:{_any_of(closings)}))*{_MARKS}$")

    def without(self, asked: NormalisedText) -> NormalisedText:
        """The question without its courtesies; as it is where it is nothing but these.

        What is left is as if it had been typed alone, except that it keeps the script of the whole.
        """
        text = asked.text
        opening = self._opening.match(text)
        start = opening.end() if opening is not None else 0
        closing = self._closing.search(text, start)
        end = closing.start() if closing is not None else len(text)
        if (start == 0 and end == len(text)) or not any(map(is_letter, text[start:end])):
            return asked
        first, last = asked.origins[start], asked.origins[end - 1] + 1
        origins = tuple(origin - first for origin in asked.origins[start:end])
        return NormalisedText(asked.original[first:last], text[start:end], origins, asked.has_traditional)


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, Latin ones whole."""
    longest_first = sorted(map(fold, words), key=len, reverse=True)
    return "|".join(f"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else word for word in longest_first)
