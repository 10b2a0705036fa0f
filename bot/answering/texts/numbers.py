"""Which kinds of numbers a text states, so that a text without the asked kind is not given for an answer."""

from __future__ import annotations

import re

from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold

_COUNTABLE = frozenset({"people", "households", "days"})


class NumberReader:
    """Finds numbers with units."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._patterns = lexicon.patterns
        units = {fold(unit.name): unit.dimension for unit in lexicon.units}
        words = sorted((*units, *(unit.lstrip("亿万") for unit in units)), key=len, reverse=True)
        self._dimensions = {**{unit.lstrip("亿万"): dimension for unit, dimension in units.items()}, **units}
        choices = "|".join(re.escape(word) for word in dict.fromkeys(words) if word)
        self._numbers = re.compile(rf"(?<![a-z\d.])\d+(?:\.\d+)?(?:余|多)?[万亿]?(?:余|多)?({choices})")

    def dimensions_in(self, text: str, known: str = "") -> frozenset[str]:
        """The dimensions of all numbers with a unit; `count` also for people, households and days, which are counted.

        Args:
            text: what states them.
            known: a folded text; numbers written as in it are left out.
        """
        folded = fold(text)
        found = {self._dimensions[match[1]] for match in self._numbers.finditer(folded) if match[0] not in known}
        counts = (match[0] for match in self._patterns.tells_count.finditer(folded))
        if any(one not in known for one in counts) or found & _COUNTABLE:
            found.add("count")
        if self._patterns.tells_ordinal.search(folded):
            found.add("ordinal")
        return frozenset(found)
