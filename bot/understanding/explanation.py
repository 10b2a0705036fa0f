"""What an entry leaves unexplained of a question.

「农村居民人均可支配收入」 leaves 农村 unexplained by 城镇居民人均可支配收入: however alike the two look, one is no answer to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import (
    ALONE,
    AS_WRITTEN,
    CharacterWeight,
    SearchedPair,
    SoundedText,
    pair_credits,
    searched_pairs,
)
from bot.understanding.normalise import is_han
from bot.understanding.question_text import stem

_WHOLE = 0.97
"""The explained share that counts as all: homophones explain a little less than characters as written."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How much of a question's content an entry explains.

    `share` is the explained part by weight, 0 to 1 (1 when there is no content); `mass` the weight explained;
    `unexplained` are the stretches that nothing explains, single stray characters left out.
    """

    share: float
    mass: float
    unexplained: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the question is explained in full."""
        return self.share > _WHOLE


@dataclass(frozen=True, slots=True)
class ToExplain:
    """What of a question must be explained, the same for all that it is held against.

    `pairs` are those of its letters; `letters` are the indices of those that need to be explained one by one, each with its weight;
    `words` its Latin words, each with its stem and weight; `total` is the weight of all.
    """

    question: AskedQuestion
    pairs: tuple[SearchedPair, ...]
    letters: tuple[tuple[int, float], ...]
    words: tuple[tuple[str, str, float], ...]
    total: float


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains questions; `weight` tells how telling a character or stem is, `glosses` gives the Chinese of a stem."""

    weight: CharacterWeight
    stem_weight: CharacterWeight
    glosses: Mapping[str, tuple[str, ...]]

    def to_explain(self, question: AskedQuestion) -> ToExplain:
        """What of a question must be explained.

        Latin words and numbers are whole or nothing: 6g is no 5g.
        """
        in_word = {i for start, end, _ in question.word_starts for i in range(start, end)}
        letters = tuple(
            (i, self.weight(letter))
            for i, letter in enumerate(question.letters)
            if not question.is_function[i] and not question.is_soft[i] and i not in in_word
        )
        words = tuple(
            (word, stem(word), self.stem_weight(stem(word)))
            for start, end, word in question.word_starts
            if not all(question.is_function[start:end])
        )
        total = 0.0
        for _, weight in letters:
            total += weight
        for _, _, weight in words:
            total += weight
        pairs = searched_pairs(question.letters, question.known_pairs)
        return ToExplain(question, pairs, letters, words, total)

    def explain(
        self,
        asking: ToExplain,
        offered: SoundedText,
        offered_words: Callable[[], frozenset[str]],
        offered_text: str,
    ) -> Explanation:
        """Hold a question against what an entry offers.

        Args:
            asking: what of the question must be explained.
            offered: pairs of the entry's name and evidence.
            offered_words: gives the stems of its English names and of Latin words in its evidence.
            offered_text: its Chinese text, for glosses.
        """
        question = asking.question
        held = pair_credits(asking.pairs, offered)
        for span in question.synonyms:
            if any(other in offered_text for other in span.others):
                held[span.start : span.end] = [AS_WRITTEN] * (span.end - span.start)
        gained = 0.0
        left: set[int] = set()
        for i, weight in asking.letters:
            if held[i]:
                gained += weight * held[i]
            elif _is_flanked(held, i) and question.letters[i] in offered.letters:
                gained += weight * ALONE
            else:
                left.add(i)
        runs = self._runs(question, held, left) if left else []
        for word, word_stem, weight in asking.words:
            if self._is_explained(asking, word, word_stem, offered_words, offered_text):
                gained += weight
            else:
                runs.append(word)
        return Explanation(gained / asking.total if asking.total else 1.0, gained, tuple(runs))

    def _is_explained(
        self,
        asking: ToExplain,
        word: str,
        word_stem: str,
        offered_words: Callable[[], frozenset[str]],
        offered_text: str,
    ) -> bool:
        """Whether a Latin word is explained by another of its stem, as it stands, or by what it is called in Chinese."""
        return (
            word_stem in offered_words()
            or (asking.question.typed_in is not Language.EN and word in offered_text)
            or any(gloss in offered_text for gloss in self.glosses.get(word_stem, ()))
        )

    @staticmethod
    def _runs(question: AskedQuestion, held: list[float], left: set[int]) -> list[str]:
        """Maximal stretches of two or more letters that are left unexplained; soft ones beside them belong to them."""
        runs: list[str] = []
        i = 0
        letters = question.letters
        while i < len(letters):
            if i not in left:
                i += 1
                continue
            start = i
            while start > 0 and question.is_soft[start - 1] and not held[start - 1]:
                start -= 1
            end = i + 1
            while end < len(letters) and (end in left or (question.is_soft[end] and not held[end])):
                end += 1
            if end - start >= 2 and is_han(letters[i]):
                runs.append(letters[start:end])
            i = end
        return runs


def _is_flanked(held: list[float], i: int) -> bool:
    """Between two that are found in pairs: a character found by itself there is a swapped or half-typed one."""
    return 0 < i < len(held) - 1 and held[i - 1] > ALONE and held[i + 1] > ALONE
