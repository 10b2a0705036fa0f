"""Decodes a source file and cuts it into paragraphs that remember where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.errors import SourceError

# All white space of Unicode, the byte order mark, and the zero-width spaces that word processors leave behind.
_MARGIN = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\u2060\ufeff"
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-empty printed line: `source[start:end] == text`, without surrounding white space."""

    text: str
    start: int
    end: int


def decode(content: bytes) -> str:
    """The text of a source file, with every character that the file holds.

    Raises:
        SourceError: the file is empty, is not UTF-8 or is no text.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"The source is not UTF-8 text: byte {error.start} cannot be decoded.") from error
    if not text.strip(_MARGIN):
        raise SourceError("The source is empty.")
    if "\0" in text:
        raise SourceError("The source is not a text file: it holds a zero byte.")
    return text


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line that prints something, in order; all that lies between them is white space."""
    lines = []
    for found in _LINE.finditer(text):
        printed = found[0].strip(_MARGIN)
        if printed:
            start = found.start() + found[0].index(printed)
            lines.append(Line(printed, start, start + len(printed)))
    return tuple(lines)
