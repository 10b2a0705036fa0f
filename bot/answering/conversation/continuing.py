"""「还有吗」, 「详细点」: what else the report says of what was last answered."""

from __future__ import annotations

from bot.answering.choosing.choice import Choice
from bot.answering.conversation.remembered import Conversation
from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.domain.answer import Answer, AnswerKind, AnswerStatus
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import NameIndex
from bot.understanding.slots import Operation

_MOST_FIGURES = 10
_LONGEST_PASSAGE = 700


class Continuation:
    """Goes on with the last answer, for one report."""

    def __init__(self, library: Library, index: NameIndex, phrasing: Phrasing) -> None:
        self._library = library
        self._index = index
        self._phrasing = phrasing

    def more(self, asked: AskedQuestion, conversation: Conversation) -> Choice | None:
        """All figures of what was asked and of its paragraph, or the paragraph itself; None when no more was asked for."""
        if Operation.MORE not in asked.slots.operations or asked.has_content or not conversation.passages:
            return None
        answer = self._figures(asked, conversation) or self._passage(asked, conversation)
        return Choice(answer, asked, conversation.entry_keys)

    def _figures(self, asked: AskedQuestion, conversation: Conversation) -> Answer | None:
        entries = (self._index.entries[key] for key in conversation.entry_keys)
        own = [
            figure
            for entry in entries
            if entry.kind is EntryKind.INDICATOR
            for figure in self._library.figures[entry.target]
        ]
        if not own:
            return None
        beside = [
            figure for passage in conversation.passages[:1] for figure in self._library.lookup.of_passage(passage)
        ]
        beside.sort(key=lambda figure: abs(figure.clause.start - own[0].clause.start))
        figures: tuple[Figure, ...] = tuple(dict.fromkeys((*own, *beside)))[:_MOST_FIGURES]
        language = asked.language
        name = self._phrasing.name(own[0], language)
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.FIGURES,
            language,
            message("more-figures", language, name=name),
            tuple(
                message("also", language, statement=self._phrasing.statement(figure, language, scope="named"))
                for figure in figures
            ),
            tuple(dict.fromkeys(self._library.cite(figure.observation.quote) for figure in figures)),
            entry_ids=tuple(dict.fromkeys(figure.indicator.id for figure in figures)),
        )

    def _passage(self, asked: AskedQuestion, conversation: Conversation) -> Answer:
        passage = self._library.passage(conversation.passages[0])
        language = asked.language
        text = passage.text if len(passage.text) <= _LONGEST_PASSAGE else f"{passage.text[:_LONGEST_PASSAGE]}……"
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.FACT,
            language,
            message("more-passage", language, place=passage.place),
            (text,),
            (self._library.cite_passage_whole(passage),),
        )
