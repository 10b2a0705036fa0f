"""What a question sets against what: the figures of its subjects, or two of one subject."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.answering.figures.comparing import asks_a_sum
from bot.answering.figures.subjects import FigureResolution, Subject
from bot.answering.figures.wishes import CHANGES, GROWTHS
from bot.answering.library import Figure
from bot.domain.knowledge import Measure
from bot.understanding.asked import AskedQuestion
from bot.understanding.slots import ARITHMETIC, COMPARISONS, EXTREMES

_TWO = 2
_DIFFERENCES = CHANGES - GROWTHS
"""Measures that are the result of a comparison themselves."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures to compare. `is_answered` tells that one of them is a difference itself, `is_of_one` that all are of one subject."""

    figures: tuple[Figure, ...]
    is_answered: bool
    is_of_one: bool

    @property
    def is_two_sided(self) -> bool:
        """Whether there is something to calculate."""
        return len(self.figures) >= _TWO and not (self.is_answered and self.is_of_one)

    def lacks_a_side(self, asked: AskedQuestion) -> bool:
        """Whether arithmetic was asked for and there is but one figure, which is no result itself."""
        return len(self.figures) < _TWO and bool(asked.slots.operations & ARITHMETIC) and not self.is_answered


def comparison_of(asked: AskedQuestion, resolution: FigureResolution) -> Comparison | None:
    """What is to be compared; None when nothing is."""
    if not asked.slots.operations & COMPARISONS and not _is_a_sum(asked, resolution) and not ranks(asked, resolution):
        return None
    figures = _figures_of(resolution)
    is_answered = any(figure.observation.measure in _DIFFERENCES for figure in figures)
    return Comparison(figures, is_answered, is_of_one=len(resolution.subjects) == 1)


def ranks(asked: AskedQuestion, resolution: FigureResolution) -> bool:
    """Whether it is asked which of several things comes first or last, and all of them were found for certain."""
    is_certain = resolution.is_enumerated or all(subject.match.is_exact for subject in resolution.subjects)
    asks = bool(asked.slots.operations & EXTREMES)
    return asks and len(resolution.subjects) > 1 and is_certain and not resolution.missing


def printed_gap(subject: Subject) -> Subject | None:
    """The subject answered by the gap the report itself prints (比全国平均高7.2个百分点), where it prints one."""
    for selection in subject.selections:
        gaps = tuple(figure for figure in selection.figures if figure.observation.measure is Measure.GAP)
        if gaps:
            return replace(subject, selections=(replace(selection, figures=gaps),))
    return None


def _is_a_sum(asked: AskedQuestion, resolution: FigureResolution) -> bool:
    """Whether several subjects, each named for certain, are asked for all together (一共)."""
    is_certain = resolution.is_enumerated or all(subject.match.is_exact for subject in resolution.subjects)
    return len(resolution.subjects) > 1 and asks_a_sum(asked) and is_certain


def _figures_of(resolution: FigureResolution) -> tuple[Figure, ...]:
    """The figures to set against one another: those asked for, or two of the one indicator where nothing else is named."""
    subjects = resolution.subjects
    figures = _distinct(figure for subject in subjects for figure in subject.figures)
    if len(subjects) > 1:
        return figures
    return figures[:1] if resolution.names_more else _within_one(subjects[0], figures)


def _within_one(subject: Subject, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Two alike figures of an indicator, where those asked for are unlike or only one: actual and target, or another year."""
    selections = subject.selections
    if len(selections) == _TWO and len({figure.observation.unit for figure in figures}) > 1:
        pairs = ((one, other) for one in selections[0].figures for other in selections[1].figures)
        return next((pair for pair in pairs if _are_alike(*pair)), figures)
    if len(figures) > 1 or len(selections) != 1 or figures[0].observation.measure in _DIFFERENCES:
        return figures
    first, *others = selections[0].figures
    other = next((one for one in others if _are_alike(first, one) and _are_of_other_years(first, one)), None)
    return (first, other) if other else figures


def _distinct(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures without those that say the same of the same (a distance printed once and asked of twice)."""
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        own = figure.observation
        said = (figure.indicator.id, own.time_period, own.scope_id, own.measure, own.status, own.value, own.unit)
        kept.setdefault(said, figure)
    return tuple(kept.values())


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can be set against one another: of one unit, and both growth or neither."""
    first, second = one.observation, other.observation
    return first.unit == second.unit and (first.measure in GROWTHS) == (second.measure in GROWTHS)


def _are_of_other_years(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one scope and of different times; the level at the end of a span is not set against itself."""
    first, second = one.observation, other.observation
    is_repeated = first.value == second.value and first.time_period.end == second.time_period.end
    return first.scope_id == second.scope_id and first.time_period != second.time_period and not is_repeated
