"""A figure as it is answered with: an observation and where the report prints it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from bot.documents.clauses import Clause
from bot.domain.knowledge import Indicator, Observation
from bot.domain.period import TimePeriod
from bot.understanding.claims import COUNT, in_ones
from bot.understanding.slots import Claim

_RATES = frozenset({"%", "个百分点"})
_MEASURED = frozenset("元%点里亩顷米吨批位级年")
"""Last characters of units in which nothing is counted."""
_ROUNDING = Decimal("0.02")
"""How far a number with digits left off may lie from the printed one, as a part of it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation with its indicator, the clause that prints it, and the period its section speaks of."""

    observation: Observation
    indicator: Indicator
    clause: Clause
    evidence: str
    section_period: TimePeriod | None

    @property
    def is_count(self) -> bool:
        """Whether things are counted, rather than money, rates or measures."""
        return self.observation.value is not None and _is_counted(self.observation.unit)

    def is_stated_by(self, claim: Claim) -> bool:
        """Whether a number typed is this figure's value: in its unit, in the beginning of it, in none, or in ones (11000人)."""
        own = self.observation
        if own.value is None:
            return False
        # 「1.76亿」 leaves out the end of a unit; 「2079.4元」 is another magnitude than 亿元.
        if own.value == claim.value and own.unit.startswith(claim.unit):
            return True
        value, unit = in_ones(own.value, own.unit)
        typed, typed_unit = in_ones(claim.value, claim.unit)
        return value == typed and (unit.startswith(typed_unit) or (typed_unit == COUNT and _is_counted(unit)))

    def is_rounded_by(self, claim: Claim) -> bool:
        """Whether a number typed is this figure's value with its last digits left off: 35% of 35.4%, 2079亿 of 2079.4亿元."""
        own = self.observation
        places = claim.value.as_tuple().exponent
        if own.value is None or not own.unit.startswith(claim.unit) or not isinstance(places, int):
            return False
        rounded = {own.value.quantize(Decimal(1).scaleb(places), rounding) for rounding in (ROUND_HALF_UP, ROUND_DOWN)}
        return claim.value in rounded and abs(own.value - claim.value) <= abs(own.value) * _ROUNDING

    def is_measured_like(self, claim: Claim) -> bool:
        """Whether a number typed measures what this figure does: 元 and 亿元 do, and are not equal; so do 万 and 个."""
        if self.observation.value is None:
            return False
        _, typed = in_ones(claim.value, claim.unit)
        if not typed:
            return not claim.unit or self.observation.unit not in _RATES
        counted = self.observation.unit.split("/", maxsplit=1)[0]  # 元/人·月
        return typed[-1] == counted[-1:] or (typed == COUNT and _is_counted(counted))


def _is_counted(unit: str) -> bool:
    """Whether things are counted in the unit, rather than money, rates or measures."""
    return bool(unit) and unit[-1] not in _MEASURED
