"""The engine that is served: one for all transports, swapped in the moment an edit is published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from bot.answering.engine import Engine

T = TypeVar("T")


class Served(Protocol):
    """Tells which engine answers now. Whoever keeps something of an engine keeps it by `PerEngine`."""

    @property
    def engine(self) -> Engine:
        """The engine that answers from now until the next edit is published."""


class Serving:
    """Holds the engine; an edit replaces it as a whole, so that nobody is answered by half of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """The engine that answers now."""
        return self._engine

    def swap(self, engine: Engine) -> None:
        """Let another engine answer from the next question on."""
        self._engine = engine


class PerEngine(Generic[T]):
    """Something made of an engine, made again when another one is served.

    Args:
        served: tells the engine.
        make: makes it.
    """

    def __init__(self, served: Served, make: Callable[[Engine], T]) -> None:
        self._served = served
        self._make = make
        self._made_of: Engine | None = None
        self._value: T | None = None

    def now(self) -> T:
        """It, of the engine that is served now."""
        engine = self._served.engine
        if self._value is None or self._made_of is not engine:
            self._value, self._made_of = self._make(engine), engine
        return self._value
