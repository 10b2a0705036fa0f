"""Everything the report says on a topic: curated figures and plans of a category, or every clause that prints a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.library import Library
from bot.answering.phrasing import Phrasing
from bot.answering.trace import Trace
from bot.documents.clauses import Clause
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.knowledge import ObservationStatus
from bot.domain.period import TimePeriod
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold
from bot.understanding.question_text import letters_of
from bot.understanding.slots import Slots


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing said on a topic: its period, its place in the source, its words and its passage."""

    period: TimePeriod
    start: int
    words: str
    citation: Citation


class TopicLister:
    """Lists what one report says on its topics."""

    def __init__(self, library: Library, phrasing: Phrasing, lexicon: Lexicon) -> None:
        self._library = library
        self._phrasing = phrasing
        self._topics = {letters_of(fold(word)): topic for topic, words in lexicon.topics.items() for word in words.all}

    def answer(self, asked: AskedQuestion, trace: Trace) -> Answer | None:
        """All curated figures and plans of the one topic that a question names, by period; None when it asks for else."""
        slots = asked.slots
        topic = self._topics.get(_content(asked))
        if topic is None or slots.wants_number or slots.measures or slots.claims:
            return None
        lines = sorted(self._lines(topic, asked), key=lambda line: (line.period.start, line.period.end, line.start))
        if not lines:
            return None
        trace.note(f"topic {topic}: {len(lines)} entries")
        language = asked.language
        word = letters_of(_content(asked)) if language is not Language.EN else _english_content(asked)
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.LIST,
            language,
            message("topic-headline", language, topic=word, count=len(lines)),
            tuple(self._grouped(lines, language)),
            tuple(dict.fromkeys(line.citation for line in lines)),
        )

    def _lines(self, topic: str, asked: AskedQuestion) -> Iterable[_Line]:
        language = asked.language
        for indicator in self._library.knowledge.indicators:
            if indicator.category != topic:
                continue
            for figure in self._library.figures[indicator.id]:
                observation = figure.observation
                if _agrees(asked.slots, observation.time_period, observation.status):
                    words = self._phrasing.brief_statement(figure, language)
                    yield _Line(
                        observation.time_period, figure.clause.start, words, self._library.cite(observation.quote)
                    )
        for plan in self._library.knowledge.plans:
            # A plan that sets a figure's target is told by that figure.
            if (
                plan.topic == topic
                and not plan.indicators
                and _agrees(asked.slots, plan.time_period, ObservationStatus.TARGET)
            ):
                title = plan.title_en if language is Language.EN else plan.title
                yield _Line(plan.time_period, plan.quote.start, title, self._library.cite(plan.quote))

    def _grouped(self, lines: list[_Line], language: Language) -> Iterable[str]:
        """The lines, numbered, each group under its period."""
        period: TimePeriod | None = None
        for number, line in enumerate(lines, start=1):
            if line.period != period:
                period = line.period
                yield message("topic-period", language, period=self._phrasing.period(period, language))
            yield message("item-line", language, number=str(number), item=line.words)


def _agrees(slots: Slots, period: TimePeriod, status: ObservationStatus) -> bool:
    """Whether an entry is of the asked period and status; whatever is planned is a target."""
    if slots.status is not None and (slots.status is ObservationStatus.TARGET) != (status is ObservationStatus.TARGET):
        return False
    return not slots.periods or period in slots.periods


def clauses_by_place(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Clauses in the order in which the report prints them, without repeats."""
    return tuple(sorted(dict.fromkeys(clauses), key=lambda clause: clause.start))


def _content(asked: AskedQuestion) -> str:
    """The letters that nothing else explains, in a row; for English the words."""
    if asked.typed_in is Language.EN:
        return letters_of(_english_content(asked))
    return asked.content_characters


def _english_content(asked: AskedQuestion) -> str:
    return " ".join(word for start, end, word in asked.word_starts if not all(asked.is_function[start:end]))
