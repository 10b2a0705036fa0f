"""Differences, sums and ratios of figures: Decimal arithmetic in the open, both sides cited."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bot.answering.figures.compared_claims import ComparisonPremises, is_inexact
from bot.answering.figures.composing import FigureComposer
from bot.answering.figures.wishes import GROWTHS
from bot.answering.library import Figure
from bot.answering.phrasing import Phrasing
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.knowledge import Measure
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns
from bot.understanding.slots import ARITHMETIC, EXTREMES, Operation

_PERCENT = "%"
_POINTS = "个百分点"
_POINTS_EN = " percentage points"
_SHARE_PLACES = Decimal("0.1")
_RATIO_PLACES = Decimal("0.01")


class Comparer:
    """Compares figures for one report."""

    def __init__(self, composer: FigureComposer, phrasing: Phrasing, patterns: Patterns) -> None:
        self._premises = ComparisonPremises(patterns)
        self._patterns = patterns
        self._composer = composer
        self._phrasing = phrasing

    def compare(self, question: AskedQuestion, figures: tuple[Figure, ...], entry_ids: tuple[str, ...]) -> Answer:
        """Set two or more figures against one another, with the arithmetic that the question asks for."""
        language = question.language
        scope = "named" if len({figure.observation.scope_id for figure in figures}) > 1 else ""
        statements = message("separator", language).join(
            self._phrasing.statement(figure, language, scope=scope) for figure in figures
        )
        computed = self._computed(question, figures)
        if not computed and question.slots.operations & ARITHMETIC:
            statements = message("compare-mismatch", language, statements=statements)
        elif not computed and question.slots.operations & EXTREMES:
            statements = message("compare-unlike", language, statements=statements)
        headline = f"{computed}{message('full-stop', language)}{statements}" if computed else statements
        return Answer(
            status=AnswerStatus.ANSWERED,
            kind=AnswerKind.COMPARE,
            language=language,
            headline=headline,
            details=(),
            citations=tuple(dict.fromkeys(self._composer.cite(figure) for figure in figures)),
            entry_ids=entry_ids,
        )

    def _computed(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> str:
        operations = question.slots.operations
        if Operation.SUM in operations or asks_a_sum(question):
            return self._sum(question.language, figures)
        if len(figures) == 2 and not _comparable(*figures):
            return ""
        if len(figures) > 2 and operations & EXTREMES:
            return self._extreme(question, figures)
        if len(figures) == 2 and Operation.PART in operations:
            return self._part(question.language, figures)
        if len(figures) == 2 and Operation.RATIO in operations:
            return self._ratio(question.language, figures)
        if len(figures) == 2 and operations & {Operation.DIFFERENCE, Operation.COMPARE, *EXTREMES}:
            verdict = self._premises.verdict(question, (figures[0], figures[1]))
            return verdict + self._larger(question, figures) + self._difference(question.language, figures)
        return ""

    def _extreme(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> str:
        """Which of several figures of one kind and time is the highest, or the lowest; empty where they are not alike."""
        first = figures[0]
        times = {figure.observation.time_period for figure in figures}
        is_of_one = len({figure.indicator.id for figure in figures}) == 1
        if not all(_comparable(first, other) for other in figures) or (len(times) > 1 and not is_of_one):
            return ""
        is_lowest = Operation.LOWEST in question.slots.operations
        extreme = (min if is_lowest else max)(map(_value, figures))
        found = [figure for figure in figures if _value(figure) == extreme]
        language = question.language
        names = dict.fromkeys(self._phrasing.name(figure, language) for figure in found)
        return message(
            "compare-lowest" if is_lowest else "compare-highest",
            language,
            name=message("list-separator", language).join(names),
            value=found[0].observation.as_written,
        )

    def _larger(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> str:
        """Which of two things or times is larger, or smaller, when the question asks which."""
        operations = question.slots.operations
        asks = question.slots.wants_thing or operations & EXTREMES
        if not asks or _value(figures[0]) == _value(figures[1]):
            return ""
        is_smaller = Operation.LOWEST in operations
        found = (min if is_smaller else max)(figures, key=_value)
        if figures[0].indicator.id != figures[1].indicator.id:
            name = self._phrasing.name(found, question.language)
        elif figures[0].observation.time_period != figures[1].observation.time_period:
            name = self._phrasing.period(found.observation.time_period, question.language)
        else:
            return ""
        return message("compare-smaller" if is_smaller else "compare-larger", question.language, name=name)

    def _difference(self, language: Language, figures: tuple[Figure, ...]) -> str:
        larger, smaller = sorted(figures, key=_value, reverse=True)
        if _value(larger) == _value(smaller):
            return message("compare-equal", language, value=larger.observation.as_written)
        unit = larger.observation.unit
        if unit == _PERCENT:
            unit = _POINTS_EN if language is Language.EN else _POINTS
        return message(
            "compare-difference",
            language,
            value=self._rough(self._phrasing.amount(_value(larger) - _value(smaller), unit), language, figures),
            larger=larger.observation.as_written,
            smaller=smaller.observation.as_written,
        )

    def _sum(self, language: Language, figures: tuple[Figure, ...]) -> str:
        units = {figure.observation.unit for figure in figures}
        if (
            len(figures) < 2
            or len(units) != 1
            or _PERCENT in units
            or any(f.observation.value is None for f in figures)
        ):
            return ""
        total = sum((_value(figure) for figure in figures), Decimal(0))
        formula = " + ".join(figure.observation.as_written for figure in figures)
        return message(
            "compare-sum", language, value=self._total(total, units.pop(), language, figures), formula=formula
        )

    def _total(self, total: Decimal, unit: str, language: Language, figures: tuple[Figure, ...]) -> str:
        """A sum with the bound of its parts: with 80余亿元 in it, it is so much and more."""
        inexact = [figure.observation.as_written for figure in figures if is_inexact(figure)]
        if inexact and all(self._patterns.prints_and_more.search(fold(one)) for one in inexact):
            return message("amount-and-more", language, number=self._phrasing.amount(total, ""), unit=unit)
        return self._rough(self._phrasing.amount(total, unit), language, figures)

    @staticmethod
    def _rough(value: str, language: Language, figures: tuple[Figure, ...]) -> str:
        """A value worked out, called rough where one of its parts is."""
        is_rough = any(is_inexact(figure) for figure in figures)
        return message("amount-rough", language, value=value) if is_rough else value

    def _part(self, language: Language, figures: tuple[Figure, ...]) -> str:
        """What part of the second the first is, in percent to one decimal place; of one thing, what the smaller is."""
        part, whole = figures
        if part.indicator.id == whole.indicator.id:
            part, whole = sorted(figures, key=_value)
        if _value(whole) == 0:
            return ""
        share = (100 * _value(part) / _value(whole)).quantize(_SHARE_PLACES, ROUND_HALF_UP)
        return message(
            "compare-part",
            language,
            part=part.observation.as_written,
            whole=whole.observation.as_written,
            value=self._rough(f"{share.normalize():f}%", language, figures),
        )

    def _ratio(self, language: Language, figures: tuple[Figure, ...]) -> str:
        larger, smaller = sorted(figures, key=_value, reverse=True)
        if _value(smaller) == 0:
            return ""
        ratio = (_value(larger) / _value(smaller)).quantize(_RATIO_PLACES, ROUND_HALF_UP)
        return message(
            "compare-ratio",
            language,
            larger=larger.observation.as_written,
            smaller=smaller.observation.as_written,
            value=self._rough(f"{ratio.normalize():f}", language, figures),
        )


def asks_a_sum(question: AskedQuestion) -> bool:
    """「甲和乙一共多少」 asks for one number of several things: their sum."""
    slots = question.slots
    asks = Measure.CUMULATIVE in slots.measures or (slots.wants_total and slots.wants_level)
    return asks and _asks_one_number(question)


def _asks_one_number(question: AskedQuestion) -> bool:
    slots = question.slots
    return slots.is_plural and slots.numbers_asked == 1 and not slots.is_distributive


def _value(figure: Figure) -> Decimal:
    value = figure.observation.value
    if value is None:
        raise ValueError(f"no number to compare: {figure.observation.id}")
    return value


def _comparable(one: Figure, other: Figure) -> bool:
    """Same unit and, for changes, a change on both sides; words cannot be subtracted."""
    first, second = one.observation, other.observation
    if first.value is None or second.value is None or first.unit != second.unit:
        return False
    return (first.measure in GROWTHS) == (second.measure in GROWTHS)
