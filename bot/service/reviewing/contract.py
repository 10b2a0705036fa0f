"""What waits to be looked at, and what the store must tell of it. Nobody's name or id is in any of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.service.ports import Surface

FROM_THE_TERMINAL = 0
"""Who put a group aside, where it was no Telegram user."""
WORDINGS_SHOWN = 10
HELD_BACK = timedelta(days=30)
"""For how long questions like dismissed ones do not wait, unless there are as many as these."""
INSISTENT = 5


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """One question of the log that was not answered, or whose answer somebody found useless.

    `at` is when it was asked or last called useless, whichever is later. `reasons` has one member for each person who
    called the answer useless: `wrong`, `beside`, `incomplete`, what was written, or empty where no reason was given.
    """

    at: datetime
    surface: Surface
    question: str
    is_unanswered: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """Questions that are like one another.

    `key` names the group in a button: 16 hexadecimal digits. `question` is the wording that was asked most, `wordings`
    are the next, at most `WORDINGS_SHOWN`. `count` is how often it was asked, `latest` when last; `unanswered` of them
    were not answered, and `useless` times somebody called an answer useless, for `reasons`, the most frequent first and
    each once, as in `WaitingQuestion`; none is empty. `surfaces` are where it was asked.
    """

    key: str
    question: str
    wordings: tuple[str, ...]
    count: int
    latest: datetime
    unanswered: int
    useless: int
    reasons: tuple[str, ...]
    surfaces: tuple[Surface, ...]


class Reviewing(Protocol):
    """Shows what waits, and puts aside what was dealt with. Every method raises StoreError where the store fails.

    Once a group is dismissed, its questions wait no more. Questions like them that are asked afterwards do from the
    `INSISTENT`th on, or when `HELD_BACK` has passed since.
    """

    async def waiting(self, limit: int, days: int | None = None) -> tuple[WaitingGroup, ...]:
        """The groups that wait, those asked most often first, at most `limit`; of the last `days`, or of all that is kept.

        What has an answer by now does not wait, nor does what was dismissed.
        """

    async def group(self, key: str) -> WaitingGroup | None:
        """The group that the question of this key belongs to; None where it does not wait any more."""

    async def dismiss(self, key: str, by: int) -> bool:
        """Let the group of this key wait no longer; False where it did not.

        Args:
            key: a group's.
            by: Telegram's id of the admin, `FROM_THE_TERMINAL` for nobody.
        """


class ReviewingStore(Protocol):
    """Keeps what waits. Every method raises StoreError where it cannot be read or written."""

    async def waiting(self, since: datetime, limit: int) -> tuple[WaitingQuestion, ...]:
        """Questions not answered, or called useless, at or after `since`; the newest first, at most `limit`."""

    async def dismissals(self) -> Mapping[str, datetime]:
        """When each key was last dismissed."""

    async def dismiss(self, keys: Collection[str], by: int, at: datetime, forget_before: datetime) -> None:
        """Keep that these keys are dismissed; what was dismissed before `forget_before` is no longer kept."""
