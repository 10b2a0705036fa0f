"""Words for the same thing, as the lexicon groups them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.understanding.normalise import fold
from bot.understanding.phrases import FoundPhrase, PhraseTable


class SynonymTable:
    """Groups of words that mean the same."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._others: dict[str, tuple[str, ...]] = {}
        for group in groups:
            words = tuple(map(fold, group))
            for word in words:
                known = self._others.get(word, ())
                self._others[word] = (*known, *(other for other in words if other != word))
        self._table = PhraseTable.of(self._others, "synonym")

    def find(self, text: str) -> tuple[FoundPhrase, ...]:
        """The words of the text that have synonyms."""
        return self._table.find(text)

    def others(self, word: str) -> tuple[str, ...]:
        """The other words for the same thing."""
        return self._others[word]
