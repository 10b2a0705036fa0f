"""Which of an indicator's figures come nearest to what was asked for and is not there."""

from __future__ import annotations

from bot.answering.figures.selecting import Veto, speaks_of
from bot.answering.figures.subjects import Subject
from bot.answering.library import Figure
from bot.domain.knowledge import ObservationStatus
from bot.domain.period import TimePeriod


def nearest_first(figures: tuple[Figure, ...], subject: Subject) -> tuple[Figure, ...]:
    """The figures, targets first where one is asked for, and those nearest to a period of which there is none."""
    wish = next(iter(subject.wishes), None)
    asks_target = wish is not None and wish.status is ObservationStatus.TARGET
    asked = next((one.period for one in subject.wishes if one.period and subject.veto), None)

    def distance(figure: Figure) -> tuple[bool, bool, int]:
        own = figure.observation
        is_other = asks_target and own.status is not ObservationStatus.TARGET
        is_of_another_time = asked is not None and own.time_period != asked and not speaks_of(figure, asked)
        is_sorted = asked is not None and subject.veto is Veto.PERIOD
        years = _years_between(own.time_period, asked) if asked and is_sorted else 0
        return is_other, is_of_another_time, years

    return tuple(sorted(figures, key=distance))


def _years_between(own: TimePeriod, asked: TimePeriod) -> int:
    """How many years a period lies beside another; none where it holds it."""
    return max(own.start - asked.start, asked.end - own.end, 0)
