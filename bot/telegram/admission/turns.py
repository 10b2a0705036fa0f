"""One question at a time in a conversation, in the order they came; conversations do not wait for each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0
    is_crowded: bool = False


class Turns:
    """A fair lock a conversation, kept only while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._queues: dict[str, _Queue] = {}

    @asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[None]:
        """Wait for this conversation's earlier questions, then hold the turn."""
        queue = self._queues.setdefault(conversation, _Queue())
        queue.people += 1
        queue.is_crowded = queue.is_crowded or queue.people > 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.people -= 1
            if not queue.people:
                del self._queues[conversation]

    def is_crowded(self, conversation: str) -> bool:
        """Whether something of this conversation has waited for something else of it, and since then it was never at rest."""
        queue = self._queues.get(conversation)
        return queue is not None and queue.is_crowded

    def __len__(self) -> int:
        return len(self._queues)
