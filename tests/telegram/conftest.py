"""The stage of every end-to-end test; it ends by asserting that the bot did nothing Telegram refuses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from io import StringIO
from pathlib import Path

import pytest

from bot.logs import configure_logs
from bot.store.database import Database
from bot.telegram.connection import polling, serving
from bot.telegram.delivery import sending
from tests.shipped import shipped_engine
from tests.telegram.admin_stage import AdminStage, admin_stage
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.server import BotApiServer
from tests.telegram.stage import Stage

_MOMENT = 0.05


@pytest.fixture(autouse=True)
def _durations_as_the_library_will_give_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns at every 429 unless it may give durations as timedelta; warnings are errors here."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture(autouse=True)
def _failures_are_soon_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits before it tries again waits for a moment only."""
    monkeypatch.setattr(polling, "_FIRST_PAUSE", _MOMENT)
    monkeypatch.setattr(serving, "_FIRST_PAUSE", _MOMENT)
    monkeypatch.setattr(sending, "_PAUSES", (_MOMENT,) * 3)


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What stands in the log of an operator."""
    stream = StringIO()
    configure_logs("INFO", stream)
    yield stream
    configure_logs("CRITICAL")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A database file of the test's own."""
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/wenbao.db") as database:
        yield database


@pytest.fixture
async def empty_stage(database: Database) -> AsyncIterator[Stage]:
    """A server without the bot."""
    async with BotApiServer() as server:
        stage = Stage(server, database)
        try:
            yield stage
        finally:
            await stage.stop()
    assert stage.violations == []
    assert server.faults.pending == []


@pytest.fixture
async def stage(empty_stage: Stage) -> Stage:
    """The bot, polling."""
    await empty_stage.start()
    return empty_stage


@pytest.fixture
async def served(database: Database) -> AsyncIterator[Stage]:
    """The bot over the knowledge as it ships."""
    async with BotApiServer() as server:
        stage = Stage(server, database, shipped_engine())
        await stage.start()
        try:
            yield stage
        finally:
            await stage.stop()
    assert stage.violations == []


@pytest.fixture
def wang(stage: Stage) -> Person:
    """Somebody whose Telegram speaks Chinese."""
    return stage.person()


@pytest.fixture
def group(stage: Stage) -> Group:
    """A supergroup."""
    return stage.group()


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[AdminStage]:
    """The bot over a made-up store of record that admins can change."""
    async with admin_stage(tmp_path) as stage:
        yield stage
