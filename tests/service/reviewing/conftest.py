"""A question log in a real database, and an engine over the made-up report of 纸鹤县, which does not exist."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.curation.loading import load_knowledge
from bot.service.pseudonyms import Pseudonyms
from bot.service.reviewing.service import QuestionReviewing
from bot.service.reviewing.wording import WordingReader
from bot.service.serving import Serving
from bot.store.database import Database
from bot.store.reviewing import SqlReviewing
from tests.service.made_up import StoppedClock
from tests.service.reviewing.made_up import Log
from tests.shipped import shipped_lexicon

MADE_UP = Path(__file__).parents[2] / "answering" / "made_up"


@pytest.fixture(scope="session")
def engine() -> Engine:
    knowledge = load_knowledge(MADE_UP / "knowledge" / "zhihe-2031", MADE_UP)
    return Engine.build([knowledge], shipped_lexicon())


@pytest.fixture(scope="session")
def reader(engine: Engine) -> WordingReader:
    return WordingReader(engine)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'wenbao.db'}") as database:
        yield database


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def log(database: Database, clock: StoppedClock) -> Log:
    return Log(database, clock)


@pytest.fixture
def reviewing(database: Database, engine: Engine, clock: StoppedClock) -> QuestionReviewing:
    return QuestionReviewing(SqlReviewing(database), Serving(engine), clock, Pseudonyms(b"made-up key"))
