"""A question as the matcher sees it: which of its characters and words still need an explanation."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answer import Language
from bot.understanding.coverage import SoundedText
from bot.understanding.normalise import NormalisedText, is_han
from bot.understanding.slots import Slots
from bot.understanding.turns import TurnKind

_SHORTEST_RUN = 3


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
    def typed(self) -> str:
        """What of the question is left to be answered, as it was typed."""
        origins = self.normalised.origins
        return self.normalised.original[origins[0] : origins[-1] + 1] if origins else ""

    def as_typed(self, words: str) -> str:
        """Words of the question's written form as they were typed; as they are where they stand otherwise in it."""
        at = self.text.find(words)
        if at < 0 or not words or self.normalised.is_decoded:
            return words
        origins = self.normalised.origins
        return self.normalised.original[origins[at] : origins[at + len(words) - 1] + 1]

    @property
    def content_characters(self) -> str:
        """The letters that neither slots nor function words explain."""
        return self.content_outside(frozenset())

    def content_outside(self, explained: frozenset[int]) -> str:
        """The same without the letters at these indices."""
        return "".join(
            letter
            for i, letter in enumerate(self.letters)
            if not (self.is_function[i] or self.is_soft[i] or i in explained)
        )

    @property
    def unmarked_runs(self) -> tuple[str, ...]:
        """Stretches of three or more Chinese letters that no slot and no function word of two letters explains (回收率)."""
        runs: list[str] = []
        run = ""
        for letter, is_function in zip((*self.letters, ""), (*self.is_function, True), strict=True):
            if letter and not is_function and is_han(letter):
                run += letter
                continue
            runs += [run] if len(run) >= _SHORTEST_RUN else []
            run = ""
        return tuple(runs)

    @property
    def has_content(self) -> bool:
        """Whether anything is left that slots and function words do not explain."""
        return self.holds_a_name or bool(self.content_characters)
