"""An editing service over a made-up store in a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.service.editing.candidate import CandidateBuilder
from bot.service.editing.edits import Edit
from bot.service.editing.folders import read_folder
from bot.service.editing.opening import Importer
from bot.service.editing.roles import Roles
from bot.service.editing.service import StoreEditing
from bot.service.serving import Serving
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from bot.store.trials import SqlEditors, SqlTrials
from tests.made_up_store import REPORT, made_up_folder

OWNER, OTHER_OWNER, EDITOR, STRANGER = 7, 8, 70, 700

GOLDEN = """\
# Made up, as the report is.
- id: gdp
  question: 去年GDP多少
  status: answered
  says: [210.5亿元]
  note: made up
- id: who
  question: 报告人是谁
  status: answered
  says: [甲乙丙]
  note: made up
"""


class SetClock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2031, 3, 4, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, time: timedelta) -> None:
        self.moment += time


@dataclass(frozen=True, slots=True)
class Desk:
    """An editing service with what it works on."""

    editing: StoreEditing
    store: SqlKnowledge
    importer: Importer
    serving: Serving
    clock: SetClock
    folder: Path
    builder: CandidateBuilder
    database: Database

    def says(self, question: str) -> str:
        """What users are answered now."""
        return self.serving.engine.ask(question).answer.headline

    async def published(self, user: int, edit: Edit) -> int:
        """Try an edit and publish it; the number of its revision."""
        trial = await self.editing.attempt(user, edit)
        outcome = await self.editing.publish(user, trial.id)
        assert outcome.revision is not None, outcome
        return outcome.revision.number


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder of a made-up report, with golden questions."""
    folder = made_up_folder(tmp_path)
    (folder / REPORT / "questions.yaml").write_text(GOLDEN, encoding="utf-8")
    return folder


@pytest.fixture
async def desk(folder: Path, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk at which one editor sits already."""
    clock = SetClock()
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/wenbao.db") as database:
        store, trials = SqlKnowledge(database), SqlTrials(database)
        builder = CandidateBuilder(tmp_path, Engine.build)
        importer = Importer(store, builder, clock)
        taken = read_folder(folder, tmp_path)
        first = await importer.start(taken.blocks, taken.sources)
        assert first.candidate is not None
        assert first.candidate.engine is not None
        serving = Serving(first.candidate.engine)
        roles = Roles(frozenset({OWNER, OTHER_OWNER}), SqlEditors(database), trials, clock)
        editing = StoreEditing(store, trials, roles, builder, serving, clock)
        assert await editing.grant(OWNER, EDITOR)
        yield Desk(editing, store, importer, serving, clock, folder, builder, database)
