"""The process as it is run: `python -m bot run`, ended by SIGTERM."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.store.database import Database
from bot.telegram.menus import PRIVATE_COMMANDS
from tests.telegram.botapi.server import TOKEN, BotApiServer
from tests.telegram.botapi.webhooks import Courier
from tests.telegram.botapi.world import BOT
from tests.telegram.stage import Stage
from tests.telegram.test_webhook import free_port

REPOSITORY = Path(__file__).resolve().parents[2]
QUESTION = "2020年地区生产总值是多少"


@dataclass
class Ended:
    """What a process left behind."""

    status: int | None = None
    out: str = ""
    err: str = ""


@asynccontextmanager
async def running(server: BotApiServer, folder: Path, **settings: str) -> AsyncIterator[Ended]:
    """The process, told to end on the way out; what it left is known afterwards."""
    environment = {
        **{key: value for key, value in os.environ.items() if "proxy" not in key.lower()},
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": server.base_url,
        "TELEGRAM_BASE_FILE_URL": server.base_file_url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'wenbao.db'}",
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=REPOSITORY,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    ended = Ended()
    try:
        yield ended
        process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(process.communicate(), 15)
        ended.status, ended.out, ended.err = process.returncode, out.decode(), err.decode()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_the_bot_runs_answers_and_ends_gracefully(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        stage = Stage(server, Database("sqlite+aiosqlite:///:memory:"))
        wang = stage.person()
        async with running(server, tmp_path, LOG_LEVEL="DEBUG") as ended:
            wang.says(QUESTION)
            await stage.until(lambda: bool(stage.world.said(wang.id)), patience=30)

    assert "2079.4亿元" in stage.world.said(wang.id)[0]["text"]
    assert ended.status == 0
    assert BOT["username"] in ended.err
    assert TOKEN not in ended.out + ended.err
    assert stage.violations == []


async def test_the_log_at_info_tells_the_request_and_neither_who_nor_what(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        stage = Stage(server, Database("sqlite+aiosqlite:///:memory:"))
        wang = stage.person()
        async with running(server, tmp_path, LOG_FORMAT="json") as ended:
            wang.says(QUESTION)
            wang.says("房价多少")
            await stage.until(lambda: len(stage.world.said(wang.id)) == 2, patience=30)

    lines = [json.loads(line) for line in ended.err.splitlines() if line.startswith("{")]
    answered = [line for line in lines if line["event"] == "question_answered"]
    assert [(line["status"], line["kind"]) for line in answered] == [("answered", "figure"), ("not_found", "silence")]
    assert len({line["request"] for line in answered}) == 2
    assert all(len(line["request"]) == 8 for line in answered)
    for personal in (TOKEN, str(wang.id), wang.user["first_name"], QUESTION, "房价"):
        assert personal not in ended.err
    assert stage.violations == []


async def test_by_webhook_and_monitored_it_does_the_same(tmp_path: Path) -> None:
    webhook_port, monitoring_port = free_port(), free_port()
    async with BotApiServer() as server, Courier(server.world, webhook_port), aiohttp.ClientSession() as session:
        stage = Stage(server, Database("sqlite+aiosqlite:///:memory:"))
        wang = stage.person()
        async with running(
            server,
            tmp_path,
            WEBHOOK_URL="https://bot.example.org",
            WEBHOOK_PORT=str(webhook_port),
            MONITORING_PORT=str(monitoring_port),
        ) as ended:
            wang.says(QUESTION)
            await stage.until(lambda: bool(stage.world.said(wang.id)), patience=30)
            async with session.get(f"http://127.0.0.1:{monitoring_port}/healthz") as response:
                healthy = response.status
            async with session.get(f"http://127.0.0.1:{monitoring_port}/metrics") as response:
                metrics = await response.text()

    assert stage.world.webhook is not None
    assert stage.world.webhook.url == "https://bot.example.org/telegram"
    assert len(stage.world.webhook.secret_token) >= 32
    assert (ended.status, healthy) == (0, 200)
    assert 'wenbao_questions_total{kind="figure",status="answered",surface="private"} 1.0' in metrics
    assert stage.world.updates.waiting == []
    assert stage.violations == []


async def test_an_owners_change_is_served_at_once_and_by_the_next_process(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        stage = Stage(server, Database("sqlite+aiosqlite:///:memory:"))
        owner, asked = stage.person(), "总盘盘是多少"
        settings = {"ADMIN_IDS": str(owner.id), "BACKUP_DIR": str(tmp_path / "copies")}

        def last() -> str:
            said = stage.world.said(owner.id)
            return str(said[-1]["text"]) if said else ""

        async with running(server, tmp_path, **settings):
            owner.says("/alias add gross-regional-product 总盘盘")
            await stage.until(lambda: "总盘盘" in last(), patience=40)
            owner.presses(stage.world.said(owner.id)[-1], "发布")
            await stage.until(lambda: "/undo 2" in last(), patience=20)
            owner.says(asked)
            await stage.until(lambda: "2079.4亿元" in last(), patience=20)
        async with running(server, tmp_path, **settings) as ended:
            owner.says("/new")
            owner.says(asked)
            await stage.until(lambda: len(stage.world.said(owner.id)) == 4, patience=40)

    assert "2079.4亿元" in last()
    assert ended.status == 0
    assert stage.violations == []


def test_every_command_is_in_the_manual() -> None:
    manual = (REPOSITORY / "docs" / "telegram.md").read_text(encoding="utf-8")

    assert [name for name in PRIVATE_COMMANDS if f"`/{name}" not in manual] == []
