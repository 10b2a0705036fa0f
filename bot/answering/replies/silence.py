"""What is said when the report is silent: which slot it is silent on, and the nearest things it does hold."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.figures.selecting import Veto
from bot.answering.figures.subjects import Subject
from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.answering.replies.nearest import nearest_first
from bot.answering.replies.question_making import QuestionMaker
from bot.answering.whole_words import is_whole
from bot.documents.clauses import Clause
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.knowledge import Measure, ObservationStatus
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match

_MOST_NEAREST = 4
_MOST_SUGGESTED = 3
_NOT_SAID = frozenset({Measure.LEVEL, Measure.CUMULATIVE, Measure.GAP})
"""Measures whose absence is not told by their own name."""


class SilenceComposer:
    """Composes "the report does not say" for one report."""

    def __init__(self, library: Library, phrasing: Phrasing, questions: QuestionMaker) -> None:
        self._library = library
        self._questions = questions
        self._phrasing = phrasing

    def about(self, question: AskedQuestion, subject: Subject) -> Answer:
        """The subject is known, but not with the asked slots: say which, and give what there is."""
        language = question.language
        figures = nearest_first(self._library.figures[subject.match.entry.target], subject)
        name = self._phrasing.name(figures[0], language)
        lines = [
            message(
                "silence-has",
                language,
                statement=self._phrasing.statement(
                    figure, language, scope="named" if self._has_scopes(figures) else ""
                ),
            )
            for figure in figures[:_MOST_NEAREST]
        ]
        close = self._related(subject)
        lines.extend(
            message("silence-related", language, statement=self._phrasing.statement(figure, language))
            for figure in close
        )
        return self._silent(
            question,
            self._headline(question, subject, name),
            tuple(lines),
            tuple(self._library.cite(figure.observation.quote) for figure in (*figures[:_MOST_NEAREST], *close)),
            (subject.match.entry.target,),
        )

    def one_side(self, question: AskedQuestion, subject: Subject, missing: tuple[str, ...] = ()) -> Answer:
        """Figures were to be set against one another and only one was found: no arithmetic with a guess."""
        language = question.language
        figure = subject.figures[0]
        statement = self._phrasing.statement(figure, language)
        lines = (message("silence-item", language, item=item) for item in missing if is_whole(question, item))
        return self._silent(
            question,
            message("silence-one-side", language),
            (*lines, message("silence-has", language, statement=statement)),
            (self._library.cite(figure.observation.quote),),
            (subject.match.entry.target,),
        )

    def what_to_compare(self, question: AskedQuestion) -> Answer:
        """The highest or lowest was asked for, and of nothing in particular."""
        return self._silent(question, message("silence-what-to-compare", question.language), (), (), ())

    def without_a_number(self, question: AskedQuestion, subject: Subject) -> Answer:
        """The very number was asked for, and the report gives words."""
        language = question.language
        figure = subject.figures[0]
        return self._silent(
            question,
            message("silence-measure", language, name=self._phrasing.name(figure, language)),
            (message("silence-has", language, statement=self._phrasing.statement(figure, language)),),
            (self._library.cite(figure.observation.quote),),
            (subject.match.entry.target,),
        )

    @staticmethod
    def without_a_reason(answer: Answer, statements: tuple[str, ...]) -> Answer:
        """A reason was asked for; the report states the figure and no reason."""
        return replace(
            answer,
            status=AnswerStatus.NOT_FOUND,
            kind=AnswerKind.SILENCE,
            headline=message("silence-reason", answer.language),
            details=tuple(message("silence-has", answer.language, statement=one) for one in statements),
        )

    @staticmethod
    def without_names(answer: Answer, statements: tuple[str, ...], *, dates: bool = False) -> Answer:
        """Names, or with `dates` a date, were asked for; the report gives a number and not these."""
        return replace(
            answer,
            status=AnswerStatus.NOT_FOUND,
            kind=AnswerKind.SILENCE,
            headline=message("silence-date" if dates else "silence-names", answer.language),
            details=tuple(message("silence-has", answer.language, statement=one) for one in statements),
        )

    def mentioned(self, question: AskedQuestion, word: str, clause: Clause) -> Answer:
        """The report uses a word that it does not explain."""
        language = question.language
        return self._silent(
            question,
            message("silence-mentioned", language, word=question.as_typed(word)),
            (message("silence-mentioned-where", language, quote=clause.text),),
            (self._library.cite_clause(clause),),
            (),
        )

    def _related(self, subject: Subject) -> tuple[Figure, ...]:
        """Figures of related indicators for the period that the subject has none of."""
        asked = {wish.period for wish in subject.wishes if wish.period}
        if subject.veto is not Veto.PERIOD or not asked:
            return ()
        related = self._library.indicators[subject.match.entry.target].related
        return tuple(
            figure
            for indicator in related
            for figure in self._library.figures[indicator]
            if figure.observation.time_period in asked
        )[:_MOST_NEAREST]

    def which_period(self, question: AskedQuestion, subject: Subject, readings: tuple[Figure, ...]) -> Answer:
        """One thing has several figures and the question does not say which: all of them, and which is meant?"""
        language = question.language
        name = self._phrasing.name(readings[0], language)
        scope = "named" if self._has_scopes(self._library.figures[subject.match.entry.target]) else ""
        lines = tuple(f"· {self._phrasing.statement(figure, language, scope=scope)}" for figure in readings)
        return Answer(
            AnswerStatus.CLARIFY,
            AnswerKind.CLARIFY,
            language,
            message("clarify-period", language, name=name),
            lines,
            tuple(dict.fromkeys(self._library.cite(figure.observation.quote) for figure in readings)),
            options=tuple(dict.fromkeys(self._questions.about_figure(figure, language) for figure in readings)),
            entry_ids=(subject.match.entry.target,),
        )

    def which(self, question: AskedQuestion, readings: tuple[Subject, ...]) -> Answer:
        """Several things are named alike: ask which, one question for each."""
        language = question.language
        options = tuple(self._questions.about_figure(subject.figures[0], language) for subject in readings)
        return Answer(
            AnswerStatus.CLARIFY,
            AnswerKind.CLARIFY,
            language,
            message("clarify-headline", language),
            tuple(f"{number}. {option}" for number, option in enumerate(options, start=1)),
            options=options,
        )

    def nothing(self, question: AskedQuestion, near: tuple[Match, ...]) -> Answer:
        """Nothing answers; name the nearest things by name only, lest one be taken for the answer."""
        language = question.language
        names = [name for match in near if (name := self._shown_name(match, language))]
        options = tuple(self._questions.about_entry(match.entry, language) for match in near)
        lines: tuple[str, ...] = ()
        if names:
            lines = (message("silence-nearest", language), *(f"· {name}" for name in names[:_MOST_NEAREST]))
        silent = self._silent(question, message("silence-plain", language), lines, (), ())
        return replace(silent, suggestions=tuple(option for option in options if option)[:_MOST_SUGGESTED])

    def not_understood(self, question: AskedQuestion) -> Answer:
        """Nothing of the question could be read."""
        language = question.language
        return Answer(
            AnswerStatus.NOT_FOUND,
            AnswerKind.NOT_UNDERSTOOD,
            language,
            message("not-understood-headline", language),
            (message("not-understood-hint", language),),
        )

    def _headline(self, question: AskedQuestion, subject: Subject, name: str) -> str:
        language = question.language
        failing = next(
            (wish for wish, selection in zip(subject.wishes, subject.selections, strict=True) if selection.veto), None
        )
        veto = subject.veto
        if veto is Veto.PERIOD and failing and failing.period:
            return message(
                "silence-period", language, period=self._phrasing.period(failing.period, language), name=name
            )
        if veto is Veto.SCOPE and failing and failing.scope:
            return message("silence-scope", language, scope=self._phrasing.scope(failing.scope, language), name=name)
        if veto is Veto.STATUS:
            wanted = "silence-target" if question.slots.status is ObservationStatus.TARGET else "silence-actual"
            return message(wanted, language, name=name)
        if veto is Veto.MEASURE and not question.slots.measures:
            return message("silence-amount", language, name=name)
        asked = failing.measures if failing and veto is Veto.MEASURE else frozenset()
        sort = (
            f"silence-of-{next(iter(asked)).value}" if len(asked) == 1 and not asked & _NOT_SAID else "silence-measure"
        )
        return message(sort, language, name=name)

    @staticmethod
    def _has_scopes(figures: tuple[Figure, ...]) -> bool:
        return len({figure.observation.scope_id for figure in figures}) > 1

    def _shown_name(self, match: Match, language: Language) -> str:
        target = match.entry.target
        if match.entry.kind is EntryKind.INDICATOR:
            indicator = self._library.indicators[target]
            return indicator.name_en if language is Language.EN else indicator.name
        if match.entry.kind is EntryKind.TERM:
            term = self._library.terms[target]
            return term.name_en if language is Language.EN else term.name
        if match.entry.kind is EntryKind.PLAN:
            plan = self._library.plans[target]
            return plan.title_en if language is Language.EN else plan.title
        return ""

    @staticmethod
    def _silent(
        question: AskedQuestion,
        headline: str,
        details: tuple[str, ...],
        citations: tuple[Citation, ...],
        entry_ids: tuple[str, ...],
    ) -> Answer:
        return Answer(
            AnswerStatus.NOT_FOUND,
            AnswerKind.SILENCE,
            question.language,
            headline,
            details,
            tuple(dict.fromkeys(citations)),
            entry_ids=entry_ids,
        )
