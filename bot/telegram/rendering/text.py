"""Text as Telegram counts it, and text as people send it."""

from __future__ import annotations

import re
import unicodedata

MESSAGE_LIMIT = 4096
"""UTF-16 units of one message, after its entities are taken out."""

_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)
"""Up to the next space or Chinese character: nobody types those in an address."""

_UNSEEN = {"Cc", "Cf", "Cs"}


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, which is how Telegram measures texts and places entities."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitting(text: str, limit: int) -> int:
    """How many characters of `text` fit in `limit` UTF-16 units; never splits a character."""
    used = 0
    for index, character in enumerate(text):
        used += 2 if ord(character) > 0xFFFF else 1
        if used > limit:
            return index
    return len(text)


def clip(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis, in at most `limit` UTF-16 units."""
    if utf16_length(text) <= limit:
        return text
    return text[: fitting(text, limit - 1)].rstrip() + "…"


def question_in(text: str) -> str:
    """What a text asks: clean, and without web addresses, which say where something stands and ask nothing."""
    return clean(_ADDRESS.sub(" ", text) if "://" in text else text)


def clean(text: str) -> str:
    """A question without characters nobody sees: control, bidirectional and other format characters.

    White space of any kind becomes one space: bidirectional marks can make a question read otherwise than it is.
    """
    if text.isprintable():  # nearly always: then there is nothing unseen, and no white space but spaces
        return " ".join(text.split())
    seen = (" " if character.isspace() else character for character in text)
    kept = (character for character in seen if unicodedata.category(character) not in _UNSEEN)
    return " ".join("".join(kept).split())
