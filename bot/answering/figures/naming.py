"""Whether the clause that prints a figure also names what it counts: 「大连大学等7所高校」 does, 「17个部门」 does not."""

from __future__ import annotations

import re

from bot.answering.figures.wishes import AMOUNTS
from bot.answering.library import Figure
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns

_SEGMENTS = re.compile(r"[,;:。，；：]")
_ORDINALS = frozenset({"批", "位", "级", "年"})
_AFTER = 30
"""Letters behind a figure in which a list of what it counts may begin (三个功能区即…)."""


def names_what_it_counts(figure: Figure, patterns: Patterns) -> bool:
    """Whether names stand around the figure in its clause, told by 「等」, an enumeration before it or 「即」 behind it."""
    if (
        figure.observation.value is None
        or figure.observation.measure not in AMOUNTS
        or not figure.observation.unit
        or figure.observation.unit in _ORDINALS
    ):
        return True  # a rank, a batch, a year or a share counts nobody; what has it stands in the clause
    clause = fold(figure.clause.text)
    written = fold(figure.observation.as_written or figure.observation.text)
    at = clause.find(written)
    if at < 0:
        return False
    before = _SEGMENTS.split(clause[:at])[-1]
    if before.endswith("等") or (
        patterns.lists_what_is_counted.search(before) and not any(letter.isdigit() for letter in before)
    ):
        return True
    return bool(patterns.introduces_what_is_counted.search(clause[at + len(written) :][:_AFTER]))
