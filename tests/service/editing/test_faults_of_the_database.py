"""When the database cannot be written, whoever edits is told so, nothing is lost, and nothing is served that is not kept."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import StoreError
from bot.domain.revision import Block, Revision
from bot.service.editing.contract import TrialState, Verdict
from bot.service.editing.edits import AddWording
from bot.service.editing.ports import NewRevision
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from tests.service.editing.conftest import OWNER, Desk

BOATS = AddWording("festivals", "县里有什么热闹可看")
LONG = "原因（编造）" * 20_000
"""A reason that needs pages that the database does not have yet."""


async def _pragma(database: Database, pragma: str) -> int:
    async def work(connection: AsyncConnection) -> int:
        return int((await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one())

    return await database.read(work)


async def _fill_disk(database: Database) -> None:
    """From now on the file may not grow: SQLite says what it says of a disk that is full."""
    await _pragma(database, f"max_page_count={await _pragma(database, 'page_count')}")


async def _make_room(database: Database) -> None:
    await _pragma(database, "max_page_count=1000000")


async def test_an_edit_that_finds_the_disk_full_is_refused_and_made_when_there_is_room(desk: Desk) -> None:
    head, blocks = await desk.store.head(), await desk.store.blocks()
    await _fill_disk(desk.database)

    with pytest.raises(StoreError, match=r"database or disk is full\. Make room on its disk"):
        await desk.editing.attempt(OWNER, BOATS, LONG)

    assert (await desk.store.head(), await desk.store.blocks()) == (head, blocks)
    await _make_room(desk.database)
    await desk.published(OWNER, BOATS)
    assert "节庆活动" in desk.says("县里有什么热闹可看")


async def test_publishing_that_finds_the_disk_full_changes_nothing_and_can_be_tried_again(desk: Desk) -> None:
    head, blocks = await desk.store.head(), await desk.store.blocks()
    trial = await desk.editing.attempt(OWNER, BOATS, LONG)
    await _fill_disk(desk.database)

    with pytest.raises(StoreError, match="database or disk is full"):
        await desk.editing.publish(OWNER, trial.id)

    assert (await desk.store.head(), await desk.store.blocks()) == (head, blocks)
    assert "节庆活动" not in desk.says("县里有什么热闹可看")
    kept = await desk.editing.trial(OWNER, trial.id)
    assert kept is not None
    assert kept.state is TrialState.OPEN
    await _make_room(desk.database)
    assert (await desk.editing.publish(OWNER, trial.id)).verdict is Verdict.PUBLISHED
    assert "节庆活动" in desk.says("县里有什么热闹可看")


class Store(SqlKnowledge):
    """Commits when it is let, and cannot be read afterwards if so wished."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.committing, self.go_on = asyncio.Event(), asyncio.Event()
        self.is_broken_afterwards = False
        self._is_broken = False

    async def commit(self, new: NewRevision, yaml: Mapping[str, Block] | None = None) -> Revision:
        self.committing.set()
        await self.go_on.wait()
        made = await super().commit(new, yaml)
        self._is_broken = self.is_broken_afterwards
        return made

    async def head(self) -> int:
        if self._is_broken:
            raise StoreError("made up")
        return await super().head()


@pytest.fixture
def store(desk: Desk) -> Store:
    """A store that the desk's editing uses instead of its own."""
    store = Store(desk.database)
    desk.editing._store = store
    desk.editing._checker._store = store
    return store


async def test_what_is_committed_is_served_though_whoever_published_it_is_gone(desk: Desk, store: Store) -> None:
    trial = await desk.editing.attempt(OWNER, BOATS)
    publishing = asyncio.create_task(desk.editing.publish(OWNER, trial.id))
    await store.committing.wait()
    publishing.cancel()
    await asyncio.sleep(0)
    store.go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await publishing

    assert await store.head() == 2
    assert "节庆活动" in desk.says("县里有什么热闹可看")


async def test_what_is_committed_is_told_though_the_database_cannot_be_read_any_more(desk: Desk, store: Store) -> None:
    trial = await desk.editing.attempt(OWNER, BOATS)
    store.go_on.set()
    store.is_broken_afterwards = True

    outcome = await desk.editing.publish(OWNER, trial.id)

    assert (outcome.verdict, outcome.revision is not None) == (Verdict.PUBLISHED, True)
    assert outcome.trial is not None
    assert (outcome.trial.state, outcome.trial.revision) == (TrialState.PUBLISHED, 2)
