"""Questions that go on from the one before: what they leave out is taken from it, and that is said."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.conversation.continuing import Continuation
from bot.answering.conversation.remembered import Conversation
from bot.answering.library import Library
from bot.answering.texts.items import item_number
from bot.answering.trace import Trace
from bot.domain.answer import AnswerKind, AnswerStatus, Language
from bot.domain.knowledge import Measure
from bot.domain.period import TimePeriod
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import ALONE, character_credits, name_coverage, sounded
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import Match, NameIndex
from bot.understanding.normalise import is_han
from bot.understanding.phrases import PhraseTable
from bot.understanding.question_text import stems_of
from bot.understanding.slots import ARITHMETIC, Operation, SlotKind, Slots
from bot.understanding.turns import TurnKind

_SAID_WHOLE = 0.9
_ALIKE = 0.25
"""The part of the last subject's name that a related indicator's name must hold to be the same thing of another year."""
_SPOKEN_OF = 0.72
"""How much of a name the old and new question must hold together."""


class FollowUps:
    """Answers within a conversation on one report."""

    def __init__(
        self, library: Library, index: NameIndex, chooser: Chooser, continuation: Continuation, lexicon: Lexicon
    ) -> None:
        self._continuation = continuation
        self._library = library
        self._index = index
        self._chooser = chooser
        self._markers = PhraseTable.of((*lexicon.follow_up_markers.all, *lexicon.corrections.all), "marker")

    def choose(self, asked: AskedQuestion, conversation: Conversation, trace: Trace, *, is_said: bool = True) -> Choice:
        """Choose an answer, standing alone or going on from the last question, whichever the question calls for.

        What is taken from the last question is said in the answer unless `is_said` is False.
        """
        choice, goes_on = self._choose(asked, conversation, trace)
        return _said(choice, conversation) if goes_on and is_said else choice

    def _choose(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> tuple[Choice, bool]:
        item = item_number(asked.text, len(conversation.items))
        if item is not None:
            return self._item(asked, conversation, item), False
        wordless = self._continuation.more(asked, conversation) or self._last_two(asked, conversation, trace)
        if wordless is not None:
            return wordless, True
        is_marked = asked.turn is TurnKind.CORRECTION or bool(self._markers.find(asked.text))
        alone: Choice | None = None
        # 「今年的目标是多少」 asks for a number of what was spoken of; 「今年的目标有哪些」 stands by itself.
        asks_a_number = asked.slots.wants_number and not asked.slots.wants_thing
        if not is_marked and not (asks_a_number and not asked.has_content):
            alone = self._chooser.choose(asked, trace)
            lists = asked.slots.wants_thing or Operation.ENUMERATE in asked.slots.operations
            if alone.answer.status is AnswerStatus.ANSWERED and not asked.has_content and lists:
                return alone, False
        if self._says_only_slots(asked, conversation, is_marked=is_marked) and conversation.entry_keys:
            trace.note("goes on from the last question: it names nothing itself")
            return self._of_the_same(asked, alone, conversation, trace)
        alone = alone or self._chooser.choose(asked, trace)
        if alone.answer.status is AnswerStatus.ANSWERED and alone.entry_keys:
            return self._with_inherited_slots(asked, alone, conversation, is_marked, trace)
        nearby = self._in_the_same_passage(asked, conversation, trace)
        return (nearby, True) if nearby is not None else (alone, False)

    def _of_the_same(
        self, asked: AskedQuestion, alone: Choice | None, conversation: Conversation, trace: Trace
    ) -> tuple[Choice, bool]:
        """An answer with the last subject, or with what its passage also counts; standing alone only as the last resort."""
        inherited = self._inheriting(asked, conversation, trace)
        if inherited.answer.status is not AnswerStatus.NOT_FOUND:
            return inherited, True
        nearby = self._in_the_same_passage(asked, conversation, trace)
        if nearby is not None:
            return nearby, True
        related = self._of_a_related(asked, conversation, trace)
        if related is not None:
            return related, True
        if alone is not None and alone.answer.status is AnswerStatus.ANSWERED:
            return alone, False
        return inherited, False

    def _says_only_slots(self, asked: AskedQuestion, conversation: Conversation, *, is_marked: bool) -> bool:
        """Whether a question names nothing new and yet says something: a period, a scope, a measure, or that it goes on.

        A single character that the last subject's names hold (造 of 植树造林) names nothing new.
        """
        slots = asked.slots
        names = "".join(name for key in conversation.entry_keys for name in self._index.entries[key].names)
        left = asked.content_characters
        if (
            slots.claims
            or asked.holds_a_name
            or len(left) > 1
            or any(not is_han(character) or character not in names for character in left)
        ):
            return False
        says = slots.periods or slots.scopes or slots.status or slots.measures or slots.wants_number or slots.operations
        return bool(says) or is_marked

    def _item(self, asked: AskedQuestion, conversation: Conversation, number: int) -> Choice:
        """One item of the list that was just given, with the passage that gave it."""
        entry = self._index.entries[conversation.entry_keys[0]]
        listed = self._chooser.choose_entry(asked, entry)
        item = conversation.items[number - 1]
        headline = message("list-item", asked.language, number=str(number), item=item)
        answer = replace(listed.answer, kind=AnswerKind.FACT, headline=headline, details=())
        return replace(listed, answer=answer, items=conversation.items)

    def _last_two(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """「加起来」, 「差多少」: the last two answers set against one another, when nothing else is named."""
        before = conversation.before
        slots = asked.slots
        is_more = Measure.INCREASE in slots.measures and slots.wants_number  # 「多了多少」
        if before is None or asked.has_content or slots.periods or slots.scopes:
            return None
        if not (slots.operations & ARITHMETIC or is_more):
            return None
        operations = slots.operations & ARITHMETIC or frozenset({Operation.DIFFERENCE})
        plain = replace(slots, measures=frozenset(), operations=operations)
        return self._chooser.choose_together(
            replace(asked, slots=plain),
            ((before.slots, before.entry_keys), (conversation.slots, conversation.entry_keys)),
            trace,
        )

    def _inheriting(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice:
        """The last subject with the new slots. What is only inherited gives way where it would leave no answer."""
        full = merge(asked.slots, conversation.slots)
        looser = (
            full,
            replace(full, scopes=asked.slots.scopes, scope_is_loose=asked.slots.scope_is_loose),
            merge(asked.slots, replace(conversation.slots, scopes=(), measures=frozenset(), dimensions=frozenset())),
            merge(asked.slots, replace(conversation.slots, scopes=(), periods=(), status=None)),
        )
        choices: list[Choice] = []
        for slots in dict.fromkeys(looser):
            merged = replace(asked, slots=slots)
            matches = tuple(
                self._index.explained(merged, entry, entry.names[0], 1.0, is_exact=True)
                for entry in (self._index.entries[key] for key in conversation.entry_keys)
            )
            choice = self._chooser.choose_among(merged, matches, trace)
            if choice.answer.status is AnswerStatus.ANSWERED:
                return choice
            choices.append(choice)
        return choices[0]

    def _with_inherited_slots(
        self, asked: AskedQuestion, alone: Choice, conversation: Conversation, is_marked: bool, trace: Trace
    ) -> tuple[Choice, bool]:
        """A new subject keeps the period, scope and measure of the question before, if it has them and goes on from it.

        It goes on when a word marks it, or when its own figure then stands in the passage last cited.
        """
        slots = merge(asked.slots, conversation.slots)
        if not is_marked:
            slots = replace(asked.slots, periods=slots.periods, scopes=slots.scopes, status=slots.status)
        if slots == asked.slots:
            return alone, False
        without_measure = replace(
            slots, measures=asked.slots.measures, dimensions=asked.slots.dimensions, wants_level=asked.slots.wants_level
        )
        inherited = self._chooser.choose(replace(asked, slots=slots), trace)
        is_other = inherited.entry_keys != alone.entry_keys or inherited.answer.status is not AnswerStatus.ANSWERED
        if is_other and without_measure != slots:
            inherited = self._chooser.choose(replace(asked, slots=without_measure), trace)
        if (
            inherited.answer.status is AnswerStatus.ANSWERED
            and (inherited.entry_keys == alone.entry_keys or asked.turn is TurnKind.CORRECTION)
            and (is_marked or inherited.answer.citations[0].passage in conversation.passages)
        ):
            if inherited.answer.headline == alone.answer.headline:
                return alone, False
            trace.note("keeps the slots of the last question")
            return inherited, True
        return alone, False

    def _in_the_same_passage(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """What the passage last cited also counts, named by this question and the last one together."""
        merged = replace(asked, slots=merge(asked.slots, conversation.slots))
        for match in self._named_together(merged, conversation):
            choice = self._chooser.choose_among(merged, (match,), trace)
            if choice.answer.status is AnswerStatus.ANSWERED:
                trace.note(f"goes on within the passage last cited: {match.entry.target}")
                return choice
        sibling = self._in_the_same_clause(merged, conversation)
        if sibling is None:
            return None
        choice = self._chooser.choose_among(merged, (sibling,), trace)
        return choice if choice.answer.status is AnswerStatus.ANSWERED else None

    def _of_a_related(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """What the one related indicator says of the period newly asked, which the last subject has nothing of."""
        if not asked.slots.periods:
            return None
        merged = replace(asked, slots=merge(asked.slots, conversation.slots))
        related = dict.fromkeys(
            one
            for key in conversation.entry_keys
            if self._index.entries[key].kind is EntryKind.INDICATOR
            for one in self._library.indicators[self._index.entries[key].target].related
        )
        found: list[Choice] = []
        names = "".join(name for key in conversation.entry_keys for name in self._index.entries[key].names[:1])
        for one in related:
            entry = self._index.indicator(one)
            held = character_credits(names, sounded(entry.names[0]))
            if sum(credit > ALONE for credit in held) < _ALIKE * len(held):
                continue  # beside the last subject, but another thing
            match = self._index.explained(merged, entry, entry.names[0], 1.0, is_exact=True)
            choice = self._chooser.choose_among(merged, (match,), trace)
            if choice.answer.status is AnswerStatus.ANSWERED:
                found.append(choice)
        return found[0] if len(found) == 1 else None

    def _in_the_same_clause(self, asked: AskedQuestion, conversation: Conversation) -> Match | None:
        """The one other figure of the clause last cited that is called by what this question adds (「产品呢」, 「企业占多少」)."""
        spoken_of = "|".join(name for key in conversation.entry_keys for name in self._index.entries[key].names)
        added = [span.words for span in asked.slots.spans if span.kind is SlotKind.FUNCTION and len(span.words) > 1]
        found: list[Match] = []
        for entry in map(self._index.indicator, self._library.lookup.indicators_in(conversation.passages)):
            if entry.key in conversation.entry_keys:
                continue
            if all(figure.clause.start not in conversation.clauses for figure in self._library.figures[entry.target]):
                continue
            own = self._index.explained(asked, replace(entry, evidence=""), entry.names[0], 1.0, is_exact=True)
            is_called = own.explanation.is_whole and own.explanation.mass > 0
            by_word = any(word in name and word not in spoken_of for word in added for name in entry.names)
            if is_called or (by_word and not asked.has_content):
                found.append(replace(own, entry=entry))
        return found[0] if len(found) == 1 else None

    def _named_together(self, asked: AskedQuestion, conversation: Conversation) -> list[Match]:
        """Indicators of the passage last cited whose names the two questions hold together, best first."""
        together = asked.pairs.joined(sounded(conversation.question))
        stems = asked.stems | stems_of(conversation.question)
        found: list[tuple[float, float, Match]] = []
        for entry in map(self._index.indicator, self._library.lookup.indicators_in(conversation.passages)):
            if asked.typed_in is Language.EN:
                name, coverage = self._english_name(entry, stems)
            else:
                name = max(entry.names, key=lambda one: name_coverage(one, together, self._index.weight))
                coverage = name_coverage(name, together, self._index.weight)
            own = self._index.explained(asked, replace(entry, evidence=""), name, coverage, is_exact=False)
            says_more = own.explanation.mass > 0 or (coverage >= _SAID_WHOLE and not asked.has_content)
            if coverage >= _SPOKEN_OF and not own.explanation.unexplained and says_more:
                found.append((own.explanation.share, coverage, replace(own, entry=entry, coverage=1.0)))
        found.sort(key=lambda one: (-one[0], -one[1]))
        return [match for _, _, match in found]

    def _english_name(self, entry: Entry, stems: frozenset[str]) -> tuple[str, float]:
        """The English name of which the stems hold most, and how much."""
        coverages: list[tuple[float, str]] = [(0.0, "")]
        for name in entry.names_en:
            weights = {one: self._index.stem_weight(one) for one in stems_of(name)}
            held = sum(weight for one, weight in weights.items() if one in stems)
            coverages.append((held / (sum(weights.values()) or 1.0), name))
        coverage, name = max(coverages)
        return name, coverage


def _said(choice: Choice, conversation: Conversation) -> Choice:
    """The same choice, saying which question it goes on from."""
    line = message("inherited", choice.answer.language, what=conversation.question)
    return replace(choice, answer=replace(choice.answer, details=(*choice.answer.details, line)))


def _merged_periods(new: Slots, old: Slots) -> tuple[TimePeriod, ...]:
    """The new periods; those spoken of before as well where a question compares with one (比去年高多少)."""
    if new.periods and new.operations & {Operation.DIFFERENCE, Operation.COMPARE, Operation.RATIO}:
        return tuple(dict.fromkeys((*old.periods, *new.periods)))
    return new.periods or old.periods


def merge(new: Slots, old: Slots) -> Slots:
    """The new question's slots, filled from the old one's where it says nothing.

    A new period sets the old status aside, since the year decides between actual and target, and a new status the old period; a new measure sets the old
    unit aside.
    """
    turns_status = new.status is not None and new.status is not old.status and not new.periods
    asks_names = new.wants_name or Operation.ENUMERATE in new.operations
    asks_anew = bool(new.measures or new.dimensions or new.wants_level)
    return replace(
        new,
        periods=() if turns_status else _merged_periods(new, old),
        scopes=new.scopes or old.scopes,
        scope_is_loose=new.scope_is_loose if new.scopes else old.scope_is_loose,
        status=new.status or (None if new.periods else old.status),
        measures=new.measures if asks_anew else old.measures,
        share_bases=new.share_bases if asks_anew else old.share_bases,
        wants_level=new.wants_level if asks_anew else old.wants_level,
        dimensions=new.dimensions if asks_anew else old.dimensions,
        wants_number=new.wants_number or (old.wants_number and not asks_names),
        wants_thing=new.wants_thing or (old.wants_thing and not new.wants_number),
        operations=new.operations,
        claims=new.claims,
        premise=new.premise,
    )
