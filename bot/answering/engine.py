"""The one function that every transport asks: a question and what was said before in, an answer out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar, Self

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.choosing.opening import Opener
from bot.answering.choosing.parts import Parts
from bot.answering.conversation.continuing import Continuation
from bot.answering.conversation.followups import FollowUps
from bot.answering.conversation.remembered import Conversation
from bot.answering.conversation.several import PartByPart
from bot.answering.conversation.smalltalk import Smalltalk
from bot.answering.conversation.swapping import Swapping
from bot.answering.library import Library
from bot.answering.replies.completing import Completer
from bot.answering.replies.locating import Locator
from bot.answering.replies.reading_told import Origin, ReadSlot, reading_of
from bot.answering.replies.suggesting import Suggester
from bot.answering.thresholds import THRESHOLDS, Thresholds
from bot.answering.trace import Trace
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.errors import QuestionEmpty
from bot.domain.knowledge import KnowledgeBase
from bot.domain.period import TimePeriod
from bot.messages.catalogue import load_catalogue
from bot.understanding.asked import AskedQuestion
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import NameIndex
from bot.understanding.name_table import NameTable
from bot.understanding.normalise import fold
from bot.understanding.question_text import stem
from bot.understanding.reading import QuestionReader, neutral_letters
from bot.understanding.slots import Operation
from bot.understanding.turns import TurnKind

_FIRST_QUESTIONS = ("gdp duo shao", "報告講什麼", "what is the gdp", "gdp有两千亿元吗")

_FIRST_BEGINNINGS = ("2", "gdp", "g")


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, what the conversation remembers of it, how the question was read, and the trace of how it came about."""

    answer: Answer
    conversation: Conversation | None
    trace: tuple[str, ...]
    reading: tuple[ReadSlot, ...] = ()


class Naming(Enum):
    """What a question names by itself: what it is about, only a detail of that (a period, a scope, what is measured), or nothing."""

    SUBJECT = "subject"
    DETAIL = "detail"
    NOTHING = "nothing"


