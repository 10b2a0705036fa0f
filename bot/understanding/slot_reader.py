"""Reads the slots of a question with the vocabulary of the lexicon and the scopes of the report."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.report import Report
from bot.understanding.asked_for import AskedFor, AskedForReader
from bot.understanding.claims import ClaimReader
from bot.understanding.lexicon import Lexicon
from bot.understanding.marking import positions_of, spans_of
from bot.understanding.measure_reader import MeasureReader, MeasuresRead
from bot.understanding.normalise import fold
from bot.understanding.periods import PeriodReader
from bot.understanding.phrases import PhraseTable
from bot.understanding.request_reader import Request, RequestReader
from bot.understanding.scope_reader import ScopeReader, ScopesRead
from bot.understanding.slots import Operation, SlotKind, Slots, SlotSpan

_SEVERAL = frozenset({Operation.ENUMERATE})


class SlotReader:
    """Reads slots for one report."""

    def __init__(self, lexicon: Lexicon, report: Report) -> None:
        self._periods = PeriodReader(lexicon, report.review_year, report.plan_year)
        self._scopes = ScopeReader(lexicon, report)
        self._measures = MeasureReader(lexicon)
        self._asked_for = AskedForReader(lexicon)
        self._requests = RequestReader(lexicon)
        self._claims = ClaimReader((fold(unit.name) for unit in lexicon.units), lexicon.spoken_units)
        self._functions = PhraseTable.of(
            (*lexicon.function_words.all, *lexicon.talk_words.all, *map(fold, lexicon.particles)), "function"
        )
        # What tells look-alikes apart is content, whatever its characters mean by themselves.
        self._contrasts = PhraseTable.of(
            (fold(word) for group in lexicon.contrasts for words in group for word in words.split("|")), "contrast"
        )

    def read(self, text: str, blocked: frozenset[int], titled: frozenset[int]) -> Slots:
        """Read the slots of a normalised question.

        Args:
            text: the question in its one written form.
            blocked: positions inside a name that stands in the question word for word; slots are not read there.
            titled: positions inside the title of a plan, which says what will be done: it asks for no number (大数据).
        """
        periods = self._periods.find(text, blocked)
        scopes = self._scopes.read(text, blocked)
        free = blocked | {position for one in periods for position in range(one.start, one.end)}
        measures = self._measures.read(text, free, scopes.positions)
        asked_for = self._asked_for.read(text, free, titled)
        request = self._requests.read(text, free)
        stated = self._claims.find(text, free | asked_for.which)
        if stated:  # the unit of a number stated asks for none: 「下降9.7个百分点对吧」
            said = frozenset(i for start, end, _ in stated for i in range(start, end))
            asked_for = self._asked_for.read(text, free | said, titled)
        functions = self._functions.find(text, positions_of(self._contrasts.find(text)))
        return replace(
            _merged(scopes, measures, asked_for, request),
            periods=tuple(dict.fromkeys(one.period for one in periods)),
            claims=tuple(claim for _, _, claim in stated),
            spans=(
                *(SlotSpan(one.start, one.end, SlotKind.PERIOD, text[one.start : one.end]) for one in periods),
                *scopes.spans,
                *measures.spans,
                *asked_for.spans,
                *request.spans,
                *(SlotSpan(start, end, SlotKind.CLAIM, claim.words) for start, end, claim in stated),
                *spans_of(SlotKind.FUNCTION, functions),
            ),
        )


def _merged(scopes: ScopesRead, measures: MeasuresRead, asked_for: AskedFor, request: Request) -> Slots:
    """What the readers read each by itself, without periods, claims and spans."""
    return Slots(
        scopes=scopes.scopes,
        scope_is_loose=scopes.is_loose,
        status=measures.status,
        status_words=measures.status_words,
        measures=measures.measures,
        share_bases=measures.share_bases,
        wants_level=measures.wants_level,
        dimensions=asked_for.dimensions,
        wants_number=asked_for.wants_number,
        numbers_asked=asked_for.numbers_asked,
        dimensions_asked=asked_for.dimensions_asked,
        wants_thing=asked_for.wants_thing,
        wants_name=asked_for.wants_name,
        operations=request.operations | (_SEVERAL if asked_for.enumerates else frozenset()),
        premise=request.premise,
        wants_total=request.wants_total,
        is_plural=request.is_plural,
        is_distributive=request.is_distributive,
    )
