"""What is killed: a process that changes a real database and says on standard output what it has done.

Started as `python -m tests.soak.worker`, it loads everything once and then, for each line of JSON on standard input,
forks a process that does the job that the line names. A line `kill` ends that process with SIGKILL. What a job says, a
word at the beginning of a line: `began` inside a transaction (or before a copy is made), `ended` when that is over,
`acknowledged` with what it may never lose, `done` when there is no more to do. `over` is said when the process is gone.

A job that is `careless` does the same as somebody would who had not thought of being killed; the checks must tell. It says
`half` at its weakest moment and waits there to be killed, so that nobody has to hit that moment by luck.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import traceback
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn, TypeVar

import alembic.command
import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from sqlalchemy.ext.asyncio import AsyncConnection

import bot.store.database
from bot.answering.engine import Engine
from bot.domain.revision import Block, Change, Revision
from bot.service.backing_up import BackupFile
from bot.service.editing.candidate import Candidate, CandidateBuilder
from bot.service.editing.contract import Trial
from bot.service.editing.edits import AddWording, Undo
from bot.service.editing.folders import read_folder
from bot.service.editing.opening import Importer, Wishes, by_digest
from bot.service.editing.ports import NewRevision, SourceFile
from bot.service.editing.roles import Roles
from bot.service.editing.service import StoreEditing
from bot.service.serving import Serving
from bot.store.backup import SqliteBackup
from bot.store.database import Database, Work
from bot.store.knowledge import SqlKnowledge, _apply, _change_row, _insert
from bot.store.migration import migrate
from bot.store.restoring import restore
from bot.store.schema import change, revision
from bot.store.trials import SqlEditors, SqlTrials
from bot.store.verifying import opened_to_read
from tests.made_up_store import REPORT, made_up_folder

OWNER = 7
_LONGEST = 200
"""Steps after which a job ends by itself, should nobody kill it."""

T = TypeVar("T")

# Loaded before anything is forked.
_LOADED = (alembic.command, MigrationContext)


@dataclass(frozen=True)
class Job:
    """What to do: its kind, the folder to work in, the seed of what is random, and whether carelessly."""

    kind: str
    folder: str
    seed: int
    careless: bool = False

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self.folder}/wenbao.db"


def say(*words: object) -> None:
    """One line, in one piece."""
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


def weakest_moment() -> None:
    """Wait here to be killed; nobody comes back."""
    say("half")
    while True:
        signal.pause()


class Watched(Database):
    """A database that says when a transaction has begun and when it is over."""

    async def write(self, work: Work[T]) -> T:
        async def told(connection: AsyncConnection) -> T:
            say("began")
            return await work(connection)

        result = await super().write(told)
        say("ended")
        return result


class SystemClock:
    """The time of day."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@cache
def made_up() -> tuple[Mapping[str, Block], tuple[SourceFile, ...], Engine]:
    """The blocks and documents of a made-up store, and an engine over it."""
    with TemporaryDirectory() as folder:
        taken = read_folder(made_up_folder(Path(folder)), Path(folder))
        candidate = CandidateBuilder(Path(folder), Engine.build).build(taken.blocks, by_digest(taken.sources))
    assert candidate.engine is not None
    candidate.engine.warm_up()
    return taken.blocks, taken.sources, candidate.engine


class QuickBuilder(CandidateBuilder):
    """Finds no fault in anything: what is soaked is the store."""

    def build(self, blocks: Mapping[str, Block], sources: Mapping[str, SourceFile]) -> Candidate:
        return Candidate(made_up()[2], ())


