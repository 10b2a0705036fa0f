"""Which names and clauses a question is compared with: those that hold the most of its pairs or stems.

Names are found by pairs of characters, by sound where both are Chinese and as written otherwise; English names by their
stems; clauses by the pairs of their text. Only what is proposed here is compared in full.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from bot.understanding.asked import AskedQuestion
from bot.understanding.best_holders import best_holders
from bot.understanding.coverage import sounds_of
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.postings import NUMBERS, Postings, PostingsBuilder
from bot.understanding.question_text import only_letters, pairs_in, stems_in

_NAMES_RERANKED = 48
_DATED_NAMES = 16
"""Names compared besides where the question names a period, which they may name as well."""
_CLAUSES_RERANKED = 16
_LONGEST_NAME = 0xFFFF
_NO_SOUND = " "
_BORDER = " "


class Proposer:
    """Proposes entries of one store.

    A name is known by its number: names are numbered through, entry by entry, so that two bytes for its length are all that
    is kept of each beside the postings.

    Args:
        entries: all that can be proposed; `entries[i].key` is `i`.
        stop_stems: English stems that name nothing unless they stand alone.
    """

    def __init__(self, entries: Sequence[Entry], stop_stems: frozenset[str]) -> None:
        self._entries = entries
        self._stop_stems = stop_stems
        self._names = _Numbering(len(entry.names) for entry in entries)
        self._names_en = _Numbering(len(entry.names_en) for entry in entries)
        self._lengths = array("H", (min(len(name), _LONGEST_NAME) for entry in entries for name in entry.names))
        self._clauses = array(NUMBERS, (entry.key for entry in entries if entry.kind is EntryKind.CLAUSE))
        keys = _PairKeys()
        self._by_pair = _postings(keys.of(name) for entry in entries for name in entry.names)
        self._clauses_by_pair = _postings(keys.of(entries[key].evidence) for key in self._clauses)
        self._by_stem, self._stem_counts, self._stem_weights = self._index_stems()

    def _index_stems(self) -> tuple[Postings, array[int], dict[str, float]]:
        """English names by their stems, how many each has, and how rare each stem is among the entries."""
        postings, counts = PostingsBuilder(), array("H")
        entries_with: Counter[str] = Counter()
        for entry in self._entries:
            stems = [stems_in(name) for name in entry.names_en]
            entries_with.update(frozenset().union(*stems))
            for telling in map(self._telling, stems):
                postings.add(telling)
                counts.append(len(telling))
        weights = {one: rarity(len(self._entries), count) for one, count in entries_with.items()}
        return postings.build(), counts, weights

    def stem_weight(self, one: str) -> float:
        """How telling an English stem is: rare in names is telling."""
        return self._stem_weights.get(one) or rarity(len(self._entries), 0)

    def names(self, question: AskedQuestion) -> Iterator[tuple[int, str]]:
        """Names that share pairs with the question, the likeliest first, each with the key of its entry.

        However many wordings hold 「2020年」, they crowd out no short name (2020年外资多少): they are looked for by themselves.
        """
        undated = _keys_in(question.pairs.letters)
        dated = _keys_in(question.letters) | undated
        searches = (
            ((undated, _NAMES_RERANKED), (dated, _DATED_NAMES))
            if question.slots.periods
            else ((dated, _NAMES_RERANKED),)
        )
        found = chain.from_iterable(self._holding(keys, limit) for keys, limit in searches)
        for number in dict.fromkeys(found):
            key, place = self._names.of(number)
            yield key, self._entries[key].names[place]

    def _holding(self, keys: set[str], limit: int) -> list[int]:
        """The numbers of the names that hold the most of these keys, best first."""
        return best_holders(self._by_pair, _rarities(self._by_pair, keys, len(self._lengths)), limit, self._lengths)

    def english_names(self, question: AskedQuestion) -> Iterator[tuple[int, str]]:
        """English names that share stems with the question, the likeliest first, each with the key of its entry."""
        weights = {one: self.stem_weight(one) for one in question.stems}
        for number in best_holders(self._by_stem, weights, _NAMES_RERANKED, self._stem_counts):
            key, place = self._names_en.of(number)
            yield key, self._entries[key].names_en[place]

    def telling_stems(self, name: str) -> frozenset[str]:
        """The stems of an English name that tell it from others."""
        return self._telling(stems_in(name))

    def clauses(self, question: AskedQuestion) -> Iterator[Entry]:
        """Clauses that share pairs with the question, the likeliest first."""
        weights = _rarities(
            self._clauses_by_pair, _keys_in(question.letters) | _keys_in(question.pairs.letters), len(self._entries)
        )
        for number in best_holders(self._clauses_by_pair, weights, _CLAUSES_RERANKED):
            yield self._entries[self._clauses[number]]

    def clauses_holding(self, word: str) -> Iterator[Entry]:
        """Clauses that hold every pair of a word of two or more letters, in the report's order."""
        keys = sorted(map(_key_of, pairs_in(only_letters(word))), key=self._clauses_by_pair.count)
        found: Collection[int] = self._clauses_by_pair.holders(keys[0]) if keys else ()
        for key in keys[1:]:
            found = self._clauses_by_pair.holders_among(found, key)
        return (self._entries[self._clauses[number]] for number in found)

    def _telling(self, stems: frozenset[str]) -> frozenset[str]:
        return stems - self._stop_stems or stems


def _postings(held: Iterable[Collection[str]]) -> Postings:
    builder = PostingsBuilder()
    for keys in held:
        builder.add(keys)
    return builder.build()


class _Numbering:
    """Numbers things in groups through, and tells of each number its group and its place there."""

    def __init__(self, counts: Iterable[int]) -> None:
        self._firsts = array(NUMBERS)
        first = 0
        for count in counts:
            self._firsts.append(first)
            first += count

    def of(self, number: int) -> tuple[int, int]:
        # Of groups that begin alike all but the last are empty.
        group = bisect_right(self._firsts, number) - 1
        return group, number - self._firsts[group]


class _PairKeys(dict[str, str]):
    """The key of each pair met; it speeds up building and is not kept."""

    def __missing__(self, pair: str) -> str:
        return self.setdefault(pair, _key_of(pair))

    def of(self, text: str) -> set[str]:
        """The distinct keys of a folded text."""
        return set(map(self.__getitem__, pairs_in(only_letters(text))))


def _key_of(pair: str) -> str:
    """What a pair is found by: its sound where both characters are Chinese, itself otherwise."""
    sounds = sounds_of(pair)
    return pair if _NO_SOUND in sounds else sounds


def _keys_in(letters: str) -> set[str]:
    """Keys to look up: all sounds propose, whether or not words are known as they stand."""
    return {_key_of(pair) for pair in pairs_in(letters) if _BORDER not in pair}


def _rarities(postings: Postings, keys: Iterable[str], total: int) -> dict[str, float]:
    return {key: rarity(total, postings.count(key)) for key in keys}


def rarity(total: int, count: int) -> float:
    """Inverse document frequency, smoothed as in BM25 (Robertson and Zaragoza, 2009), never negative."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5)) if count < total else 0.1
