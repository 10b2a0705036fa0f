"""Words that exclude one another: a question about 进口 is not answered by a figure of 出口, however alike the rest."""

from __future__ import annotations

from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold
from bot.understanding.phrases import PhraseTable


class Contrasts:
    """The lexicon's groups of mutually exclusive words, ready to compare texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._groups = tuple(PhraseTable.of(map(fold, group), "contrast") for group in lexicon.contrasts)

    def clash(self, question: str, names: tuple[str, ...], evidence: str) -> str | None:
        """The word of the question that the names contradict, if there is one.

        A word is contradicted when no name holds it, and either some name holds another word of its group, or the
        evidence does and lacks this one.
        """
        for table in self._groups:
            asked = {found.phrase for found in table.find(question)}
            if not asked:
                continue
            named = {found.phrase for name in names for found in table.find(name)}
            missing = asked - named
            if not missing or asked & named:
                continue
            if named:
                return sorted(missing)[0]
            printed = {found.phrase for found in table.find(evidence)}
            if printed and not missing & printed:
                return sorted(missing)[0]
        return None
