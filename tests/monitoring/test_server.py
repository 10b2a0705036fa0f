"""`/healthz` and `/metrics` over real HTTP, of the real bot before the loopback server."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.errors import ConfigurationError
from bot.monitoring.metrics import Metrics
from bot.monitoring.server import MonitoringServer
from bot.service.operating import Health
from bot.store.database import Database
from bot.store.question_log import SqlQuestionLog
from bot.telegram.app import TelegramTransport
from bot.wiring.telegram import telegram_services
from tests.telegram import made_up
from tests.telegram.botapi.faults import Fault
from tests.telegram.botapi.server import BotApiServer
from tests.telegram.stage import HASH_KEY, Stage


class Patient:
    """Has the health that the test gives it."""

    def __init__(self, health: Health) -> None:
        self.now = health

    def health(self) -> Health:
        return self.now


@asynccontextmanager
async def monitored(stage: Stage) -> AsyncIterator[str]:
    """The bot of a stage, running; the address of its monitoring."""
    metrics = Metrics()
    stop = asyncio.Event()
    async with AsyncExitStack() as opened:
        log = SqlQuestionLog(stage.database)
        services = telegram_services(stage.over_knowledge(log), stage.database, log, HASH_KEY, metrics)
        transport = TelegramTransport(stage.settings, await opened.enter_async_context(services), metrics)
        server = await opened.enter_async_context(MonitoringServer("127.0.0.1", 0, transport, metrics))
        running = asyncio.create_task(transport.run(stop))
        try:
            yield f"http://127.0.0.1:{server.port}"
        finally:
            stop.set()
            await running


async def fetch(address: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return response.status, await response.text()


async def samples(address: str) -> dict[str, float]:
    """`name{labels}` → value."""
    _, text = await fetch(f"{address}/metrics")
    return {
        f"{sample.name}{{{','.join(f'{key}={value}' for key, value in sorted(sample.labels.items()))}}}": sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with BotApiServer() as server, Database(f"sqlite+aiosqlite:///{tmp_path}/wenbao.db") as database:
        stage = Stage(server, database)
        yield stage
    assert stage.violations == []


async def status_becomes(address: str, wanted: int) -> str:
    """The body of `/healthz` once its status is `wanted`."""
    async with asyncio.timeout(20):
        while True:
            status, body = await fetch(f"{address}/healthz")
            if status == wanted:
                return body
            await asyncio.sleep(0.02)


async def test_healthz_tells_that_updates_arrive_and_when_they_do_not(stage: Stage) -> None:
    stage.server.faults.plan("getMe", Fault.html())
    async with monitored(stage) as address:
        assert '"status": "down"' in await status_becomes(address, 503)
        body = await status_becomes(address, 200)
        assert '"status": "up"' in body
        assert '"receiving": "polling"' in body
        stage.server.faults.plan("getUpdates", *[Fault.html()] * 200)
        assert "Telegram cannot be reached" in await status_becomes(address, 503)
        stage.server.faults.forget()
        await status_becomes(address, 200)


async def test_metrics_count_questions_errors_and_what_is_in_hand(stage: Stage) -> None:
    async with monitored(stage) as address:
        stage.server.faults.plan("sendMessage", Fault.flood(1), Fault.blocked())
        wang = stage.person()
        wang.says(made_up.GRAIN)
        await stage.until(lambda: not stage.server.faults.pending)
        await stage.reply(wang, "没有这件事")
        wang.says("问" * 600)
        slow = stage.person()
        slow.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        await stage.heard(wang, 2)
        found = await samples(address)
        stage.asking.may_finish.set()
        await stage.heard(slow)
        await stage.settled()
        after = await samples(address)

    assert found["wenbao_questions_total{kind=figure,status=answered,surface=private}"] == 1
    assert found["wenbao_questions_total{kind=silence,status=not_found,surface=private}"] == 1
    assert found["wenbao_questions_refused_total{error=QuestionTooLong,surface=private}"] == 1
    assert found["wenbao_answer_seconds_count{}"] == 2
    assert found["wenbao_telegram_errors_total{method=sendMessage,reason=429}"] == 1
    assert found["wenbao_telegram_errors_total{method=sendMessage,reason=403}"] == 1
    assert found["wenbao_updates_in_hand{}"] == 1
    assert found["wenbao_up{}"] == 1
    assert (after["wenbao_updates_in_hand{}"], after["wenbao_update_seconds_count{kind=message}"]) == (0, 4)


async def test_neither_tells_who_asked_or_what(stage: Stage) -> None:
    async with monitored(stage) as address:
        wang = stage.person()
        await stage.reply(wang, made_up.GRAIN)
        told = "".join([(await fetch(f"{address}/{page}"))[1] for page in ("metrics", "healthz")])

    assert str(wang.id) not in told
    assert wang.user["first_name"] not in told
    assert made_up.GRAIN not in told
    assert stage.settings.token not in told


async def test_health_is_told_with_its_reason_and_facts() -> None:
    patient = Patient(Health(True, "", {"a_fact": 3}))
    async with MonitoringServer("127.0.0.1", 0, patient, Metrics()) as server:
        up = await fetch(f"http://127.0.0.1:{server.port}/healthz")
        patient.now = Health(False, "a made-up reason")
        down = await fetch(f"http://127.0.0.1:{server.port}/healthz")
        nowhere = await fetch(f"http://127.0.0.1:{server.port}/")

    assert up == (200, '{"status": "up", "reason": "", "a_fact": 3}')
    assert down == (503, '{"status": "down", "reason": "a made-up reason"}')
    assert nowhere[0] == 404


async def test_a_port_in_use_is_a_fault_of_the_settings() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(ConfigurationError, match="MONITORING_PORT: cannot listen at"):
            async with MonitoringServer("127.0.0.1", port, Patient(Health(True)), Metrics()):
                pass
