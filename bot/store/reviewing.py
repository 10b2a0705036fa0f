"""Keeps what waits to be looked at, and what was dismissed of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answer import AnswerStatus
from bot.service.ports import Surface
from bot.service.reviewing.contract import WaitingQuestion
from bot.store.database import Database
from bot.store.schema import dismissal, feedback, question_log

_SILENT = question_log.c.status == AnswerStatus.NOT_FOUND.value


class SqlReviewing:
    """What waits, in a database; implements `bot.service.reviewing.contract.ReviewingStore`.

    Every method raises StoreError where the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self, since: datetime, limit: int) -> tuple[WaitingQuestion, ...]:
        """Questions not answered, or called useless, at or after `since`; the newest first, at most `limit`."""

        async def select(connection: AsyncConnection) -> tuple[WaitingQuestion, ...]:
            opinions: defaultdict[int, list[tuple[datetime, str]]] = defaultdict(list)
            for number, given_at, reason in await connection.execute(_useless(since, limit)):
                opinions[number].append((given_at, reason))
            asked = (await connection.execute(_asked(since, limit))).mappings()
            return tuple(_read(row, opinions.get(row["id"], [])) for row in asked)

        found = await self._database.read(select)
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))[:limit]

    async def dismissals(self) -> dict[str, datetime]:
        """When each key was last dismissed."""

        async def select(connection: AsyncConnection) -> dict[str, datetime]:
            rows = await connection.execute(sa.select(dismissal.c.question_key, dismissal.c.dismissed_at))
            return {key: at for key, at in rows}  # noqa: C416 - rows are no pairs to `dict`

        return await self._database.read(select)

    async def dismiss(self, keys: Collection[str], by: int, at: datetime, forget_before: datetime) -> None:
        """Keep that these keys are dismissed; what was dismissed before `forget_before` is no longer kept."""
        rows = [{"question_key": key, "dismissed_at": at, "dismissed_by": by} for key in keys]
        given = insert(dismissal)
        kept = given.on_conflict_do_update(
            index_elements=["question_key"],
            set_={"dismissed_at": given.excluded.dismissed_at, "dismissed_by": given.excluded.dismissed_by},
        )

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.delete(dismissal).where(dismissal.c.dismissed_at < forget_before))
            if rows:
                await connection.execute(kept, rows)

        await self._database.write(work)


def _useless(since: datetime, limit: int) -> sa.Select[int, datetime, str]:
    """The latest opinions that an answer was useless, on any question."""
    return (
        sa.select(feedback.c.question_id, feedback.c.given_at, feedback.c.reason)
        .where(feedback.c.is_useful.is_(False), feedback.c.given_at >= since)
        .order_by(feedback.c.given_at.desc())
        .limit(limit)
    )


def _asked(since: datetime, limit: int) -> sa.Select[int, datetime, str, str, str]:
    """The latest questions that were not answered or of which such an opinion speaks."""
    called_useless = _useless(since, limit).with_only_columns(feedback.c.question_id).subquery()
    columns = question_log.c
    unanswered = (
        sa.select(columns.id)
        .where(_SILENT, columns.asked_at >= since)
        .order_by(columns.asked_at.desc())
        .limit(limit)
        .subquery()
    )
    wanted = sa.union(sa.select(unanswered.c.id), sa.select(called_useless.c.question_id))
    return sa.select(columns.id, columns.asked_at, columns.surface, columns.question, columns.status).where(
        columns.id.in_(wanted)
    )


def _read(row: sa.RowMapping, opinions: list[tuple[datetime, str]]) -> WaitingQuestion:
    return WaitingQuestion(
        at=max([row["asked_at"], *(given_at for given_at, _ in opinions)]),
        surface=Surface(row["surface"]),
        question=row["question"],
        is_unanswered=row["status"] == AnswerStatus.NOT_FOUND.value,
        reasons=tuple(reason for _, reason in opinions),
    )
