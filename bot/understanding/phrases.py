"""Finding known phrases in a text: longest first, left to right, English words at word borders only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_NOTHING = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class FoundPhrase:
    """A known phrase at `start:end` of the text, and what it means."""

    start: int
    end: int
    phrase: str
    meaning: str


class PhraseTable:
    """Phrases with one meaning each."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = {phrase: meaning for phrase, meaning in meanings.items() if phrase}
        lengths: dict[str, set[int]] = {}
        for phrase in self._meanings:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        # Most texts hold no phrase of most tables: a search for the first characters passes over them.
        self._firsts = re.compile(f"[{re.escape(''.join(lengths))}]") if lengths else _NOTHING

    @classmethod
    def of(cls, phrases: Iterable[str], meaning: str) -> PhraseTable:
        """A table in which all phrases mean the same."""
        return cls(dict.fromkeys(phrases, meaning))

    def find(self, text: str, blocked: frozenset[int] = frozenset()) -> tuple[FoundPhrase, ...]:
        """All phrases of the text that do not overlap one another, nor touch a blocked position."""
        found: list[FoundPhrase] = []
        start = self._firsts.search(text)
        while start is not None:
            match = self._longest_at(text, start.start(), blocked)
            if match is not None:
                found.append(match)
            start = self._firsts.search(text, match.end if match is not None else start.end())
        return tuple(found)

    def _longest_at(self, text: str, at: int, blocked: frozenset[int]) -> FoundPhrase | None:
        for length in self._lengths[text[at]]:
            end = at + length
            phrase = text[at:end]
            if phrase not in self._meanings or not at_word_border(text, at, end):
                continue
            if blocked and not blocked.isdisjoint(range(at, end)):
                continue
            return FoundPhrase(at, end, phrase, self._meanings[phrase])
        return None


def at_word_border(text: str, start: int, end: int) -> bool:
    """Whether `start:end` cuts no Latin word in two."""
    return not (
        (start > 0 and _is_latin(text[start - 1]) and _is_latin(text[start]))
        or (end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]))
    )


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z"
