"""The whole program, as an operator starts it: `python -m bot run` against a loopback Bot API server."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.telegram.botapi.people import Person
from tests.telegram.botapi.server import TOKEN, BotApiServer

REPOSITORY = Path(__file__).resolve().parent.parent
PATIENCE = 60.0


async def _start(folder: Path, server: BotApiServer, token: str = TOKEN, **settings: str) -> asyncio.subprocess.Process:
    direct = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=folder,
        env={
            **direct,
            "PYTHONPATH": str(REPOSITORY),
            "TELEGRAM_BOT_TOKEN": token,
            "TELEGRAM_BASE_URL": server.base_url,
            "TELEGRAM_BASE_FILE_URL": server.base_file_url,
            **settings,
        },
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_a_question_is_answered_logged_without_a_name_and_the_bot_ends_when_told_to(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        wang = Person(server.world, 424242, name="王made-up")
        process = await _start(tmp_path, server)
        try:
            wang.says("2020年地区生产总值是多少")
            async with asyncio.timeout(PATIENCE):
                while not server.world.said(wang.id):
                    assert process.returncode is None, "the bot ended by itself"
                    await asyncio.sleep(0.02)
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(PATIENCE):
                out, err = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    (answer,) = server.world.said(wang.id)
    assert "地区生产总值" in answer["text"]
    assert (process.returncode, out) == (0, b"")
    assert TOKEN.encode() not in err
    kept = b"".join(path.read_bytes() for path in (tmp_path / "var").iterdir())
    assert "2020年地区生产总值是多少".encode() in kept
    assert b"424242" not in kept
    assert "王made-up".encode() not in kept


@pytest.mark.parametrize("token", ["111111111:AAHmade_up-token_that_nobody_gave_out"])
async def test_a_token_that_telegram_refuses_is_told_in_a_sentence(token: str, tmp_path: Path) -> None:
    async with BotApiServer() as server:
        process = await _start(tmp_path, server, token, LOG_FORMAT="json")
        async with asyncio.timeout(PATIENCE):
            out, err = await process.communicate()

    assert (process.returncode, out) == (1, b"")
    assert b"Traceback" not in err
    assert token.encode() not in err
    # A log for programs holds nothing else, to the last line.
    lines = [json.loads(line) for line in err.splitlines()]
    assert [line["event"] for line in lines].count("telegram_token_refused") == 3
    assert lines[-1]["event"] == "ended"
    assert "TELEGRAM_BOT_TOKEN" in lines[-1]["reason"]
