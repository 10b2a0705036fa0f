"""Telegram's flood limits, kept by waiting: every call is made when it may be, in its turn, and none is given up.

The framework's own limiter is a leaky bucket: it lets a full burst through and goes on at the full rate, so that up to
twice the limit falls into one window. Here no window of time holds more calls than Telegram allows.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, TypeAlias

import structlog
from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.telegram.calls import had_no_effect
from bot.telegram.delivery.pace import Pace
from bot.telegram.effects import CURRENT
from bot.telegram.memory import Recent

log = structlog.get_logger(__name__)

Result: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]

GROUP_MESSAGES, GROUP_SECONDS = 20, 60.0
"""What Telegram allows in one group."""

_AFTER_REFUSAL = 0.1
_REMEMBERED_GROUPS = 1_000
_REMEMBERED_CHATS = 1_000
_REMEMBERED_REFUSALS = 50
_SEVERAL_CHATS, _SHORT_TIME = 3, 10.0
"""So many chats with a 429 within so many seconds mean that it is about all of them."""


class Window:
    """At most `calls` within any `seconds`, first come, first served; an async context manager around each call.

    A call counts from its beginning until `seconds` after its end: when it arrives at Telegram in between does not matter.
    """

    def __init__(self, calls: float, seconds: float) -> None:
        self._calls = max(1, int(calls))
        # Less than one call in that time is one call in more time.
        self._seconds = seconds * max(1.0, 1 / calls)
        self._counted = 0
        self._free = asyncio.Semaphore(self._calls)

    async def __aenter__(self) -> None:
        await self._free.acquire()
        self._counted += 1

    async def __aexit__(self, *exc: object) -> None:
        asyncio.get_running_loop().call_later(self._seconds, self._forget)

    def _forget(self) -> None:
        self._counted -= 1
        self._free.release()

    @property
    def is_free(self) -> bool:
        """Whether a call need not wait."""
        return not self._free.locked()

    @property
    def is_empty(self) -> bool:
        """Whether no call counts any more."""
        return not self._counted


def _says_something(endpoint: str) -> bool:
    """Whether a call counts as a message: who is an admin may be asked as often as it takes, and typing is no message."""
    return not endpoint.startswith("get") and endpoint != "sendChatAction"


async def _noted(call: Callable[[], Coroutine[Any, Any, Result]], endpoint: str) -> Result:
    """Make a call; a message that is, or may be, sent is noted as the effect of the update that is handled."""
    effect = CURRENT.get()
    if effect is None or effect.begun or not (endpoint.startswith("send") and _says_something(endpoint)):
        return await call()
    effect.begun = True
    try:
        return await call()
    except TelegramError as error:
        effect.begun = not had_no_effect(error)
        raise


class FloodGate(BaseRateLimiter[None]):
    """Holds calls about a chat back as long as Telegram's limits ask for it.

    A 429 closes the chat it is about, and no other. It closes everything where it is about no chat, or where several
    chats have had one within a short time, for then the limit of all chats together has been hit.

    Args:
        per_second: messages a second, all chats together; 0 for no limit, in single chats neither.
        chat_burst: messages at once to one private chat, then one a second; 0 for no limit.
    """

    __slots__ = ("_all", "_chat_burst", "_chats", "_groups", "_open_at", "_paces", "_refused")

    def __init__(self, per_second: float, chat_burst: int = 0) -> None:
        self._chat_burst = chat_burst
        self._paces: OrderedDict[int, Pace] = OrderedDict()
        self._all = Window(per_second, 1.0) if per_second else None
        self._groups: OrderedDict[int, Window] = OrderedDict()
        self._open_at = 0.0
        self._chats: Recent[int, float] = Recent(_REMEMBERED_CHATS)
        """When each chat opens again."""
        self._refused: deque[tuple[float, int]] = deque(maxlen=_REMEMBERED_REFUSALS)
        """When which chats had a 429."""

    def is_free(self, chat_id: int) -> bool:
        """Whether a message to this chat need not wait, and keeps none waiting that comes before it."""
        limits = (self._all, self._groups.get(chat_id), self._paces.get(chat_id))
        windows = [window for window in limits if window is not None]
        return self._seconds_to_open(chat_id) <= 0 and all(window.is_free for window in windows)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(  # noqa: D102 - the contract is the base class's
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Result:
        del rate_limit_args
        given = data.get("chat_id")
        chat_id = given if isinstance(given, int) else None
        if chat_id is None and not endpoint.startswith("answer"):
            return await callback(*args, **kwargs)

        async def call() -> Result:
            return await callback(*args, **kwargs)

        if chat_id is None or self._all is None or not _says_something(endpoint):
            return await self._in_the_end(call, endpoint, chat_id)
        async with self._chat(chat_id, endpoint):
            return await self._in_the_end(call, endpoint, chat_id, self._all)

    async def _in_the_end(
        self,
        call: Callable[[], Coroutine[Any, Any, Result]],
        endpoint: str,
        chat_id: int | None,
        window: Window | None = None,
    ) -> Result:
        """Make a call as often as it takes: one that is refused for a flood has sent nothing."""
        while True:
            while (wait := self._seconds_to_open(chat_id)) > 0:  # noqa: ASYNC110 - it may be put off again meanwhile
                await asyncio.sleep(wait)
            # What waits for its chat to open must not keep a place that others could have.
            async with window or nullcontext():
                if self._seconds_to_open(chat_id) > 0:
                    continue
                try:
                    return await _noted(call, endpoint)
                except RetryAfter as error:
                    asked = error.retry_after
                    seconds = float(asked) if isinstance(asked, int) else asked.total_seconds()
                    self.close(chat_id, seconds, endpoint)

    def _seconds_to_open(self, chat_id: int | None) -> float:
        chat_opens = self._chats.get(chat_id) if chat_id is not None else None
        return max(self._open_at, chat_opens or 0.0) - asyncio.get_running_loop().time()

    def close(self, chat_id: int | None, seconds: float, endpoint: str) -> None:
        """Telegram asks to wait before anything more is sent to this chat; to any, where it names none."""
        now = asyncio.get_running_loop().time()
        opens = now + seconds + _AFTER_REFUSAL
        if chat_id is not None:
            self._chats.put(chat_id, max(opens, self._chats.get(chat_id) or 0.0))
            self._refused.append((now, chat_id))
        lately = {chat for refused_at, chat in self._refused if now - refused_at <= _SHORT_TIME}
        is_for_all = chat_id is None or len(lately) >= _SEVERAL_CHATS
        if is_for_all:
            self._open_at = max(self._open_at, opens)
        log.warning("telegram_flood_wait", method=endpoint, seconds=seconds, all_chats=is_for_all)

    def _chat(self, chat_id: int, endpoint: str) -> AbstractAsyncContextManager[None]:
        """What a call about this chat waits for. In a private chat an edit does not count: it notifies nobody."""
        if chat_id < 0:
            return self._group(chat_id)
        is_paced = self._chat_burst and endpoint.startswith("send")
        return self._pace(chat_id) if is_paced else nullcontext()

    def _pace(self, chat_id: int) -> Pace:
        pace = self._paces.get(chat_id) or self._paces.setdefault(chat_id, Pace(self._chat_burst))
        self._paces.move_to_end(chat_id)
        if len(self._paces) > _REMEMBERED_CHATS:
            for other in [key for key, paced in self._paces.items() if paced.is_full and key != chat_id]:
                del self._paces[other]
        return pace

    def _group(self, chat_id: int) -> Window:
        window = self._groups.setdefault(chat_id, Window(GROUP_MESSAGES, GROUP_SECONDS))
        self._groups.move_to_end(chat_id)
        if len(self._groups) > _REMEMBERED_GROUPS:
            for other in [key for key, counted in self._groups.items() if counted.is_empty and key != chat_id]:
                del self._groups[other]
        return window
