"""How far a name is covered by a question, and how far a question is explained by an entry.

Both compare neighbouring pairs of characters: Chinese segmenters split names wrongly, pairs do not. A pair counts in full
when it stands there as written and a little less when it only sounds the same (计术 for 技术). What the report knows as a
word is never taken for a homophone of another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from bot.understanding.normalise import is_han
from bot.understanding.question_text import letters_of, pairs_in
from bot.understanding.sounds import sound_character

AS_WRITTEN = 1.0
BY_SOUND = 0.88
ALONE = 0.35
"""Weights of a character that is found in a pair as written, in a pair by sound, or by itself."""

_BORDER = " "
CharacterWeight = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class SoundedText:
    """What a text offers to be matched against: its letters, and one character for the sound of each.

    Both are searched for pairs; a space is a border that no pair crosses.
    """

    letters: str
    sounds: str

    def joined(self, *others: SoundedText) -> SoundedText:
        """This text and others side by side."""
        letters, sounds = self.letters, self.sounds
        for other in others:
            letters, sounds = f"{letters}{_BORDER}{other.letters}", f"{sounds}{_BORDER}{other.sounds}"
        return SoundedText(letters, sounds)


class _Sounds(dict[int, str]):
    """What stands for the sound of each character, looked up when first met: a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        return self.setdefault(code, sound_character(letter)) if is_han(letter) else _BORDER


_SOUNDS = _Sounds()


@lru_cache(maxsize=4096)
def sounded(text: str) -> SoundedText:
    """A folded text made ready to be searched for pairs, punctuation and spaces taken out."""
    letters = letters_of(text)
    return SoundedText(letters, sounds_of(letters))


def sounds_of(letters: str) -> str:
    """One character for the sound of each Chinese letter, a border for every other."""
    return letters.translate(_SOUNDS)


SearchedPair: TypeAlias = tuple[str, str]
"""Two neighbours, and how they sound together; no sound where it is not searched for."""


def character_credits(letters: str, offered: SoundedText, known: frozenset[str] = frozenset()) -> list[float]:
    """For each character of `letters`, how well `offered` holds it with a neighbour: 0 to 1.

    Pairs in `known` are words as they stand, and are not taken for a homophone of another.
    """
    held = pair_credits(searched_pairs(letters, known), offered)[: len(letters)]
    if 0.0 in held:
        written = offered.letters
        for i, character in enumerate(letters):
            if held[i] == 0.0 and character in written:
                held[i] = ALONE
    return held


def pair_credits(pairs: Sequence[SearchedPair], offered: SoundedText) -> list[float]:
    """As `character_credits`, from the pairs of the letters; a character that is only found by itself counts nothing."""
    held = [0.0] * (len(pairs) + 1)
    written, heard = offered.letters, offered.sounds
    for i, (pair, sound) in enumerate(pairs):
        if pair in written:
            held[i] = held[i + 1] = AS_WRITTEN
        elif sound and sound in heard:
            held[i] = held[i] or BY_SOUND
            held[i + 1] = BY_SOUND
    return held


def searched_pairs(letters: str, known: frozenset[str] = frozenset()) -> tuple[SearchedPair, ...]:
    """Each pair of neighbours and how it sounds; no sound where one of the two is not Chinese or the pair is known."""
    pairs = _searched_pairs(letters)
    return tuple((pair, "" if pair in known else sound) for pair, sound in pairs) if known else pairs


@lru_cache(maxsize=2048)  # many questions are held against the same names
def _searched_pairs(letters: str) -> tuple[SearchedPair, ...]:
    return tuple(map(_searched_pair, pairs_in(letters)))


@lru_cache(maxsize=16384)  # one object for each of the pairs that names share
def _searched_pair(pair: str) -> SearchedPair:
    sound = sounds_of(pair)
    return pair, "" if _BORDER in sound else sound


def name_coverage(name: str, question: SoundedText, weight: CharacterWeight) -> float:
    """The weighted part of `name` that the question holds, 0 to 1."""
    letters = letters_of(name)
    if not letters:
        return 0.0
    if len(letters) == 1:
        return 1.0 if letters in question.letters else 0.0
    return weighted_coverage(letters, question, list(map(weight, letters)))


def weighted_coverage(letters: str, question: SoundedText, weights: list[float]) -> float:
    """The part of `letters` that the question holds, by the given weight of each, 0 to 1."""
    held = character_credits(letters, question)
    return sum(w * c for w, c in zip(weights, held, strict=True)) / (sum(weights) or 1.0)
