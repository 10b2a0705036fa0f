"""One chat at a time is not written to faster than Telegram advises: a few messages at once, then one a second."""

from __future__ import annotations

import asyncio

SECONDS = 1.0
"""Between the messages to one private chat, which is Telegram's advice."""


class Pace:
    """A token bucket that is waited for, first come, first served; an async context manager around each message.

    Args:
        burst: messages at once.
        seconds: until one more may be sent.
    """

    def __init__(self, burst: int, seconds: float = SECONDS) -> None:
        self._burst = burst
        self._seconds = seconds
        self._tokens = float(burst)
        self._filled_at = asyncio.get_running_loop().time()
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> None:
        async with self._turn:
            self._fill()
            while self._tokens < 1:
                await asyncio.sleep((1 - self._tokens) * self._seconds)
                self._fill()
            self._tokens -= 1

    async def __aexit__(self, *exc: object) -> None:
        """Nothing to give back: time fills the bucket."""

    @property
    def is_free(self) -> bool:
        """Whether a message need not wait."""
        self._fill()
        return self._tokens >= 1 and not self._turn.locked()

    @property
    def is_full(self) -> bool:
        """Whether nothing is known of this chat any more that a new pace would not know."""
        self._fill()
        return self._tokens >= self._burst and not self._turn.locked()

    def _fill(self) -> None:
        now = asyncio.get_running_loop().time()
        self._tokens = min(float(self._burst), self._tokens + (now - self._filled_at) / self._seconds)
        self._filled_at = now
