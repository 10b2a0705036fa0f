"""The things that hold the most of a question's keys by weight, without looking at all that hold any of them.

Keys are taken from the rarest on. Once no thing that holds only the keys still to come can be among the best, those keys
are only looked up for the things already found: the max-score method of Turtle and Flood (Query evaluation: strategies and
optimizations, 1995), in the spirit of which Broder et al. (Efficient query evaluation using a two-level retrieval process,
2003) skip as well. Nothing is approximated: the best are the same as
by scoring everything. So 多少, which a third of all wordings hold, costs next to nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from itertools import islice

from bot.understanding.postings import Postings

_SHORT = 256
"""Keys that fewer things hold are scored outright: to ask whether that is needed would take longer."""
_FOUND_FIRST = 1024
_WORTH_ASKING = 0.15
"""What is left, as a part of all that can be reached, when the best are usually known; to ask earlier is in vain."""
_BISECTED = 16
"""How many times as many things must hold a key as are looked up, for bisection to be quicker than going through them."""
_SAFE = 1 + 1e-9
"""Sums of floating-point numbers differ in their last digits with the order of adding."""


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    weight: float
    count: int


def best_holders(
    postings: Postings,
    weights: Mapping[str, float],
    limit: int,
    sizes: Sequence[int] | None = None,
    *,
    short: int = _SHORT,
) -> list[int]:
    """The things that hold the most by weight, best first; of equals the one with the lower number.

    Args:
        postings: which things hold which keys.
        weights: of each key, positive.
        limit: how many things to give at most.
        sizes: how many keys each thing holds at most. With sizes, the square of the weight held is divided by size + 1, so that
            a small thing held whole comes before a large one held in part.
        short: keys held by fewer things are not worth pruning.
    """
    search = _Search(postings, weights, limit, sizes)
    search.run(short)
    return search.best()


class _Search:
    def __init__(
        self, postings: Postings, weights: Mapping[str, float], limit: int, sizes: Sequence[int] | None
    ) -> None:
        self._postings = postings
        self._limit = limit
        self._sizes = sizes
        known = (_Key(name, weight, postings.count(name)) for name, weight in weights.items())
        self._keys = sorted((key for key in known if key.count), key=lambda key: (key.count, key.name))
        self._scores: dict[int, float] = {}

    def run(self, short: int) -> None:
        """Score all that can be among the best."""
        worth_asking = _WORTH_ASKING * self._most_unseen(0)
        for position, key in enumerate(self._keys):
            if key.count > short and len(self._scores) >= self._limit:
                unseen = self._most_unseen(position) * _SAFE
                if unseen < worth_asking and unseen < self._floor():
                    self._look_up(position)
                    break
            self._score_all(key)
        if len(self._scores) > self._limit:
            self._drop()

    def best(self) -> list[int]:
        """The best of what was scored."""
        return nsmallest(self._limit, self._scores, key=lambda number: (-self._rank(number), number))

    def _rank(self, number: int) -> float:
        score = self._scores[number]
        return score if self._sizes is None else score * score / (self._sizes[number] + 1)

    def _floor(self) -> float:
        """What a thing must reach at least to be among the best: what the best of those found first have reached already.

        Those found first hold the rarest keys, so that few of them tell nearly as much as all.
        """
        sizes = self._sizes
        first = islice(self._scores.items(), max(self._limit, _FOUND_FIRST))
        ranks = [score if sizes is None else score * score / (sizes[number] + 1) for number, score in first]
        return nlargest(self._limit, ranks)[-1]

    def _most_unseen(self, position: int) -> float:
        """The most that a thing can reach which holds none of the keys before that position."""
        weights = sorted((key.weight for key in self._keys[position:]), reverse=True)
        if self._sizes is None:
            return sum(weights)
        held = most = 0.0
        for count, weight in enumerate(weights, start=1):
            held += weight
            most = max(most, held * held / (count + 1))
        return most

    def _score_all(self, key: _Key) -> None:
        scores, weight = self._scores, key.weight
        get = scores.get
        for number in self._postings.holders(key.name):
            scores[number] = get(number, 0.0) + weight

    def _look_up(self, position: int) -> None:
        """Score the keys from that position on for the things already found."""
        for key in self._keys[position:]:
            for number in self._found_with(key):
                self._scores[number] += key.weight

    def _drop(self) -> None:
        """Forget the things that are not among the best."""
        floor, sizes = self._floor(), self._sizes
        if sizes is None:
            self._scores = {number: score for number, score in self._scores.items() if score * _SAFE >= floor}
            return
        # Nothing is smaller than 1: most things fall by their score alone, without a look at their size.
        lowest = math.sqrt(2 * floor) / _SAFE
        self._scores = {
            number: score
            for number, score in self._scores.items()
            if score >= lowest and score * score * _SAFE >= floor * (sizes[number] + 1)
        }

    def _found_with(self, key: _Key) -> list[int]:
        if key.count > _BISECTED * len(self._scores):
            return self._postings.holders_among(self._scores, key.name)
        return list(filter(self._scores.__contains__, self._postings.holders(key.name)))
