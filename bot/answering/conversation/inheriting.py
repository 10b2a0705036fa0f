"""What a question takes over from the one before: its subject, its slots, or both of its last two answers."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.conversation.merging import merge
from bot.answering.conversation.remembered import Conversation
from bot.answering.figures.wishes import GROWTHS
from bot.answering.library import Library
from bot.answering.trace import Trace
from bot.domain.answer import AnswerKind, AnswerStatus
from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.understanding.asked import AskedQuestion
from bot.understanding.matching import NameIndex
from bot.understanding.patterns import Patterns
from bot.understanding.slots import COMPARISONS, EXTREMES, Operation, Slots
from bot.understanding.turns import TurnKind

_FIGURES = frozenset({AnswerKind.FIGURE, AnswerKind.FIGURES})


class Inheritance:
    """Answers with what was asked before, for one report."""

    def __init__(self, library: Library, index: NameIndex, chooser: Chooser, patterns: Patterns) -> None:
        self._patterns = patterns
        self._library = library
        self._index = index
        self._chooser = chooser

    def of_the_subject(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice:
        """The last subject with the new slots. What is only inherited gives way where it would leave no answer."""
        choices: list[Choice] = []
        for slots in _ever_looser(self._dated(asked, conversation), conversation.slots):
            merged = replace(asked, slots=slots)
            matches = tuple(self._index.as_named(merged, self._index.entries[key]) for key in conversation.entry_keys)
            choice = self._chooser.choose_among(merged, matches, trace)
            if choice.answer.status is AnswerStatus.ANSWERED:
                return choice
            choices.append(choice)
        return choices[0]

    def _dated(self, asked: AskedQuestion, conversation: Conversation) -> Slots:
        """The slots of a question; 「现在呢」 asks for the year under review where something to come was spoken of."""
        slots, report = asked.slots, self._library.report
        years = (period.end for period in conversation.slots.periods)
        is_to_come = any(year > report.review_year for year in years)
        if slots.periods or not is_to_come or not self._patterns.asks_of_now.fullmatch(asked.text):
            return slots
        return replace(
            slots, periods=(TimePeriod(report.review_year, report.review_year),), status=ObservationStatus.ACTUAL
        )

    def of_the_slots(
        self, asked: AskedQuestion, alone: Choice, conversation: Conversation, trace: Trace, *, is_marked: bool
    ) -> Choice | None:
        """A new subject keeps the period, scope and measure of the question before, if it has them and goes on from it.

        It goes on when a word marks it, or when its own figure then stands in the passage last cited. None where it does not,
        or where that changes nothing of the answer it has alone.
        """
        slots = merge(asked.slots, conversation.slots)
        if not is_marked:
            slots = replace(asked.slots, periods=slots.periods, scopes=slots.scopes, status=slots.status)
        if slots == asked.slots or not (is_marked or self._may_be_cited(alone.entry_keys, conversation)):
            return None
        inherited = self._with_slots(asked, slots, alone, trace)
        if inherited.answer.status is not AnswerStatus.ANSWERED and is_marked and slots.scopes:
            # What has no figure in the scope spoken of is answered in its own, which is then said.
            inherited = self._with_slots(asked, replace(slots, scope_is_loose=True), alone, trace)
        is_of_those = bool(inherited.entry_keys) and set(inherited.entry_keys) <= set(alone.entry_keys)
        is_same_subject = is_of_those or asked.turn is TurnKind.CORRECTION
        is_of_the_year = is_marked and is_of_those and not asked.slots.periods and bool(conversation.slots.periods)
        if is_of_the_year and inherited.answer.status is AnswerStatus.NOT_FOUND:
            # 「幼儿园呢」 after a question about this year is no question about the last.
            return inherited
        if inherited.answer.status is not AnswerStatus.ANSWERED or not is_same_subject:
            return None
        goes_on = is_marked or inherited.answer.citations[0].passage in conversation.passages
        if not goes_on or inherited.answer.headline == alone.answer.headline:
            return None
        trace.note("keeps the slots of the last question")
        return inherited

    def of_the_wish(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """A number of what the question names and nobody curated alone, where a number was asked for before (内资呢)."""
        slots = merge(asked.slots, conversation.slots)
        if not slots.wants_number and not slots.measures:
            return None
        choice = self._chooser.choose(replace(asked, slots=replace(slots, wants_number=True)), trace)
        is_told = choice.answer.kind in _FIGURES or choice.answer.status is AnswerStatus.CLARIFY
        return choice if choice.entry_keys and is_told else None

    def of_the_told_period(
        self, asked: AskedQuestion, alone: Choice, conversation: Conversation, trace: Trace
    ) -> Choice | None:
        """A new subject of the period that the last answer was of, where the passage last cited counts it as well."""
        if conversation.told is None or asked.slots.periods:
            return None
        inherited = self._chooser.choose(
            replace(asked, slots=replace(asked.slots, periods=(conversation.told,))), trace
        )
        is_same = inherited.answer.status is AnswerStatus.ANSWERED and inherited.entry_keys == alone.entry_keys
        if not is_same or inherited.answer.headline == alone.answer.headline:
            return None
        return inherited if inherited.answer.citations[0].passage in conversation.passages else None

    def of_the_last_two(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """「加起来」, 「差多少」, 「哪个高」: the last two answers set against one another, when nothing else is named."""
        before = conversation.before
        slots = asked.slots
        is_more = Measure.INCREASE in slots.measures and slots.wants_number  # 「多了多少」
        if before is None or asked.has_content or slots.periods or slots.scopes:
            return None
        operations = slots.operations & (COMPARISONS | EXTREMES)
        if self._patterns.asks_the_sum.fullmatch(asked.text):
            operations = frozenset({Operation.SUM})
        elif self._patterns.asks_the_difference.fullmatch(asked.text):
            operations = frozenset({Operation.DIFFERENCE})
        if not (operations or is_more):
            return None
        operations = operations or frozenset({Operation.DIFFERENCE})
        plain = replace(slots, measures=frozenset(), operations=operations)
        if slots.measures & GROWTHS and not is_more:  # 「哪个增长快」, whatever was asked of them before
            first, second = (_measured(old, slots.measures) for old in (before.slots, conversation.slots))
        else:
            first, second = _measured_alike(before.slots, conversation.slots)
        sides = ((first, before.entry_keys), (second, conversation.entry_keys))
        return self._chooser.choose_together(replace(asked, slots=plain), sides, trace)

    def _may_be_cited(self, entry_keys: tuple[int, ...], conversation: Conversation) -> bool:
        """Whether an answer with these entries may cite a passage last cited; what cannot need not be worked out."""
        passages = (one for key in entry_keys for one in self._library.passages_of(self._index.entries[key]))
        return any(one in conversation.passages for one in passages)

    def _with_slots(self, asked: AskedQuestion, slots: Slots, alone: Choice, trace: Trace) -> Choice:
        """The answer with these slots; without their measure where they lead to another subject, or nowhere."""
        inherited = self._chooser.choose(replace(asked, slots=slots), trace)
        own = asked.slots
        without_measure = replace(slots, measures=own.measures, dimensions=own.dimensions, wants_level=own.wants_level)
        is_other = (
            not set(inherited.entry_keys) <= set(alone.entry_keys)
            or inherited.answer.status is not AnswerStatus.ANSWERED
        )
        if is_other and without_measure != slots:
            return self._chooser.choose(replace(asked, slots=without_measure), trace)
        return inherited


def _measured(slots: Slots, measures: frozenset[Measure]) -> Slots:
    return replace(slots, measures=measures, dimensions=frozenset(), wants_level=False)


def _measured_alike(one: Slots, other: Slots) -> tuple[Slots, Slots]:
    """The slots of two questions, the measure of the only one that names it for both: 「内资增长多少」, 「外资呢」, 「哪个快」."""
    if one.measures and not (other.measures or other.dimensions or other.wants_level):
        return one, replace(other, measures=one.measures)
    if other.measures and not (one.measures or one.dimensions or one.wants_level):
        return replace(one, measures=other.measures), other
    return one, other


def _ever_looser(new: Slots, old: Slots) -> tuple[Slots, ...]:
    """The new slots merged with all the old ones, then with fewer and fewer of them."""
    full = merge(new, old)
    return tuple(
        dict.fromkeys(
            (
                full,
                replace(full, scopes=new.scopes, scope_is_loose=new.scope_is_loose),
                merge(new, replace(old, scopes=(), measures=frozenset(), dimensions=frozenset())),
                merge(new, replace(old, scopes=(), periods=(), status=None)),
            )
        )
    )
