"""The parts of a folded text that are compared: its letters, their neighbouring pairs, its English words and their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import add

_WORD = re.compile(r"[a-z0-9](?:[a-z0-9&.'+%-]*[a-z0-9+%])?")
_MOST_LETTERS = 16384
"""Characters remembered; people can type all of Unicode."""
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


@lru_cache(maxsize=1024)
def english_words(text: str) -> tuple[EnglishWord, ...]:
    """The Latin words and numbers of a folded text."""
    return tuple(EnglishWord(match.start(), match.end(), match[0], stem(match[0])) for match in _WORD.finditer(text))


def stems_in(text: str) -> frozenset[str]:
    """The stems of a folded text's Latin words."""
    return frozenset(map(stem, _WORD.findall(text)))


@lru_cache(maxsize=8192)
def stems_of(text: str) -> frozenset[str]:
    """As `stems_in`, remembered: for texts that are compared often."""
    return stems_in(text)


def bigrams_of(text: str) -> frozenset[str]:
    """Neighbouring character pairs within a folded text, punctuation and spaces taken out."""
    return frozenset(pairs_in(only_letters(text)))


def pairs_in(letters: str) -> Iterator[str]:
    """Every two neighbouring characters, in order."""
    return map(add, letters, islice(letters, 1, None))


class _Letters(dict[int, int | None]):
    """Which characters are letters, decided when first met: a table for `str.translate`, which drops what is None."""

    def __missing__(self, code: int) -> int | None:
        kept = code if is_letter(chr(code)) else None
        return self.setdefault(code, kept) if len(self) < _MOST_LETTERS else kept


_LETTERS = _Letters()
_SEAM = "\n"
"""No folded text holds one."""
_LETTERS_AND_SEAMS = _Letters({ord(_SEAM): ord(" ")})


def is_letter(character: str) -> bool:
    """Whether a character counts in a comparison: letters of all scripts, digits, and three signs that tell names apart."""
    return character.isalnum() or character in "+%&"


def only_letters(text: str) -> str:
    """The text without punctuation and spaces."""
    return text.translate(_LETTERS)


def letters_apart(texts: Iterable[str]) -> str:
    """The letters of several texts, a space between each two, which no pair crosses."""
    return _SEAM.join(texts).translate(_LETTERS_AND_SEAMS)


@lru_cache(maxsize=8192)
def letters_of(text: str) -> str:
    """As `only_letters`, remembered: for texts that are compared often."""
    return only_letters(text)
