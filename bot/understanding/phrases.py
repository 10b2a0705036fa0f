"""Finding known phrases in a text: longest first, left to right, English words at word borders only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


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

    @classmethod
    def of(cls, phrases: Iterable[str], meaning: str) -> PhraseTable:
        """A table in which all phrases mean the same."""
        return cls(dict.fromkeys(phrases, meaning))

    def find(self, text: str, blocked: frozenset[int] = frozenset()) -> tuple[FoundPhrase, ...]:
        """All phrases of the text that do not overlap one another, nor touch a blocked position."""
        found: list[FoundPhrase] = []
        at = 0
        while at < len(text):
            match = self._longest_at(text, at, blocked) if text[at] in self._lengths else None
            if match is None:
                at += 1
            else:
                found.append(match)
                at = match.end
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
