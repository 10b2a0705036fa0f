"""All targets of a period, counted and whole."""

from __future__ import annotations

from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.period import TimePeriod
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.patterns import Patterns
from bot.understanding.periods import five_year_plan

_REQUEST_WORDS = 4
_REQUEST_WORDS_EN = 14
"""Letters that neither slots nor function words explain in a request for all targets (指标, 量化, quantified), at most."""


class TargetLists:
    """Lists the targets of one report."""

    def __init__(self, library: Library, phrasing: Phrasing, patterns: Patterns) -> None:
        self._patterns = patterns
        self._library = library
        self._phrasing = phrasing

    def answer(self, question: AskedQuestion) -> Answer | None:
        """All targets of the asked period, the plan year's where none is named; None when something else is asked."""
        if (
            self._patterns.asks_targets_met.search(question.text)
            or not self._patterns.asks_all_targets.search(question.text)
            or (question.has_content and self._names_something(question))
        ):
            return None
        report = self._library.report
        asked = question.slots.periods[0] if question.slots.periods else TimePeriod(report.plan_year, report.plan_year)
        figures = [figure for figure in self._library.lookup.targets_until(asked.end) if self._belongs(figure, asked)]
        if not figures:
            return None
        figures.sort(key=lambda figure: figure.observation.quote.start)
        language = question.language
        period = self._phrasing.period(asked, language)
        headline = message("targets-headline", language, period=period, count=len(figures))
        lines = tuple(
            f"{number}. {self._phrasing.statement(figure, language)}" for number, figure in enumerate(figures, start=1)
        )
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.LIST,
            language,
            headline,
            lines,
            tuple(dict.fromkeys(self._library.cite(figure.observation.quote) for figure in figures)),
            entry_ids=tuple(dict.fromkeys(figure.indicator.id for figure in figures)),
            figure_ids=tuple(figure.observation.id for figure in figures),
        )

    @staticmethod
    def _names_something(question: AskedQuestion) -> bool:
        """Whether more is left than the words of such a request, so that the targets of one thing are asked for."""
        longest = _REQUEST_WORDS_EN if question.typed_in is Language.EN else _REQUEST_WORDS
        return len(question.content_characters) > longest

    @staticmethod
    def _belongs(figure: Figure, asked: TimePeriod) -> bool:
        own = figure.observation.time_period
        if own == asked:
            return True
        return (
            own.end == asked.end
            and asked in (five_year_plan(14), TimePeriod(asked.end, asked.end))
            and own.end > own.start
        ) or (own.is_single_year and asked.end == own.end)
