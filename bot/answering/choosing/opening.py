"""Answers with one curated thing that is named by its id instead of by a question: deep links, buttons, lists."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.figures.composing import FigureComposer
from bot.answering.figures.selecting import Selection
from bot.answering.figures.subjects import Subject
from bot.answering.library import Figure, Library
from bot.answering.replies.question_making import QuestionMaker
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.matching import NameIndex
from bot.understanding.reading import QuestionReader
from bot.understanding.slots import Slots

_OPENED = frozenset({EntryKind.INDICATOR, EntryKind.TERM, EntryKind.PLAN, EntryKind.FAQ})


class Opener:
    """Opens the entries of one report, and single figures of its indicators."""

    def __init__(
        self,
        library: Library,
        index: NameIndex,
        reader: QuestionReader,
        chooser: Chooser,
        questions: QuestionMaker,
        composer: FigureComposer,
    ) -> None:
        self._index = index
        self._reader = reader
        self._chooser = chooser
        self._questions = questions
        self._composer = composer
        self._entries: dict[str, Entry] = {one.target: one for one in index.entries if one.kind in _OPENED}
        self._figures: dict[str, Figure] = {
            figure.observation.id: figure for figures in library.figures.values() for figure in figures
        }
        self._first = {indicator: figures[0] for indicator, figures in library.figures.items()}

    def question(self, opened_id: str, language: Language) -> str | None:
        """The question that the entry or figure of this id answers; None where there is none of that id."""
        if opened_id in self._figures:
            return self._questions.about_figure(self._figures[opened_id], language)
        if opened_id in self._entries:
            return self._questions.own_question(self._entries[opened_id], language)
        return None

    def open(self, opened_id: str, language: Language) -> Choice | None:
        """The answer with the entry or figure of this id; None where there is none of that id."""
        question = self.question(opened_id, language)
        if question is None:
            return None
        asked = self._reader.read(question, language)
        figure = self._figures.get(opened_id) or self._first.get(opened_id)
        if figure is not None:
            return self._figure(asked, figure)
        # Numbers and directions in a title claim nothing here: nobody typed them.
        return self._chooser.choose_entry(
            replace(asked, slots=Slots(periods=asked.slots.periods)), self._entries[opened_id]
        )

    def _figure(self, asked: AskedQuestion, figure: Figure) -> Choice:
        observation = figure.observation
        asked = replace(
            asked,
            slots=Slots(
                periods=(observation.time_period,),
                status=observation.status,
                measures=frozenset({observation.measure}),
                wants_number=True,
            ),
        )
        entry = self._entries[figure.indicator.id]
        match = self._index.as_named(asked, entry)
        subject = Subject(match, (), (Selection((figure,), None),))
        return Choice(self._composer.compose(asked, (subject,)), asked, (entry.key,), 1)
