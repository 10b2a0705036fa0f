"""Which Chinese script a text is written in, where its characters tell."""

from __future__ import annotations

from functools import lru_cache

from bot.domain.answer import Language
from bot.messages.catalogue import to_traditional
from bot.understanding.normalise import NormalisedText, is_han

_MOST_CHARACTERS = 16384
"""Characters remembered; people can type all of Unicode."""
# Big5 has them as rare characters of their own; who types them today writes simplified ones.
_SIMPLIFIED_ALL_THE_SAME = frozenset("万与价优体儿党厂听宁坏复怀据极构机气洁确离种网胜触赶适")


@lru_cache(maxsize=_MOST_CHARACTERS)
def _is_simplified_only(character: str) -> bool:
    """Whether nobody writes the character who writes traditional ones: it has another form, and Big5 lacks it."""
    if not is_han(character) or to_traditional(character) == character:
        return False
    if character in _SIMPLIFIED_ALL_THE_SAME:
        return True
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return True
    return False


def script_of(text: NormalisedText) -> Language | None:
    """The script that a text is written in; None where all of its characters belong to both (去年GDP多少)."""
    if text.has_traditional:
        return Language.ZH_HANT
    return Language.ZH_HANS if any(map(_is_simplified_only, text.original)) else None
