"""Whether the handling of an update has had an effect that must not be had twice: a message that was, or may have been, sent."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Effect:
    """Of one update. `begun` is true from the moment a message is given to the network."""

    begun: bool = False


CURRENT: ContextVar[Effect | None] = ContextVar("CURRENT", default=None)
"""The effect of the update that is being handled; None outside."""
