"""Copies of the database: made when somebody asks for one, and once a day."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

import structlog

from bot.domain.errors import StoreError
from bot.service.ports import Clock

_LOGGER: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

BACKUP_EVERY = timedelta(days=1)
"""How old the newest copy may grow while the bot runs."""

_LOOKED_FOR_EVERY = timedelta(hours=1)
_FIRST_LOOK_AFTER = timedelta(minutes=1)
"""A bot that is started again and again is not kept from starting by copying."""


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A verified copy of the database.

    `size` is in bytes; `head` is the number of the latest revision in it, 0 where there is none.
    """

    name: str
    size: int
    path: Path
    head: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: the number of its latest revision, and where the database is that it replaced, if there was."""

    head: int
    replaced: Path | None


class Backup(Protocol):
    """Makes copies of the database."""

    async def backup(self) -> BackupFile:
        """Make a copy, verify it and keep it beside the earlier ones; the oldest make room.

        Raises:
            StoreError: it could not be made; what was kept before is still there.
        """

    async def last_made(self) -> datetime | None:
        """When the newest copy was made, in UTC; None where there is none.

        Raises:
            StoreError: the folder of copies cannot be read.
        """


@asynccontextmanager
async def backing_up(
    backup: Backup, clock: Clock, first: timedelta = _FIRST_LOOK_AFTER, every: timedelta = _LOOKED_FOR_EVERY
) -> AsyncIterator[None]:
    """Inside, a copy is made whenever the newest is a day old; one that fails is tried again.

    Args:
        backup: makes the copies.
        clock: tells how old the newest is.
        first: how long after the start it is looked for.
        every: how often afterwards.
    """
    task = asyncio.create_task(_back_up_for_ever(backup, clock, first.total_seconds(), every.total_seconds()))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _back_up_for_ever(backup: Backup, clock: Clock, first: float, every: float) -> None:
    await asyncio.sleep(first)
    while True:
        try:
            last = await backup.last_made()
            if last is None or clock.now() - last >= BACKUP_EVERY:
                made = await backup.backup()
                _LOGGER.info("backup_made", name=made.name, size=made.size, revision=made.head)
        except StoreError as error:
            _LOGGER.error("backup_failed", reason=str(error))
        await asyncio.sleep(every)
