"""Texts found again by themselves, and entries by exactly the name they have, without a second copy of either."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from bot.understanding.entries import Entry
from bot.understanding.phrases import PhraseLengths, at_word_border

_PACKED = "Q"
_NUMBER_BITS = 32
_HALF = (1 << _NUMBER_BITS) - 1
_HASH_BITS = _HALF << _NUMBER_BITS
_BUCKET_BITS = 8


class TextTable:
    """A number for each of many texts, in eight bytes each.

    It keeps half the hash of each text and not the text, so what it finds may be the number of another text, at ten million texts once in
    some four hundred look-ups: who asks has the texts, and compares.

    Args:
        numbered: the texts with their numbers, which are under 2^32; texts may repeat.
    """

    def __init__(self, numbered: Iterable[tuple[str, int]]) -> None:
        # Sorted bucket by bucket: Python sorts only lists, and one list of all would take five times the table.
        buckets = [array(_PACKED) for _ in range(1 << _BUCKET_BITS)]
        for text, number in numbered:
            packed = (hash(text) & _HALF) << _NUMBER_BITS | number
            buckets[packed >> 2 * _NUMBER_BITS - _BUCKET_BITS].append(packed)
        buckets.reverse()
        self._packed = array(_PACKED)
        while buckets:
            self._packed.extend(sorted(buckets.pop(), key=_HASH_BITS.__and__))

    def find(self, text: str) -> Sequence[int]:
        """The numbers that the text may have, the one given last first."""
        packed, sought = self._packed, hash(text) & _HALF
        after = at = bisect_right(packed, sought << _NUMBER_BITS | _HALF)
        while at and packed[at - 1] >> _NUMBER_BITS == sought:
            at -= 1
        return [one & _HALF for one in reversed(packed[at:after])] if at < after else ()


class NameTable:
    """Which entries are called by exactly a given name, Chinese or English."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._names = TextTable((name, entry.key) for entry in entries for name in (*entry.names, *entry.names_en))
        self._lengths = PhraseLengths(name for entry in entries for name in (*entry.names, *entry.names_en))

    def called(self, name: str) -> Sequence[Entry]:
        """The entries that have this name."""
        numbers = self._names.find(name)
        if not numbers:  # as most texts that are looked up
            return ()
        found = map(self._entries.__getitem__, numbers)
        return [entry for entry in found if name in entry.names or name in entry.names_en]

    def standing_in(self, text: str) -> Iterator[tuple[Entry, str]]:
        """Every name that stands in a text word for word, with its entry."""
        for at in range(len(text)):
            for length in self._lengths.at(text, at):
                name = text[at : at + length]
                if at_word_border(text, at, at + length):
                    for entry in self.called(name):
                        yield entry, name
