"""Texts found again by themselves, and entries by exactly the name they have, without a second copy of either."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from bot.understanding.entries import Entry
from bot.understanding.phrases import PhraseLengths, at_word_border
from bot.understanding.postings import NUMBERS

_HASHES = "I"
_HALF = 0xFFFFFFFF


class TextTable:
    """A number for each of many texts, in eight bytes each.

    It keeps half the hash of each text and not the text, so what it finds may be the number of another text, at ten million texts once in
    some four hundred look-ups: who asks has the texts, and compares.

    Args:
        numbered: the texts with their numbers; texts may repeat.
    """

    def __init__(self, numbered: Iterable[tuple[str, int]]) -> None:
        hashes, numbers = array(_HASHES), array(NUMBERS)
        for text, number in numbered:
            hashes.append(hash(text) & _HALF)
            numbers.append(number)
        order = sorted(range(len(hashes)), key=hashes.__getitem__)
        self._hashes = array(_HASHES, map(hashes.__getitem__, order))
        self._numbers = array(NUMBERS, map(numbers.__getitem__, order))

    def find(self, text: str) -> Iterator[int]:
        """The numbers that the text may have, the one given last first."""
        sought = hash(text) & _HALF
        at = bisect_right(self._hashes, sought) - 1
        while at >= 0 and self._hashes[at] == sought:
            yield self._numbers[at]
            at -= 1


class NameTable:
    """Which entries are called by exactly a given name, Chinese or English."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        named = [(name, entry.key) for entry in entries for name in (*entry.names, *entry.names_en)]
        self._names = TextTable(named)
        self._lengths = PhraseLengths(name for name, _ in named)

    def called(self, name: str) -> Iterator[Entry]:
        """The entries that have this name."""
        for entry in map(self._entries.__getitem__, self._names.find(name)):
            if name in entry.names or name in entry.names_en:
                yield entry

    def standing_in(self, text: str) -> Iterator[tuple[Entry, str]]:
        """Every name that stands in a text word for word, with its entry."""
        for at in range(len(text)):
            for length in self._lengths.at(text, at):
                name = text[at : at + length]
                if at_word_border(text, at, at + length):
                    for entry in self.called(name):
                        yield entry, name
