"""How far a name is covered by a question, and how far a question is explained by an entry.

Both compare neighbouring pairs of characters: Chinese segmenters split names wrongly, pairs do not. A pair counts in full
when it stands there as written and a little less when it only sounds the same (计术 for 技术). What the report knows as a word is never taken for a homophone of another.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.normalise import is_han
from bot.understanding.question_text import bigrams_of, letters_of, sound_bigrams_of
from bot.understanding.sounds import sound_of

AS_WRITTEN = 1.0
BY_SOUND = 0.88
ALONE = 0.35
"""Weights of a character that is found in a pair as written, in a pair by sound, or by itself."""

CharacterWeight = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class PairSets:
    """What a text offers to be matched against: pairs as written, pairs by sound, single characters."""

    pairs: frozenset[str]
    sounds: frozenset[tuple[str, str]]
    characters: frozenset[str]


@lru_cache(maxsize=65536)
def pair_sets(text: str) -> PairSets:
    """The pairs of a folded text."""
    return PairSets(bigrams_of(text), sound_bigrams_of(text), frozenset(letters_of(text)))


def character_credits(letters: str, offered: PairSets, known: Container[str] = frozenset()) -> list[float]:
    """For each character of `letters`, how well `offered` holds it with a neighbour: 0 to 1.

    Pairs in `known` are words as they stand, and are not taken for a homophone of another.
    """
    held = [0.0] * len(letters)
    for i in range(len(letters) - 1):
        first, second = letters[i], letters[i + 1]
        if first + second in offered.pairs:
            gained = AS_WRITTEN
        elif (
            first + second not in known
            and is_han(first)
            and is_han(second)
            and (sound_of(first), sound_of(second)) in offered.sounds
        ):
            gained = BY_SOUND
        else:
            continue
        held[i] = max(held[i], gained)
        held[i + 1] = max(held[i + 1], gained)
    for i, character in enumerate(letters):
        if held[i] == 0.0 and character in offered.characters:
            held[i] = ALONE
    return held


def name_coverage(name: str, question: PairSets, weight: CharacterWeight) -> float:
    """The weighted part of `name` that the question holds, 0 to 1."""
    letters = letters_of(name)
    if not letters:
        return 0.0
    if len(letters) == 1:
        return 1.0 if letters in question.characters else 0.0
    return weighted_coverage(letters, question, [weight(character) for character in letters])


def weighted_coverage(letters: str, question: PairSets, weights: list[float]) -> float:
    """The part of `letters` that the question holds, by the given weight of each, 0 to 1."""
    held = character_credits(letters, question)
    return sum(w * c for w, c in zip(weights, held, strict=True)) / (sum(weights) or 1.0)
