"""What an entry leaves unexplained of a question.

「农村居民人均可支配收入」 leaves 农村 unexplained by 城镇居民人均可支配收入: however alike the two look, one is no answer to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import ALONE, AS_WRITTEN, CharacterWeight, SoundedText, character_credits
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


@lru_cache(maxsize=64)  # a question is held against many offers in turn
def _asking(
    length: int, is_function: tuple[bool, ...], is_soft: tuple[bool, ...], words: tuple[tuple[int, int, str], ...]
) -> tuple[int, ...]:
    """Which letters of a question need to be explained one by one.

    Latin words and numbers are whole or nothing: 6g is no 5g.
    """
    in_word = {i for start, end, _ in words for i in range(start, end)}
    return tuple(i for i in range(length) if not is_function[i] and not is_soft[i] and i not in in_word)


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains questions; `weight` tells how telling a character or stem is, `glosses` gives the Chinese of a stem."""

    weight: CharacterWeight
    stem_weight: CharacterWeight
    glosses: Mapping[str, tuple[str, ...]]

    def explain(
        self,
        question: AskedQuestion,
        offered: SoundedText,
        offered_words: Callable[[], frozenset[str]],
        offered_text: str,
    ) -> Explanation:
        """Hold a question against what an entry offers.

        Args:
            question: the question.
            offered: pairs of the entry's name and evidence.
            offered_words: gives the stems of its English names and of Latin words in its evidence.
            offered_text: its Chinese text, for glosses.
        """
        held = character_credits(question.letters, offered, question.known_pairs)
        for span in question.synonyms:
            if any(other in offered_text for other in span.others):
                held[span.start : span.end] = [AS_WRITTEN] * (span.end - span.start)
        total = gained = 0.0
        left: set[int] = set()
        for i in _asking(len(question.letters), question.is_function, question.is_soft, question.word_starts):
            weight = self.weight(question.letters[i])
            total += weight
            if held[i] > ALONE or self._is_flanked(held, i):
                gained += weight * held[i]
            else:
                left.add(i)
        runs = self._runs(question, held, left) if left else []
        for word, explained in self._words(question, offered_words, offered_text):
            weight = self.stem_weight(stem(word))
            total += weight
            gained += weight if explained else 0.0
            if not explained:
                runs.append(word)
        return Explanation(gained / total if total else 1.0, gained, tuple(runs))

    @staticmethod
    def _is_flanked(held: list[float], i: int) -> bool:
        """A character found by itself between two that are found in pairs: a swapped or half-typed one."""
        before = held[i - 1] if i else 0.0
        after = held[i + 1] if i + 1 < len(held) else 0.0
        return held[i] == ALONE and before > ALONE and after > ALONE

    def _words(
        self, question: AskedQuestion, offered_words: Callable[[], frozenset[str]], offered_text: str
    ) -> list[tuple[str, bool]]:
        found: list[tuple[str, bool]] = []
        for start, end, word in question.word_starts:
            if all(question.is_function[start:end]):
                continue
            word_stem = stem(word)
            explained = (
                word_stem in offered_words()
                or (question.typed_in is not Language.EN and word in offered_text)
                or any(gloss in offered_text for gloss in self.glosses.get(word_stem, ()))
            )
            found.append((word, explained))
        return found

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
            while start > 0 and question.is_soft[start - 1] and held[start - 1] <= ALONE:
                start -= 1
            end = i + 1
            while end < len(letters) and (end in left or (question.is_soft[end] and held[end] <= ALONE)):
                end += 1
            if end - start >= 2 and is_han(letters[i]):
                runs.append(letters[start:end])
            i = end
        return runs
