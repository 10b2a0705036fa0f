"""What a question wants of each figure: its slots, cut to one period, one scope and one aspect."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.understanding.slots import COMPARISONS, Claim, Operation, Slots

AMOUNTS = frozenset({Measure.LEVEL, Measure.CUMULATIVE})
"""Measures that tell how much there is."""
GROWTHS = frozenset({Measure.GROWTH, Measure.ANNUAL_GROWTH})
"""Measures that tell how something changed, against its own size."""
INSISTENT = frozenset({Measure.GROWTH, Measure.ANNUAL_GROWTH, Measure.SHARE, Measure.DECREASE})
"""Measures whose words can mean nothing else; the others (带动, 提高, 超过) also occur in names of levels."""
CHANGES = frozenset(
    {
        Measure.GROWTH,
        Measure.ANNUAL_GROWTH,
        Measure.INCREASE,
        Measure.DECREASE,
        Measure.GAP,
        Measure.CONTRIBUTION,
    }
)
"""Measures that tell how something changed, not how much there is."""
_OF_A_DIFFERENCE = frozenset({Measure.INCREASE, Measure.DECREASE})
_RATES = frozenset({"percent"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What one figure must agree with: the question's slots, cut to one period and one scope."""

    period: TimePeriod | None
    scope: str | None
    scope_is_loose: bool
    status: ObservationStatus | None
    measures: frozenset[Measure]
    wants_level: bool
    wants_number: bool
    dimensions: frozenset[str]
    share_bases: frozenset[str]
    status_words: tuple[str, ...]
    claims: tuple[Claim, ...]
    names_a_change: bool = False
    is_asked: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether something is asked of the thing itself: no target, change, share or number to be confirmed."""
        is_free = self.status is not ObservationStatus.TARGET and not self.measures and not self.claims
        return self.is_asked and is_free


def wishes(slots: Slots, plan_year: int) -> tuple[Wish, ...]:
    """The question's slots as one wish for each period and scope that it names.

    A question that names several periods compares them; a status word then binds only the years that can have it.
    """
    periods: tuple[TimePeriod | None, ...] = slots.periods or (None,)
    scopes: tuple[str | None, ...] = slots.scopes or (None,)
    several = len(periods) > 1
    return tuple(
        Wish(
            period=period,
            scope=scope,
            scope_is_loose=slots.scope_is_loose,
            status=None if several and period and not _can_have(slots.status, period, plan_year) else slots.status,
            measures=measures,
            wants_level=slots.wants_level,
            wants_number=slots.wants_number,
            dimensions=dimensions,
            share_bases=slots.share_bases,
            status_words=slots.status_words,
            claims=slots.claims,
            is_asked=slots.wants_number or slots.wants_thing,
        )
        for measures, dimensions in _aspects(slots)
        for period in periods
        for scope in scopes
    )


def _aspects(slots: Slots) -> tuple[tuple[frozenset[Measure], frozenset[str]], ...]:
    """「多少家，增长多少，占全市多少」 asks for three aspects: an amount in its unit, a change and a share."""
    if Operation.DIFFERENCE in slots.operations:
        # 「比…多了」 asks for a difference, not for an increase of either side.
        dropped = _OF_A_DIFFERENCE | ({Measure.GAP} if len(slots.measures) > 1 else frozenset())
        # 「多少公里」 of a difference says the unit; 「how many more」 says none.
        slots = replace(slots, measures=slots.measures - dropped, dimensions=slots.dimensions - {"count"})
    if slots.claims and len(slots.measures) > 1:  # 「占全市超过30%吗」 bounds the number and asks for no gap
        slots = replace(slots, measures=slots.measures - {Measure.GAP})
    if slots.operations & COMPARISONS and slots.measures <= GROWTHS:
        return ((slots.measures, slots.dimensions),)  # 「同比比年均高多少」: each side has its own
    amounts = slots.dimensions - _RATES
    changes = sorted(slots.measures & (CHANGES | INSISTENT))
    if Measure.CONTRIBUTION in changes and slots.numbers_asked <= 1:
        changes = [Measure.CONTRIBUTION]  # 「拉动增长」 is one thing
    asks_amount = slots.numbers_asked > len(changes) or (bool(amounts) and slots.is_plural)
    if slots.measures == {Measure.SHARE} and amounts:  # 「几座，无害化的比例」: a count is no share
        return (frozenset(), amounts), (slots.measures, frozenset())
    if changes and (asks_amount or len(changes) > 1):
        separate = tuple((frozenset({change}), frozenset[str]()) for change in changes)
        return ((frozenset(), amounts), *separate) if asks_amount else separate
    return ((slots.measures, slots.dimensions),)


def _can_have(status: ObservationStatus | None, period: TimePeriod, plan_year: int) -> bool:
    return (status is ObservationStatus.TARGET) == (period.end >= plan_year)
