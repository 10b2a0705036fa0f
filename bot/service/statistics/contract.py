"""The figures about a period, and what the store must count for them. Nobody's name or id is in any of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.answer import AnswerKind, AnswerStatus
from bot.service.ports import Surface

MOST_DAYS = 180
"""Questions are kept no longer."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many questions a day had, by what became of them; a status that no question had is left out."""

    day: date
    by_status: Mapping[AnswerStatus, int]

    @property
    def total(self) -> int:
        """All questions of the day."""
        return sum(self.by_status.values())


@dataclass(frozen=True, slots=True)
class TopQuestion:
    """A question asked often, in the wording it was asked in most, and how often in any spelling of it."""

    question: str
    count: int


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from a question to its answer, over all questions: the middle one, and what 99 of 100 stay within."""

    median_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """The figures about the days from `first` to `last`, both whole and local; each has its place in `by_day`.

    The counts by status, kind and surface come most frequent first, without zeros. `top` are the questions asked most.
    `latency` is None where nothing was asked. `useful` and `useless` are opinions on the answers of these days.
    """

    first: date
    last: date
    questions: int
    by_day: tuple[DayCount, ...]
    by_status: tuple[tuple[AnswerStatus, int], ...]
    by_kind: tuple[tuple[AnswerKind, int], ...]
    by_surface: tuple[tuple[Surface, int], ...]
    top: tuple[TopQuestion, ...]
    latency: Latency | None
    useful: int
    useless: int


class Statistics(Protocol):
    """Counts what was asked."""

    async def period(self, days: int) -> StatisticsReport:
        """The figures about the last `days` days, today included, from 1 to `MOST_DAYS`; others are taken as the nearest.

        Raises:
            StoreError: the store cannot be read.
        """


@dataclass(frozen=True, slots=True)
class Tallies:
    """What a store counts from one moment on.

    `by_quarter` counts by quarter of an hour and status; a quarter is numbered from 1970-01-01T00:00Z on. Every time
    zone is some quarters of an hour from UTC, so these make the days of any. `questions` are the different texts as
    they were typed, each with how often.
    """

    by_quarter: tuple[tuple[int, AnswerStatus, int], ...]
    by_kind: Mapping[AnswerKind, int]
    by_surface: Mapping[Surface, int]
    questions: tuple[tuple[str, int], ...]
    latency: Latency | None
    useful: int
    useless: int


class StatisticsStore(Protocol):
    """Counts in a store."""

    async def tallies(self, since: datetime) -> Tallies:
        """The counts of what was asked at or after `since`.

        Raises:
            StoreError: it cannot be read.
        """
