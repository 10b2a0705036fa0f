"""The exact parts of a question: period, scope, status, measure, what is asked for, what is claimed.

Slots are read, never guessed: each comes from words that a person curated in the lexicon or from a written year.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod


class Operation(StrEnum):
    """What is to be done with what the question names."""

    DEFINE = "define"
    ENUMERATE = "enumerate"
    ORIGINAL = "original"
    WHY = "why"
    LOCATE = "locate"
    MORE = "more"
    DIFFERENCE = "difference"
    SUM = "sum"
    RATIO = "ratio"
    PART = "part"
    COMPARE = "compare"
    HIGHEST = "highest"
    LOWEST = "lowest"


ARITHMETIC = frozenset({Operation.DIFFERENCE, Operation.SUM, Operation.RATIO, Operation.PART})
"""Operations that compute a number of two or more."""
COMPARISONS = ARITHMETIC | {Operation.COMPARE}
"""Operations that set two or more figures against one another."""
EXTREMES = frozenset({Operation.HIGHEST, Operation.LOWEST})
"""Operations that ask which of several things named comes first or last."""


class SlotKind(StrEnum):
    """Which slot a stretch of the question filled."""

    PERIOD = "period"
    SCOPE = "scope"
    REGION = "region"
    STATUS = "status"
    MEASURE = "measure"
    ASKED = "asked"
    COUNTED = "counted"
    OPERATION = "operation"
    CLAIM = "claim"
    PREMISE = "premise"
    SHARE_BASE = "share_base"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class SlotSpan:
    """A stretch `start:end` of the question that a slot explains."""

    start: int
    end: int
    kind: SlotKind
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that the question states, in `unit` as typed (empty when none was)."""

    value: Decimal
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Slots:
    """Everything exact that a question says. Empty tuples and None mean that it was not said.

    `scope_is_loose` marks a scope read from a place name (新区) that people also use for the whole area. `dimensions` are
    the dimensions of the number asked for, `wants_level` tells that the amount itself is (总额), not a change or share.
    `wants_number` and `wants_thing` tell what sort of answer is asked, `wants_name` that it is a person, a place, a date or
    names; `numbers_asked` counts how often a number is asked for, `dimensions_asked` how often with its unit. `status_words`
    are the words that gave the status, `share_bases` the names of the whole that a share is asked of. `wants_total`
    tells that all there is is asked for. `premise` is the direction that the question takes for granted, `up` or `down`. `is_plural` tells that several things are asked for,
    `is_distributive` each by itself (分别).
    """

    periods: tuple[TimePeriod, ...] = ()
    scopes: tuple[str, ...] = ()
    scope_is_loose: bool = False
    status: ObservationStatus | None = None
    status_words: tuple[str, ...] = ()
    measures: frozenset[Measure] = frozenset()
    share_bases: frozenset[str] = frozenset()
    wants_level: bool = False
    dimensions: frozenset[str] = frozenset()
    wants_number: bool = False
    numbers_asked: int = 0
    dimensions_asked: int = 0
    wants_thing: bool = False
    wants_name: bool = False
    operations: frozenset[Operation] = frozenset()
    claims: tuple[Claim, ...] = ()
    premise: str | None = None
    wants_total: bool = False
    is_plural: bool = False
    is_distributive: bool = False
    spans: tuple[SlotSpan, ...] = field(default=())