class TwoSteps(SqlKnowledge):
    """Carelessly writes the entries in one transaction and the log in another."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._written_to = database

    async def commit(self, new: NewRevision, yaml: Mapping[str, Block] | None = None) -> Revision:
        async def state(connection: AsyncConnection) -> None:
            await _apply(connection, new.changes)

        async def log(connection: AsyncConnection) -> Revision:
            values = {"made_at": new.made_at, "author": new.author, "reason": new.reason}
            made = await connection.execute(sa.insert(revision).values(**values))
            assert made.inserted_primary_key is not None
            number = int(made.inserted_primary_key[0])
            await _insert(connection, change, [_change_row(number, one) for one in new.changes])
            return Revision(number, new.made_at, new.author, new.reason, new.changes)

        await self._written_to.write(state)
        weakest_moment()
        return await self._written_to.write(log)


class EarlyWord(SqlKnowledge):
    """Carelessly acknowledges what it is about to write."""

    async def commit(self, new: NewRevision, yaml: Mapping[str, Block] | None = None) -> Revision:
        say("acknowledged", await self.head() + 1, new.changes[0].key)
        weakest_moment()
        return await super().commit(new, yaml)


class TwoImports(SqlKnowledge):
    """Carelessly remembers the folder in a transaction of its own."""

    async def commit(self, new: NewRevision, yaml: Mapping[str, Block] | None = None) -> Revision:
        made = await super().commit(new)
        weakest_moment()
        await self.keep_yaml(yaml or {})
        return made


async def edit(job: Job, store_of: Callable[[Database], SqlKnowledge] = SqlKnowledge) -> None:
    """Publish edits and take some back, as an owner does from Telegram."""
    drawn = random.Random(job.seed)  # noqa: S311 - a seed makes a round repeatable
    async with Watched(job.url) as database:
        store, trials, clock = store_of(database), SqlTrials(database), SystemClock()
        builder, serving = QuickBuilder(Path(job.folder), Engine.build), Serving(made_up()[2])
        roles = Roles(frozenset({OWNER}), SqlEditors(database), trials, clock)
        editing = StoreEditing(store, trials, roles, builder, serving, clock)
        entries = sorted(key for key in await store.blocks() if "/faq/" in key or "/indicators/" in key)
        published: list[Revision] = []
        for step in range(_LONGEST):
            if published and drawn.random() < 0.3:
                trial = await editing.attempt(OWNER, Undo(published.pop().number))
            else:
                wording = f"编造的说法{job.seed}-{step}"
                trial = await editing.attempt(OWNER, AddWording(drawn.choice(entries), wording))
            published = [*published, *await _published(editing, trial)][-1:]


async def _published(editing: StoreEditing, trial: Trial) -> tuple[Revision, ...]:
    outcome = await editing.publish(OWNER, trial.id, accepts_changes=True)
    assert outcome.revision is not None, outcome
    say("acknowledged", outcome.revision.number, outcome.revision.keys[0], trial.id)
    return (outcome.revision,)


async def take_in(job: Job) -> None:
    """Import a folder that becomes another again and again."""
    drawn = random.Random(job.seed)  # noqa: S311 - as above
    theirs, sources, _ = made_up()
    async with Watched(job.url) as database:
        store = TwoImports(database) if job.careless else SqlKnowledge(database)
        importer = Importer(store, QuickBuilder(Path(job.folder), Engine.build), SystemClock())
        for step in range(_LONGEST):
            found = await importer.run(theirs, sources, Wishes())
            assert found.revision is not None, found.state
            say("acknowledged", found.revision.number, found.revision.keys[0])
            theirs = _other(theirs, drawn, step)


def _other(blocks: Mapping[str, Block], drawn: random.Random, step: int) -> dict[str, Block]:
    """The same with a third of the entries changed, one gone, and one new."""
    changed = {
        key: replace(block, text=f"{block.text}# Made up: {step}\n") if drawn.random() < 0.3 else block
        for key, block in blocks.items()
    }
    changed.pop(drawn.choice(sorted(changed)))
    new = Block(f"{REPORT}/faq/new-{step}", f"{REPORT}/faq.yaml", 1000 + step, f"- id: new-{step}\n")
    return {**changed, new.key: new}


async def upgrade(job: Job) -> None:
    """Open databases of older versions one after another."""

    def told(connection: sa.Connection) -> None:
        say("began")
        migrate(connection)

    vars(bot.store.database)["migrate"] = told
    if job.careless:
        vars(bot.store.database)["_begin"] = _without_transaction
    for old in sorted(Path(job.folder).glob("old-*.db")):
        async with Database(f"sqlite+aiosqlite:///{old}"):
            say("ended")
            say("acknowledged", old.name)


def _without_transaction(connection: sa.Connection) -> None:
    """Carelessly let each statement be a transaction of its own; the weakest moment is after a table was made."""

    def executed(_: sa.Connection, cursor: object, statement: str, *more: object) -> None:
        if statement.lstrip().startswith("CREATE TABLE"):
            weakest_moment()

    sa.event.listen(connection, "after_cursor_execute", executed)


def _half_written(content: bytes, file: Path) -> None:
    """Carelessly write a database in place."""
    with file.open("wb", buffering=0) as written:
        written.write(content[: len(content) // 2])
        weakest_moment()
        written.write(content[len(content) // 2 :])


class NamedAtOnce(SqliteBackup):
    """Carelessly copies under the name that the copy is to have."""

    def _backup(self) -> BackupFile:
        self._folder.mkdir(exist_ok=True)
        final = self._folder / f"wenbao-{self._clock.now():%Y%m%dT%H%M%S.%fZ}.db"
        with opened_to_read(self._file) as source:
            _half_written(source.serialize(), final)
        return BackupFile(final.name, final.stat().st_size, final, 0)


async def back_up(job: Job) -> None:
    """Make copies while the store is edited."""
    async with Watched(job.url) as database:
        store = SqlKnowledge(database)
        kind = NamedAtOnce if job.careless else SqliteBackup
        backup = kind(job.url, None, SystemClock(), database)
        for step in range(_LONGEST):
            block = next(iter((await store.blocks()).values()))
            changed = replace(block, text=f"{block.text}# Made up: {step}\n")
            one = Change(block.key, block, changed)
            made = await store.commit(NewRevision(datetime.now(UTC), "soak", "", (one,)))
            say("acknowledged", made.number, block.key)
            say("began")
            copy = await backup.backup()
            say("ended")
            say("copied", copy.name)


async def put_back(job: Job) -> None:
    """Restore one of two copies after the other, over a database that has been written to since."""
    copies = sorted(Path(job.folder).glob("copy-*.db"))
    for step in range(_LONGEST):
        with closing(sqlite3.connect(Path(job.folder) / "wenbao.db")) as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("INSERT OR REPLACE INTO setting VALUES ('step', ?)", (str(step),))
            database.commit()
        copy = copies[step % len(copies)]
        say("began")
        if job.careless:
            _half_written(copy.read_bytes(), Path(job.folder) / "wenbao.db")
        else:
            restore(copy, job.url, datetime.now(UTC))
        say("ended")
        say("acknowledged", copy.name)


async def early(job: Job) -> None:
    """Edits that are acknowledged before they are written."""
    await edit(job, EarlyWord)


async def in_two_steps(job: Job) -> None:
    """Edits whose entries and log are written one after the other."""
    await edit(job, TwoSteps)


JOBS: Mapping[str, Callable[[Job], Awaitable[None]]] = {
    "edits": edit,
    "edits acknowledged early": early,
    "edits in two steps": in_two_steps,
    "imports": take_in,
    "migrations": upgrade,
    "backups": back_up,
    "restores": put_back,
}


async def _work(job: Job) -> None:
    await JOBS[job.kind](job)


def _end(line: str) -> NoReturn:
    """Do a job to its end, which is told: nobody would be killed otherwise."""
    status = 1
    try:
        asyncio.run(_work(Job(**json.loads(line))))
        status = 0
    except BaseException:  # noqa: BLE001 - a forked process must not go on as its parent would
        traceback.print_exc()
    say("done")
    os._exit(status)


def serve() -> None:
    """Fork a process for each job that standard input names, and kill it when told to."""
    made_up()
    say("ready")
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if child == 0:
            _end(line)
        sys.stdin.readline()
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        say("over", os.WTERMSIG(status) if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}")


if __name__ == "__main__":
    serve()
