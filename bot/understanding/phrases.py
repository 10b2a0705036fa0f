"""Finding known phrases in a text: longest first, left to right, English words at word borders only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

_OPENING = 2
"""Characters that phrases are told apart by before they are looked up; a phrase of one is its own opening."""
_ONE = (1,)
_NOTHING = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class FoundPhrase:
    """A known phrase at `start:end` of the text, and what it means.

    Where the last character of the text is a phrase that longer ones begin with, the text may have broken off within one: `end` then
    is where the longest would end.
    """

    start: int
    end: int
    phrase: str
    meaning: str


class PhraseLengths:
    """How long the phrases are that begin alike, so that few of a text's stretches need be looked up."""

    def __init__(self, phrases: Iterable[str]) -> None:
        lengths: dict[str, set[int]] = {}
        for phrase in phrases:
            if phrase:
                lengths.setdefault(phrase[:_OPENING], set()).add(len(phrase))
        self._alone = frozenset(opening for opening in lengths if len(opening) < _OPENING)
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}  # many openings have the same lengths
        self._lengths: dict[str, tuple[int, ...]] = {}
        for opening, found in lengths.items():
            ordered = tuple(sorted(found | {1} if opening[0] in self._alone else found, reverse=True))
            self._lengths[opening] = shared.setdefault(ordered, ordered)

    def at(self, text: str, at: int) -> Sequence[int]:
        """How long the phrases are that begin as the text does there, longest first."""
        opening = text[at : at + _OPENING]
        return self._lengths.get(opening) or (_ONE if opening[0] in self._alone else ())

    def longest(self) -> dict[str, int]:
        """The length of the longest phrase that begins with each character."""
        longest: dict[str, int] = {}
        for opening, found in self._lengths.items():
            longest[opening[0]] = max(found[0], longest.get(opening[0], 0))
        return longest


class PhraseFinder:
    """Finds phrases that are known elsewhere.

    Args:
        phrases: all of them; none is kept.
        meaning_of: gives the meaning of a phrase, and None for anything else.
    """

    def __init__(self, phrases: Iterable[str], meaning_of: Callable[[str], str | None]) -> None:
        self._meaning_of = meaning_of
        self._lengths = PhraseLengths(phrases)
        self._longest = self._lengths.longest()
        self.first_characters = frozenset(self._longest)
        # Most texts hold no phrase of most tables: a search for the first characters passes over them.
        self._firsts = re.compile(f"[{re.escape(''.join(self.first_characters))}]") if self._longest else _NOTHING

    def find(self, text: str, blocked: frozenset[int] = frozenset()) -> tuple[FoundPhrase, ...]:
        """All phrases of the text that do not overlap one another, nor touch a blocked position."""
        found: list[FoundPhrase] = []
        search, last = self._firsts.search, len(text) - 1
        start = search(text)
        while start is not None:
            at = start.start()
            lengths = self._lengths.at(text, at) if at < last else (self._longest[text[at]],)
            match = self._longest_at(text, at, lengths, blocked) if lengths else None
            if match is not None:
                found.append(match)
            start = search(text, match.end if match is not None else at + 1)
        return tuple(found)

    def _longest_at(self, text: str, at: int, lengths: Sequence[int], blocked: frozenset[int]) -> FoundPhrase | None:
        for length in lengths:
            end = at + length
            phrase = text[at:end]
            meaning = self._meaning_of(phrase)
            if meaning is None or not at_word_border(text, at, end):
                continue
            if blocked and not blocked.isdisjoint(range(at, end)):
                continue
            return FoundPhrase(at, end, phrase, meaning)
        return None


class PhraseTable(PhraseFinder):
    """Phrases with one meaning each."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        super().__init__(meanings, meanings.get)

    @classmethod
    def of(cls, phrases: Iterable[str], meaning: str) -> PhraseTable:
        """A table in which all phrases mean the same."""
        return cls(dict.fromkeys(phrases, meaning))


def at_word_border(text: str, start: int, end: int) -> bool:
    """Whether `start:end` cuts no Latin word in two."""
    return not (
        (start > 0 and _is_latin(text[start - 1]) and _is_latin(text[start]))
        or (end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]))
    )


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z"
