"""Rival readings: figures of several periods that a question without a period may mean alike."""

from __future__ import annotations

from bot.answering.figures.subjects import Subject
from bot.answering.figures.wishes import AMOUNTS, GROWTHS
from bot.answering.library import Figure
from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.understanding.asked import AskedQuestion
from bot.understanding.patterns import Patterns


def rival_readings(asked: AskedQuestion, subject: Subject, review_year: int, patterns: Patterns) -> tuple[Figure, ...]:
    """All readings of a question that names no period, when they differ in what they would answer; else none.

    Another scope alone is no rival: the report has a default. What is asked as done (修了多少) is not asked of a target.
    """
    if not _leaves_the_period_open(asked) or len(subject.selections) != 1:
        return ()
    figures = subject.selections[0].figures
    best = figures[0]
    if best.observation.time_period == TimePeriod(review_year, review_year):
        group = AMOUNTS if best.observation.measure in AMOUNTS else GROWTHS
        readings = tuple(figure for figure in figures if _may_rival(figure, best, group))
    else:
        readings = tuple(figure for figure in figures if figure.observation.unit == best.observation.unit)
    if patterns.asks_as_done.search(asked.text):
        readings = tuple(one for one in readings if one.observation.status is not ObservationStatus.TARGET)
    return readings if any(_differ(figure, best) for figure in readings) else ()


def _leaves_the_period_open(asked: AskedQuestion) -> bool:
    """Whether a figure is asked for and nothing said of it tells of which period."""
    slots = asked.slots
    tells = slots.periods or slots.status or slots.claims or slots.premise == "down"
    return bool(slots.wants_number or slots.measures) and not tells


def _differ(one: Figure, other: Figure) -> bool:
    first, second = one.observation, other.observation
    return first.time_period != second.time_period and first.value != second.value


def _may_rival(figure: Figure, best: Figure, group: frozenset[Measure]) -> bool:
    observation = figure.observation
    return observation.measure in group and observation.unit == best.observation.unit and observation.value is not None
