"""Puts figures into an answer: headline, the other readings, the premise confirmed or corrected."""

from __future__ import annotations

from bot.answering.figures.subjects import Subject
from bot.answering.figures.wishes import GROWTHS
from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns
from bot.understanding.slots import Claim, Operation

_MOST_OTHERS = 6
_MOST_OTHERS_EACH = 1
_MOST_NEIGHBOURS = 4
_MOST_RELATED = 1


class FigureComposer:
    """Composes figure answers for one report."""

    def __init__(self, library: Library, phrasing: Phrasing, patterns: Patterns) -> None:
        self._patterns = patterns
        self._library = library
        self._phrasing = phrasing

    def compose(self, question: AskedQuestion, subjects: tuple[Subject, ...]) -> Answer:
        """An answer that states every subject's figures; for one subject also its other readings."""
        language = question.language
        figures = tuple(dict.fromkeys(figure for subject in subjects for figure in subject.figures))
        statements = [self.statement(figure, question) for subject in subjects for figure in subject.figures]
        headline = message("separator", language).join(dict.fromkeys(statements))
        headline = self.with_premise(question, figures, headline)
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

    def with_premise(self, question: AskedQuestion, figures: tuple[Figure, ...], statement: str) -> str:
        """The headline, led by a correction or confirmation of what the question takes for granted."""
        language = question.language
        wrong_way = self._wrong_way(question, figures)
        if wrong_way:  # a right number in the wrong direction is no truth
            return message(wrong_way, language, statement=statement)
        claims = self._meant(question, figures)
        if claims:
            claim = _contradicted(claims, figures)
            if claim is None and self._patterns.asks_of_place.search(question.text):
                return statement
            if claim is None:
                return message("premise-value-right", language, statement=statement)
            if any(figure.is_rounded_by(claim) for figure in figures):
                return message("premise-value-rounded", language, claimed=claim.words, statement=statement)
            other = self._other_meaning(claim, figures)
            if other is not None:
                known = self._phrasing.statement(other, language, scope="named")
                return message("premise-value-other", language, claimed=claim.words, other=known, statement=statement)
            return message("premise-value-wrong", language, claimed=claim.words, statement=statement)
        return statement

    def is_wrong(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> bool:
        """Whether the question takes a value or a direction for granted that the figures contradict."""
        claim = _contradicted(self._meant(question, figures), figures)
        is_another = claim is not None and not any(figure.is_rounded_by(claim) for figure in figures)
        return is_another or bool(self._wrong_way(question, figures))

    def _meant(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> list[Claim]:
        """The numbers of the question that are said of these figures."""
        return [
            claim
            for claim in question.slots.claims
            if any(figure.is_measured_like(claim) for figure in figures)
            and not _is_part_of_a_name(claim, figures)
            and not self._is_said_of_another(question, claim, figures)
        ]

    def _is_said_of_another(self, question: AskedQuestion, claim: Claim, figures: tuple[Figure, ...]) -> bool:
        """「670家高企里有多少是小巨人」 says the 670 of what stands behind it, which it is true of."""
        own = {figure.indicator.id for figure in figures}
        behind = question.text.partition(claim.words)[2].lstrip("的")
        return any(
            behind.startswith(fold(name))
            for other in self._library.lookup.stated_by(claim)
            if other.indicator.id not in own
            for name in (other.indicator.name, *other.indicator.aliases)
        )

    @staticmethod
    def _wrong_way(question: AskedQuestion, figures: tuple[Figure, ...]) -> str:
        """The message that corrects the direction a question takes for granted; empty when it is right."""
        measures = {figure.observation.measure for figure in figures}
        premise = question.slots.premise
        if premise == "down" and measures & (GROWTHS | {Measure.INCREASE}):
            return "premise-not-down"
        if premise == "up" and measures == {Measure.DECREASE} and Operation.DIFFERENCE not in question.slots.operations:
            return "premise-not-up"
        return ""

    def _other_meaning(self, claim: Claim, figures: tuple[Figure, ...]) -> Figure | None:
        for figure in figures:
            for indicator in (figure.indicator.id, *figure.indicator.related):
                for other in self._library.figures[indicator]:
                    if other not in figures and (other.is_stated_by(claim) or other.is_rounded_by(claim)):
                        return other
        return None


def _differ_in_period(others: list[Figure], main: Figure) -> bool:
    return any(other.observation.time_period != main.observation.time_period for other in others)


def _contradicted(claims: list[Claim], figures: tuple[Figure, ...]) -> Claim | None:
    """The first number that none of the figures is."""
    return next((one for one in claims if not any(figure.is_stated_by(one) for figure in figures)), None)


def _is_part_of_a_name(claim: Claim, figures: tuple[Figure, ...]) -> bool:
    """「1000万美元以上的项目」 claims nothing: the number belongs to what is counted."""
    number = f"{claim.value:f}"
    names = (
        name
        for figure in figures
        for name in (
            figure.indicator.name,
            figure.indicator.name_en,
            *figure.indicator.aliases,
            *figure.indicator.aliases_en,
        )
    )
    return any(number in name for name in names)
