"""The engine over the shipped store."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from tests.shipped import shipped_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return shipped_engine()
