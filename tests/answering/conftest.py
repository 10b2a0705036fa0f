"""The engine over the shipped store, and one over the made-up report in `made_up/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.curation.loading import load_knowledge
from tests.shipped import shipped_engine, shipped_lexicon

MADE_UP = Path(__file__).parent / "made_up"


@pytest.fixture(scope="session")
def engine() -> Engine:
    return shipped_engine()


@pytest.fixture(scope="session")
def made_up() -> Engine:
    """纸鹤县 does not exist; its report is invented. The vocabulary is the shipped one."""
    knowledge = load_knowledge(MADE_UP / "knowledge" / "zhihe-2031", MADE_UP)
    return Engine.build([knowledge], shipped_lexicon())
