"""What whoever runs the process wants to know, as ports: transports tell, monitoring listens; neither knows the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the service does what it is there for.

    `reason` says in a few words why not, and is empty when it does; `facts` are what that was judged by.
    """

    is_up: bool
    reason: str = ""
    facts: Mapping[str, str | int | float] = field(default_factory=dict)


class Vital(Protocol):
    """Something whose health can be asked for at any time."""

    def health(self) -> Health:
        """How it is now."""


class TransportMeter(Protocol):
    """Counts what a transport does."""

    def update_handled(self, kind: str, seconds: float) -> None:
        """One update is done with, `seconds` after it came in."""

    def in_hand(self, count: int) -> None:
        """So many updates are taken in and not yet done with."""

    def update_unreadable(self, error: str) -> None:
        """An update could not be read and was passed over; `error` is the class of the error."""

    def call_failed(self, method: str, reason: str) -> None:
        """A call went wrong; `reason` is a status code or a word for what happened to the connection."""


class Unmeasured:
    """A meter nobody reads; implements `TransportMeter`."""

    def update_handled(self, kind: str, seconds: float) -> None:
        """Nothing."""

    def in_hand(self, count: int) -> None:
        """Nothing."""

    def update_unreadable(self, error: str) -> None:
        """Nothing."""

    def call_failed(self, method: str, reason: str) -> None:
        """Nothing."""
