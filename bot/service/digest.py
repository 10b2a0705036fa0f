"""The weekly digest to admins who chose it: what could not be answered, and what was called useless."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.domain.errors import StoreError
from bot.service.ports import Clock
from bot.service.pseudonyms import Pseudonyms
from bot.service.reviewing.contract import Reviewing, WaitingGroup

_LOGGER: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

DIGEST_EVERY = timedelta(days=7)
"""How far digests to one admin are apart at least, and what time each speaks of."""
GROUPS_TOLD = 10
"""How many groups of each sort a digest names."""
_GROUPS_LOOKED_AT = 100
_LOOKED_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class WeeklyDigest:
    """What waits of the time from `since` to `until`: the groups asked most often, at most `GROUPS_TOLD` of each sort.

    A group of which some questions were not answered and some answers called useless stands in both.
    """

    since: datetime
    until: datetime
    unanswered: tuple[WaitingGroup, ...]
    useless: tuple[WaitingGroup, ...]


class Post(Protocol):
    """Takes digests to admins; a transport implements it."""

    async def post(self, admin: int, digest: WeeklyDigest) -> bool:
        """Send the digest to the admin of this Telegram id; False where it did not arrive, and is to be tried again."""


class Digests(Protocol):
    """Lets admins choose the digest. Every method raises StoreError where the store fails."""

    async def is_wanted(self, admin: int) -> bool:
        """Whether the admin gets digests."""

    async def choose(self, admin: int, *, wanted: bool) -> None:
        """Send the admin digests, the first one in a week; or none from now on."""

    async def compose(self) -> WeeklyDigest:
        """The digest of the last seven days, as it would be sent now."""


class DigestStore(Protocol):
    """Keeps who wants digests. Every method raises StoreError where it cannot be read or written."""

    async def readers(self) -> Mapping[int, datetime]:
        """When each was last sent one, or chose it, by the admin's id."""

    async def add(self, admin: int, asker_hash: str, chosen_at: datetime) -> None:
        """The admin wants it from now on; does nothing where he does already."""

    async def drop(self, admin: int) -> None:
        """The admin wants it no longer."""

    async def mark(self, admin: int, last_at: datetime) -> None:
        """The admin was last sent one then; does nothing where he wants none."""


class StoredDigests:
    """Digests to those whom a store names; implements `Digests`.

    Args:
        store: keeps who wants them, and outlives the process.
        reviewing: knows what waits.
        clock: tells when a week has passed.
        pseudonyms: let what is kept of an admin be found when he has it deleted.
        admins: who may have them today; whoever is an admin no longer gets none.
    """

    def __init__(
        self, store: DigestStore, reviewing: Reviewing, clock: Clock, pseudonyms: Pseudonyms, admins: frozenset[int]
    ) -> None:
        self._store = store
        self._reviewing = reviewing
        self._clock = clock
        self._pseudonyms = pseudonyms
        self._admins = admins

    async def is_wanted(self, admin: int) -> bool:
        """Whether the admin gets digests."""
        return admin in self._admins and admin in await self._store.readers()

    async def choose(self, admin: int, *, wanted: bool) -> None:
        """Send the admin digests, the first one in a week; or none from now on."""
        if wanted and admin in self._admins:
            await self._store.add(admin, self._pseudonyms.of(str(admin)), self._clock.now())
        else:
            await self._store.drop(admin)

    async def compose(self) -> WeeklyDigest:
        """The digest of the last seven days, as it would be sent now."""
        now = self._clock.now()
        groups = await self._reviewing.waiting(_GROUPS_LOOKED_AT, DIGEST_EVERY.days)
        return WeeklyDigest(
            since=now - DIGEST_EVERY,
            until=now,
            unanswered=tuple(one for one in groups if one.unanswered)[:GROUPS_TOLD],
            useless=tuple(one for one in groups if one.useless)[:GROUPS_TOLD],
        )

    async def due(self, now: datetime) -> tuple[int, ...]:
        """The admins who are to get one now, by their ids."""
        return tuple(sorted(await self._due(now)))

    async def send(self, post: Post) -> int:
        """Send the digests that are due; how many arrived.

        Each is marked as sent before it is, and that is taken back where it did not arrive: were the process to end in
        between, an admin would miss a digest, but never get two in a week.
        """
        now = self._clock.now()
        due = await self._due(now)
        if not due:
            return 0
        digest = await self.compose()
        arrived = 0
        for admin, before in sorted(due.items()):
            await self._store.mark(admin, now)
            if await post.post(admin, digest):
                arrived += 1
            else:
                await self._store.mark(admin, before)
        return arrived

    async def _due(self, now: datetime) -> dict[int, datetime]:
        readers = await self._store.readers()
        return {admin: at for admin, at in readers.items() if admin in self._admins and now - at >= DIGEST_EVERY}


@asynccontextmanager
async def sending_digests(digests: StoredDigests, post: Post, every: timedelta = _LOOKED_AFTER) -> AsyncIterator[None]:
    """Inside, digests are sent when they are due: looked after at once, and again and again."""
    task = asyncio.create_task(_send_for_ever(digests, post, every.total_seconds()))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _send_for_ever(digests: StoredDigests, post: Post, seconds: float) -> None:
    while True:
        try:
            arrived = await digests.send(post)
        except StoreError as error:
            _LOGGER.error("digests not sent", reason=str(error))
        except Exception:
            # A fault in one digest must not end all that would follow, nor go untold.
            _LOGGER.exception("digests not sent")
        else:
            _LOGGER.debug("digests sent", count=arrived)
        await asyncio.sleep(seconds)
