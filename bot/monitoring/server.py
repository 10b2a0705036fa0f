"""`/healthz` and `/metrics` over HTTP, for probes and Prometheus."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from aiohttp import web
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.domain.errors import ConfigurationError
from bot.monitoring.metrics import Metrics
from bot.service.operating import Vital


class MonitoringServer:
    """Listens while it is entered.

    Args:
        host: the address to listen at.
        port: the port to listen at; 0 takes any that is free.
        vital: whose health `/healthz` tells.
        metrics: what `/metrics` tells.
    """

    def __init__(self, host: str, port: int, vital: Vital, metrics: Metrics) -> None:
        self._host = host
        self._port = port
        self._vital = vital
        self._metrics = metrics
        application = web.Application()
        application.router.add_get("/healthz", self._healthz)
        application.router.add_get("/metrics", self._tell_metrics)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)

    async def __aenter__(self) -> Self:
        """Listen.

        Raises:
            ConfigurationError: the address cannot be listened at.
        """
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise ConfigurationError(
                f"MONITORING_PORT: cannot listen at {self._host}:{self._port}: {error.strerror}."
            ) from error
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Listen no more."""
        await self._runner.cleanup()

    @property
    def port(self) -> int:
        """The port it listens at."""
        return int(self._runner.addresses[0][1])

    async def _healthz(self, _request: web.Request) -> web.Response:
        health = self._vital.health()
        body = {"status": "up" if health.is_up else "down", "reason": health.reason, **health.facts}
        return web.json_response(body, status=200 if health.is_up else 503, headers={"Cache-Control": "no-store"})

    async def _tell_metrics(self, _request: web.Request) -> web.Response:
        written = self._metrics.written(is_up=self._vital.health().is_up)
        return web.Response(body=written, headers={"Content-Type": CONTENT_TYPE_LATEST})
