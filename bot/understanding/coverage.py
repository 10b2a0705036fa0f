"""How far a name is covered by a question, and how far a question is explained by an entry.

Both compare neighbouring pairs of characters: Chinese segmenters split names wrongly, pairs do not. A pair counts in full
when it stands there as written and a little less when it only sounds the same (计术 for 技术). What the report knows as a
word is never taken for a homophone of another.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import lru_cache

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
        texts = (self, *others)
        return SoundedText(_BORDER.join(text.letters for text in texts), _BORDER.join(text.sounds for text in texts))


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


def character_credits(letters: str, offered: SoundedText, known: Container[str] = frozenset()) -> list[float]:
    """For each character of `letters`, how well `offered` holds it with a neighbour: 0 to 1.

    Pairs in `known` are words as they stand, and are not taken for a homophone of another.
    """
    held = [0.0] * len(letters)
    written, heard = offered.letters, offered.sounds
    for i, (pair, sound) in enumerate(_searched_pairs(letters)):
        if pair in written:
            held[i] = held[i + 1] = AS_WRITTEN
        elif sound and sound in heard and pair not in known:
            held[i] = held[i] or BY_SOUND
            held[i + 1] = BY_SOUND
    if 0.0 in held:
        for i, character in enumerate(letters):
            if held[i] == 0.0 and character in written:
                held[i] = ALONE
    return held


@lru_cache(maxsize=2048)  # a question is held against many offers in turn, and many questions against the same names
def _searched_pairs(letters: str) -> tuple[tuple[str, str], ...]:
    """Each pair of neighbours and how it sounds; no sound where one of the two is not Chinese."""
    sounds = pairs_in(sounds_of(letters))
    return tuple(
        (pair, "" if _BORDER in sound else sound) for pair, sound in zip(pairs_in(letters), sounds, strict=True)
    )


def name_coverage(name: str, question: SoundedText, weight: CharacterWeight) -> float:
    """The weighted part of `name` that the question holds, 0 to 1."""
    letters = letters_of(name)
    if not letters:
        return 0.0
    if len(letters) == 1:
        return 1.0 if letters in question.letters else 0.0
    return weighted_coverage(letters, question, [weight(character) for character in letters])


def weighted_coverage(letters: str, question: SoundedText, weights: list[float]) -> float:
    """The part of `letters` that the question holds, by the given weight of each, 0 to 1."""
    held = character_credits(letters, question)
    return sum(w * c for w, c in zip(weights, held, strict=True)) / (sum(weights) or 1.0)
