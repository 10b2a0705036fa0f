"""Which of many numbered things hold a key: an inverted index in flat arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable

NUMBERS = "I"
"""Four bytes a number, which is enough for four thousand million things."""
_POSITIONS = "Q"


class Postings:
    """For each key the numbers of the things that hold it, ascending.

    Built in two passes, one that counts and one that fills (as in Witten, Moffat and Bell, Managing Gigabytes, 1999, ch. 5), so that building takes no
    more memory than what is built, and a number takes four bytes instead of the forty of a Python list's.

    Args:
        held: gives the distinct keys that each thing holds, thing 0 first; called twice.
    """

    def __init__(self, held: Callable[[], Iterable[Collection[str]]]) -> None:
        counts: Counter[str] = Counter()
        for keys in held():
            counts.update(keys)
        self._places = {key: place for place, key in enumerate(counts)}
        self._ends = array(_POSITIONS, [0]) * len(counts)
        self._numbers = array(NUMBERS, [0]) * counts.total()
        filled = 0
        for place, count in enumerate(counts.values()):
            self._ends[place] = filled  # where the key's numbers begin; filling moves it to where they end
            filled += count
        for number, keys in enumerate(held()):
            for key in keys:
                place = self._places[key]
                self._numbers[self._ends[place]] = number
                self._ends[place] += 1

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
