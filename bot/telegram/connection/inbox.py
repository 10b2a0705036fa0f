"""The updates in hand: taken in from Telegram, and not yet done with.

Telegram keeps an update until it is acknowledged, and an update is acknowledged here only once it is done with. So a
process that ends, in whatever way, leaves to the next one what it has not answered.
"""

from __future__ import annotations

import asyncio
import itertools
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.service.operating import Health, TransportMeter
from bot.telegram.effects import CURRENT, Effect
from bot.telegram.memory import Seen

log = structlog.get_logger(__name__)

_REMEMBERED_UPDATES = 10_000
_LATEST = 500
"""Updates that a process leaves the numbers of to the next one; Telegram repeats a hundred at a time."""
_STUCK_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class _InHand:
    since: float
    done: asyncio.Future[None]
    effect: Effect
    kind: str


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
        self._latest: deque[int] = deque(maxlen=_LATEST)
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
        self._in_hand[update.update_id] = _InHand(
            self._clock(), asyncio.get_running_loop().create_future(), Effect(), kind_of(update)
        )
        self._meter.in_hand(len(self._in_hand))
        self._queue.put_nowait(update)
        return True

    @property
    def latest(self) -> tuple[int, ...]:
        """The updates done with last, by earlier processes too, oldest first; and those whose answer is on its way."""
        begun = [update_id for update_id, handling in self._in_hand.items() if handling.effect.begun]
        return (*self._latest, *begun)

    def recall(self, update_ids: Iterable[int]) -> None:
        """An earlier process was done with these: they are not taken in again."""
        for update_id in update_ids:
            self._seen.before(update_id)
            self._latest.append(update_id)

    def effect_of(self, update_id: int) -> Effect | None:
        """What the handling of an update in hand has done so far."""
        handling = self._in_hand.get(update_id)
        return None if handling is None else handling.effect

    def let_go(self) -> int:
        """Be done with every update whose answer may have arrived, for it must not be sent again; how many there are."""
        begun = [update_id for update_id, handling in self._in_hand.items() if handling.effect.begun]
        for update_id in begun:
            self.done(update_id)
        return len(begun)

    def done(self, update_id: int) -> None:
        """The update is done with, well or badly."""
        handling = self._in_hand.pop(update_id, None)
        if handling is None:
            return
        if not handling.done.done():
            handling.done.set_result(None)
        self._latest.append(update_id)
        self._changed.set()
        self._meter.in_hand(len(self._in_hand))
        self._meter.update_handled(handling.kind, self._clock() - handling.since)

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
        CURRENT.set(self._inbox.effect_of(update.update_id) if isinstance(update, Update) else None)
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
            self._inbox.done(update.update_id)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""


def kind_of(update: Update) -> str:
    """What an update is about, in Telegram's word for it."""
    return next((kind for kind in _WANTED if getattr(update, kind) is not None), "other")


_WANTED = ("message", "edited_message", "callback_query", "inline_query")
