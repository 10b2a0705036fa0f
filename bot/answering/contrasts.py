"""Words that exclude one another: a question about 进口 is not answered by a figure of 出口, however alike the rest."""

from __future__ import annotations

from functools import lru_cache

from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold
from bot.understanding.phrases import PhraseTable


class Contrasts:
    """The lexicon's groups of mutually exclusive words, ready to compare texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._groups = tuple(PhraseTable.of(map(fold, group), "contrast") for group in lexicon.contrasts)
        self._words_in = lru_cache(maxsize=16384)(self._find_words)

    def clash(self, question: str, names: tuple[str, ...], evidence: str) -> str | None:
        """The word of the question that an entry contradicts, if there is one.

        A word is contradicted when some name holds another word of its group and none holds it, or when neither names
        nor evidence hold it at all.
        """
        for group, asked in self._words_in(question).items():
            named = {word for name in names for word in self._words_in(name).get(group, ())}
            missing = asked - named
            if not missing or asked & named:
                continue
            if named or not missing & self._words_in(evidence).get(group, frozenset()):
                return min(missing)
        return None

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
        found = ((number, table.find(text)) for number, table in enumerate(self._groups))
        return {number: frozenset(one.phrase for one in phrases) for number, phrases in found if phrases}
