"""From a number back to what it counts: 「1448是什么」."""

from __future__ import annotations

from itertools import pairwise

from bot.answering.figures.composing import FigureComposer
from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.domain.answer import Answer, AnswerKind, AnswerStatus
from bot.domain.knowledge import Measure
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import character_credits
from bot.understanding.matching import NameIndex
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns
from bot.understanding.question_text import letters_of
from bot.understanding.slots import Operation

_MOST = 8
_PERCENT = "%"
_LISTS = frozenset({Operation.ENUMERATE})
_TELLING = 10
"""A bare digit stands in too many places to be looked up."""


class ReverseLookup:
    """Looks numbers up among one report's figures."""

    def __init__(
        self,
        library: Library,
        index: NameIndex,
        composer: FigureComposer,
        phrasing: Phrasing,
        patterns: Patterns,
    ) -> None:
        self._patterns = patterns
        self._figures = library.figures
        self._composer = composer
        self._phrasing = phrasing
        self._index = index
        self._lookup = library.lookup

    def answer(self, question: AskedQuestion) -> Answer | None:
        """What the question's number counts, when the question asks for nothing else that a figure lacks."""
        slots = question.slots
        is_share = Measure.SHARE in slots.measures
        asks_what = slots.wants_thing or Operation.DEFINE in slots.operations
        if (
            len(slots.claims) != 1
            or (not slots.claims[0].unit and slots.claims[0].value < _TELLING)
            or Operation.WHY in slots.operations
            or slots.wants_name
            or (question.has_content and (slots.wants_number or is_share))
            or (slots.operations & _LISTS and (question.has_content or slots.claims[0].unit != _PERCENT))
            or not (asks_what or not question.has_content)
        ):
            return None
        claim = question.slots.claims[0]
        found = [figure for figure in self._lookup.stated_by(claim) if self._explains(question, figure)]
        if is_share:  # 「比重30%的是啥」
            found = [figure for figure in found if self._is_share(figure)]
        if question.slots.periods:
            found = [figure for figure in found if figure.observation.time_period in question.slots.periods]
        found = [figure for figure in found if self._says_more(question, figure)]
        if not found:
            return None
        if question.slots.scopes and self._patterns.asks_whether.search(question.text):
            return self._of_scope(question, found)
        language = question.language
        statements = [self._phrasing.statement(figure, language, scope="") for figure in found]
        details: tuple[str, ...] = ()
        if len(found) == 1:
            headline = message("reverse-headline", language, number=claim.words, statement=statements[0])
        else:
            headline = message("reverse-many", language, number=claim.words, count=str(len(found)))
            headline += message("separator", language).join(statements[:2])
            details = tuple(f"· {statement}" for statement in statements[:_MOST])
        quotes = tuple(figure.clause.text for figure in found[:1])
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.REVERSE,
            language,
            headline,
            (*details, *(message("plan-quote", language, quote=quote) for quote in quotes)),
            tuple(dict.fromkeys(self._composer.cite(figure) for figure in found[:_MOST])),
            entry_ids=tuple(dict.fromkeys(figure.indicator.id for figure in found)),
        )

    def _is_share(self, figure: Figure) -> bool:
        """Whether the figure, or the indicator by its name, is a part of a whole."""
        return figure.observation.measure is Measure.SHARE or bool(
            self._patterns.names_relation.search(figure.indicator.name)
        )

    def _of_scope(self, question: AskedQuestion, found: list[Figure]) -> Answer:
        """Whether the number is of the asked scope; where it is of another, what the asked one has instead."""
        language, asked = question.language, question.slots.scopes
        right = [figure for figure in found if figure.observation.scope_id in asked]
        shown = right or found
        statement = message("separator", language).join(
            self._phrasing.statement(figure, language, scope="named") for figure in shown
        )
        scope = self._phrasing.scope(asked[0], language)
        others = [] if right else self._in_scope(shown[0], asked)
        headline = message(
            "reverse-scope-right" if right else "reverse-scope-wrong", language, scope=scope, statement=statement
        )
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.REVERSE,
            language,
            headline,
            tuple(
                message("also", language, statement=self._phrasing.statement(one, language, scope="named"))
                for one in others
            ),
            tuple(dict.fromkeys(self._composer.cite(figure) for figure in (*shown, *others))),
            entry_ids=tuple(dict.fromkeys(figure.indicator.id for figure in shown)),
        )

    def _in_scope(self, figure: Figure, scopes: tuple[str, ...]) -> list[Figure]:
        """The same measure of the same thing and time in one of the scopes."""
        own = figure.observation
        return [
            other
            for other in self._figures[figure.indicator.id]
            if other.observation.scope_id in scopes
            and (other.observation.time_period, other.observation.measure) == (own.time_period, own.measure)
        ]

    @staticmethod
    def _says_more(question: AskedQuestion, figure: Figure) -> bool:
        """Whether the name tells more than the question; 「那1项约束性指标是什么」 asks for more than its own words."""
        letters = letters_of(fold(figure.indicator.name))
        held = character_credits(letters, question.pairs)
        return not question.has_content or any(one == other == 0.0 for one, other in pairwise(held))

    def _explains(self, question: AskedQuestion, figure: Figure) -> bool:
        entry = self._index.indicator(figure.indicator.id)
        match = self._index.as_named(question, entry)
        exact = self._index.explained_by(question, match, fold(figure.clause.text))
        return not exact.explanation.unexplained
