"""Questions to ask next: only such as are known to have an answer, since they are made from entries."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.library import Library
from bot.answering.replies.question_making import QuestionMaker
from bot.domain.answer import Answer, AnswerStatus, Language
from bot.domain.knowledge import ObservationStatus
from bot.messages.catalogue import message
from bot.understanding.entries import EntryKind
from bot.understanding.matching import NameIndex
from bot.understanding.reading import QuestionReader

_MOST = 3
_OPENED = frozenset({EntryKind.INDICATOR, EntryKind.TERM, EntryKind.PLAN, EntryKind.FAQ})
"""Kinds of entries that can be opened by their id."""


class Suggester:
    """Suggests questions for one report."""

    def __init__(self, library: Library, questions: QuestionMaker, reader: QuestionReader, index: NameIndex) -> None:
        self._library = library
        self._questions = questions
        self._reader = reader
        self._index = index

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
        target = next(
            (
                figure
                for indicator in knowledge.indicators
                for figure in self._library.figures[indicator.id]
                if figure.observation.status is ObservationStatus.TARGET
            ),
            None,
        )
        if target is not None:
            questions.append(self._questions.about_figure(target, language))
        shortest = min((term for term in knowledge.terms if term.items), key=lambda term: len(term.name), default=None)
        if shortest is not None:
            name = shortest.name_en if language is Language.EN else shortest.name
            questions.append(message("question-term", language, term=name))
        return tuple(questions)

    def near(self, typed: str, limit: int) -> tuple[str, ...]:
        """Ids of the entries whose names are nearest to what was typed so far, best first."""
        matches = self._index.match(self._reader.read(typed))
        targets = (one.entry.target for one in matches if one.coverage > 0 and one.entry.kind in _OPENED)
        return tuple(dict.fromkeys(targets))[:limit]
