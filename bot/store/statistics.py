"""Counts what was asked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answer import AnswerKind, AnswerStatus
from bot.service.ports import Surface
from bot.service.statistics.contract import Latency, Tallies
from bot.store.database import Database
from bot.store.schema import feedback, question_log

_QUARTER_SECONDS = 15 * 60
_TAIL = 0.99


class SqlStatistics:
    """Counts in a database; implements `bot.service.statistics.contract.StatisticsStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tallies(self, since: datetime) -> Tallies:
        """The counts of what was asked at or after `since`, all of one moment.

        Raises:
            StoreError: it cannot be read.
        """
        asked = question_log.c.asked_at >= since
        epoch = sa.cast(sa.func.strftime("%s", question_log.c.asked_at, type_=sa.String), sa.Integer)
        quarter = (epoch // _QUARTER_SECONDS).label("quarter")
        status = question_log.c.status
        by_quarter = sa.select(quarter, status, sa.func.count()).where(asked).group_by(quarter, status)

        async def select(connection: AsyncConnection) -> Tallies:
            quarters = (await connection.execute(by_quarter)).all()
            kinds = (await connection.execute(_counted(question_log.c.kind, asked))).all()
            surfaces = (await connection.execute(_counted(question_log.c.surface, asked))).all()
            texts = (await connection.execute(_counted(question_log.c.question, asked))).all()
            opinions = await _opinions(connection, asked)
            return Tallies(
                by_quarter=tuple((number, AnswerStatus(status), count) for number, status, count in quarters),
                by_kind={AnswerKind(kind): count for kind, count in kinds},
                by_surface={Surface(surface): count for surface, count in surfaces},
                questions=tuple((text, count) for text, count in texts),
                latency=await _latency(connection, asked, sum(count for _, count in kinds)),
                useful=opinions.get(True, 0),
                useless=opinions.get(False, 0),
            )

        return await self._database.read(select)


def _counted(column: sa.Column[str], asked: sa.ColumnElement[bool]) -> sa.Select[str, int]:
    """How many questions have each value of the column."""
    return sa.select(column, sa.func.count()).where(asked).group_by(column)


async def _opinions(connection: AsyncConnection, asked: sa.ColumnElement[bool]) -> dict[bool, int]:
    counted = sa.select(feedback.c.is_useful, sa.func.count()).join(question_log).where(asked)
    rows = (await connection.execute(counted.group_by(feedback.c.is_useful))).all()
    return {opinion: count for opinion, count in rows}  # noqa: C416 - rows are no pairs to `dict`


async def _latency(connection: AsyncConnection, asked: sa.ColumnElement[bool], count: int) -> Latency | None:
    """The median (the mean of the two in the middle where there are two) and the 99th percentile by nearest rank.

    Both are exact and taken by position from the ordered rows, so that no more than three are read into memory.
    """
    if not count:
        return None
    ordered = sa.select(question_log.c.latency_ms).where(asked).order_by(question_log.c.latency_ms)

    async def at(first: int, number: int) -> Sequence[float]:
        return (await connection.execute(ordered.offset(first).limit(number))).scalars().all()

    middle = await at((count - 1) // 2, 2 - count % 2)
    (tail,) = await at(math.ceil(count * _TAIL) - 1, 1)
    return Latency(sum(middle) / len(middle), tail)
