"""The figures about a period, counted from the question log."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeVar

from bot.domain.answer import AnswerStatus
from bot.service.ports import Clock
from bot.service.statistics.contract import (
    MOST_DAYS,
    DayCount,
    StatisticsReport,
    StatisticsStore,
    Tallies,
    TopQuestion,
)
from bot.understanding.normalise import fold
from bot.understanding.question_text import only_letters

TOP_QUESTIONS = 10
"""How many of the questions asked most are named."""
QUARTER = timedelta(minutes=15)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Label = TypeVar("Label")


class LoggedStatistics:
    """Statistics over a question log; implements `bot.service.statistics.contract.Statistics`.

    Args:
        store: counts.
        clock: tells which day is today.
        zone: whose days are counted; None takes those of the machine.
    """

    def __init__(self, store: StatisticsStore, clock: Clock, zone: tzinfo | None = None) -> None:
        self._store = store
        self._clock = clock
        self._zone = zone

    async def period(self, days: int) -> StatisticsReport:
        """The figures about the last `days` days, today included, from 1 to `MOST_DAYS`; others are taken as the nearest.

        Raises:
            StoreError: the store cannot be read.
        """
        last = self._clock.now().astimezone(self._zone).date()
        first = last - timedelta(days=min(max(days, 1), MOST_DAYS) - 1)
        tallies = await self._store.tallies(self._midnight(first))
        # Each text that was asked is folded, which takes a while where there are very many.
        top = await asyncio.to_thread(_top, tallies.questions)
        by_day = self._by_day(first, last, tallies)
        by_status: Counter[AnswerStatus] = Counter()
        for day in by_day:
            by_status.update(day.by_status)
        return StatisticsReport(
            first=first,
            last=last,
            questions=by_status.total(),
            by_day=by_day,
            by_status=_most_first(by_status),
            by_kind=_most_first(tallies.by_kind),
            by_surface=_most_first(tallies.by_surface),
            top=top,
            latency=tallies.latency,
            useful=tallies.useful,
            useless=tallies.useless,
        )

    def _midnight(self, day: date) -> datetime:
        """When the day begins. A naive moment is one of the machine's own time zone."""
        return datetime.combine(day, time(), self._zone).astimezone(UTC)

    def _by_day(self, first: date, last: date, tallies: Tallies) -> tuple[DayCount, ...]:
        counts: dict[date, Counter[AnswerStatus]] = {day: Counter() for day in _days(first, last)}
        for quarter, status, count in tallies.by_quarter:
            day = (_EPOCH + quarter * QUARTER).astimezone(self._zone).date()
            # What a clock that was set back left in the future belongs to the last day.
            counts[min(day, last)][status] += count
        return tuple(DayCount(day, dict(by_status)) for day, by_status in counts.items())


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _most_first(counts: Mapping[Label, int]) -> tuple[tuple[Label, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], str(one[0]))))


def _top(questions: Iterable[tuple[str, int]]) -> tuple[TopQuestion, ...]:
    """The questions asked most, whatever their spaces, punctuation and script; each in its commonest wording."""
    totals: Counter[str] = Counter()
    commonest: dict[str, tuple[int, str]] = {}
    for text, count in questions:
        written = fold(text)
        letters = only_letters(written) or written
        totals[letters] += count
        commonest[letters] = min(commonest.get(letters, (0, "")), (-count, text))
    most = sorted(totals.items(), key=lambda one: (-one[1], one[0]))[:TOP_QUESTIONS]
    return tuple(TopQuestion(commonest[letters][1], count) for letters, count in most)
