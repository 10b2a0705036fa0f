"""Shows 「typing」 while something takes a while."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from bot.telegram.delivery.sending import Delivery, Spot

_TYPING_AFTER = 0.3
"""Seconds of work after which the person is shown that it goes on."""
_TYPING_AGAIN = 4.5
"""Seconds after which Telegram is about to stop showing it."""

Result = TypeVar("Result")


async def while_typing(delivery: Delivery, spot: Spot, work: Coroutine[Any, Any, Result]) -> Result:
    """Do the work; the chat shows 「typing」 when it takes a while. Raises what the work raises."""
    task = asyncio.ensure_future(work)
    try:
        pause = _TYPING_AFTER
        while not (await asyncio.wait({task}, timeout=pause))[0]:
            await delivery.show_typing(spot)
            pause = _TYPING_AGAIN
        return task.result()
    finally:
        task.cancel()
