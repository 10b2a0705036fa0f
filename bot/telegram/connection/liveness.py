"""Whether polling is alive, and the request class that keeps it so.

python-telegram-bot ends its polling task, silently, at the first 401 or 404 to getUpdates. A proxy or a captive page
can send one. Here such a refusal is passed on as a 502, which is retried with growing pauses; what is too much is
decided by whoever watches the `Liveness`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from telegram.request import BaseRequest, HTTPXRequest, RequestData

_REFUSED = (401, 404)
_BAD_GATEWAY = 502


class Liveness:
    """The pulse of polling.

    Args:
        tolerated_refusals: consecutive refusals of the token after which `lost` is set.
        clock: monotonic seconds.
    """

    def __init__(self, tolerated_refusals: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tolerated = tolerated_refusals
        self._tried_at = self._succeeded_at = clock()
        self._refusals = 0
        self.lost = asyncio.Event()
        """Set when the token was refused too often in a row."""

    def tried(self) -> None:
        """A request to Telegram begins or ends."""
        self._tried_at = self._clock()

    def succeeded(self) -> None:
        """Telegram answered as it should."""
        self._tried_at = self._succeeded_at = self._clock()
        self._refusals = 0

    def refused(self) -> None:
        """Telegram, or something in between, refused the token."""
        self.tried()
        self._refusals += 1
        if self._refusals > self._tolerated:
            self.lost.set()

    @property
    def idle_seconds(self) -> float:
        """How long polling has not even tried."""
        return self._clock() - self._tried_at

    @property
    def silent_seconds(self) -> float:
        """How long ago Telegram last answered."""
        return self._clock() - self._succeeded_at


class PollingRequest(HTTPXRequest):
    """The request object of getUpdates."""

    def __init__(self, liveness: Liveness, httpx_kwargs: dict[str, Any] | None = None) -> None:
        super().__init__(connection_pool_size=2, httpx_kwargs=httpx_kwargs)
        self._liveness = liveness

    async def do_request(  # noqa: D102 - the contract is the base class's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401 - the library's type is private
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        self._liveness.tried()
        try:
            code, payload = await super().do_request(
                url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
            )
        finally:
            self._liveness.tried()
        if code in _REFUSED:
            self._liveness.refused()
            return _BAD_GATEWAY, payload
        # A captive page answers 200 with HTML: that is not Telegram.
        if code == 200 and payload.lstrip()[:1] == b"{":
            self._liveness.succeeded()
        return code, payload
