"""Keeps the store of record: the blocks that are served, and the log of revisions that led to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import EditConflict
from bot.domain.revision import Block, Change, Revision
from bot.service.editing.contract import TrialState
from bot.service.editing.ports import NewRevision, SourceFile
from bot.store.database import Database
from bot.store.schema import change, entry, revision, source_document, trial, yaml_entry

_ROWS_AT_ONCE = 500
"""SQLite takes a limited number of values in one statement."""


class SqlKnowledge:
    """The store of record in a database; implements `bot.service.editing.ports.KnowledgeStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def blocks(self) -> Mapping[str, Block]:
        """What is valid now, by key."""
        return await self._database.read(lambda connection: _blocks(connection, entry))

    async def head(self) -> int:
        """The number of the latest revision; 0 where there is none."""
        return await self._database.read(_head)

    async def commit(self, new: NewRevision, yaml: Mapping[str, Block] | None = None) -> Revision:
        """Make a revision: what it changes and its line in the log become valid together, or nothing does.

        Raises:
            EditConflict: an entry is not any more what its change says that it was, or the trial was decided.
            StoreError: the database cannot be written.
        """

        async def work(connection: AsyncConnection) -> Revision:
            await _refuse_conflicts(connection, new.changes)
            made = await connection.execute(
                sa.insert(revision).values(made_at=new.made_at, author=new.author, reason=new.reason)
            )
            number = int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
            await _apply(connection, new.changes)
            await _insert(connection, change, [_change_row(number, one) for one in new.changes])
            if new.trial:
                await _publish(connection, new.trial, number)
            for source in new.sources:
                await connection.execute(insert(source_document).values(**_source_row(source)).on_conflict_do_nothing())
            if yaml is not None:
                await _replace_yaml(connection, yaml)
            return Revision(number, new.made_at, new.author, new.reason, new.changes)

        return await self._database.write(work)

    async def revisions(self, limit: int, before: int | None = None, key: str | None = None) -> tuple[Revision, ...]:
        """The latest revisions, newest first: those below number `before`, those that change the entry `key`."""

        async def work(connection: AsyncConnection) -> tuple[Revision, ...]:
            wanted = sa.select(revision).order_by(revision.c.number.desc()).limit(limit)
            if before is not None:
                wanted = wanted.where(revision.c.number < before)
            if key is not None:
                wanted = wanted.where(revision.c.number.in_(sa.select(change.c.revision).where(change.c.key == key)))
            return await _with_changes(connection, (await connection.execute(wanted)).all())

        return await self._database.read(work)

    async def revision(self, number: int) -> Revision | None:
        """One revision."""

        async def work(connection: AsyncConnection) -> Revision | None:
            rows = (await connection.execute(sa.select(revision).where(revision.c.number == number))).all()
            return next(iter(await _with_changes(connection, rows)), None)

        return await self._database.read(work)

    async def yaml(self) -> Mapping[str, Block]:
        """The blocks of the knowledge folder as they were last taken in."""
        return await self._database.read(lambda connection: _blocks(connection, yaml_entry))

    async def keep_yaml(self, blocks: Mapping[str, Block]) -> None:
        """Remember the blocks of the knowledge folder as they are now."""
        await self._database.write(lambda connection: _replace_yaml(connection, blocks))

    async def been(self, key: str) -> tuple[Block | None, ...]:
        """Everything that an entry ever was, in order; None where it was not there."""

        async def work(connection: AsyncConnection) -> tuple[Block | None, ...]:
            wanted = sa.select(change).where(change.c.key == key).order_by(change.c.revision)
            return tuple(_change_of(row).after for row in await connection.execute(wanted))

        return await self._database.read(work)

    async def sources(self) -> Mapping[str, SourceFile]:
        """The source documents, by their SHA-256."""

        async def work(connection: AsyncConnection) -> Mapping[str, SourceFile]:
            rows = await connection.execute(sa.select(source_document))
            return {row.sha256: SourceFile(row.path, row.content) for row in rows}

        return await self._database.read(work)


async def _head(connection: AsyncConnection) -> int:
    return (await connection.execute(sa.select(sa.func.max(revision.c.number)))).scalar_one() or 0


async def _blocks(connection: AsyncConnection, table: sa.Table) -> Mapping[str, Block]:
    rows = await connection.execute(sa.select(table))
    return {row.key: Block(row.key, row.path, row.position, row.text) for row in rows}


async def _refuse_conflicts(connection: AsyncConnection, changes: Iterable[Change]) -> None:
    held = await _blocks(connection, entry)
    for one in changes:
        now = held.get(one.key)
        as_expected = now is None if one.before is None else one.before.same_as(now)
        if not as_expected:
            faster = sa.select(sa.func.max(change.c.revision)).where(change.c.key == one.key)
            raise EditConflict(one.key, (await connection.execute(faster)).scalar_one())


async def _apply(connection: AsyncConnection, changes: Iterable[Change]) -> None:
    changes = tuple(changes)
    gone = [one.key for one in changes if one.before is not None]
    for start in range(0, len(gone), _ROWS_AT_ONCE):
        await connection.execute(sa.delete(entry).where(entry.c.key.in_(gone[start : start + _ROWS_AT_ONCE])))
    await _insert(connection, entry, [_block_row(one.after) for one in changes if one.after is not None])


async def _publish(connection: AsyncConnection, trial_id: str, number: int) -> None:
    undecided = trial.c.state.in_([TrialState.OPEN.value, TrialState.PROPOSED.value])
    moved = await connection.execute(
        sa.update(trial)
        .where(trial.c.id == trial_id, undecided)
        .values(state=TrialState.PUBLISHED.value, revision=number)
    )
    if not moved.rowcount:
        raise EditConflict(trial_id, None)


async def _replace_yaml(connection: AsyncConnection, blocks: Mapping[str, Block]) -> None:
    await connection.execute(sa.delete(yaml_entry))
    await _insert(connection, yaml_entry, [_block_row(block) for block in blocks.values()])


async def _insert(connection: AsyncConnection, table: sa.Table, rows: list[dict[str, object]]) -> None:
    if rows:
        await connection.execute(sa.insert(table), rows)


async def _with_changes(
    connection: AsyncConnection, rows: Iterable[sa.Row[tuple[object, ...]]]
) -> tuple[Revision, ...]:
    rows = tuple(rows)
    wanted = sa.select(change).where(change.c.revision.in_([row.number for row in rows])).order_by(change.c.key)
    by_number: defaultdict[int, list[Change]] = defaultdict(list)
    for found in await connection.execute(wanted):
        by_number[found.revision].append(_change_of(found))
    return tuple(
        Revision(row.number, row.made_at, row.author, row.reason, tuple(by_number[row.number])) for row in rows
    )


def _change_of(row: sa.Row[tuple[object, ...]]) -> Change:
    before = None if row.text_before is None else Block(row.key, row.path_before, row.position_before, row.text_before)
    after = None if row.text_after is None else Block(row.key, row.path_after, row.position_after, row.text_after)
    return Change(row.key, before, after)


def _block_row(block: Block) -> dict[str, object]:
    return {"key": block.key, "path": block.path, "position": block.position, "text": block.text}


def _change_row(number: int, one: Change) -> dict[str, object]:
    before, after = one.before, one.after
    return {
        "revision": number,
        "key": one.key,
        "path_before": before.path if before else None,
        "position_before": before.position if before else None,
        "text_before": before.text if before else None,
        "path_after": after.path if after else None,
        "position_after": after.position if after else None,
        "text_after": after.text if after else None,
    }


def _source_row(source: SourceFile) -> dict[str, object]:
    return {"sha256": source.sha256, "path": source.path, "content": source.content}
