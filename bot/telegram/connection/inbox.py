"""The updates in hand: taken in from Telegram, and not yet done with.

Telegram keeps an update until it is acknowledged, and an update is acknowledged here only once it is done with. So a
process that ends, in whatever way, leaves to the next one what it has not answered.
"""

from __future__ import annotations

import asyncio
import itertools
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.service.operating import Health, TransportMeter
from bot.telegram.memory import Seen

log = structlog.get_logger(__name__)

_REMEMBERED_UPDATES = 10_000
_STUCK_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class _InHand:
    since: float
    done: asyncio.Future[None]


class Inbox:
    """Takes updates in, each once, and knows when each is done with.

    Args:
        queue: the application's; updates wait there for a handler.
        meter: is told how many are in hand, and how long each took.
        clock: monotonic seconds.
    """

    def __init__(
        self, queue: asyncio.Queue[object], meter: TransportMeter, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._queue = queue
        self._meter = meter
        self._clock = clock
        self._in_hand: dict[int, _InHand] = {}
        self._seen: Seen[int] = Seen(_REMEMBERED_UPDATES)
        self._changed = asyncio.Event()

    def __len__(self) -> int:
        return len(self._in_hand)

    @property
    def lowest(self) -> int | None:
        """The lowest update id in hand, which must not be acknowledged yet; None with nothing in hand."""
        return min(self._in_hand, default=None)

    def take(self, update: Update) -> bool:
        """Queue an update for its handler; False where it came before."""
        if update.update_id in self._in_hand or self._seen.before(update.update_id):
            return False
        self._in_hand[update.update_id] = _InHand(self._clock(), asyncio.get_running_loop().create_future())
        self._meter.in_hand(len(self._in_hand))
        self._queue.put_nowait(update)
        return True

    def done(self, update: Update) -> None:
        """The update is done with, well or badly."""
        handling = self._in_hand.pop(update.update_id, None)
        if handling is None:
            return
        if not handling.done.done():
            handling.done.set_result(None)
        self._changed.set()
        self._meter.in_hand(len(self._in_hand))
        self._meter.update_handled(kind_of(update), self._clock() - handling.since)

    async def handled(self, update_id: int, seconds: float) -> bool:
        """Wait until this update is done with; False where that takes longer than `seconds`."""
        handling = self._in_hand.get(update_id)
        if handling is None:
            return True
        finished, _ = await asyncio.wait({handling.done}, timeout=seconds)
        return bool(finished)

    async def down_to(self, count: int, seconds: float) -> bool:
        """Wait until at most `count` are in hand; False where that takes longer than `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                while len(self._in_hand) > count:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return False
        return True

    def health(self) -> Health:
        """Up while no update takes for ever."""
        oldest = min((handling.since for handling in self._in_hand.values()), default=None)
        waited = 0.0 if oldest is None else round(self._clock() - oldest, 1)
        facts = {"updates_in_hand": len(self._in_hand), "oldest_in_hand_seconds": waited}
        return Health(waited <= _STUCK_SECONDS, "updates are stuck" if waited > _STUCK_SECONDS else "", facts)


class InHandProcessor(BaseUpdateProcessor):
    """Handles updates concurrently; gives each a request id, for its log lines, and tells the inbox when it is done."""

    __slots__ = ("_handling", "_inbox", "_numbers", "_process")

    def __init__(self, concurrent_updates: int, inbox: Inbox) -> None:
        super().__init__(concurrent_updates)
        self._inbox = inbox
        self._handling: set[asyncio.Task[Any]] = set()
        self._process = secrets.token_hex(2)
        self._numbers = itertools.count(1)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handler of one update."""
        task = asyncio.current_task()
        if task is not None:
            self._handling.add(task)
            task.add_done_callback(self._handling.discard)
        with structlog.contextvars.bound_contextvars(request=self._request_id()):
            try:
                await coroutine
            except asyncio.CancelledError:
                raise  # abandoned: it is not done with
            except BaseException:
                self._done(update)
                raise
            else:
                self._done(update)

    def _request_id(self) -> str:
        """Eight hexadecimal digits: four of the process, four of the update."""
        return f"{self._process}{next(self._numbers) & 0xFFFF:04x}"

    def abandon(self) -> None:
        """End every handler that still runs; its update stays in hand, for the next process to answer."""
        for task in self._handling:
            task.cancel()

    def _done(self, update: object) -> None:
        if isinstance(update, Update):
            self._inbox.done(update)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""


def kind_of(update: Update) -> str:
    """What an update is about, in Telegram's word for it."""
    return next((kind for kind in _WANTED if getattr(update, kind) is not None), "other")


_WANTED = ("message", "edited_message", "callback_query", "inline_query")
