"""Which way a figure went, as the report prints it, and which way a question says it went."""

from __future__ import annotations

from decimal import Decimal

from bot.answering.figures.wishes import AMOUNTS, GROWTHS
from bot.answering.library import Figure, Library
from bot.domain.answer import Language
from bot.domain.knowledge import Bound, Measure, ObservationStatus
from bot.understanding.asked import AskedQuestion
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns

UP, DOWN = "up", "down"
_RISES = GROWTHS | {Measure.INCREASE, Measure.CONTRIBUTION}
_CHANGES = GROWTHS | {Measure.INCREASE, Measure.DECREASE}
_SEGMENT_ENDS = "，；。：,;:"
_EXACT = frozenset({None, Bound.ABOUT})


class DirectionReader:
    """Reads directions, for one report."""

    def __init__(self, library: Library, patterns: Patterns) -> None:
        self._figures = library.figures
        self._patterns = patterns

    def claimed(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> frozenset[str]:
        """The directions that the question names outside the names of the figures; both where it names both."""
        if question.typed_in is Language.EN:
            return frozenset({question.slots.premise} if question.slots.premise else ())
        text = question.text
        for name in sorted(_names(figures), key=len, reverse=True):
            text = text.replace(name, " ")
        return self._named(text)

    def of(self, figure: Figure) -> frozenset[str]:
        """The directions that the report tells of a figure: by its measure, in its own words, or by a figure beside it."""
        own = figure.observation
        if own.measure is Measure.DECREASE:
            return frozenset({DOWN})  # in words too: 「双下降」
        if own.value is None:
            return frozenset()
        if own.measure in _RISES:
            return frozenset({UP if own.value >= 0 else DOWN})
        if own.measure not in AMOUNTS:
            return frozenset()
        return self._named(_segment(figure)) or self._beside(figure)

    def _named(self, text: str) -> frozenset[str]:
        shapes = ((UP, self._patterns.says_up), (DOWN, self._patterns.says_down))
        return frozenset(direction for direction, shape in shapes if shape.search(text))

    def _beside(self, figure: Figure) -> frozenset[str]:
        """What the change printed for the same time tells of an amount, else the amount of the year before."""
        own = figure.observation
        others = [one for one in self._figures[figure.indicator.id] if one.observation.scope_id == own.scope_id]
        for other in others:
            is_change = other.observation.measure in _CHANGES and other.observation.value is not None
            if is_change and other.observation.time_period == own.time_period:
                return self.of(other)
        before = next((value for other in others if (value := _year_before(figure, other)) is not None), None)
        if before is None or own.value is None or before == own.value or own.bound not in _EXACT:
            return frozenset()
        return frozenset({UP if own.value > before else DOWN})


def _year_before(figure: Figure, other: Figure) -> Decimal | None:
    """The value of the other figure where it is the same of the year before, and happened."""
    own, earlier = figure.observation, other.observation
    is_alike = own.measure == earlier.measure and own.unit == earlier.unit and earlier.bound in _EXACT
    is_year = own.time_period.is_single_year and earlier.time_period.is_single_year
    is_before = is_year and earlier.time_period.end == own.time_period.end - 1
    return earlier.value if is_alike and is_before and earlier.status is ObservationStatus.ACTUAL else None


def _segment(figure: Figure) -> str:
    """What stands before the figure in its clause, back to the last sign: 「城乡低保标准提高至」."""
    clause = fold(figure.clause.text)
    before = clause[: max(clause.find(fold(figure.observation.as_written)), 0)]
    return before[max(before.rfind(sign) for sign in _SEGMENT_ENDS) + 1 :]


def _names(figures: tuple[Figure, ...]) -> set[str]:
    return {fold(name) for figure in figures for name in (figure.indicator.name, *figure.indicator.aliases)}
