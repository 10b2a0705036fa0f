"""A real database file for each test."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Database


@pytest.fixture(autouse=True)
async def _drivers_end_with_their_test() -> AsyncIterator[None]:
    """A connection that fails to open leaves its thread to end by itself, which needs the event loop once more."""
    yield
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's database is; its folder does not exist yet."""
    return tmp_path / "var" / "wenbao.db"


@pytest.fixture
def url(path: Path) -> str:
    """The database's URL."""
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """An open database."""
    async with Database(url) as database:
        yield database
