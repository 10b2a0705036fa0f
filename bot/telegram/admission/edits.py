"""Edits that come too fast: the last one of a message waits until it may be answered, the ones before it are passed over."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.telegram.admission.limits import Allowance

_MOST_WAITING = 32
"""Edits that wait at a time, for each is an update in hand."""

_SHORTEST_WAIT = 0.01


@dataclass(frozen=True, slots=True)
class _Waiting:
    message: Hashable
    overtaken: asyncio.Event = field(default_factory=asyncio.Event)


class WaitingEdits:
    """Lets the last edit of a message wait until it is admitted; of a person only one edit waits."""

    def __init__(self) -> None:
        self._of: dict[int, _Waiting] = {}

    def overtake(self, person: int, message: Hashable) -> None:
        """The message has been edited again: the edit that waits is not wanted any more."""
        waiting = self._of.get(person)
        if waiting is not None and waiting.message == message:
            waiting.overtaken.set()

    async def admitted(self, person: int, message: Hashable, allowance: Allowance) -> bool:
        """Wait until the edit is admitted; False where another takes its place, or too many wait."""
        if person in self._of:
            self._of[person].overtaken.set()
        elif len(self._of) >= _MOST_WAITING:
            return False
        mine = self._of[person] = _Waiting(message)
        try:
            while not mine.overtaken.is_set():
                if allowance.take():
                    return True
                with suppress(TimeoutError):
                    async with asyncio.timeout(max(_SHORTEST_WAIT, allowance.seconds_to_next())):
                        await mine.overtaken.wait()
        finally:
            if self._of.get(person) is mine:
                del self._of[person]
        return False
