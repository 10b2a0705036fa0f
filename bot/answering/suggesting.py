"""Questions to ask next: only such as are known to have an answer, since they are made from entries."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.library import Library
from bot.answering.phrasing import Phrasing
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.knowledge import Measure
from bot.messages.catalogue import message
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.matching import NameIndex
from bot.understanding.reading import QuestionReader

_MOST = 3


class Suggester:
    """Suggests related questions for one report."""

    def __init__(self, library: Library, phrasing: Phrasing, reader: QuestionReader, index: NameIndex) -> None:
        self._library = library
        self._phrasing = phrasing
        self._reader = reader
        self._index = index

    def with_suggestions(self, answer: Answer) -> Answer:
        """The answer with up to three related questions."""
        if answer.status is AnswerStatus.SMALLTALK or answer.suggestions:
            return answer
        if answer.kind is AnswerKind.NOT_UNDERSTOOD:
            return replace(answer, suggestions=self.examples(answer.language))
        related = [
            related
            for entry in answer.entry_ids
            if entry in self._library.indicators
            for related in self._library.indicators[entry].related
        ]
        questions = [self.about_indicator(one, answer.language) for one in dict.fromkeys(related)]
        return replace(answer, suggestions=tuple(questions[:_MOST]))

    def about_indicator(self, indicator_id: str, language: Language) -> str:
        """A question that the indicator's first figure answers."""
        indicator = self._library.indicators[indicator_id]
        observation = indicator.observations[0]
        asks_growth = observation.measure in (Measure.GROWTH, Measure.ANNUAL_GROWTH)
        name = indicator.name_en if language is Language.EN else indicator.name
        period = self._phrasing.period(observation.time_period, language)
        return message("question-growth" if asks_growth else "question-figure", language, period=period, name=name)

    def examples(self, language: Language) -> tuple[str, ...]:
        """Three questions to start with: the first indicator, a term, a plan."""
        knowledge = self._library.knowledge
        term = knowledge.terms[min(6, len(knowledge.terms) - 1)] if knowledge.terms else None
        target = next(
            (
                one
                for one in knowledge.indicators
                if any(observation.time_period.start >= self._library.report.plan_year for observation in one.observations)
            ),
            None,
        )
        questions = [self.about_indicator(knowledge.indicators[0].id, language)]
        if term:
            name = term.name_en if language is Language.EN else term.name
            questions.append(message("question-term", language, term=name))
        if target:
            name = target.name_en if language is Language.EN else target.name
            year = self._library.report.plan_year
            questions.append(message("question-target", language, year=str(year), name=name))
        return tuple(questions)

    def popular(self, language: Language, limit: int) -> tuple[str, ...]:
        """Questions to show before anything is typed: the report's first indicators, which are its headline figures."""
        return tuple(self.about_indicator(one.id, language) for one in self._library.knowledge.indicators[:limit])

    def near(self, typed: str, language: Language, limit: int) -> tuple[str, ...]:
        """Questions about the entries whose names are nearest to what was typed so far."""
        matches = self._index.match(self._reader.read(typed))
        questions = (self.about_entry(match.entry, language) for match in matches[: 2 * limit] if match.coverage > 0)
        return tuple(dict.fromkeys(question for question in questions if question))[:limit]

    def about_entry(self, entry: Entry, language: Language) -> str:
        """A question that the entry answers."""
        if entry.kind is EntryKind.INDICATOR:
            return self.about_indicator(entry.target, language)
        if entry.kind is EntryKind.TERM:
            term = self._library.terms[entry.target]
            return message("question-term", language, term=term.name_en if language is Language.EN else term.name)
        if entry.kind is EntryKind.PLAN:
            plan = self._library.plans[entry.target]
            return message("question-plan", language, title=plan.title_en if language is Language.EN else plan.title)
        if entry.kind is EntryKind.FAQ:
            faq = self._library.faqs[entry.target]
            return (faq.questions_en or faq.questions)[0] if language is Language.EN else faq.questions[0]
        return ""
