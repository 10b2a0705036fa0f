"""What an admin types, without what nobody sees: control and bidirectional characters make a text read otherwise."""

from __future__ import annotations

import unicodedata

from bot.telegram.rendering.text import clean

_UNSEEN = ("Cc", "Cf", "Cs")
LONGEST_LINE = 512


def typed_line(text: str) -> str:
    """One line, its white space single."""
    return clean(text)[:LONGEST_LINE]


def is_too_long(text: str) -> bool:
    """Whether `typed_line` would take only a part of it."""
    return len(clean(text)) > LONGEST_LINE


def typed_lines(text: str) -> tuple[str, ...]:
    """The lines that say anything."""
    return tuple(line for line in map(clean, text.splitlines()) if line)


def typed_text(text: str) -> str:
    """Text with its line breaks and its indentation, such as YAML."""
    return "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in _UNSEEN)
