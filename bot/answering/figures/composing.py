"""Puts figures into an answer: headline, the other readings, the premise confirmed or corrected."""

from __future__ import annotations

from bot.answering.figures.premises import PremiseTeller
from bot.answering.figures.subjects import Subject
from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.knowledge import ObservationStatus
from bot.domain.period import TimePeriod
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion

_MOST_OTHERS = 6
_MOST_OTHERS_EACH = 1
_MOST_NEIGHBOURS = 4
_MOST_RELATED = 1


class FigureComposer:
    """Composes figure answers for one report."""

    def __init__(self, library: Library, phrasing: Phrasing, premises: PremiseTeller) -> None:
        self._premises = premises
        self._library = library
        self._phrasing = phrasing

    def compose(self, question: AskedQuestion, subjects: tuple[Subject, ...]) -> Answer:
        """An answer that states every subject's figures; for one subject also its other readings."""
        language = question.language
        figures = tuple(dict.fromkeys(figure for subject in subjects for figure in subject.figures))
        statements = [self.statement(figure, question) for subject in subjects for figure in subject.figures]
        headline = message("separator", language).join(dict.fromkeys(statements))
        headline = self._premises.told(question, figures, headline)
        details, also_cited = self._details(question, subjects, figures)
        return Answer(
            status=AnswerStatus.ANSWERED,
            kind=AnswerKind.FIGURE if len(figures) == 1 else AnswerKind.FIGURES,
            language=language,
            headline=headline,
            details=details,
            citations=tuple(dict.fromkeys((*map(self.cite, figures), *also_cited))),
            entry_ids=tuple(dict.fromkeys(subject.match.entry.target for subject in subjects)),
            figure_ids=tuple(figure.observation.id for figure in figures),
        )

    def statement(self, figure: Figure, question: AskedQuestion) -> str:
        """One figure in one line, with its scope where the reader must know it."""
        return self._phrasing.statement(figure, question.language, scope=self._scope_note(figure, question))

    def cite(self, figure: Figure) -> Citation:
        """The clause that prints a figure."""
        return self._library.cite(figure.observation.quote)

    def _scope_note(self, figure: Figure, question: AskedQuestion) -> str:
        observation = figure.observation
        if question.slots.scopes and observation.scope_id not in question.slots.scopes:
            return "assumed"
        scopes = {other.observation.scope_id for other in self._library.figures[figure.indicator.id]}
        default = self._library.report.default_scope.id
        is_telling = len(scopes) > 1 or observation.scope_id != default
        return "named" if is_telling else ""

    def _details(
        self, question: AskedQuestion, subjects: tuple[Subject, ...], figures: tuple[Figure, ...]
    ) -> tuple[tuple[str, ...], tuple[Citation, ...]]:
        """The lines below the headline, and what they cite."""
        language = question.language
        citations: list[Citation] = []
        lines = [
            message("note", language, note=figure.observation.note)
            for figure in figures
            if figure.observation.note and language is not Language.EN
        ]
        limit = _MOST_OTHERS if len(subjects) == 1 else _MOST_OTHERS_EACH
        for subject in subjects:
            if not subject.figures:
                continue
            main = subject.figures[0]
            others = self._others(question, subject, figures)[:limit]
            if len(subjects) == 1 and not question.slots.periods and _differ_in_period(others, main):
                period = self._phrasing.period(main.observation.time_period, language)
                lines.append(message("assumed-period", language, period=period))
            for other in others:
                lines.append(message("also", language, statement=self._phrasing.brief(other, main, language)))
                citations.append(self.cite(other))
        if len(subjects) == 1:
            for other in self._related(question, subjects[0], figures):
                statement = self._phrasing.statement(other, language)
                lines.append(message("silence-related", language, statement=statement))
                citations.append(self.cite(other))
            for neighbour in self._neighbours(figures):
                lines.append(
                    message("same-sentence", language, statement=self._phrasing.statement(neighbour, language))
                )
                citations.append(self.cite(neighbour))
        return tuple(dict.fromkeys(lines)), tuple(citations)

    def _others(self, question: AskedQuestion, subject: Subject, shown: tuple[Figure, ...]) -> list[Figure]:
        """The indicator's other figures: the same period first, then its other periods, so that no reading is hidden.

        A question that names its period wants that one, and the target beside it.
        """
        main = subject.figures[0].observation
        others = [figure for figure in self._library.figures[subject.match.entry.target] if figure not in shown]
        if question.slots.periods:
            plan_year = self._library.report.plan_year
            own = (main.time_period, TimePeriod(plan_year, plan_year))
            others = [figure for figure in others if figure.observation.time_period in own]
        return sorted(
            others,
            key=lambda f: (
                f.observation.time_period != main.time_period,
                f.observation.measure != main.measure,
                f.observation.status is ObservationStatus.TARGET,
                str(f.observation.time_period),
            ),
        )

    def _related(self, question: AskedQuestion, subject: Subject, shown: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """What a related indicator says of the plan year in the same unit, when no year was named and the own one has none."""
        main = subject.figures[0].observation
        plan_year = TimePeriod(self._library.report.plan_year, self._library.report.plan_year)
        own = self._library.figures[subject.match.entry.target]
        if question.slots.periods or any(figure.observation.time_period.end >= plan_year.end for figure in own):
            return ()
        related = self._library.indicators[subject.match.entry.target].related
        return tuple(
            figure
            for one in related
            for figure in self._library.figures[one]
            if figure.observation.time_period == plan_year
            and figure.observation.unit == main.unit
            and figure.observation.measure == main.measure
            and figure not in shown
        )[:_MOST_RELATED]

    def _neighbours(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Other indicators' figures printed in the same clause, for a single figure only."""
        if len(figures) != 1:
            return ()
        clause = figures[0].clause
        if figures[0].section_period is None:  # the glossary's clauses are not one statement
            return ()
        found = [
            figure
            for figure in self._library.lookup.of_passage(clause.passage.id)
            if figure.clause.start == clause.start and figure.indicator.id != figures[0].indicator.id
        ]
        return tuple(found[:_MOST_NEIGHBOURS])


def _differ_in_period(others: list[Figure], main: Figure) -> bool:
    return any(other.observation.time_period != main.observation.time_period for other in others)
