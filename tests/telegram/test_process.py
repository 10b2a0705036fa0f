"""The process as it is run: `python -m bot run`, ended by SIGTERM."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.telegram.connection.menus import PRIVATE_COMMANDS
from tests.telegram.botapi.server import TOKEN, BotApiServer
from tests.telegram.botapi.world import BOT
from tests.telegram.stage import Stage

REPOSITORY = Path(__file__).resolve().parents[2]


async def test_the_bot_runs_answers_and_ends_gracefully(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        stage = Stage(server)
        environment = {
            **{key: value for key, value in os.environ.items() if "proxy" not in key.lower()},
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_BASE_URL": server.base_url,
            "TELEGRAM_BASE_FILE_URL": server.base_file_url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'wenbao.db'}",
            "LOG_LEVEL": "DEBUG",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "run"),
            cwd=REPOSITORY,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            wang = stage.person()
            wang.says("2020年地区生产总值是多少")
            await stage.until(lambda: bool(stage.world.said(wang.id)), patience=30)
            process.send_signal(signal.SIGTERM)
            out, err = await asyncio.wait_for(process.communicate(), 15)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    assert "2079.4亿元" in stage.world.said(wang.id)[0]["text"]
    assert process.returncode == 0
    assert BOT["username"] in err.decode()
    assert TOKEN not in (out + err).decode()
    assert stage.violations == []


def test_every_command_is_in_the_manual() -> None:
    manual = (REPOSITORY / "docs" / "telegram.md").read_text(encoding="utf-8")

    assert [name for name in PRIVATE_COMMANDS if f"`/{name}" not in manual] == []
