"""Figures that the report does not print and that follow from two that it does: a yardstick, and a part of a sum."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.figures.resolution import FigureResolver
from bot.answering.figures.subjects import FigureResolution
from bot.answering.figures.wishes import AMOUNTS
from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.answering.trace import Trace
from bot.domain.answer import Answer, AnswerKind, AnswerStatus
from bot.domain.knowledge import Measure, ObservationStatus
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match
from bot.understanding.normalise import fold
from bot.understanding.slots import COMPARISONS, Operation

_YARDSTICKS = ("全国", "全省", "全市", "大连", "national", "nationwide", "china")
_RATES = frozenset({"percent"})
_TWO = 2


class Deriver:
    """Derives figures for one report; the arithmetic is shown and both sides are cited."""

    def __init__(self, library: Library, phrasing: Phrasing, figures: FigureResolver) -> None:
        self._library = library
        self._phrasing = phrasing
        self._figures = figures

    def yardstick(self, asked: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> Answer | None:
        """「全国平均是多少」, where the report prints the own level and how far it is above that."""
        slots = asked.slots
        asks = slots.wants_number or slots.wants_thing
        is_planned = slots.status is ObservationStatus.TARGET or bool(slots.scopes)
        if (
            not asks
            or is_planned
            or slots.measures
            or slots.operations & COMPARISONS
            or slots.periods[1:]
            or not any(word in asked.text for word in _YARDSTICKS)
        ):
            return None
        for match in matches:
            if match.entry.kind is not EntryKind.INDICATOR or not match.is_exact:
                continue
            pair = self._level_and_gap(asked, match)
            if pair is not None:
                trace.note(f"the yardstick of {match.entry.target} follows from its level and its distance")
                return self._told(asked, *pair)
        return None

    def _level_and_gap(self, asked: AskedQuestion, match: Match) -> tuple[Figure, Figure] | None:
        figures = self._library.figures[match.entry.target]
        for gap in figures:
            own = gap.observation
            base = fold(own.share_of or "")
            is_meant = any(word in asked.text and word in base for word in _YARDSTICKS)
            is_asked = not asked.slots.periods or own.time_period in asked.slots.periods
            if own.measure is not Measure.GAP or own.value is None or not (is_meant and is_asked):
                continue
            for level in figures:
                other = level.observation
                is_level = other.measure in AMOUNTS and other.value is not None and other.unit == "%"
                if is_level and other.time_period == own.time_period and other.scope_id == own.scope_id:
                    return level, gap
        return None

    def _told(self, asked: AskedQuestion, level: Figure, gap: Figure) -> Answer:
        language = asked.language
        first, second = level.observation.value, gap.observation.value
        if first is None or second is None:
            raise ValueError("a yardstick follows from two numbers")
        headline = message(
            "derived-yardstick",
            language,
            base=gap.observation.share_of or "",
            name=self._phrasing.name(level, language),
            value=f"{(first - second).normalize():f}%",
            level=level.observation.as_written,
            gap=gap.observation.as_written,
        )
        details = tuple(
            message("also", language, statement=self._phrasing.statement(one, language)) for one in (level, gap)
        )
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.COMPARE,
            language,
            headline,
            details,
            tuple(dict.fromkeys(self._library.cite(one.observation.quote) for one in (level, gap))),
            entry_ids=(level.indicator.id,),
        )

    def part_of_own(
        self, asked: AskedQuestion, matches: tuple[Match, ...], trace: Trace
    ) -> tuple[AskedQuestion, FigureResolution] | None:
        """「2020年投资占五年累计的百分之几」: a share of figures that the report prints both, as a ratio of them."""
        slots = asked.slots
        if Measure.SHARE not in slots.measures:
            return None
        plain = replace(
            slots,
            measures=slots.measures - {Measure.SHARE, Measure.CUMULATIVE},
            dimensions=slots.dimensions - _RATES,
            share_bases=frozenset(),
            operations=slots.operations | {Operation.PART},
            is_plural=True,
        )
        question = replace(asked, slots=plain)
        found = self._figures.resolve(question, matches, Trace())
        figures = [figure for subject in found.subjects for figure in subject.figures]
        units = {figure.observation.unit for figure in figures}
        if len(figures) != _TWO or len(units) != 1 or any(one.observation.value is None for one in figures):
            return None
        trace.note("a share of two figures that the report prints both")
        return question, found
