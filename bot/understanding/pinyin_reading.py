"""Reads toneless pinyin as characters, in the words that the report and its curators use.

A first-order model over neighbouring characters, decoded with Viterbi's algorithm (Forney, 1973): the same idea as a pinyin
input method, with the report for its dictionary. It never invents a name that the store does not hold.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain

from bot.understanding.normalise import NormalisedText, is_han, normalise
from bot.understanding.question_text import pairs_in
from bot.understanding.sounds import split_syllables, syllables_of

_LETTERS = re.compile(r"(?<![\da-z])[a-z]+(?:['\s]+[a-z]+)*")
_NAME_WEIGHT = 12
"""How much more a pair in a curated name counts than one in running text."""
_CANDIDATES = 24
_READINGS = 2
_RARE_READING = -6.0
"""Log-probability of a character's second reading against its first; further readings are left out."""

_PARTICLES = {"ne": "呢", "ma": "吗", "ba": "吧"}
"""What ends a question is grammar, and no rare character that sounds so."""


class PinyinReader:
    """Turns runs of pinyin in a question into characters.

    Args:
        known: gives curated names and phrases, when first needed.
        text: gives the report's text, when first needed.
        english: words that are English wherever they stand.
    """

    def __init__(self, known: Callable[[], Iterable[str]], text: Callable[[], str], english: frozenset[str]) -> None:
        self._known = known
        self._text = text
        self._english = english

    def read(self, normalised: NormalisedText) -> NormalisedText:
        """The text with its pinyin runs as characters; unchanged where there is none."""
        source = normalised.text
        if not any("a" <= character <= "z" for character in source):
            return normalised
        parts: list[str] = []
        origins: list[int] = []
        at = 0
        for match in _LETTERS.finditer(source):
            decoded = self._decoded(match[0])
            beside = source[max(0, match.start() - 1) : match.start()] + source[match.end() : match.end() + 1]
            if decoded is None or any(character.isalnum() and character.isascii() for character in beside):
                continue
            parts.append(source[at : match.start()] + decoded)
            origins.extend(normalised.origins[at : match.start()])
            origins.extend([normalised.origins[match.start()]] * len(decoded))
            at = match.end()
        if not parts:
            return normalised
        parts.append(source[at:])
        origins.extend(normalised.origins[at:])
        return self._without_spaces(normalised, "".join(parts), tuple(origins))

    @staticmethod
    def _without_spaces(normalised: NormalisedText, text: str, origins: tuple[int, ...]) -> NormalisedText:
        """Spaces that separated syllables mean nothing once they are characters."""
        folded = normalise(text)
        return NormalisedText(
            normalised.original,
            folded.text,
            tuple(origins[i] for i in folded.origins),
            normalised.has_traditional,
            is_decoded=True,
        )

    def _decoded(self, run: str) -> str | None:
        """Characters for a run of letters; words that are no pinyin stay as they are."""
        pieces: list[str] = []
        syllables: list[str] = []
        has_pinyin = False

        def flush() -> None:
            nonlocal has_pinyin
            if syllables:
                pieces.append(self._characters(tuple(syllables)))
                has_pinyin = True
                syllables.clear()

        words = re.split(r"['\s]+", run)
        particle = _PARTICLES.get(words[-1], "")
        for word in words[:-1] if particle else words:
            split = None if word in self._english and len(word) > 2 else split_syllables(word)
            if split is None:
                flush()
                pieces.append(f" {word} ")
            else:
                syllables.extend(split)
        flush()
        pieces.append(particle)
        has_pinyin = has_pinyin or bool(particle)
        count = sum(len([c for c in piece if is_han(c)]) for piece in pieces)
        return "".join(pieces) if has_pinyin and (count > 1 or len(run) > 1) else None

    @cached_property
    def _model(self) -> tuple[Counter[str], Counter[str], dict[str, list[tuple[str, float]]]]:
        singles: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for texts, weight in (((self._text(),), 1), (self._known(), _NAME_WEIGHT)):
            for counts, found in zip((singles, pairs), _counted(texts), strict=True):
                for one, count in found.items():
                    if all(map(is_han, one)):
                        counts[one] += weight * count
        by_syllable: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for character, _ in singles.most_common():
            for rank, syllable in enumerate(syllables_of(character)[:_READINGS]):
                by_syllable[syllable].append((character, rank * _RARE_READING))
        return singles, pairs, by_syllable

    def _characters(self, syllables: tuple[str, ...]) -> str:
        singles, pairs, by_syllable = self._model
        total = sum(singles.values())
        best: dict[str, tuple[float, str]] = {"": (0.0, "")}
        for syllable in syllables:
            following: dict[str, tuple[float, str]] = {}
            for character, penalty in by_syllable.get(syllable, [])[:_CANDIDATES] or [(syllable, 0.0)]:
                alone = math.log((singles[character] + 0.1) / total)
                for last, (score, text) in best.items():
                    pair = pairs[last + character]
                    step = (
                        math.log(0.9 * pair / singles[last] + 0.1 * math.exp(alone))
                        if pair and singles[last]
                        else alone + math.log(0.1)
                    )
                    reached = score + step + penalty
                    if character not in following or reached > following[character][0]:
                        following[character] = (reached, text + character)
            best = following
        return max(best.values())[1]


def _counted(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each character and each pair of neighbours stands in the texts."""
    texts = tuple(texts)
    return Counter(chain.from_iterable(texts)), Counter(chain.from_iterable(map(pairs_in, texts)))
