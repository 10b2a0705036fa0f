"""Kills processes that change a database, at random moments, and checks what they leave behind."""

from __future__ import annotations

import asyncio
import json
import random
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.revision import Change
from bot.service.editing.contract import TrialState
from bot.service.editing.ports import NewRevision
from bot.store import migration
from bot.store.backup import SqliteBackup
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from bot.store.schema import REVISION
from bot.store.trials import SqlTrials
from bot.store.verifying import opened_to_read, verified
from tests.shipped import ROOT
from tests.soak.worker import SystemClock, made_up

_PATIENCE = 60.0
"""Seconds in which a job says its next word; only a worker that hangs takes longer."""


@dataclass
class Tally:
    """What became of the rounds of a kind: how many there were, in how many the process was killed before it was done, how
    many of those between `began` and `ended`, and how much was acknowledged, all of which was found again.
    """

    kind: str
    rounds: int = 0
    killed: int = 0
    mid: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count the rounds of another tally among these."""
        self.rounds += other.rounds
        self.killed += other.killed
        self.mid += other.mid
        self.acknowledged += other.acknowledged
        self.faults += other.faults


class Worker:
    """A `tests.soak.worker`; forks the processes that are killed."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._unread = b""
        assert self._read() == "ready"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()
            if error is not None:
                process.kill()

    def killed_at_its_weakest(self, job: Mapping[str, object]) -> list[str]:
        """Let it do a careless job and kill it halfway; all that it said."""
        self._write(json.dumps(job))
        said = [self._read()]
        while said[-1] not in ("half", "done"):
            said.append(self._read())
        return self._kill(said)

    def killed(self, job: Mapping[str, object], drawn: random.Random) -> list[str]:
        """Let it do a job and kill it at a random moment; all that it said."""
        self._write(json.dumps(job))
        began, before = drawn.randint(1, 6), drawn.uniform(0, 0.02)
        said: list[str] = []
        while began and "done" not in said:
            said.append(self._read())
            began -= said[-1] == "began"
        # Sometimes at once, so that the shortest transactions are met as well.
        time.sleep(before * drawn.choice((0, 0.1, 1)))
        return self._kill(said)

    def _kill(self, said: list[str]) -> list[str]:
        self._write("kill")
        while not said[-1].startswith("over"):
            said.append(self._read())
        assert said[-1] in ("over 9", "over exit 0"), said[-3:]
        return said[:-1]

    def _write(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())

    def _read(self) -> str:
        assert self._process.stdout is not None
        while b"\n" not in self._unread:
            ready, _, _ = select.select([self._process.stdout], [], [], _PATIENCE)
            assert ready, "the worker hangs"
            read = self._process.stdout.read(65536)
            assert read, "the worker is gone"
            self._unread += read
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode()


Check = Callable[[Path, list[list[str]]], list[str]]


def told(said: list[str], word: str) -> list[list[str]]:
    """What was said with this word."""
    return [line.split()[1:] for line in said if line.startswith(f"{word} ")]


def is_mid(said: list[str]) -> bool:
    """Whether the last thing begun was not over."""
    marks = [line for line in said if line in ("began", "ended")]
    return bool(marks) and marks[-1] == "began"


def soak(
    worker: Worker,
    kind: str,
    folder: Path,
    rounds: int,
    seed: int,
    mid: int = 0,
) -> Tally:
    """Kill a job so many times, and go on until `mid` were killed in the middle; stops at the first fault.

    Args:
        worker: does the job.
        kind: which one; tells how it is prepared and checked.
        folder: for its databases.
        rounds: at least.
        seed: of all that is random but the scheduling of the machine.
        mid: how many must be killed in the middle of something.
    """
    drawn, tally = random.Random(seed), Tally(kind)  # noqa: S311 - a seed makes a round repeatable
    way = WAYS[kind]
    place = folder / "0"
    history: list[list[str]] = []
    while tally.rounds < rounds or (tally.mid < mid and tally.rounds < rounds + 100):
        if not way.is_lasting or not tally.rounds:
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            way.prepare(place)
            history = []
        order = {"kind": kind, "folder": str(place), "seed": seed * 100_000 + tally.rounds}
        said = worker.killed(order, drawn)
        history.append(said)
        tally.rounds += 1
        tally.killed += "done" not in said
        tally.mid += "done" not in said and is_mid(said)
        tally.acknowledged += len(told(said, "acknowledged"))
        tally.faults += [f"{kind}, seed {seed}, round {tally.rounds}: {fault}" for fault in way.check(place, history)]
        if tally.faults:
            break
    return tally


