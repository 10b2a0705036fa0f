"""How much one person, and one group, may ask."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from bot.telegram.memory import Recent
from bot.telegram.settings import Rate

_BUCKETS = 10_000
_LARGELY = 0.75
"""The part of a bucket that must be there again before somebody who was told to slow down is told once more."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: float
    told: bool = False


class Limiter:
    """A token bucket a key (Turner 1986): `burst` tokens at most, `per_minute` of them come back."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: Recent[Hashable, _Bucket] = Recent(_BUCKETS)

    def has(self, key: Hashable) -> bool:
        """Whether the key's bucket holds a token."""
        return self._bucket(key).tokens >= 1

    def take(self, key: Hashable) -> None:
        """Take one token out of the key's bucket, which holds one."""
        self._bucket(key).tokens -= 1

    def admit(self, key: Hashable) -> bool:
        """Take one token, if there is one; whether there was."""
        if not self.has(key):
            return False
        self.take(key)
        return True

    def seconds_to_next(self, key: Hashable) -> float:
        """How long until the key's bucket holds a token, if nobody takes one."""
        return max(0.0, (1 - self._bucket(key).tokens) * 60 / self._rate.per_minute)

    def tell(self, key: Hashable) -> bool:
        """Whether to say that the bucket is empty: once, and not again before it has largely filled up."""
        bucket = self._bucket(key)
        told, bucket.told = bucket.told, True
        return not told

    def _bucket(self, key: Hashable) -> _Bucket:
        now, rate = self._clock(), self._rate
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = _Bucket(rate.burst, now)
            self._buckets.put(key, bucket)
        bucket.tokens = min(rate.burst, bucket.tokens + (now - bucket.filled_at) * rate.per_minute / 60)
        bucket.filled_at = now
        if bucket.tokens >= _LARGELY * rate.burst:
            bucket.told = False
        return bucket


@dataclass(frozen=True, slots=True)
class Allowance:
    """The buckets that one request draws on: a token from each, or from none."""

    buckets: tuple[tuple[Limiter, Hashable], ...]

    def take(self) -> bool:
        """Draw, if there is a token in each; whether there was."""
        if not all(limiter.has(key) for limiter, key in self.buckets):
            return False
        for limiter, key in self.buckets:
            limiter.take(key)
        return True

    def seconds_to_next(self) -> float:
        """How long until there is a token in each, if nobody takes one."""
        return max((limiter.seconds_to_next(key) for limiter, key in self.buckets), default=0.0)

    def tell(self) -> bool:
        """Whether to say that a bucket is empty."""
        empty = [(limiter, key) for limiter, key in self.buckets if not limiter.has(key)]
        # All are marked as told: one bucket must not complain right after another.
        told = [limiter.tell(key) for limiter, key in empty]
        return all(told)
