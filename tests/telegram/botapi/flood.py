"""Telegram's flood limits: 30 messages a second, 20 a minute in one group."""

from __future__ import annotations

import time
from collections import defaultdict, deque

from tests.telegram.botapi.refusals import Refusal

OVERALL, OVERALL_SECONDS = 30, 1.0
GROUP, GROUP_SECONDS = 20, 60.0


class FloodMeter:
    """Counts messages sent."""

    def __init__(self) -> None:
        self._all: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)

    def count(self, chat_id: int) -> None:
        """Count a message.

        Raises:
            Refusal: 429, it was one too many.
        """
        now = time.monotonic()
        self._within(self._all, now, OVERALL, OVERALL_SECONDS)
        if chat_id < 0:
            self._within(self._groups[chat_id], now, GROUP, GROUP_SECONDS)

    @staticmethod
    def _within(sent: deque[float], now: float, limit: int, seconds: float) -> None:
        while sent and now - sent[0] > seconds:
            sent.popleft()
        if len(sent) >= limit:
            wait = max(1, round(seconds - (now - sent[0])))
            raise Refusal(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
        sent.append(now)
