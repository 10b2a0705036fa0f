"""Whether updates really arrive: what the connection to Telegram went through lately, and what that means."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from bot.service.operating import Health

_FAILING_SECONDS = 10.0
"""Failures in a row for so long mean that Telegram is out of reach; a hiccup does not."""


class Pulse:
    """The pulse of the connection.

    Args:
        tolerated_refusals: consecutive refusals of the token after which `lost` is set.
        patience: seconds after which silence is no longer the quiet of a long poll.
        clock: monotonic seconds.
    """

    def __init__(self, tolerated_refusals: int, patience: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tolerated = tolerated_refusals
        self._patience = patience
        self._refusals = 0
        self._tried_at = clock()
        self._succeeded_at: float | None = None
        self._failing_since: float | None = None
        self._failure = ""
        self.lost = asyncio.Event()
        """Set when the token was refused too often in a row."""

    def tried(self) -> None:
        """A request begins."""
        self._tried_at = self._clock()

    def succeeded(self) -> None:
        """Telegram answered as it should."""
        self._tried_at = self._succeeded_at = self._clock()
        self._refusals, self._failing_since, self._failure = 0, None, ""

    def failed(self, reason: str) -> None:
        """A request came to nothing."""
        self._tried_at = self._clock()
        self._failure = reason
        if self._failing_since is None:
            self._failing_since = self._tried_at

    def refused(self) -> None:
        """Telegram, or something in between, refused the token."""
        self.failed("the token is refused")
        self._refusals += 1
        if self._refusals > self._tolerated:
            self.lost.set()

    @property
    def idle_seconds(self) -> float:
        """How long nothing has even been tried."""
        return self._clock() - self._tried_at

    @property
    def silent_seconds(self) -> float | None:
        """How long ago Telegram last answered; None before the first time."""
        return None if self._succeeded_at is None else self._clock() - self._succeeded_at

    def health(self) -> Health:
        """Up while Telegram answers, or has not failed to for long."""
        silent = self.silent_seconds
        if silent is None:
            return Health(False, self._failure or "starting")
        facts = {"seconds_since_contact": round(silent, 1)}
        if self._failing_since is not None and self._clock() - self._failing_since > _FAILING_SECONDS:
            return Health(False, self._failure, facts)
        if silent > self._patience:
            return Health(False, "Telegram is silent", facts)
        return Health(True, "", facts)
