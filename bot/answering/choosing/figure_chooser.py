"""What is made of resolved figures: one answer, a comparison, or the question which period is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.figures.comparing import Comparer, asks_a_sum
from bot.answering.figures.composing import FigureComposer
from bot.answering.figures.naming import names_what_it_counts
from bot.answering.figures.subjects import FigureResolution, Subject
from bot.answering.figures.wishes import AMOUNTS, CHANGES, GROWTHS
from bot.answering.library import Figure
from bot.answering.phrasing import Phrasing
from bot.answering.replies.silence import SilenceComposer
from bot.domain.answer import Answer, AnswerKind
from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.slots import ARITHMETIC, COMPARISONS, Operation

_TWO = 2
_DONE = re.compile(r"[一-龥]了(?:哪|几|多少)")
_WHICH_ONE = re.compile(r"哪(?!年|一年|些方面)|谁|什么地方|什么名字|\bwhich\b|\bwho\b|\bwhere\b")
_DIFFERENCES = CHANGES - GROWTHS
"""Measures that are the result of a comparison themselves."""


class FigureChooser:
    """Chooses between the ways to answer with figures."""

    def __init__(
        self, composer: FigureComposer, phrasing: Phrasing, silence: SilenceComposer, review_year: int
    ) -> None:
        self._review_year = review_year
        self._composer = composer
        self._comparer = Comparer(composer, phrasing)
        self._silence = silence

    def choose(self, asked: AskedQuestion, resolution: FigureResolution) -> Choice:
        """An answer from at least one accepted subject."""
        subjects = resolution.subjects
        keys = tuple(subject.match.entry.key for subject in subjects)
        if asked.slots.operations & COMPARISONS or (
            len(subjects) > 1
            and asks_a_sum(asked)
            and (resolution.is_enumerated or all(subject.match.is_exact for subject in subjects))
        ):
            figures = self._compared(subjects)
            is_difference = any(figure.observation.measure in _DIFFERENCES for figure in figures)
            if len(figures) < 2 and asked.slots.operations & ARITHMETIC and not is_difference:
                gap = _gap_of(subjects[0])
                if gap is None:
                    return Choice(self._silence.one_side(asked, subjects[0]), asked, keys)
                subjects = (gap,)
            if len(figures) > 1 and not (is_difference and len(subjects) == 1):
                ids = tuple(subject.match.entry.target for subject in subjects)
                return Choice(self._comparer.compare(asked, figures, ids), asked, keys)
        if len(subjects) == 1:
            rivals = _rivals(asked, subjects[0], self._review_year)
            which = self._silence.which_period(asked, subjects[0], rivals) if rivals else None
            if which is not None and len(which.options) > 1:
                return Choice(which, asked, keys)
        if _asks_for_names(asked) and not any(names_what_it_counts(one) for each in subjects for one in each.figures):
            statements = tuple(self._composer.statement(one, asked) for each in subjects for one in each.figures)
            composed = self._composer.compose(asked, subjects)
            return Choice(self._silence.without_names(composed, statements), asked, keys)
        answer = self._composer.compose(asked, subjects)
        incomplete = next((subject for subject in subjects if not subject.is_complete), None)
        if incomplete is not None and len(subjects) == 1:
            answer = replace(answer, details=(self._silence.about(asked, incomplete).headline, *answer.details))
        if resolution.missing:
            lines = (message("silence-item", asked.language, item=item) for item in resolution.missing)
            answer = replace(answer, details=(*lines, *answer.details))
        stated = {figure for subject in subjects for figure in subject.figures}
        if Operation.WHY in asked.slots.operations:
            answer = self._without_a_reason(asked, subjects, answer)
        return Choice(self._with_clause(asked, answer), asked, keys, len(stated))

    def _without_a_reason(self, asked: AskedQuestion, subjects: tuple[Subject, ...], answer: Answer) -> Answer:
        """A reason was asked for and a figure gives none; what the question wrongly takes for granted is still corrected."""
        figures = tuple(figure for subject in subjects for figure in subject.figures)
        if self._composer.is_wrong(asked, figures):
            return replace(answer, details=(message("premise-no-reason", asked.language), *answer.details))
        statements = tuple(self._composer.statement(figure, asked) for figure in figures)
        return self._silence.without_a_reason(answer, statements)

    @staticmethod
    def _with_clause(asked: AskedQuestion, answer: Answer) -> Answer:
        """What is asked with 「哪些」 and 「什么」 stands around the figure, not in it."""
        slots = asked.slots
        is_one_of_several = answer.kind is AnswerKind.FIGURES and len(answer.citations) == 1
        asks_around = slots.wants_thing or bool(slots.claims) or is_one_of_several
        if not answer.citations or not (asks_around or Operation.ORIGINAL in slots.operations):
            return answer
        line = message("plan-quote", answer.language, quote=answer.citations[0].quote)
        return replace(answer, details=(line, *answer.details))

    @staticmethod
    def _compared(subjects: tuple[Subject, ...]) -> tuple[Figure, ...]:
        """The figures to set against one another: those asked for, or actual and target of one indicator."""
        figures = _distinct(figure for subject in subjects for figure in subject.figures)
        if len(subjects) != 1:
            return figures
        selections = subjects[0].selections
        if len(selections) == _TWO and len({figure.observation.unit for figure in figures}) > 1:
            pairs = ((one, other) for one in selections[0].figures for other in selections[1].figures)
            return next((pair for pair in pairs if _are_alike(*pair)), figures)
        if len(figures) > 1 or len(selections) != 1 or figures[0].observation.measure in _DIFFERENCES:
            return figures
        first, *others = selections[0].figures
        other = next((one for one in others if _are_alike(first, one) and _are_of_other_years(first, one)), None)
        return (first, other) if other else figures


def _asks_for_names(asked: AskedQuestion) -> bool:
    """Whether it is asked which, who or where, and no number: a count names nobody."""
    slots = asked.slots
    asks = Operation.ENUMERATE in slots.operations or slots.wants_name or bool(_WHICH_ONE.search(asked.text))
    return (
        asks and not slots.operations & COMPARISONS and not (slots.wants_number or slots.measures or slots.wants_level)
    )


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
    first, second = one.observation, other.observation
    return first.scope_id == second.scope_id and first.time_period != second.time_period


def _gap_of(subject: Subject) -> Subject | None:
    """The subject answered by the gap the report itself prints (比全国平均高7.2个百分点), where it prints one."""
    for selection in subject.selections:
        gaps = tuple(figure for figure in selection.figures if figure.observation.measure is Measure.GAP)
        if gaps:
            return replace(subject, selections=(replace(selection, figures=gaps),))
    return None


def _rivals(asked: AskedQuestion, subject: Subject, review_year: int) -> tuple[Figure, ...]:
    """All readings of a question that names no period, when they differ in what they would answer; else none.

    Another scope alone is no rival: the report has a default. What is asked as done (修了多少) is not asked of a target.
    """
    slots = asked.slots
    asks = slots.wants_number or slots.measures
    if (
        not asks
        or slots.periods
        or slots.status
        or slots.claims
        or slots.premise == "down"
        or len(subject.selections) != 1
    ):
        return ()
    best = subject.selections[0].figures[0]
    group = AMOUNTS if best.observation.measure in AMOUNTS else GROWTHS
    has_default = best.observation.time_period == TimePeriod(review_year, review_year)
    is_done = bool(_DONE.search(asked.text))
    alike = tuple(
        figure
        for figure in subject.selections[0].figures
        if not (is_done and figure.observation.status is ObservationStatus.TARGET)
        and (_may_rival(figure, best, group) if has_default else figure.observation.unit == best.observation.unit)
    )
    rivals = {
        figure.observation.value
        for figure in alike
        if figure.observation.time_period != best.observation.time_period
        and figure.observation.value != best.observation.value
    }
    return alike if rivals else ()


def _may_rival(figure: Figure, best: Figure, group: frozenset[Measure]) -> bool:
    observation = figure.observation
    return observation.measure in group and observation.unit == best.observation.unit and observation.value is not None
