"""The inverted index holds what was put in, and the best are found without looking at everything."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.understanding.best_holders import best_holders
from bot.understanding.postings import Postings, PostingsBuilder

pytestmark = pytest.mark.corpus

KEYS = "甲乙丙丁戊己庚辛"
laws = settings(derandomize=True, max_examples=300, deadline=None, database=None)

Things = list[frozenset[str]]
things = st.lists(st.frozensets(st.sampled_from(KEYS)), max_size=40)
# Common keys beside rare ones: the last are held by most things.
skewed = st.lists(
    st.builds(
        lambda rare, common: rare | common,
        st.frozensets(st.sampled_from(KEYS[:4]), max_size=1),
        st.frozensets(st.sampled_from(KEYS[4:])),
    ),
    min_size=10,
    max_size=60,
)
weights = st.dictionaries(st.sampled_from(KEYS), st.floats(0.05, 12.0), max_size=len(KEYS))


def _postings(held: Things) -> Postings:
    builder = PostingsBuilder()
    for keys in held:
        builder.add(keys)
    return builder.build()


def _scores(held: Things, asked: Mapping[str, float]) -> dict[int, float]:
    """Everything scored, keys in the order of the search, so that sums are the same to the last digit."""
    order = sorted(asked, key=lambda key: (sum(key in keys for keys in held), key))
    scores = {number: sum(asked[key] for key in order if key in keys) for number, keys in enumerate(held)}
    return {number: score for number, score in scores.items() if score}


class TestPostings:
    """Nothing is lost, nothing is added, all of it ascends."""

    @laws
    @given(things)
    def test_hold_what_was_put_in(self, held: Things) -> None:
        postings = _postings(held)

        for key in KEYS:
            holders = [number for number, keys in enumerate(held) if key in keys]
            assert list(postings.holders(key)) == holders
            assert postings.count(key) == len(holders)

    @laws
    @given(things, st.lists(st.integers(0, 50)), st.sampled_from(KEYS))
    def test_bisection_finds_what_going_through_finds(self, held: Things, numbers: list[int], key: str) -> None:
        found = _postings(held).holders_among(numbers, key)

        assert found == [number for number in numbers if number < len(held) and key in held[number]]


class TestBestHolders:
    """Skipping changes nothing: not the things, not their order."""

    @laws
    @given(skewed, weights, st.integers(1, 12))
    @example([frozenset("戊己")] * 12 + [frozenset("甲")], {"甲": 1.0, "戊": 0.5, "己": 0.5}, 1)
    def test_are_the_same_as_by_scoring_everything(self, held: Things, asked: Mapping[str, float], limit: int) -> None:
        scores = _scores(held, asked)
        best = sorted(scores, key=lambda number: (-scores[number], number))[:limit]

        assert best_holders(_postings(held), asked, limit, short=0) == best

    @laws
    @given(skewed, weights, st.integers(1, 12), st.integers(0, 3))
    def test_are_the_same_with_sizes(self, held: Things, asked: Mapping[str, float], limit: int, more: int) -> None:
        sizes = [len(keys) + more * (number % 3) for number, keys in enumerate(held)]
        scores = _scores(held, asked)
        ranks = {number: score * score / (sizes[number] + 1) for number, score in scores.items()}
        best = sorted(ranks, key=lambda number: (-ranks[number], number))[:limit]

        assert best_holders(_postings(held), asked, limit, sizes, short=0) == best

    def test_common_keys_are_not_gone_through_where_rare_ones_decide(self) -> None:
        held: Things = [frozenset("甲乙丙")] * 3 + [frozenset("丁")] * 500
        read: list[str] = []

        class Watched(Postings):
            def holders(self, key: str) -> array[int]:
                read.append(key)
                return super().holders(key)

        built = _postings(held)
        watched = Watched(built._places, built._ends, built._numbers)
        best = best_holders(watched, {"甲": 5.0, "乙": 5.0, "丙": 5.0, "丁": 0.2}, 3, short=0)

        assert best == [0, 1, 2]
        assert "丁" not in read
