"""A place or a part that a question states in words (全国第一, 三分之二), held against the figure it is said of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.answering.library import Figure
from bot.domain.knowledge import Measure
from bot.understanding.asked import AskedQuestion
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns

_DIGITS = "一二三四五六七八九十"
_PRINTED_PART = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class RankClaim:
    """What was stated, as typed, and whether the figure is that."""

    words: str
    is_right: bool


def rank_claimed(question: AskedQuestion, figures: tuple[Figure, ...], patterns: Patterns) -> RankClaim | None:
    """The place or part that the question states of its only figure; None where it states none, or the figure is neither."""
    if len(figures) != 1:
        return None
    own = figures[0].observation
    if own.measure is Measure.RANK and own.value is not None:
        stated = patterns.states_rank.search(question.text)
        if stated and patterns.sets_a_bound.search(question.text[: stated.start()]):
            return None
        place = _number(stated["place"]) if stated else None
        return RankClaim(stated["words"], place == own.value) if stated and place is not None else None
    printed = _PRINTED_PART.fullmatch(fold(own.text)) if own.value is None else None
    stated = patterns.states_part.search(question.text) if printed else None
    if printed is None or stated is None:
        return None
    part, whole = _number(stated["part"]), _number(stated["whole"])
    if not part or not whole:
        return None
    return RankClaim(stated["words"], part * int(printed[2]) == whole * int(printed[1]))


def _number(written: str) -> Decimal | None:
    """A number up to ten in characters, or any in digits."""
    if written.isdigit():
        return Decimal(written)
    return Decimal(_DIGITS.index(written) + 1) if len(written) == 1 and written in _DIGITS else None
