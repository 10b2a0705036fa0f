"""The yardstick: one pass of rapidfuzz over all names, the shortest program that could propose an entry at all."""

from __future__ import annotations

import time
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.fuzz import WRatio

from bot.answering.library import Library

_LIMIT = 5


def names_of(library: Library) -> tuple[str, ...]:
    """All Chinese and English names of a store."""
    return tuple(name for entry in library.entries for name in (*entry.names, *entry.names_en))


def seconds_of_bare_pass(question: str, names: Sequence[str]) -> float:
    """How long `rapidfuzz.process.extract` with `WRatio` takes over the names."""
    started = time.perf_counter()
    process.extract(question, names, scorer=WRatio, limit=_LIMIT)
    return time.perf_counter() - started
