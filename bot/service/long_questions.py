"""Long questions are worked out in a thread of their own, so that nobody else waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

LONG_QUESTION = 80
"""Characters. Up to here a question takes some 30 ms; 500 characters take up to 300 ms, and the event loop stands still
for all of it. A thread costs each question a wait or two for the interpreter's lock, 5 ms each, so that short ones are
answered sooner without."""

Result = TypeVar("Result")


async def worked_out(question: str, work: Callable[[], Result]) -> Result:
    """What `work` makes of the question: at once for a short one, else beside the event loop, one after another."""
    if len(question) <= LONG_QUESTION:
        return work()
    return await asyncio.get_running_loop().run_in_executor(_thread(), work)


@cache
def _thread() -> ThreadPoolExecutor:
    # One: threads of pure Python only take the lock from each other, and from the event loop.
    return ThreadPoolExecutor(1, thread_name_prefix="long-question")
