"""What the bot waits for from an admin: one answer each, for a quarter of an hour, in memory."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.telegram.admin.visit import Visit
from bot.telegram.memory import Recent

LIFETIME = 15 * 60.0
"""Seconds that an answer is waited for."""
_MOST = 1_000

Answered: TypeAlias = Callable[[Visit, str], Awaitable[None]]
Chosen: TypeAlias = Callable[[Visit, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What happens with the next text of an admin, or with the choice of a button below the question.

    `asked` is the message that asks, with buttons for `choices` choices. Where no text is waited for, `answered` is None.
    """

    answered: Answered | None
    chosen: Chosen | None
    choices: int
    asked: int
    until: float


class Dialogues:
    """The open dialogues, one a person; a new one takes the place of the old."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: Recent[int, Dialogue | None] = Recent(_MOST)

    def open(
        self, user: int, asked: int, answered: Answered | None, chosen: Chosen | None = None, choices: int = 0
    ) -> None:
        """Wait for an answer to the message `asked`, or for one of so many choices."""
        self._open.put(user, Dialogue(answered, chosen, choices, asked, self._clock() + LIFETIME))

    def of(self, user: int) -> Dialogue | None:
        """What is waited for from somebody; None once it is too late."""
        found = self._open.get(user)
        if found is not None and found.until <= self._clock():
            self.close(user)
            return None
        return found

    def close(self, user: int) -> bool:
        """Wait no longer; False where nothing was waited for."""
        had = self._open.get(user) is not None
        self._open.put(user, None)
        return had
