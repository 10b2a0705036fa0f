"""An answer that flood limits held back for too long is not sent: nobody waits for it any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from telegram._utils.types import JSONDict
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter

_deadline: ContextVar[float | None] = ContextVar("answer_deadline", default=None)


class AnswerStale(TelegramError):
    """The request was given up before it was made, because its deadline had passed."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Requests about a chat made inside start within `seconds` or not at all."""
    reset = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(reset)


class FreshRateLimiter(AIORateLimiter):
    """python-telegram-bot's limiter, which waits as long as it takes; the deadline is checked after the wait."""

    def __init__(self) -> None:
        # With no retries a 429 loses the answer.
        super().__init__(max_retries=3)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | JSONDict | list[JSONDict]:
        """Make the request when the limits allow it.

        Raises:
            AnswerStale: the deadline passed while it waited.
        """
        due = _deadline.get() if "chat_id" in data else None

        async def fresh(*a: Any, **k: Any) -> bool | JSONDict | list[JSONDict]:  # noqa: ANN401
            if due is not None and time.monotonic() > due:
                raise AnswerStale(f"{endpoint} waited too long")
            return await callback(*a, **k)

        return await super().process_request(fresh, args, kwargs, endpoint, data, rate_limit_args)
