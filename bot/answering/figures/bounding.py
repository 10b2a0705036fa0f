"""Whether a figure is over or under a number that a question sets it against: 「占全市超过40%吗」."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.library import Figure
from bot.domain.knowledge import Bound
from bot.understanding.asked import AskedQuestion
from bot.understanding.claims import in_ones
from bot.understanding.patterns import Patterns
from bot.understanding.slots import Claim

_NOT_LESS = frozenset({None, Bound.ABOUT, Bound.AT_LEAST})
_NOT_MORE = frozenset({None, Bound.ABOUT, Bound.AT_MOST})


@dataclass(frozen=True, slots=True)
class BoundClaim:
    """That a figure is over (`is_over`) or under a number, and whether it is."""

    is_over: bool
    is_right: bool


def bound_claimed(
    question: AskedQuestion, claim: Claim, figures: tuple[Figure, ...], patterns: Patterns
) -> BoundClaim | None:
    """What the words before the number claim of the only figure; None where they claim no bound or it is left open."""
    shape = patterns.sets_a_bound.search(question.text.partition(claim.words)[0])
    own = figures[0].observation if len(figures) == 1 else None
    if shape is None or own is None or own.value is None or not patterns.asks_whether.search(question.text):
        return None
    value, unit = in_ones(own.value, own.unit)
    limit, typed = in_ones(claim.value, claim.unit)
    if not unit.startswith(typed) or not typed:
        return None
    is_over = bool(shape["over"])
    if value == limit and own.bound is not None:
        return None
    sure = _NOT_LESS if value > limit else _NOT_MORE
    if own.bound not in sure:
        return None
    return BoundClaim(is_over, is_right=(value > limit) if is_over else (value < limit))
