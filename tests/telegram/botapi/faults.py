"""Faults to inject, by method, in the order they are to happen."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import Enum

from tests.telegram.botapi.refusals import Json


class Kind(Enum):
    """How a call goes wrong."""

    REFUSE = "refuse"
    HTML = "html"
    DROP_BEFORE = "drop before"
    DROP_AFTER = "drop after"
    SLOW = "slow"


@dataclass(frozen=True)
class Fault:
    """One fault; `status`, `description` and `parameters` are of a refusal, `seconds` of slowness."""

    kind: Kind
    status: int = 200
    description: str = ""
    parameters: Json | None = None
    seconds: float = 0

    @classmethod
    def flood(cls, retry_after: int) -> Fault:
        """429 with the seconds to wait."""
        words = f"Too Many Requests: retry after {retry_after}"
        return cls(Kind.REFUSE, 429, words, {"retry_after": retry_after})

    @classmethod
    def blocked(cls) -> Fault:
        """403: the person blocked the bot."""
        return cls(Kind.REFUSE, 403, "Forbidden: bot was blocked by the user")

    @classmethod
    def status_of(cls, status: int) -> Fault:
        """401, 404, 409, 500 in Telegram's words."""
        words = {
            401: "Unauthorized",
            404: "Not Found",
            409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            500: "Internal Server Error",
            502: "Bad Gateway",
        }
        return cls(Kind.REFUSE, status, words[status])

    @classmethod
    def html(cls, status: int = 200) -> Fault:
        """A captive page instead of JSON."""
        return cls(Kind.HTML, status)

    @classmethod
    def slow(cls, seconds: float) -> Fault:
        """The call works, late."""
        return cls(Kind.SLOW, seconds=seconds)


DROP_BEFORE = Fault(Kind.DROP_BEFORE)
"""The connection breaks before the call took effect."""

DROP_AFTER = Fault(Kind.DROP_AFTER)
"""The call took effect, and its answer is lost."""


class Faults:
    """The faults still to come."""

    def __init__(self) -> None:
        self._coming: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def plan(self, method: str, *faults: Fault) -> None:
        """The next calls of `method` go wrong in this order."""
        self._coming[method.lower()].extend(faults)

    def next(self, method: str) -> Fault | None:
        """The fault of this call, if one is due."""
        coming = self._coming[method.lower()]
        return coming.popleft() if coming else None

    def forget(self) -> None:
        """Nothing planned happens any more."""
        self._coming.clear()

    @property
    def pending(self) -> list[str]:
        """Methods whose planned faults have not happened."""
        return [method for method, coming in self._coming.items() if coming]