class Engine:
    """Answers questions on one report from an immutable snapshot of its knowledge.

    Args:
        knowledge: of the report.
        lexicon: the shared vocabulary.
        thresholds: when a match is accepted; other than the default only where thresholds are compared.
    """

    chooser_type: ClassVar[type[Chooser]] = Chooser
    """What chooses; another kind of engine may have another."""

    def __init__(self, knowledge: KnowledgeBase, lexicon: Lexicon, thresholds: Thresholds = THRESHOLDS) -> None:
        self.knowledge = knowledge
        self.lexicon = lexicon
        self.library = Library(knowledge, lexicon.ambiguities)
        stop = frozenset(stem(fold(word)) for word in lexicon.function_words.en)
        glosses = {stem(fold(word)): tuple(map(fold, chinese)) for word, chinese in lexicon.glosses.items()}
        entries = self.library.entries
        names = NameTable(entries)
        self.index = NameIndex(entries, names, stop, glosses, neutral_letters(lexicon, knowledge.report))
        self.reader = QuestionReader(lexicon, knowledge.report, entries, names)
        self._smalltalk = Smalltalk(knowledge.report, lexicon)
        parts = Parts.assemble(self.library, self.index, self.reader, lexicon, thresholds)
        self.chooser = self.chooser_type(parts)
        self._follow_ups = FollowUps(
            self.library,
            self.index,
            self.chooser,
            Continuation(self.library, self.index, parts.phrasing),
            Swapping(self.library, self.index, self.reader, self.chooser, lexicon),
            lexicon,
        )
        self._part_by_part = PartByPart(self.reader, self.chooser, self._follow_ups, lexicon.patterns)
        self._locator = Locator(self.library)
        self.navigator = parts.navigator
        self.phrasing = parts.phrasing
        self.opener = Opener(
            self.library, self.index, self.reader, self.chooser, parts.questions, parts.figure_composer
        )
        self.suggester = Suggester(self.library, parts.questions)
        self._completer = Completer(entries)

    @classmethod
    def build(cls, knowledge_bases: Sequence[KnowledgeBase], lexicon: Lexicon) -> Self:
        """An engine for the store. One report is served at a time: the one delivered last."""
        return cls(max(knowledge_bases, key=lambda one: one.report.delivered_on), lexicon)

    def warm_up(self) -> None:
        """Load what the first questions of their kind would wait for: pinyin, traditional characters, English words, written-out
        numbers, the names that beginnings are completed from."""
        for language in (Language.ZH_HANS, Language.EN):
            load_catalogue(language)
        for question in _FIRST_QUESTIONS:
            self.ask(question, None, self.language_for(question, ()))
        for beginning in _FIRST_BEGINNINGS:
            for entry in self.completions(beginning, 1):
                self.open(entry, Language.ZH_HANS)

    @staticmethod
    def _seems_partial(asked: AskedQuestion, choice: Choice) -> bool:
        """Whether more numbers were asked for than the answer gives."""
        asks = asked.slots.numbers_asked
        if choice.answer.status is AnswerStatus.NOT_FOUND and not choice.entry_keys:
            return True
        if asks < 2 or choice.answer.kind is AnswerKind.COMPARE:
            return False
        return choice.answer.status is AnswerStatus.NOT_FOUND or choice.figures_stated < asks

    def ask(self, question: str, conversation: Conversation | None = None, language: Language | None = None) -> Outcome:
        """Answer one question.

        Args:
            question: as typed.
            conversation: what the last question in this chat left; None at its start.
            language: the language the asker set; None leaves it to the question.

        Raises:
            QuestionEmpty: nothing is left of the question once it is normalised.
        """
        trace = Trace()
        asked = self._read(question, language)
        if not asked.text.strip():
            raise QuestionEmpty("The question is empty.")
        trace.note(f"read as: {asked.text}")
        trace.note(f"slots: {describe(asked)}")
        smalltalk = self._smalltalk.answer(asked)
        if smalltalk is not None:
            return Outcome(smalltalk, conversation, tuple(trace.lines))
        if asked.turn is TurnKind.FRESH:
            conversation = None
        choice = (
            self._follow_ups.choose(asked, conversation, trace) if conversation else self.chooser.choose(asked, trace)
        )
        meant = choice.asked  # 「农村呢」 may be answered as another question, which it stands for
        if self._seems_partial(asked, choice):
            choice = self._part_by_part.choose(asked, language, trace) or choice
        told = self._locator.located(choice.answer) if Operation.LOCATE in asked.slots.operations else choice.answer
        answer = self.suggester.with_suggestions(told)
        reading = reading_of(self.library, asked.slots, choice.asked.slots, answer)
        for slot in reading:
            trace.note(f"{slot.name}: {', '.join(slot.values)} ({slot.origin})")
        trace.note(f"answer: {answer.status} {answer.kind}: {answer.headline}")
        if answer.status is not AnswerStatus.ANSWERED and conversation is not None and not choice.entry_keys:
            # What was named and not found is the topic now: a follow-up to it must not fall back to the one before.
            kept = None if asked.has_content else conversation
            return Outcome(answer, kept, tuple(trace.lines), reading)
        remembered = _remembered(choice, answer, replace(asked, normalised=meant.normalised), conversation)
        return Outcome(answer, replace(remembered, told=_told_period(reading)), tuple(trace.lines), reading)

    def answer_whole(self, question: str, language: Language) -> Answer | None:
        """The answer to a long question that opens a conversation, where one answer is all of it; None where it would have
        to be taken apart, which takes several times as long.

        Raises:
            QuestionEmpty: nothing is left of the question once it is normalised.
        """
        asked = self._read(question, language)
        if not asked.text.strip():
            raise QuestionEmpty("The question is empty.")
        choice = self.chooser.choose(asked, Trace())
        return None if self._seems_partial(asked, choice) else choice.answer

    def completions(self, typed: str, limit: int) -> tuple[str, ...]:
        """Ids of the entries that what was typed so far may be about to name, nearest first."""
        return self._completer.completions(self._read(typed, None), limit)

    def language_for(self, question: str, hints: Sequence[Language]) -> Language:
        """The language to answer a question in: its own, and what it does not show by the hints, likeliest first."""
        return self.reader.language_for(question, hints)

    def _read(self, question: str, language: Language | None) -> AskedQuestion:
        return self.reader.read(question, language)

    def naming(self, question: str, language: Language | None = None) -> Naming:
        """What the question names without anything that was said before."""
        asked = self._read(question, language)
        if asked.has_content or self._smalltalk.answer(asked) is not None:
            return Naming.SUBJECT
        slots = asked.slots
        has_details = slots.periods or slots.scopes or slots.measures or slots.status or slots.claims
        return Naming.DETAIL if has_details else Naming.NOTHING

    def open(self, opened_id: str, language: Language) -> Outcome | None:
        """Answer with one entry or figure, by its id, as if its question had opened a conversation.

        Returns None where the knowledge holds nothing of that id.
        """
        choice = self.opener.open(opened_id, language)
        if choice is None:
            return None
        answer = self.suggester.with_suggestions(choice.answer)
        trace = (f"opened: {opened_id}", f"answer: {answer.status} {answer.kind}: {answer.headline}")
        return Outcome(answer, _remembered(choice, answer, choice.asked), trace)


def _told_period(reading: tuple[ReadSlot, ...]) -> TimePeriod | None:
    """The period of the figure answered with, where the question named none and the report's default chose it."""
    periods = [slot for slot in reading if slot.name == "period" and slot.origin is Origin.DEFAULT]
    return TimePeriod.parse(periods[0].values[0]) if periods and len(periods[0].values) == 1 else None


def _remembered(
    choice: Choice, answer: Answer, asked: AskedQuestion, before: Conversation | None = None
) -> Conversation:
    said = (asked.text, asked.typed) if before is None or asked.has_content else (before.question, before.typed)
    return Conversation(
        question=said[0],
        typed=said[1],
        entry_keys=choice.entry_keys,
        slots=choice.asked.slots,
        clauses=tuple(dict.fromkeys(citation.start for citation in answer.citations)),
        items=choice.items,
        before=replace(before, before=None) if before else None,
        passages=tuple(dict.fromkeys(citation.passage for citation in answer.citations)),
    )


def describe(asked: AskedQuestion) -> str:
    """The slots of a question in one line, for the trace."""
    slots = asked.slots
    parts = {
        "language": asked.language.value,
        "periods": ", ".join(map(str, slots.periods)),
        "scopes": ", ".join(slots.scopes) + (" (loose)" if slots.scope_is_loose else ""),
        "status": slots.status.value if slots.status else "",
        "measures": ", ".join(sorted(slots.measures)),
        "asked": ", ".join(
            [
                *sorted(slots.dimensions),
                *(["number"] if slots.wants_number else []),
                *(["thing"] if slots.wants_thing else []),
            ]
        ),
        "operations": ", ".join(sorted(slots.operations)),
        "claims": ", ".join(claim.words for claim in slots.claims),
        "premise": slots.premise or "",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items() if value)
