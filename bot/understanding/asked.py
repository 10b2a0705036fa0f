"""A question as the matcher sees it: which of its characters and words still need an explanation."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answer import Language
from bot.understanding.coverage import SoundedText, sounded, sounds_of
from bot.understanding.normalise import NormalisedText, is_han
from bot.understanding.question_text import bigrams_of, english_words, is_letter, stems_of
from bot.understanding.slots import SlotKind, Slots
from bot.understanding.synonyms import SynonymTable
from bot.understanding.turns import TurnKind

_SHORTEST_HEAD = 2
_COUNTERS = "万亿元家个项人名户座所处条件株亩吨尾公里顷平方米天次批位辆台册"


@dataclass(frozen=True, slots=True)
class SynonymSpan:
    """A word at letters `start:end` of the question, and the other words for the same thing."""

    start: int
    end: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question, normalised and with its slots read. `language` is the one to answer in, `typed_in` the question's own.

    `letters` are its characters without punctuation and spaces. `is_function[i]` tells that a slot or a function word
    explains `letters[i]` for good; `is_soft[i]` that it is a single character which is grammar only when it stands alone.
    `word_starts` are its Latin words, each with the indices `start:end` of its letters; `stems` are theirs. `pairs` is what names
    are covered by; `known_pairs` are its pairs that the report or a curator knows as words, never homophones of others.
    `holds_a_name` tells that a curated name stands in it word for word, `synonyms` where a word with others for the same thing
    stands. `other_names` are names of other things that the question asks about as well. `turn` is how it sets aside what was
    said before it. `head` is the thing that a number is asked of, where it follows the asking word (多少名退役军人).
    """

    normalised: NormalisedText
    language: Language
    typed_in: Language
    slots: Slots
    letters: str
    is_function: tuple[bool, ...]
    is_soft: tuple[bool, ...]
    word_starts: tuple[tuple[int, int, str], ...]
    pairs: SoundedText
    stems: frozenset[str]
    known_pairs: frozenset[str]
    holds_a_name: bool = False
    synonyms: tuple[SynonymSpan, ...] = ()
    other_names: tuple[str, ...] = ()
    turn: TurnKind | None = None
    head: str = ""

    @property
    def text(self) -> str:
        """The question in its one written form."""
        return self.normalised.text

    @property
    def content_characters(self) -> str:
        """The letters that neither slots nor function words explain."""
        return "".join(
            letter
            for letter, function, soft in zip(self.letters, self.is_function, self.is_soft, strict=True)
            if not function and not soft
        )

    @property
    def has_content(self) -> bool:
        """Whether anything is left that slots and function words do not explain."""
        return self.holds_a_name or bool(self.content_characters)


def prepare(
    normalised: NormalisedText,
    language: Language,
    typed_in: Language,
    slots: Slots,
    particles: frozenset[str],
    synonyms: SynonymTable,
    vocabulary: frozenset[str],
    *,
    holds_a_name: bool,
) -> AskedQuestion:
    """Work out what of a question still needs an explanation."""
    text = normalised.text
    hard: set[int] = set()
    soft: set[int] = set()
    for span in slots.spans:
        single = span.end - span.start == 1
        if span.kind is SlotKind.FUNCTION and single and text[span.start] not in particles:
            soft.add(span.start)
        else:
            hard.update(range(span.start, span.end))
    soft -= hard
    positions = tuple(i for i, character in enumerate(text) if is_letter(character))
    letters = "".join(text[i] for i in positions)
    # A period's characters belong to no name: 「十四五有哪些」 holds no 「五有」.
    dated = {i for span in slots.spans if span.kind is SlotKind.PERIOD for i in range(span.start, span.end)}
    undated = "".join(" " if i in dated else text[i] for i in positions)
    kept = "".join(letter for letter in undated if letter not in particles)
    # What pinyin was read as is a guess, so there every pair may stand for its homophones.
    known_pairs = frozenset() if normalised.is_decoded else bigrams_of(text) & vocabulary
    index_of = {position: index for index, position in enumerate(positions)}
    same = tuple(
        SynonymSpan(index_of[found.start], index_of[found.start] + len(found.phrase), synonyms.others(found.phrase))
        for found in synonyms.find(text)
    )
    pairs = _typed(undated, known_pairs).joined(
        _typed(kept, known_pairs), *(sounded(word) for span in same for word in span.others)
    )
    return AskedQuestion(
        normalised=normalised,
        language=language,
        typed_in=typed_in,
        slots=slots,
        letters=letters,
        is_function=tuple(i in hard for i in positions),
        is_soft=tuple(i in soft for i in positions),
        word_starts=tuple(
            (index_of[one.start], index_of[one.start] + sum(map(is_letter, one.word)), one.word)
            for one in english_words(text)
        ),
        pairs=pairs,
        head=_head(letters, tuple(i in hard for i in positions), positions, slots),
        stems=stems_of(text),
        known_pairs=known_pairs,
        holds_a_name=holds_a_name,
        synonyms=same,
    )


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
