"""What a question claims of two figures (今年比去年低吧), held against them."""

from __future__ import annotations

from decimal import Decimal

from bot.answering.figures.wishes import CHANGES, GROWTHS
from bot.answering.library import Figure
from bot.domain.knowledge import Bound
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns
from bot.understanding.slots import SlotKind

_PERCENT = "%"
_NOT_LESS = frozenset({None, Bound.ABOUT, Bound.AT_LEAST})
_NOT_MORE = frozenset({None, Bound.ABOUT, Bound.AT_MOST})


class ComparisonPremises:
    """Holds comparisons claimed against figures."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns

    def verdict(self, question: AskedQuestion, figures: tuple[Figure, Figure]) -> str:
        """Whether the first is more or less than the second as claimed; empty where nothing is claimed or it is not certain."""
        claimed = self._patterns.claims_order.search(question.text)
        if claimed is None or (_are_changes(figures) and not question.slots.measures & GROWTHS):
            return ""  # 「收入比去年低吧」 asks of amounts, which two rates of growth do not tell
        yardsticks = [figure for figure in figures if _stands_in(question, figure, claimed.span("than"))]
        if len(yardsticks) != 1:
            return ""
        yardstick = yardsticks[0]
        measured = next(figure for figure in figures if figure is not yardstick)
        is_more = _is_more(measured, yardstick)
        if is_more is None:
            return ""
        if is_more == bool(claimed["more"]):
            return message("compare-as-claimed", question.language)
        sort = "rate" if measured.observation.unit == _PERCENT else "amount"
        return message(f"compare-{'more' if is_more else 'less'}-{sort}", question.language)


def _are_changes(figures: tuple[Figure, Figure]) -> bool:
    return any(figure.observation.measure in CHANGES for figure in figures)


def is_inexact(figure: Figure) -> bool:
    """Whether the report prints more or less than the value: 余, 左右, 以上."""
    return figure.observation.bound is not None


def _is_more(one: Figure, other: Figure) -> bool | None:
    """Whether the one is certainly more, or certainly less; None where they are equal or their bounds leave it open."""
    first, second = one.observation, other.observation
    value, against = first.value or Decimal(0), second.value or Decimal(0)
    if value > against and first.bound in _NOT_LESS and second.bound in _NOT_MORE:
        return True
    return False if value < against and first.bound in _NOT_MORE and second.bound in _NOT_LESS else None


def _stands_in(question: AskedQuestion, figure: Figure, part: tuple[int, int]) -> bool:
    """Whether the part of the question names the figure: by its period, its scope, or its name."""
    slots, own = question.slots, figure.observation
    named = (
        (SlotKind.PERIOD, slots.periods, own.time_period),
        (SlotKind.SCOPE, slots.scopes, own.scope_id),
    )
    for kind, values, value in named:
        spans = sorted((span.start, span.end) for span in slots.spans if span.kind is kind)
        if len(spans) == len(values) and any(
            one == value and start >= part[0] and end <= part[1]
            for one, (start, end) in zip(values, spans, strict=True)
        ):
            return True
    text = question.text[slice(*part)]
    return any(fold(name) in text for name in (figure.indicator.name, *figure.indicator.aliases))
