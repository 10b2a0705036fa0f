"""Works out what of a question still needs an explanation, once its slots are read."""

from __future__ import annotations

from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion, SynonymSpan
from bot.understanding.coverage import SoundedText, sounded, sounds_of
from bot.understanding.normalise import NormalisedText, is_han
from bot.understanding.question_text import bigrams_of, english_words, is_letter, stems_of
from bot.understanding.slots import SlotKind, Slots
from bot.understanding.synonyms import SynonymTable

_SHORTEST_HEAD = 2
_BEARERS = "人员户家者"
_COUNTERS = "万亿元家个项人名户座所处条件株亩吨尾公里顷平方米天次批位辆台册"


class Preparer:
    """Prepares questions for matching.

    Args:
        particles: single characters that are grammar wherever they stand.
        synonyms: words for the same thing.
        vocabulary: pairs of characters that the report or a curator knows as words.
    """

    def __init__(self, particles: frozenset[str], synonyms: SynonymTable, vocabulary: frozenset[str]) -> None:
        self._particles = particles
        self._synonyms = synonyms
        self._vocabulary = vocabulary

    def prepare(
        self, normalised: NormalisedText, language: Language, typed_in: Language, slots: Slots, *, holds_a_name: bool
    ) -> AskedQuestion:
        """The question with what its slots and function words explain marked, ready for matching."""
        text = normalised.text
        hard, soft = self._grammar(text, slots)
        positions = tuple(i for i, character in enumerate(text) if is_letter(character))
        index_of = {position: index for index, position in enumerate(positions)}
        letters = "".join(text[i] for i in positions)
        is_function = tuple(i in hard for i in positions)
        # What pinyin was read as is a guess, so there every pair may stand for its homophones.
        known_pairs = frozenset() if normalised.is_decoded else bigrams_of(text) & self._vocabulary
        synonyms = self._synonym_spans(text, index_of)
        return AskedQuestion(
            normalised=normalised,
            language=language,
            typed_in=typed_in,
            slots=slots,
            letters=letters,
            is_function=is_function,
            is_soft=tuple(i in soft for i in positions),
            word_starts=tuple(
                (index_of[one.start], index_of[one.start] + sum(map(is_letter, one.word)), one.word)
                for one in english_words(text)
            ),
            pairs=self._pairs(text, positions, slots, known_pairs, synonyms),
            head=_head(letters, is_function, positions, slots),
            stems=stems_of(text),
            known_pairs=known_pairs,
            holds_a_name=holds_a_name,
            synonyms=synonyms,
        )

    def _grammar(self, text: str, slots: Slots) -> tuple[set[int], set[int]]:
        """Positions explained for good, and those of single characters that are grammar only when they stand alone."""
        hard: set[int] = set()
        soft: set[int] = set()
        for span in slots.spans:
            single = span.end - span.start == 1
            if span.kind is SlotKind.FUNCTION and single and text[span.start] not in self._particles:
                soft.add(span.start)
            else:
                hard.update(range(span.start, span.end))
        return hard, soft - hard

    def _synonym_spans(self, text: str, index_of: dict[int, int]) -> tuple[SynonymSpan, ...]:
        return tuple(
            SynonymSpan(
                index_of[found.start], index_of[found.start] + len(found.phrase), self._synonyms.others(found.phrase)
            )
            for found in self._synonyms.find(text)
        )

    def _pairs(
        self,
        text: str,
        positions: tuple[int, ...],
        slots: Slots,
        known_pairs: frozenset[str],
        synonyms: tuple[SynonymSpan, ...],
    ) -> SoundedText:
        """What names are covered by: the letters as typed, without their particles, and the synonyms of their words."""
        # A period's characters belong to no name: 「十四五有哪些」 holds no 「五有」.
        dated = {i for span in slots.spans if span.kind is SlotKind.PERIOD for i in range(span.start, span.end)}
        undated = "".join(" " if i in dated else text[i] for i in positions)
        kept = "".join(letter for letter in undated if letter not in self._particles)
        others = (sounded(word) for span in synonyms for word in span.others)
        return _typed(undated, known_pairs).joined(_typed(kept, known_pairs), *others)


def _head(letters: str, is_function: tuple[bool, ...], positions: tuple[int, ...], slots: Slots) -> str:
    """The letters that name something right behind a word that asks for a number."""
    ends = {span.end for span in slots.spans if span.kind is SlotKind.COUNTED}
    for i, position in enumerate(positions):
        if position not in ends or is_function[i] or not is_han(letters[i]):
            continue
        start = end = i
        while (
            end < len(letters)
            and not is_function[end]
            and is_han(letters[end])
            and positions[end] - end == position - i
        ):
            end += 1
        if end < len(letters) and letters[end] in _BEARERS and positions[end] - end == position - i:
            end += 1  # 退役军人, whose 人 is also a unit
        while start < end and letters[start] in _COUNTERS:
            start += 1
        if end - start >= _SHORTEST_HEAD and letters[start] != "第":
            return letters[start:end]
    return ""


def _typed(letters: str, known_pairs: frozenset[str]) -> SoundedText:
    """What was typed, to be searched for pairs; only pairs that are no known word stand for their homophones too."""
    sounds = sounds_of(letters)
    unknown = (sounds[i : i + 2] for i in range(len(letters) - 1) if letters[i : i + 2] not in known_pairs)
    return SoundedText(letters, " ".join(unknown))
