"""Questions that go on from the one before: what they leave out is taken from it, and that is said."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.conversation.continuing import Continuation
from bot.answering.conversation.inheriting import Inheritance
from bot.answering.conversation.nearby import Nearby
from bot.answering.conversation.remembered import Conversation
from bot.answering.conversation.swapping import Swapping
from bot.answering.figures.judging import AGAINST_A_PLACE
from bot.answering.library import Library
from bot.answering.texts.items import item_number
from bot.answering.trace import Trace
from bot.domain.answer import AnswerKind, AnswerStatus
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import NameIndex
from bot.understanding.normalise import fold, is_han
from bot.understanding.phrases import PhraseTable
from bot.understanding.slots import Operation
from bot.understanding.turns import TurnKind

_AVERAGE = re.compile("的?平均(?:水平|值|数|线)?")


class _Chosen(NamedTuple):
    """A choice, and whether it goes on from the last question."""

    choice: Choice
    goes_on: bool


class FollowUps:
    """Answers within a conversation on one report."""

    def __init__(
        self,
        library: Library,
        index: NameIndex,
        chooser: Chooser,
        continuation: Continuation,
        swapping: Swapping,
        lexicon: Lexicon,
    ) -> None:
        self._library = library
        self._continuation = continuation
        self._swapping = swapping
        self._patterns = lexicon.patterns
        self._index = index
        self._chooser = chooser
        self._inheritance = Inheritance(library, index, chooser, lexicon.patterns)
        self._nearby = Nearby(library, index, chooser)
        self._places = PhraseTable.of(lexicon.other_places.all, "place")
        self._markers = PhraseTable.of((*lexicon.follow_up_markers.all, *lexicon.corrections.all), "marker")

    def choose(self, asked: AskedQuestion, conversation: Conversation, trace: Trace, *, is_said: bool = True) -> Choice:
        """Choose an answer, standing alone or going on from the last question, whichever the question calls for.

        What is taken from the last question is said in the answer unless `is_said` is False.
        """
        choice, goes_on = self._choose(asked, conversation, trace)
        return _said(choice, conversation) if goes_on and is_said else choice

    def _choose(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> _Chosen:
        item = item_number(asked.text, len(conversation.items), self._patterns)
        if item is not None:
            return _Chosen(self._item(asked, conversation, item), goes_on=False)
        wordless = self._continuation.more(asked, conversation) or self._inheritance.of_the_last_two(
            asked, conversation, trace
        )
        wordless = wordless or self._nearby.of_the_same_term(asked, conversation, trace)
        if wordless is not None:
            return _Chosen(wordless, goes_on=True)
        is_marked = asked.turn is TurnKind.CORRECTION or bool(self._markers.find(asked.text))
        alone = self._chooser.choose(asked, trace) if _may_stand_alone(asked, is_marked=is_marked) else None
        if alone is not None and _is_a_whole_list(asked, alone):
            return _Chosen(alone, goes_on=False)
        if conversation.entry_keys and self._says_only_slots(asked, conversation, is_marked=is_marked):
            trace.note("goes on from the last question: it names nothing itself")
            return self._of_the_same(asked, alone, conversation, trace)
        return self._of_another(asked, alone or self._chooser.choose(asked, trace), conversation, trace, is_marked)

    def _of_the_same(
        self, asked: AskedQuestion, alone: Choice | None, conversation: Conversation, trace: Trace
    ) -> _Chosen:
        """An answer with the last subject, or with what stands near it; standing alone only as the last resort."""
        inherited = self._inheritance.of_the_subject(asked, conversation, trace)
        if inherited.answer.status is not AnswerStatus.NOT_FOUND:
            return _Chosen(inherited, goes_on=True)
        near = self._nearby.in_the_passage(asked, conversation, trace) or self._nearby.related(
            asked, conversation, trace
        )
        if near is not None:
            return _Chosen(near, goes_on=True)
        if alone is None or alone.answer.status is not AnswerStatus.ANSWERED or alone.answer.kind is AnswerKind.LIST:
            # 「今年目标」 asks for that of what was spoken of, and for the whole list in other words (今年的目标有哪些).
            alone = inherited
        return _Chosen(alone, goes_on=False)

    def _of_another(
        self, asked: AskedQuestion, alone: Choice, conversation: Conversation, trace: Trace, is_marked: bool
    ) -> _Chosen:
        """An answer with what the question names itself, perhaps with the old slots; else with what the last passage counts."""
        swapped = self._swapping.of_the_counterpart(asked, conversation, trace) if is_marked else None
        is_other = swapped is not None and swapped.entry_keys != alone.entry_keys
        if swapped is not None and swapped.answer.status is AnswerStatus.ANSWERED and is_other:
            other: Choice | None = swapped
        elif alone.answer.status is AnswerStatus.ANSWERED and alone.entry_keys:
            other = self._inheritance.of_the_slots(asked, alone, conversation, trace, is_marked=is_marked)
            if other is None and is_marked:
                other = self._inheritance.of_the_told_period(asked, alone, conversation, trace)
        elif Operation.DEFINE in asked.slots.operations and asked.has_content:
            other = None  # no number is a meaning
        else:
            other = self._nearby.in_the_passage(asked, conversation, trace)
            if other is None and is_marked:
                other = (
                    swapped
                    or self._swapping.of_the_modified(asked, conversation, trace)
                    or self._inheritance.of_the_wish(asked, conversation, trace)
                )
        return _Chosen(other or alone, goes_on=other is not None)

    def _says_only_slots(self, asked: AskedQuestion, conversation: Conversation, *, is_marked: bool) -> bool:
        """Whether a question names nothing new and yet says something: a period, a scope, a measure, or that it goes on.

        A single character that the last subject's names hold (造 of 植树造林) names nothing new.
        """
        slots = asked.slots
        names = "".join(name for key in conversation.entry_keys for name in self._index.entries[key].names)
        yardsticks = self._yardsticks(asked, conversation)
        left = asked.content_outside(yardsticks)
        if not yardsticks and any(run not in names for run in asked.unmarked_runs):
            return False  # 「回收率呢」 names another thing, although each of its characters is also grammar
        if left and any(left[0] in name and name not in names for name in self._index.names_standing_in(asked)):
            return False  # as 「高企呢」 does, whose 企 the names of other enterprises hold
        if (
            slots.claims
            or asked.holds_a_name
            or len(left) > 1
            or any(not is_han(character) or character not in names for character in left)
        ):
            return False
        says = slots.periods or slots.scopes or slots.status or slots.measures or slots.wants_number or slots.operations
        return bool(says) or is_marked

    def _yardsticks(self, asked: AskedQuestion, conversation: Conversation) -> frozenset[int]:
        """The letters of a place that the last subject is to be measured against (在全市排第几, 比全国平均高吧)."""
        figures = chain.from_iterable(
            self._library.figures.get(self._index.entries[key].target, ()) for key in conversation.entry_keys
        )
        bases = [fold(one.observation.share_of or "") for one in figures if one.observation.measure in AGAINST_A_PLACE]
        is_asked = bool(asked.slots.measures & AGAINST_A_PLACE)
        places = [
            place
            for place in self._places.find(asked.letters)
            if is_asked or any(place.phrase in base for base in bases)
        ]
        ends = (_AVERAGE.match(asked.letters, place.end) for place in places)
        return frozenset(
            i
            for place, end in zip(places, ends, strict=True)
            for i in range(place.start, end.end() if end else place.end)
        )

    def _item(self, asked: AskedQuestion, conversation: Conversation, number: int) -> Choice:
        """One item of the list that was just given, with the passage that gave it."""
        entry = self._index.entries[conversation.entry_keys[0]]
        listed = self._chooser.choose_entry(asked, entry)
        item = conversation.items[number - 1]
        headline = message("list-item", asked.language, number=str(number), item=item)
        answer = replace(listed.answer, kind=AnswerKind.FACT, headline=headline, details=())
        return replace(listed, answer=answer, items=conversation.items)


def _may_stand_alone(asked: AskedQuestion, *, is_marked: bool) -> bool:
    """Whether to try a question by itself first.

    「今年的目标是多少」 asks for a number of what was spoken of; 「今年的目标有哪些」 stands by itself.
    """
    asks_a_number = asked.slots.wants_number and not asked.slots.wants_thing
    return not is_marked and (asked.has_content or not asks_a_number)


def _is_a_whole_list(asked: AskedQuestion, alone: Choice) -> bool:
    """Whether a question that names nothing asked for a list, and has one."""
    lists = asked.slots.wants_thing or Operation.ENUMERATE in asked.slots.operations
    return alone.answer.status is AnswerStatus.ANSWERED and not asked.has_content and lists


def _said(choice: Choice, conversation: Conversation) -> Choice:
    """The same choice, saying which question it goes on from."""
    line = message("inherited", choice.answer.language, what=conversation.typed or conversation.question)
    return replace(choice, answer=replace(choice.answer, details=(*choice.answer.details, line)))
