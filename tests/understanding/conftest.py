"""The reader and the index over the shipped store."""

from __future__ import annotations

import pytest

from bot.understanding.matching import NameIndex
from bot.understanding.reading import QuestionReader
from tests.shipped import shipped_engine


@pytest.fixture(scope="session")
def reader() -> QuestionReader:
    return shipped_engine().reader


@pytest.fixture(scope="session")
def index() -> NameIndex:
    return shipped_engine().index
