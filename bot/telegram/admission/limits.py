"""How much one person, and one group, may ask."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum

from bot.telegram.memory import Recent
from bot.telegram.settings import Rate

_BUCKETS = 10_000


class Verdict(Enum):
    """ADMITTED: go on. TOLD: refused, and to be told so. SILENT: refused, and told before."""

    ADMITTED = "admitted"
    TOLD = "told"
    SILENT = "silent"


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: float
    told: bool = False


class Limiter:
    """A token bucket a key. A refusal is told once; after the next admitted request it would be told again."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: Recent[Hashable, _Bucket] = Recent(_BUCKETS)

    def admit(self, key: Hashable) -> Verdict:
        """Take one token from the key's bucket, if there is one."""
        now = self._clock()
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = _Bucket(self._rate.burst, now)
            self._buckets.put(key, bucket)
        bucket.tokens = min(self._rate.burst, bucket.tokens + (now - bucket.filled_at) * self._rate.per_minute / 60)
        bucket.filled_at = now
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            bucket.told = False
            return Verdict.ADMITTED
        if bucket.told:
            return Verdict.SILENT
        bucket.told = True
        return Verdict.TOLD
