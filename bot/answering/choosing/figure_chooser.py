"""What is made of resolved figures: a comparison, the question which period is meant, or an answer that states them."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.comparison import comparison_of, printed_gap
from bot.answering.choosing.rivals import rival_readings
from bot.answering.figures.comparing import Comparer
from bot.answering.figures.composing import FigureComposer
from bot.answering.figures.naming import names_what_it_counts
from bot.answering.figures.premises import PremiseTeller
from bot.answering.figures.selecting import Veto
from bot.answering.figures.subjects import FigureResolution, Subject
from bot.answering.library import Figure
from bot.answering.phrasing import Phrasing
from bot.answering.replies.silence import SilenceComposer
from bot.answering.whole_words import is_whole
from bot.domain.answer import Answer, AnswerKind
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.patterns import Patterns
from bot.understanding.slots import COMPARISONS, EXTREMES, Operation


class FigureChooser:
    """Chooses between the ways to answer with figures."""

    def __init__(
        self,
        composer: FigureComposer,
        phrasing: Phrasing,
        silence: SilenceComposer,
        review_year: int,
        patterns: Patterns,
        premises: PremiseTeller,
    ) -> None:
        self._premises = premises
        self._patterns = patterns
        self._review_year = review_year
        self._composer = composer
        self._comparer = Comparer(composer, phrasing, patterns)
        self._silence = silence

    def choose(self, asked: AskedQuestion, resolution: FigureResolution) -> Choice:
        """An answer from at least one accepted subject."""
        subjects = resolution.subjects
        keys = tuple(subject.match.entry.key for subject in subjects)
        comparison = comparison_of(asked, resolution)
        if comparison is not None and comparison.is_two_sided:
            ids = tuple(subject.match.entry.target for subject in subjects)
            return Choice(self._comparer.compare(asked, comparison.figures, ids), asked, keys)
        if comparison is not None and comparison.lacks_a_side(asked):
            gap = printed_gap(subjects[0])
            if gap is None:
                return Choice(self._silence.one_side(asked, subjects[0], resolution.missing), asked, keys)
            subjects = (gap,)
        if asked.slots.operations & EXTREMES and len(subjects) == 1 and resolution.missing:
            return Choice(self._silence.one_side(asked, subjects[0], resolution.missing), asked, keys)
        other = self._which_period(asked, subjects) or self._without_names(asked, subjects)
        if other is not None:
            return Choice(other, asked, keys)
        if self._insists_on_a_number(asked, subjects):
            return Choice(self._silence.without_a_number(asked, subjects[0]), asked, keys)
        return Choice(self._stated(asked, subjects, resolution.missing), asked, keys, len(set(_figures_of(subjects))))

    def _insists_on_a_number(self, asked: AskedQuestion, subjects: tuple[Subject, ...]) -> bool:
        """Whether the very number is asked for (具体数字) and the report gives words only."""
        figures = _figures_of(subjects)
        has_words = bool(figures) and all(figure.observation.value is None for figure in figures)
        return has_words and bool(self._patterns.insists_on_number.search(asked.text))

    def _which_period(self, asked: AskedQuestion, subjects: tuple[Subject, ...]) -> Answer | None:
        """The question which period is meant, where one thing's figures rival one another."""
        if len(subjects) != 1:
            return None
        rivals = rival_readings(asked, subjects[0], self._review_year, self._patterns)
        which = self._silence.which_period(asked, subjects[0], rivals) if rivals else None
        return which if which is not None and len(which.options) > 1 else None

    def _without_names(self, asked: AskedQuestion, subjects: tuple[Subject, ...]) -> Answer | None:
        """That the report counts and does not name, where names are asked for."""
        figures = _figures_of(subjects)
        if not self._asks_for_names(asked, several=len(subjects) > 1) or any(
            names_what_it_counts(one, self._patterns) for one in figures
        ):
            return None
        statements = tuple(self._composer.statement(one, asked) for one in figures)
        asks_date = bool(self._patterns.asks_date.search(asked.text))
        return self._silence.without_names(self._composer.compose(asked, subjects), statements, dates=asks_date)

    def _asks_for_names(self, asked: AskedQuestion, *, several: bool) -> bool:
        """Whether it is asked which, who or where, and no number: a count names nobody. Which of several is highest is told."""
        slots = asked.slots
        if Operation.LOCATE in slots.operations:
            return False
        asks = (
            Operation.ENUMERATE in slots.operations
            or slots.wants_name
            or bool(self._patterns.asks_which_one.search(asked.text))
        )
        if not several and slots.operations & EXTREMES:
            return True
        return (
            asks
            and not slots.operations & COMPARISONS
            and not (several and slots.operations & EXTREMES)
            and not (slots.wants_number or slots.measures or slots.wants_level)
        )

    def _stated(self, asked: AskedQuestion, subjects: tuple[Subject, ...], missing: tuple[str, ...]) -> Answer:
        """The figures stated; what was asked for beside them and is not there is said before the details."""
        answer = self._composer.compose(asked, subjects)
        # In another unit than asked it is still what was asked of it.
        if len(subjects) == 1 and subjects[0].veto not in (None, Veto.UNIT):
            answer = replace(answer, details=(self._silence.about(asked, subjects[0]).headline, *answer.details))
        told = tuple(item for item in missing if is_whole(asked, item))
        if told:
            lines = (message("silence-item", asked.language, item=item) for item in told)
            answer = replace(answer, details=(*lines, *answer.details))
        if Operation.WHY in asked.slots.operations:
            answer = self._without_a_reason(asked, subjects, answer)
        return _with_clause(asked, answer, asks_whether=bool(self._patterns.asks_whether.search(asked.text)))

    def _without_a_reason(self, asked: AskedQuestion, subjects: tuple[Subject, ...], answer: Answer) -> Answer:
        """A reason was asked for and a figure gives none; what the question wrongly takes for granted is still corrected."""
        figures = _figures_of(subjects)
        if self._premises.is_wrong(asked, figures):
            return replace(answer, details=(message("premise-no-reason", asked.language), *answer.details))
        statements = tuple(self._composer.statement(figure, asked) for figure in figures)
        return self._silence.without_a_reason(answer, statements)


def _figures_of(subjects: tuple[Subject, ...]) -> tuple[Figure, ...]:
    return tuple(figure for subject in subjects for figure in subject.figures)


def _with_clause(asked: AskedQuestion, answer: Answer, *, asks_whether: bool) -> Answer:
    """The answer with its clause below: what is asked with 「哪些」 and 「什么」 stands around the figure, not in it."""
    slots = asked.slots
    is_one_of_several = answer.kind is AnswerKind.FIGURES and len(answer.citations) == 1
    asks_around = slots.wants_thing or bool(slots.claims) or is_one_of_several or asks_whether
    if not answer.citations or not (asks_around or Operation.ORIGINAL in slots.operations):
        return answer
    line = message("plan-quote", answer.language, quote=answer.citations[0].quote)
    return replace(answer, details=(line, *answer.details))
