"""The engine over the shipped store, and what grades it."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.service.evaluating_service import EngineEvaluating
from bot.service.exploring.service import ExploredReport
from tests.shipped import shipped_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return shipped_engine()


@pytest.fixture(scope="session")
def exploring(engine: Engine) -> ExploredReport:
    return ExploredReport(engine)


@pytest.fixture(scope="session")
def evaluating(engine: Engine) -> EngineEvaluating:
    return EngineEvaluating(engine)
