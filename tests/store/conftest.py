"""A real database file for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Database


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