def careless(worker: Worker, kind: str, job: str, folder: Path) -> list[str]:
    """The faults that are found after a job was done carelessly, in the manner of `kind`, and killed at its weakest."""
    WAYS[kind].prepare(folder)
    said = worker.killed_at_its_weakest({"kind": job, "folder": str(folder), "seed": 0, "careless": True})
    assert said[-1] == "half", "it was not killed halfway"
    return WAYS[kind].check(folder, [said])


@dataclass(frozen=True)
class Way:
    """How a kind of job is prepared and checked; one that is lasting goes on with what was left."""

    prepare: Callable[[Path], None]
    check: Check
    is_lasting: bool = False


def _verify(file: Path) -> Iterator[str]:
    """Integrity, foreign keys, entries equal the log replayed."""
    try:
        with opened_to_read(file) as connection:
            verified(connection, file)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
        yield f"{file.name}: {error}"


def _prepare_store(folder: Path) -> None:
    _copied("store", folder / "wenbao.db", _make_store)


def _prepare_copies(folder: Path) -> None:
    _copied("small", folder / "wenbao.db", _make_small)
    _copied("small", folder / "copy-a.db", _make_small)
    _copied("store", folder / "copy-b.db", _make_store)


def _prepare_small(folder: Path) -> None:
    _copied("small", folder / "wenbao.db", _make_small)


def _prepare_old(folder: Path) -> None:
    for number, schema in enumerate(("0001", "0002", "0003", "0001")):
        _copied(schema, folder / f"old-{number}-{schema}.db", partial(_make_old, schema=schema))


_made: dict[str, bytes] = {}


def _copied(name: str, file: Path, make: Callable[[Path], None]) -> None:
    """A database that was made once, copied."""
    if name not in _made:
        make(file)
        _made[name] = file.read_bytes()
    file.write_bytes(_made[name])


def _make_store(file: Path) -> None:
    _make(file, lambda key: True)


def _make_small(file: Path) -> None:
    _make(file, lambda key: "/faq/" in key)


def _make(file: Path, wanted: Callable[[str], bool]) -> None:
    blocks = {key: block for key, block in made_up()[0].items() if wanted(key)}

    async def fill() -> None:
        async with Database(f"sqlite+aiosqlite:///{file}") as database:
            changes = tuple(Change(key, None, block) for key, block in blocks.items())
            new = NewRevision(datetime(2031, 1, 5, tzinfo=UTC), "import", "", changes, made_up()[1])
            await SqlKnowledge(database).commit(new, blocks)

    asyncio.run(fill())


_QUESTION = (
    "INSERT INTO question_log (asked_at, surface, asker_hash, question, status, kind, entry_ids, latency_ms) "
    "VALUES ('2031-03-04 12:00:00.000000', 'private', '', 'made up', 'not_found', 'silence', '[]', 1.0)"
)


def _make_old(file: Path, schema: str) -> None:
    engine = sa.create_engine(f"sqlite:///{file}", poolclass=sa.NullPool)
    with engine.connect() as connection:
        migration.upgrade(connection, schema)
        connection.execute(sa.text(_QUESTION))
        connection.commit()
    engine.dispose()
    with closing(sqlite3.connect(file)) as one_file:
        one_file.execute("PRAGMA journal_mode=WAL")
        one_file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _check_edits(folder: Path, history: list[list[str]]) -> list[str]:
    file = folder / "wenbao.db"
    acknowledged = [words for said in history for words in told(said, "acknowledged")]
    return [*_verify(file), *asyncio.run(_lost(file, acknowledged))]


async def _lost(file: Path, acknowledged: list[list[str]]) -> list[str]:
    """What was acknowledged and is not there when the database is opened as the bot opens it."""
    async with Database(f"sqlite+aiosqlite:///{file}") as database:
        store, trials = SqlKnowledge(database), SqlTrials(database)
        head = await store.head()
        held = {(one.number, key) for one in await store.revisions(head + 1) for key in one.keys}
        published = {one.id: one.revision for one in await trials.in_state(TrialState.PUBLISHED)}
    faults = []
    for number, key, *trial in acknowledged:
        if (int(number), key) not in held:
            faults.append(f"revision {number} was acknowledged and is not there")
        if trial and published.get(trial[0]) != int(number):
            faults.append(f"the trial of revision {number} is not published by it")
    return faults


