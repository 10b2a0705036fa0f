"""The store of record: what is served is what its log leads to, whatever was done, undone, written out and taken in."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.blocks import blocks_of, files_of
from bot.domain.errors import EditConflict
from bot.domain.revision import Block, Change, replay
from bot.service.editing.opening import applied
from bot.service.editing.ports import NewRevision
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from tests.curation.blocks_drawn import plain_maps

_NOON = datetime(2031, 1, 5, 12, tzinfo=UTC)

Step = dict[str, Block] | None
"""What the store is to become, or None: the latest revision is taken back."""


def _between(before: Mapping[str, Block], after: Mapping[str, Block]) -> tuple[Change, ...]:
    keys = sorted({*before, *after})
    return tuple(Change(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key))


async def _commit(store: SqlKnowledge, changes: tuple[Change, ...]) -> None:
    await store.commit(NewRevision(_NOON, "test", "", changes))


async def _follow(steps: list[Step], folder: str) -> None:
    async with Database(f"sqlite+aiosqlite:///{folder}/wenbao.db") as database:
        store = SqlKnowledge(database)
        was: list[Mapping[str, Block]] = [{}]
        for step in steps:
            before = await store.blocks()
            if step is not None:
                await _commit(store, _between(before, step))
                was.append(before)
                assert await store.blocks() == step
            elif latest := await store.revisions(1):
                await _commit(store, tuple(change.inverse for change in latest[0].changes))
                assert await store.blocks() == was[-1]
                was.append(before)
            log = await store.revisions(100)
            assert replay(reversed(log)) == await store.blocks()
            assert [one.number for one in log] == sorted((one.number for one in log), reverse=True)
        log = await store.revisions(100)
        now = await store.blocks()
        assert dict(now) == applied({}, tuple(change for one in reversed(log) for change in one.changes))


@settings(max_examples=15, deadline=None)
@given(st.lists(plain_maps() | st.none(), min_size=1, max_size=5))
def test_after_any_edits_and_undoings_the_entries_are_those_of_the_log(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_follow(steps, folder))


@settings(max_examples=15, deadline=None)
@given(plain_maps())
def test_what_is_written_out_and_taken_into_an_empty_store_is_written_out_alike(blocks: dict[str, Block]) -> None:
    files = files_of(blocks.values())

    async def take_in(folder: str) -> dict[str, bytes]:
        async with Database(f"sqlite+aiosqlite:///{folder}/wenbao.db") as database:
            store = SqlKnowledge(database)
            read = {block.key: block for block in blocks_of(files)}
            await _commit(store, _between({}, read))
            return files_of((await store.blocks()).values())

    with TemporaryDirectory() as folder:
        assert asyncio.run(take_in(folder)) == files


async def test_a_change_of_what_was_changed_meanwhile_writes_nothing(database: Database) -> None:
    store = SqlKnowledge(database)
    one, two, three = (Block("a/faq/x", "a/faq.yaml", 0, f"- id: x # {number}\n") for number in range(3))
    other = Block("a/faq/y", "a/faq.yaml", 1, "- id: y\n")
    await _commit(store, (Change(one.key, None, one),))
    await _commit(store, (Change(one.key, one, two),))

    with pytest.raises(EditConflict) as refused:
        await _commit(store, (Change(other.key, None, other), Change(one.key, one, three)))

    assert (refused.value.key, refused.value.revision) == (one.key, 2)
    assert await store.blocks() == {two.key: two}
    assert await store.head() == 2
