"""Which of an indicator's figures a question may be answered with: slots veto, they never merely weigh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.answering.figures.wishes import AMOUNTS, INSISTENT, Wish
from bot.answering.library import Figure
from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.domain.report import Report
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold


class Veto(StrEnum):
    """The slot that no figure of the indicator agrees with."""

    PERIOD = "period"
    SCOPE = "scope"
    STATUS = "status"
    MEASURE = "measure"
    UNIT = "unit"
    SHARE_BASE = "share_base"


@dataclass(frozen=True, slots=True)
class Selection:
    """Figures that agree with a wish, best first, or the slot that vetoed."""

    figures: tuple[Figure, ...]
    veto: Veto | None


_ACCEPTED: dict[Measure, tuple[Measure, ...]] = {
    Measure.GROWTH: (Measure.GROWTH, Measure.ANNUAL_GROWTH, Measure.INCREASE, Measure.DECREASE),
    Measure.ANNUAL_GROWTH: (Measure.ANNUAL_GROWTH,),
    Measure.SHARE: (Measure.SHARE,),
    Measure.DECREASE: (Measure.DECREASE, Measure.GROWTH, Measure.ANNUAL_GROWTH),
    Measure.INCREASE: (Measure.INCREASE, Measure.GROWTH, Measure.ANNUAL_GROWTH),
    Measure.CONTRIBUTION: (Measure.CONTRIBUTION,),
    Measure.GAP: (Measure.GAP,),
    Measure.RANK: (Measure.RANK,),
    Measure.CUMULATIVE: (Measure.CUMULATIVE, Measure.LEVEL),
    Measure.LEVEL: (Measure.LEVEL, Measure.CUMULATIVE),
}
_EXPECTED = frozenset({ObservationStatus.TARGET, ObservationStatus.ESTIMATE})
_ANSWERED_BY_WORDS = frozenset({"percent", "ordinal"})
_DISTANCES = frozenset({Measure.INCREASE, Measure.DECREASE, Measure.GAP, Measure.CONTRIBUTION})
"""Measures in percentage points from one level to another, which are no level themselves."""
_SUMMED = frozenset({Measure.CUMULATIVE})
_COUNTABLE = frozenset({"count", "people", "households", "days", "hours", "year"})


class Selector:
    """Selects figures for one report."""

    def __init__(self, report: Report, lexicon: Lexicon) -> None:
        self._report = report
        self._lexicon = lexicon

    def select(self, figures: Iterable[Figure], wish: Wish) -> Selection:
        """The figures that agree with every slot of the wish, best first."""
        figures = tuple(figures)
        kept = figures
        steps = (
            (Veto.SCOPE, self._in_scope),
            (Veto.STATUS, self._with_status),
            (Veto.PERIOD, self._in_period),
            (Veto.SHARE_BASE, self._with_share_base),
            (Veto.MEASURE, self._with_measure),
            (Veto.UNIT, self._with_unit),
        )
        for veto, keep in steps:
            remaining = keep(kept, wish)
            if not remaining:
                return Selection((), self._blamed(veto, figures, wish))
            kept = remaining
        return Selection(tuple(sorted(kept, key=lambda figure: self._rank(figure, wish))), None)

    def _blamed(self, veto: Veto, figures: Iterable[Figure], wish: Wish) -> Veto:
        """The slot to name: the scope, when without it there would have been a figure."""
        if wish.scope is not None and veto is not Veto.SCOPE:
            elsewhere = self.select(figures, replace(wish, scope=None))
            if elsewhere.figures:
                return Veto.SCOPE
        return veto

    def _in_scope(self, figures: tuple[Figure, ...], wish: Wish) -> tuple[Figure, ...]:
        if wish.scope is None:
            return figures
        named = tuple(figure for figure in figures if figure.observation.scope_id == wish.scope)
        if named or not wish.scope_is_loose:
            return named
        return figures

    def _with_status(self, figures: tuple[Figure, ...], wish: Wish) -> tuple[Figure, ...]:
        if wish.status is ObservationStatus.TARGET:
            return tuple(f for f in figures if f.observation.status in _EXPECTED or self._prints(f, wish.status_words))
        if wish.status is ObservationStatus.ACTUAL:
            return tuple(f for f in figures if f.observation.status is not ObservationStatus.TARGET)
        return figures

    @staticmethod
    def _prints(figure: Figure, words: tuple[str, ...]) -> bool:
        """「争取金融支持」 is printed of something done: there the word is part of the name and no status."""
        return bool(words) and all(word in fold(figure.clause.text) for word in words)

    def _in_period(self, figures: tuple[Figure, ...], wish: Wish) -> tuple[Figure, ...]:
        if wish.period is None:
            return figures
        exact = tuple(f for f in figures if f.observation.time_period == wish.period)
        return exact + tuple(f for f in figures if f not in exact and speaks_of(f, wish.period))

    def _with_share_base(self, figures: tuple[Figure, ...], wish: Wish) -> tuple[Figure, ...]:
        if not wish.share_bases:
            return figures
        return tuple(
            f for f in figures if not f.observation.share_of or fold(f.observation.share_of) in wish.share_bases
        )

    def _with_measure(self, figures: tuple[Figure, ...], wish: Wish) -> tuple[Figure, ...]:
        if wish.measures:
            accepted = {one for measure in wish.measures for one in _ACCEPTED[measure]}
            named = tuple(f for f in figures if f.observation.measure in accepted or self._is_rate(f, wish))
            if named or (wish.measures & INSISTENT and not wish.claims):
                return named
            # 「累计多少」 asks for an amount all the same.
            return self._plain_amounts(figures, wish) if wish.measures == _SUMMED and wish.wants_number else figures
        if wish.wants_level:
            return tuple(f for f in figures if f.observation.measure in AMOUNTS)
        if "percent" in wish.dimensions and not wish.names_a_change:
            return tuple(f for f in figures if f.observation.measure not in _DISTANCES)
        if wish.wants_number and "percent" not in wish.dimensions:
            return figures if wish.names_a_change else self._plain_amounts(figures, wish)
        return figures

    def _is_amount(self, figure: Figure, wish: Wish) -> bool:
        """Whether the figure tells how much there is; a batch (第六批) does not."""
        observation = figure.observation
        is_ordinal = self._lexicon.dimension_of(observation.unit) == "ordinal"
        return observation.measure in AMOUNTS and (not is_ordinal or "ordinal" in wish.dimensions)

    @staticmethod
    def _is_rate(figure: Figure, wish: Wish) -> bool:
        """「占比」 also asks for an indicator that is itself a rate."""
        observation = figure.observation
        return Measure.SHARE in wish.measures and observation.measure in AMOUNTS and observation.unit == "%"

    def _plain_amounts(self, figures: tuple[Figure, ...], wish: Wish) -> tuple[Figure, ...]:
        """「是多少」 asks for the amount. A change, a share or a rank is none, but a target is often given as nothing else."""
        of_plan = wish.status is ObservationStatus.TARGET or (
            wish.period is not None and wish.period.end >= self._report.plan_year
        )
        return tuple(
            f
            for f in figures
            if self._is_amount(f, wish) or (of_plan and f.observation.status is ObservationStatus.TARGET)
        )

    def _with_unit(self, figures: tuple[Figure, ...], wish: Wish) -> tuple[Figure, ...]:
        if not wish.dimensions:
            return figures
        return tuple(f for f in figures if self._answers(f, wish.dimensions))

    def _answers(self, figure: Figure, asked: frozenset[str]) -> bool:
        if figure.observation.value is None and figure.observation.text:
            return asked <= _ANSWERED_BY_WORDS
        dimension = self._lexicon.dimension_of(figure.observation.unit)
        return dimension in asked or ("count" in asked and dimension in _COUNTABLE)

    def _rank(self, figure: Figure, wish: Wish) -> tuple[int, ...]:
        """Smaller is better: the asked measure, the reviewed year, the default scope, amounts before changes."""
        observation = figure.observation
        accepted = [one for measure in sorted(wish.measures) for one in _ACCEPTED[measure]]
        measure = accepted.index(observation.measure) if observation.measure in accepted else len(accepted)
        exact_period = 0 if wish.period is None or observation.time_period == wish.period else 1
        is_planned = wish.status is ObservationStatus.TARGET
        home = self._report.plan_year if is_planned else self._report.review_year
        distance = (
            0
            if observation.time_period == TimePeriod(home, home)
            else 1 + (observation.status is ObservationStatus.TARGET)
        )
        scope = 0 if observation.scope_id == self._report.default_scope.id else 1
        is_claimed = not wish.claims or any(claim.unit and figure.is_measured_like(claim) for claim in wish.claims)
        return (
            exact_period,
            0 if is_claimed else 1,
            measure,
            distance if wish.period is None else 0,
            scope,
            0 if observation.measure in AMOUNTS else 1,
        )


def speaks_of(figure: Figure, period: TimePeriod) -> bool:
    """Whether a figure may answer for a period it does not carry.

    A level reached at the end of a plan answers for the plan when its section reviews the plan; a target for a plan's
    years answers for its last year, and a target for its last year for the plan. A span printed in the clause itself (2011—2020年)
    names the thing and not the figure's period.
    """
    observation = figure.observation
    own = observation.time_period
    if not period.is_single_year and all(str(year) in fold(figure.clause.text) for year in (period.start, period.end)):
        return True
    if figure.section_period == period and own.end == period.end and own.is_single_year:
        return True
    if observation.status is ObservationStatus.TARGET:
        return own.end == period.end and (own.is_single_year or period.is_single_year)
    return False
