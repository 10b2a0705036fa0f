"""Words that a figure must be called by: places that are not the report's, and words that exclude one another.

A question about 进口 is not answered by a figure of 出口, nor one about another city by ours, however alike the rest.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from bot.understanding.lexicon import Lexicon
from bot.understanding.phrases import FoundPhrase, PhraseTable
from bot.understanding.question_text import letters_of
from bot.understanding.reading import contrast_tables
from bot.understanding.slots import SlotKind, Slots

_FOLLOWING = 2
"""Letters after a word that must be printed after it too, for the word to be part of the same name."""


class Contrasts:
    """The lexicon's groups of mutually exclusive words and its places, ready to compare texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._groups = contrast_tables(lexicon)
        self._by_first: defaultdict[str, list[int]] = defaultdict(list)
        for number, table in enumerate(self._groups):
            for first in table.first_characters:
                self._by_first[first].append(number)
        self._places = PhraseTable.of(lexicon.other_places.all, "place")
        self._wholes = lexicon.share_bases
        self._words_in = lru_cache(maxsize=4096)(self._find_words)

    def clash(self, question: str, names: tuple[str, ...], evidence: str) -> str | None:
        """The word of the question that an entry contradicts, if there is one.

        A word is contradicted when some name holds another word of its group and none holds it, or when no name holds it
        and the evidence does not go on with it as the question does (农村公路 is no 农村 of anything else).
        """
        for group, asked in self._words_in(question).items():
            named = {word for name in names for word in self._words_in(name).get(group, ())}
            missing = asked - named
            if not missing or asked & named:
                continue
            is_printed_alone = self._words_in(evidence).get(group) == asked
            if named or not (is_printed_alone or any(_goes_on(question, word, evidence) for word in missing)):
                return min(missing)
        return None

    def foreign_place(
        self, question: str, names: tuple[str, ...], evidence: str, *, is_yardstick: bool = False
    ) -> str | None:
        """A place in the question that is not the report's and that neither names nor evidence take up as it stands.

        Where the question measures against a place (全市第几, 比全国高多少), `is_yardstick`, it is enough that the evidence
        prints it.
        """
        for found in self._places.find(question):
            if any(found.phrase in name for name in names) or _goes_on(question, found.phrase, evidence):
                continue
            if is_yardstick and found.phrase in evidence:
                continue
            if found.phrase.isascii() and any(word in evidence for word in self._same_places(found.phrase)):
                continue
            return found.phrase
        return None

    def _same_places(self, place: str) -> tuple[str, ...]:
        """The Chinese words for an English place."""
        groups = (group for group in self._wholes if place in group)
        return tuple(word for group in groups for word in group if not word.isascii())

    def leaves_out(self, question: str, names: tuple[str, ...], evidence: str, *, is_english: bool) -> bool:
        """Whether a contrast word of the question is held by none of the names of everything that was chosen."""
        for group, asked in self._words_in(question).items():
            named = frozenset(word for name in names for word in self._words_in(name).get(group, ()))
            printed = frozenset() if is_english else self._words_in(evidence).get(group, frozenset())
            if len(asked) > 1:
                # Several of them asked at once are several things, and one sentence that prints all is not their names.
                printed = frozenset()
            if named and asked - named - printed:
                return True
        return False

    def _find_words(self, text: str) -> dict[int, frozenset[str]]:
        """The contrast words of a text, by the number of their group."""
        found: list[tuple[int, tuple[FoundPhrase, ...]]] = [
            (number, self._groups[number].find(text))
            for number in sorted({one for first in self._by_first.keys() & set(text) for one in self._by_first[first]})
        ]
        return {number: frozenset(one.meaning for one in phrases) for number, phrases in found if phrases}


def without_own_places(slots: Slots, text: str) -> str:
    """The text without the report's own names and the wholes that a share is asked of: those are no other places."""
    for span in slots.spans:
        if span.kind in (SlotKind.SHARE_BASE, SlotKind.REGION, SlotKind.SCOPE):
            text = text.replace(span.words, " ")
    return text


def _goes_on(question: str, word: str, evidence: str) -> bool:
    """Whether the evidence prints the word with the letters that follow it in the question."""
    letters, printed = letters_of(question), letters_of(evidence)
    at = letters.find(letters_of(word))
    end = at + len(letters_of(word))
    return at >= 0 and len(letters) >= end + _FOLLOWING and letters[at : end + _FOLLOWING] in printed
