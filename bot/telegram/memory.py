"""Bounded memories of a process: the oldest thing is forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """A mapping that holds the `size` entries used last."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._entries: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """The value, which counts as a use, or None."""
        if key not in self._entries:
            return None
        self._entries.move_to_end(key)
        return self._entries[key]

    def put(self, key: Key, value: Value) -> None:
        """Remember a value; the entry used longest ago makes room."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        while len(self._entries) > self._size:
            self._entries.popitem(last=False)

    def drop(self, unwanted: Callable[[Value], bool]) -> None:
        """Forget the values that this is true of."""
        for key in [key for key, value in self._entries.items() if unwanted(value)]:
            del self._entries[key]

    def __len__(self) -> int:
        return len(self._entries)


class Seen(Generic[Key]):
    """Tells what comes the second time."""

    def __init__(self, size: int) -> None:
        self._keys: Recent[Key, bool] = Recent(size)

    def before(self, key: Key) -> bool:
        """Whether this key was shown before; shows it."""
        known = self._keys.get(key) is not None
        self._keys.put(key, True)
        return known

    def holds(self, key: Key) -> bool:
        """Whether this key was shown before; shows nothing."""
        return self._keys.get(key) is not None
