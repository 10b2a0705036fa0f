"""Which of many numbered things hold a key: an inverted index in flat arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate, islice

NUMBERS = "I"
"""Four bytes a number, which is enough for four thousand million things."""
_POSITIONS = "Q"


class PostingsBuilder:
    """Collects which thing holds which keys, and counts before it fills, so that every list gets exactly the place it needs.

    (As in Witten, Moffat and Bell, Managing Gigabytes, 1999, chapter 5.) What is collected takes four bytes a key held.
    """

    def __init__(self) -> None:
        self._places = _Places()
        self._held = array(NUMBERS)
        self._sizes = array(NUMBERS)

    def add(self, keys: Collection[str]) -> None:
        """The distinct keys that the next thing holds; the first thing is number 0."""
        self._held.extend(map(self._places.__getitem__, keys))
        self._sizes.append(len(keys))

    def build(self) -> Postings:
        """All that was added."""
        counts = Counter(self._held)
        ends = array(_POSITIONS, accumulate((counts[place] for place in range(len(self._places))), initial=0))
        numbers = array(NUMBERS, [0]) * len(self._held)
        held = iter(self._held)
        for number, size in enumerate(self._sizes):
            for place in islice(held, size):
                # Where the key's numbers begin moves, with each that is filled in, to where they end.
                numbers[ends[place]] = number
                ends[place] += 1
        return Postings(self._places, ends, numbers)


class _Places(dict[str, int]):
    """The place of each key, given out when first asked for."""

    def __missing__(self, key: str) -> int:
        return self.setdefault(key, len(self))


class Postings:
    """For each key the numbers of the things that hold it, ascending: four bytes a number, where a Python list takes forty.

    Args:
        places: the place of each key, counted from 0.
        ends: where the numbers of the key at each place end; they begin where those before end.
        numbers: those of all keys, one after another.
    """

    def __init__(self, places: Mapping[str, int], ends: array[int], numbers: array[int]) -> None:
        self._places = places
        self._ends = ends
        self._numbers = numbers

    def count(self, key: str) -> int:
        """How many things hold the key."""
        start, end = self._span(key)
        return end - start

    def holders(self, key: str) -> array[int]:
        """The things that hold the key, ascending."""
        start, end = self._span(key)
        return self._numbers[start:end]

    def holders_among(self, numbers: Iterable[int], key: str) -> list[int]:
        """Those of some things that hold the key, each found by bisection: for few things and a key that many hold."""
        start, end = self._span(key)
        found = []
        for number in numbers:
            at = bisect_left(self._numbers, number, start, end)
            if at < end and self._numbers[at] == number:
                found.append(number)
        return found

    def _span(self, key: str) -> tuple[int, int]:
        place = self._places.get(key)
        if place is None:
            return 0, 0
        return self._ends[place - 1] if place else 0, self._ends[place]
