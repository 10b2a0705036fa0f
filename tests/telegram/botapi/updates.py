"""The queue behind getUpdates."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Sequence
from typing import Any

from tests.telegram.botapi.refusals import Json, Refusal

_LONGEST_POLL = 50
_MOST = 100
_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class UpdateQueue:
    """Updates wait here until an offset acknowledges them."""

    def __init__(self) -> None:
        self.waiting: list[Json] = []
        self._ids = itertools.count(100_001)
        self._news = asyncio.Event()
        self._allowed: Sequence[str] = ()
        self._poller: asyncio.Future[None] | None = None
        self._poller_alive: Callable[[], bool] = lambda: False

    @property
    def is_asked_for(self) -> bool:
        """Whether a poller waits for updates."""
        return self._poller is not None

    def add(self, kind: str, content: Json) -> Json:
        """Queue an update with the next id."""
        update = {"update_id": next(self._ids), kind: dict(content)}
        self.put(update)
        return update

    def put(self, *updates: Json) -> None:
        """Queue finished updates as they are: repeated or out of order, if the test wants that."""
        # What a poll has not asked for is never queued; what came before the first poll is.
        self.waiting.extend(update for update in updates if self._wanted(update))
        self._news.set()

    def allow(self, kinds: Sequence[str]) -> None:
        """Only these kinds are queued from now on; none means the usual ones."""
        self._allowed = kinds

    def next_id(self) -> int:
        """An id for an update that the test makes itself."""
        return next(self._ids)

    async def get(
        self, offset: int, limit: int, seconds: float, allowed: Sequence[str] | None, alive: Callable[[], bool]
    ) -> list[Json]:
        """What getUpdates returns.

        Raises:
            Refusal: 409, another poll came while this one waited.
        """
        if allowed is not None:
            self.allow(allowed)
        self._acknowledge(offset)
        self._end_other_poller()
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller, self._poller_alive = poller, alive
        try:
            return await self._wait(poller, min(limit, _MOST), min(seconds, _LONGEST_POLL))
        finally:
            if self._poller is poller:
                self._poller = None

    async def _wait(self, poller: asyncio.Future[None], limit: int, seconds: float) -> list[Json]:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while True:
            self._news.clear()
            remaining = until - loop.time()
            if self.waiting or remaining <= 0:
                return self.waiting[:limit]
            news = asyncio.create_task(self._news.wait())
            happening: set[asyncio.Future[Any]] = {news, poller}
            await asyncio.wait(happening, timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
            news.cancel()
            if poller.done():
                poller.result()

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]

    def _wanted(self, update: Json) -> bool:
        kind = next(key for key in update if key != "update_id")
        return kind in self._allowed if self._allowed else kind not in _NOT_BY_DEFAULT

    def _end_other_poller(self) -> None:
        if self._poller is None or self._poller.done():
            return
        # Whoever hung up is no second poller.
        planned = not self._poller_alive()
        self._poller.set_exception(
            Refusal(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                planned=planned,
            )
        )
