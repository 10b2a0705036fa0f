"""The parts of a folded text that are compared: its letters, their neighbouring pairs, its English words and their stems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9](?:[a-z0-9&.'+%-]*[a-z0-9+%])?")
_ENDINGS = ("ation", "ment", "ing", "ied", "ised", "ized", "ed", "ly", "al")


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """One Latin word at `start:end`, and the stem it is matched by."""

    start: int
    end: int
    word: str
    stem: str


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A crude English stem: enough to bring plurals and verb forms together, never to be shown."""
    word = _singular(word.removesuffix("'s").strip("'.-"))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e") or word
    return word.rstrip("e") if len(word) > 3 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@lru_cache(maxsize=4096)
def english_words(text: str) -> tuple[EnglishWord, ...]:
    """The Latin words and numbers of a folded text."""
    return tuple(EnglishWord(match.start(), match.end(), match[0], stem(match[0])) for match in _WORD.finditer(text))


@lru_cache(maxsize=8192)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a folded text's Latin words."""
    return frozenset(word.stem for word in english_words(text))


def bigrams_of(text: str) -> frozenset[str]:
    """Neighbouring character pairs within a folded text, punctuation and spaces taken out."""
    letters = letters_of(text)
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))


@lru_cache(maxsize=16384)
def letters_of(text: str) -> str:
    """The text without punctuation and spaces."""
    return "".join(character for character in text if character.isalnum() or character in "+%&")
