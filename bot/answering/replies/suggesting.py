"""Questions to ask next: only such as are known to have an answer, since they are made from entries."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import chain

from bot.answering.library import Figure, Library
from bot.answering.replies.question_making import QuestionMaker
from bot.domain.answer import Answer, AnswerStatus, Language
from bot.domain.knowledge import ObservationStatus, Term
from bot.messages.catalogue import message

_MOST = 3


class Suggester:
    """Suggests questions for one report."""

    def __init__(self, library: Library, questions: QuestionMaker) -> None:
        self._library = library
        self._questions = questions

    def with_suggestions(self, answer: Answer) -> Answer:
        """The answer with up to three related questions."""
        if answer.status is AnswerStatus.SMALLTALK or answer.suggestions:
            return answer
        if answer.status is AnswerStatus.NOT_FOUND and not answer.entry_ids:
            return replace(answer, suggestions=self.examples(answer.language))
        related = dict.fromkeys(
            related
            for entry in answer.entry_ids
            if entry in self._library.indicators
            for related in self._library.indicators[entry].related
            if related not in answer.entry_ids
        )
        questions = tuple(self._questions.about_indicator(one, answer.language) for one in related)
        return replace(answer, suggestions=questions[:_MOST])

    def examples(self, language: Language) -> tuple[str, ...]:
        """Three questions to start with: a headline figure, a target, a term."""
        knowledge = self._library.knowledge
        questions = (
            [self._questions.about_indicator(knowledge.indicators[0].id, language)] if knowledge.indicators else []
        )
        if self._first_target is not None:
            questions.append(self._questions.about_figure(self._first_target, language))
        if self._shortest_term is not None:
            name = self._shortest_term.name_en if language is Language.EN else self._shortest_term.name
            questions.append(message("question-term", language, term=name))
        return tuple(questions)

    @cached_property
    def _first_target(self) -> Figure | None:
        figures = chain.from_iterable(self._library.figures.values())
        return next((figure for figure in figures if figure.observation.status is ObservationStatus.TARGET), None)

    @cached_property
    def _shortest_term(self) -> Term | None:
        listing = (term for term in self._library.knowledge.terms if term.items)
        return min(listing, key=lambda term: len(term.name), default=None)