def _check_imports(folder: Path, history: list[list[str]]) -> list[str]:
    file = folder / "wenbao.db"
    faults = _check_edits(folder, history) if file.is_file() else []
    if not faults and file.is_file():
        with closing(sqlite3.connect(file)) as connection:
            query = "SELECT COUNT(*) FROM (SELECT key, path, text FROM {} EXCEPT SELECT key, path, text FROM {})"
            for one, other in (("entry", "yaml_entry"), ("yaml_entry", "entry")):
                count = connection.execute(query.format(one, other)).fetchone()[0]
                if count:
                    faults.append(f"{count} rows of {one} are not in {other}, though all came from the folder")
    return faults


def _check_migrations(folder: Path, history: list[list[str]]) -> list[str]:
    faults: list[str] = []
    acknowledged = {words[0] for said in history for words in told(said, "acknowledged")}
    for old in sorted(folder.glob("old-*.db")):
        before = old.stem.rpartition("-")[2]
        try:
            with opened_to_read(old) as connection:
                verified(connection, old)
                found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
                tables = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")}
            if found not in (before, REVISION):
                faults.append(f"{old.name} was left at schema {found}")
            if tables != _definitions(found):
                faults.append(f"{old.name} says it has schema {found} and has other tables")
            if old.name in acknowledged and found != REVISION:
                faults.append(f"{old.name} was acknowledged and is at schema {found}")
            asyncio.run(_opens(old))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
            faults.append(f"{old.name}: {error}")
    return faults


async def _opens(old: Path) -> None:
    async def count(connection: AsyncConnection) -> int:
        return int((await connection.execute(sa.text("SELECT COUNT(*) FROM question_log"))).scalar_one())

    async with Database(f"sqlite+aiosqlite:///{old}") as database:
        assert await database.read(count) == 1, "what it held is lost"


def _definitions(schema: str) -> frozenset[str]:
    """The tables of a schema as the migrations make them."""
    with closing(sqlite3.connect(":memory:")) as reference:
        reference.deserialize(_made_old(schema))
        return frozenset(row[0] for row in reference.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL"))


def _made_old(schema: str) -> bytes:
    if schema not in _made:
        with TemporaryDirectory() as folder:
            _copied(schema, Path(folder) / "old.db", lambda file: _make_old(file, schema))
    # In memory there is no write-ahead log to look for.
    return _made[schema][:18] + b"\x01\x01" + _made[schema][20:]


def _check_backups(folder: Path, history: list[list[str]]) -> list[str]:
    faults = _check_edits(folder, history)
    copies = folder / "backups"
    names = {path.name for path in copies.glob("wenbao-*.db")}
    for copy in sorted(copies.glob("wenbao-*.db")):
        faults += _verify(copy)
    for (name,) in told(history[-1], "copied")[-10:]:
        if name not in names:
            faults.append(f"the copy {name} was acknowledged and is not there")
    if not faults:
        made = asyncio.run(SqliteBackup(f"sqlite+aiosqlite:///{folder}/wenbao.db", None, SystemClock()).backup())
        left = {path.name for path in copies.iterdir()} - {".lock", made.name} - names
        faults += [f"{name} was left lying" for name in sorted(left)]
    return faults


def _check_restores(folder: Path, history: list[list[str]]) -> list[str]:
    file = folder / "wenbao.db"
    databases = [
        file,
        *(path for path in folder.glob("wenbao.db.before-*") if not path.name.endswith(("-wal", "-shm"))),
    ]
    faults = [fault for one in databases for fault in _verify(one)]
    if not faults:
        asyncio.run(_lost(file, []))
    return faults


WAYS = {
    "edits": Way(_prepare_store, _check_edits, is_lasting=True),
    "imports": Way(lambda folder: None, _check_imports),
    "migrations": Way(_prepare_old, _check_migrations),
    "backups": Way(_prepare_small, _check_backups),
    "restores": Way(_prepare_copies, _check_restores),
}
