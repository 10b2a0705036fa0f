"""Keeps changes that were tried and not decided yet, and who may edit."""

from __future__ import annotations

import base64
from datetime import datetime

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.revision import Change
from bot.service.editing.contract import TrialState
from bot.service.editing.ports import KeptTrial, SourceFile
from bot.store.database import Database
from bot.store.schema import editor, trial

_CHANGES = TypeAdapter(tuple[Change, ...])


class SqlTrials:
    """Trials in a database; implements `bot.service.editing.ports.TrialStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, kept: KeptTrial) -> None:
        """Keep a new trial."""
        values = {
            "id": kept.id,
            "author": kept.author,
            "made_at": kept.made_at,
            "reason": kept.reason,
            "state": kept.state.value,
            "changes": _CHANGES.dump_python(kept.changes, mode="json"),
            "sources": [[one.path, base64.b64encode(one.content).decode()] for one in kept.sources],
            "revision": kept.revision,
        }

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.insert(trial).values(**values))

        await self._database.write(work)

    async def trial(self, trial_id: str) -> KeptTrial | None:
        """The trial of that id."""
        return next(iter(await self._select(trial.c.id == trial_id)), None)

    async def move(self, trial_id: str, before: TrialState, after: TrialState, revision: int | None = None) -> bool:
        """Change the state of a trial; False where it is not in the state `before` any more."""

        async def work(connection: AsyncConnection) -> bool:
            moved = await connection.execute(
                sa.update(trial)
                .where(trial.c.id == trial_id, trial.c.state == before.value)
                .values(state=after.value, revision=revision)
            )
            return bool(moved.rowcount)

        return await self._database.write(work)

    async def in_state(self, state: TrialState) -> tuple[KeptTrial, ...]:
        """All trials in a state, oldest first."""
        return await self._select(trial.c.state == state.value)

    async def drop_older(self, state: TrialState, moment: datetime) -> None:
        """Drop the trials of a state that were made before a moment."""
        await self._delete((trial.c.state == state.value) & (trial.c.made_at < moment))

    async def drop_of(self, author: int) -> None:
        """Drop what somebody tried and nobody decided."""
        undecided = trial.c.state.in_([TrialState.OPEN.value, TrialState.PROPOSED.value])
        await self._delete((trial.c.author == author) & undecided)

    async def _select(self, wanted: sa.ColumnElement[bool]) -> tuple[KeptTrial, ...]:
        async def work(connection: AsyncConnection) -> tuple[KeptTrial, ...]:
            rows = await connection.execute(sa.select(trial).where(wanted).order_by(trial.c.made_at, trial.c.id))
            return tuple(_kept(row) for row in rows)

        return await self._database.read(work)

    async def _delete(self, which: sa.ColumnElement[bool]) -> None:
        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.delete(trial).where(which))

        await self._database.write(work)


class SqlEditors:
    """Editors in a database; implements `bot.service.editing.ports.EditorStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def editors(self) -> frozenset[int]:
        """The Telegram ids of all editors."""

        async def work(connection: AsyncConnection) -> frozenset[int]:
            return frozenset((await connection.execute(sa.select(editor.c.user_id))).scalars())

        return await self._database.read(work)

    async def add(self, user: int, by: int, at: datetime) -> bool:
        """Make somebody an editor; False where he is one."""

        async def work(connection: AsyncConnection) -> bool:
            made = insert(editor).values(user_id=user, granted_by=by, granted_at=at).on_conflict_do_nothing()
            return bool((await connection.execute(made)).rowcount)

        return await self._database.write(work)

    async def remove(self, user: int) -> bool:
        """Make an editor nobody; False where he is none."""

        async def work(connection: AsyncConnection) -> bool:
            return bool((await connection.execute(sa.delete(editor).where(editor.c.user_id == user))).rowcount)

        return await self._database.write(work)


def _kept(row: sa.Row[tuple[object, ...]]) -> KeptTrial:
    sources = tuple(SourceFile(path, base64.b64decode(content)) for path, content in row.sources)
    changes = _CHANGES.validate_python(row.changes)
    return KeptTrial(row.id, row.author, row.made_at, row.reason, TrialState(row.state), changes, sources, row.revision)
