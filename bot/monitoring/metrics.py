"""What is counted, in Prometheus' words and units. Nothing of it tells who asked or what."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.domain.answer import Answer
from bot.service.ports import Surface

_ANSWER_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_UPDATE_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """The counters of one process, in a registry of their own; implements `bot.service.operating.TransportMeter`."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._questions = Counter(
            "wenbao_questions", "Questions answered.", ("surface", "status", "kind"), registry=registry
        )
        self._refused = Counter(
            "wenbao_questions_refused", "Questions that could not be taken in.", ("surface", "error"), registry=registry
        )
        self._answering = Histogram(
            "wenbao_answer_seconds", "Time from a question to its answer.", buckets=_ANSWER_BUCKETS, registry=registry
        )
        self._updates = Histogram(
            "wenbao_update_seconds",
            "Time from taking an update in to being done with it, sending included.",
            ("kind",),
            buckets=_UPDATE_BUCKETS,
            registry=registry,
        )
        self._in_hand = Gauge("wenbao_updates_in_hand", "Updates taken in and not yet done with.", registry=registry)
        self._last_update = Gauge(
            "wenbao_last_update_timestamp_seconds", "When an update was last done with.", registry=registry
        )
        self._unreadable = Counter(
            "wenbao_updates_unreadable", "Updates that could not be read.", ("error",), registry=registry
        )
        self._failures = Counter(
            "wenbao_telegram_errors", "Calls to Telegram that went wrong.", ("method", "reason"), registry=registry
        )
        self._up = Gauge("wenbao_up", "1 while updates arrive and are done with, else 0.", registry=registry)

    def question_answered(self, surface: Surface, answer: Answer, seconds: float) -> None:
        """One question was answered."""
        self._questions.labels(surface.value, answer.status.value, answer.kind.value).inc()
        self._answering.observe(seconds)

    def question_refused(self, surface: Surface, error: str) -> None:
        """One question could not be taken in."""
        self._refused.labels(surface.value, error).inc()

    def update_handled(self, kind: str, seconds: float) -> None:
        """One update is done with."""
        self._updates.labels(kind).observe(seconds)
        self._last_update.set(time.time())

    def in_hand(self, count: int) -> None:
        """So many updates are taken in and not yet done with."""
        self._in_hand.set(count)

    def update_unreadable(self, error: str) -> None:
        """An update could not be read and was passed over."""
        self._unreadable.labels(error).inc()

    def call_failed(self, method: str, reason: str) -> None:
        """A call to Telegram went wrong."""
        self._failures.labels(method, reason).inc()

    def written(self, *, is_up: bool) -> bytes:
        """All of it in Prometheus' text format."""
        self._up.set(is_up)
        return generate_latest(self._registry)
